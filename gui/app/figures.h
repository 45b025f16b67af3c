// Text whose digits all take the same width, so that running numbers do not tremble.
//
// Inter has tabular digits only as a font feature, which this Qt cannot switch on; so digits are
// laid out here in cells as wide as the widest digit of the font.
#pragma once

#include <QFont>
#include <QStyledItemDelegate>
#include <QWidget>

class QPainter;
class QTableWidget;

namespace drydock::app {

/// Width in pixels of `text` when its digits are laid in cells.
qreal figuresWidth(const QFont& font, const QString& text);

/// Draws `text` on one line in `box` with the painter's font and pen; digits in cells.
void drawFigures(QPainter& painter, const QRectF& box, int alignment, const QString& text);

/// What a column of a table takes for the words of its head and its cells, margins included.
int wordsWidth(const QTableWidget& table, int column);

/// A label for numbers that run.
class FigureLabel : public QWidget {
  Q_OBJECT

 public:
  explicit FigureLabel(QWidget* parent = nullptr);

  void setText(const QString& text);
  const QString& text() const { return text_; }
  /// Keeps room for a text like this one, so that neighbours stay where they are.
  void setWidest(const QString& text);
  void setLook(const QFont& font, const QColor& color);
  void setAlignment(Qt::Alignment alignment);
  /// Can be clicked to be explained: dots under it on hover, and keys reach it.
  void setExplained(const QString& hint);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  void clicked();

 protected:
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  QString text_, widest_;
  QFont font_;  // Kept here: a style sheet would win over the widget's own font.
  QColor color_;
  bool explained_ = false;
  Qt::Alignment alignment_ = Qt::AlignLeft | Qt::AlignVCenter;
};

/// Draws cells of tables with digits in cells.
class FigureDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace drydock::app
