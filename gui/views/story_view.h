// The story of an outage as a page: what it came to, then fact after fact with its cause.
#pragma once

#include <QWidget>

#include "gui/models/story_model.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace drydock::app {
class FigureLabel;
}

namespace drydock::views {

/// Shows one of the stories that it is given; the newest until somebody chooses.
class StoryView : public QWidget {
  Q_OBJECT

 public:
  explicit StoryView(QWidget* parent = nullptr);

  void setStories(const QVector<models::StoryModel>& stories);
  /// The one that is shown; null when there is none.
  const models::StoryModel* story() const;
  QComboBox* chooser() const { return chooser_; }
  /// The buttons of its lines, in their order.
  const QVector<QPushButton*>& lines() const { return lines_; }
  /// Asks for a file and writes there.
  void save(const QString& markdown);

 signals:
  void factSelected(const QString& id);
  void markdownWanted(bool toFile);  ///< To save() it, or else to copy it.
  void saved(const QString& words);
  void saveFailed(const QString& reason);

 private:
  QWidget* makeWhole();
  void makeHead(QVBoxLayout* rows);
  void fillChooser();
  void present();
  void placeFigures(int columns);
  void fillFigures();
  void fillLines();
  QString askForFile();
  void resizeEvent(QResizeEvent* event) override;

  QVector<models::StoryModel> stories_;
  models::Moment chosen_ = 0;  ///< Begin of the chosen one; 0: the newest.
  QString shape_;
  QComboBox* chooser_ = nullptr;
  QLabel *title_ = nullptr, *asked_ = nullptr, *verdict_ = nullptr, *empty_ = nullptr;
  QWidget *whole_ = nullptr, *figures_ = nullptr;
  QGridLayout* grid_ = nullptr;
  QScrollArea* scroll_ = nullptr;
  QVBoxLayout* column_ = nullptr;
  QVector<QPair<QLabel*, app::FigureLabel*>> shown_;
  int columns_ = 0;
  QVector<QPushButton*> lines_;
};

}  // namespace drydock::views
