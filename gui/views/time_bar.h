// The bar at the foot of the window: time in the user's hand, and the four figures that matter.
#pragma once

#include <QFrame>
#include <QVector>

#include "gui/app/figures.h"
#include "gui/models/timeline_model.h"
#include "gui/views/timeline_strip.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace drydock::views {

/// Play, pause, step, speed, clock, success, latency and money; below them the timeline.
class TimeBar : public QFrame {
  Q_OBJECT

 public:
  explicit TimeBar(QWidget* parent = nullptr);

  void setTimeline(const models::TimelineModel& model);
  TimelineStrip* strip() const { return strip_; }
  QToolButton* playButton() const { return play_; }
  QToolButton* undoButton() const { return undo_; }
  QPushButton* forkButton() const { return fork_; }

 signals:
  void playRequested(bool playing);
  void stepRequested();
  void speedRequested(double speed);  ///< 0: as fast as possible.
  void rewindPreviewed(models::Moment at);
  void rewindCancelled();
  void rewindRequested(models::Moment at);
  void undoRequested();  ///< Take the last command back.
  void forkRequested();
  void branchRequested(const QString& id);
  void markActivated(const QString& id);
  void measuresActivated();  ///< Success or latency was clicked: show the charts.
  void moneyActivated();     ///< A sum was clicked: show the bill.

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Figure {
    QLabel *name, *glyph;
    app::FigureLabel* value;
  };

  void build();
  QToolButton* control(const QString& icon, const QString& name, const QKeySequence& keys);
  Figure figure(QHBoxLayout* row, const QString& name, const QString& widest);
  void retheme();
  void fill();
  void fillBranches();

  models::TimelineModel model_;
  TimelineStrip* strip_ = nullptr;
  QToolButton *restart_ = nullptr, *step_ = nullptr, *play_ = nullptr, *undo_ = nullptr;
  QVector<QToolButton*> speeds_;
  app::FigureLabel* clock_ = nullptr;
  Figure success_{}, p95_{}, rate_{}, total_{};
  QPushButton* fork_ = nullptr;
  QHBoxLayout* chips_ = nullptr;
  QString branchesShown_;
};

}  // namespace drydock::views
