// "Why?": the chain of causes as cards, from the symptom down to the root.
#pragma once

#include <QFrame>
#include <QWidget>

#include "gui/models/inspector_model.h"

class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace drydock::views {

/// The cards of one chain with the line that joins them; also shown small in the inspector.
class CauseChain : public QWidget {
  Q_OBJECT

 public:
  explicit CauseChain(QWidget* parent = nullptr);
  void setChain(const QVector<models::CauseItem>& chain);
  const QVector<models::CauseItem>& chain() const { return chain_; }

 signals:
  void activated(const QString& id, models::Moment at);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void rebuild();

  QVector<models::CauseItem> chain_;
  QVector<QWidget*> cards_;
  QVBoxLayout* column_ = nullptr;
};

/// The chains in full, each below its heading, with what was asked above them.
class WhyView : public QWidget {
  Q_OBJECT

 public:
  explicit WhyView(QWidget* parent = nullptr);
  /// `question`: what is being explained, such as "Pod web-9 is Pending".
  void setReasons(const QString& question, const QVector<models::CauseReason>& reasons);
  /// The chain of the first reason; null when there is none.
  CauseChain* chain() const { return chains_.value(0); }
  const QVector<models::CauseReason>& reasons() const { return reasons_; }

 signals:
  void closed();
  void causeActivated(const QString& id, models::Moment at);

 private:
  void retheme();

  QToolButton* back_ = nullptr;
  QLabel *question_ = nullptr, *empty_ = nullptr;
  QVBoxLayout* column_ = nullptr;
  QVector<models::CauseReason> reasons_;
  QVector<CauseChain*> chains_;
  QVector<QWidget*> shown_;
};

/// Small drawing of a tone: a shape for each, so that colour is never alone.
QPixmap toneGlyph(models::Tone tone, int size, qreal ratio);

}  // namespace drydock::views
