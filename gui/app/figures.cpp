// Lays a line out glyph by glyph: letters as the font sets them, digits in cells of one width.
#include "gui/app/figures.h"

#include <QApplication>
#include <QGlyphRun>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTableWidget>
#include <algorithm>
#include <cmath>

#include "gui/app/theme.h"

namespace drydock::app {

namespace {

bool isDigit(QChar sign) { return sign >= '0' && sign <= '9'; }

// A line of glyphs with the place of each; empty when the font lacks a sign of the text.
struct Line {
  QVector<quint32> glyphs;
  QVector<QPointF> places;
  qreal width = 0;
};

Line lineOf(const Face& face, const QString& text) {
  Line line;
  line.glyphs = face.raw.glyphIndexesForString(text);
  if (line.glyphs.size() != text.size() || line.glyphs.contains(0U)) return {};
  const auto steps = face.raw.advancesForGlyphIndexes(line.glyphs, QRawFont::KernedAdvances);
  line.places.reserve(text.size());
  for (qsizetype at = 0; at < text.size(); ++at) {
    const qreal own = steps[at].x();
    const qreal cell = isDigit(text[at]) ? face.digit : own;
    line.places.append({line.width + (cell - own) / 2, 0});
    line.width += cell;
  }
  return line;
}

}  // namespace

qreal figuresWidth(const QFont& font, const QString& text) {
  if (text.isEmpty()) return 0;
  const Line line = lineOf(theme().face(font), text);
  return line.glyphs.isEmpty() ? QFontMetricsF(font).horizontalAdvance(text) : line.width;
}

void drawFigures(QPainter& painter, const QRectF& box, int alignment, const QString& text) {
  if (text.isEmpty()) return;
  const Face& face = theme().face(painter.font());
  const Line line = lineOf(face, text);
  if (line.glyphs.isEmpty()) {  // Another font has to help out; Qt knows which.
    painter.drawText(box, alignment | Qt::TextSingleLine, text);
    return;
  }
  qreal x = box.left();
  if (alignment & Qt::AlignRight) x = box.right() - line.width;
  if (alignment & Qt::AlignHCenter) x = box.center().x() - line.width / 2;
  qreal y = box.center().y() + (face.ascent - face.descent) / 2;
  if (alignment & Qt::AlignTop) y = box.top() + face.ascent;
  if (alignment & Qt::AlignBottom) y = box.bottom() - face.descent;
  QGlyphRun run;
  run.setRawFont(face.raw);
  run.setGlyphIndexes(line.glyphs);
  run.setPositions(line.places);
  painter.drawGlyphRun({x, std::round(y)}, run);
}

int wordsWidth(const QTableWidget& table, int column) {
  constexpr int margins = 20;
  const QString head = table.horizontalHeaderItem(column)->text();
  qreal most = figuresWidth(theme().font(TextSize::caption), head);
  for (int row = 0; row < table.rowCount(); ++row) {
    most = std::max(most, figuresWidth(table.font(), table.item(row, column)->text()));
  }
  return int(std::ceil(most)) + margins;
}

FigureLabel::FigureLabel(QWidget* parent) : QWidget(parent), font_(theme().font(TextSize::body)) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FigureLabel::setText(const QString& text) {
  if (text == text_) return;
  const bool wider = figuresWidth(font_, text) > sizeHint().width();
  text_ = text;
  setAccessibleName(text);
  if (wider) updateGeometry();
  update();
}

void FigureLabel::setWidest(const QString& text) {
  widest_ = text;
  updateGeometry();
}

void FigureLabel::setLook(const QFont& font, const QColor& color) {
  font_ = font;
  color_ = color;
  updateGeometry();
  update();
}

void FigureLabel::setAlignment(Qt::Alignment alignment) {
  alignment_ = alignment;
  update();
}

void FigureLabel::setExplained(const QString& hint) {
  explained_ = true;
  setToolTip(hint);
  setAccessibleDescription(hint);
  setCursor(Qt::PointingHandCursor);
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
}

void FigureLabel::mouseReleaseEvent(QMouseEvent* event) {
  if (explained_ && rect().contains(event->position().toPoint())) emit clicked();
}

void FigureLabel::keyPressEvent(QKeyEvent* event) {
  const bool go = event->key() == Qt::Key_Return || event->key() == Qt::Key_Space;
  if (explained_ && go) {
    emit clicked();
  } else {
    QWidget::keyPressEvent(event);
  }
}

QSize FigureLabel::sizeHint() const {
  const qreal width = std::max(figuresWidth(font_, text_), figuresWidth(font_, widest_));
  return {int(width) + 1, int(QFontMetricsF(font_).height()) + 1};
}

void FigureLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(font_);
  painter.setPen(color_.isValid() ? color_ : theme().palette().text);
  drawFigures(painter, rect(), int(alignment_), text_);
  if (!explained_ || !(underMouse() || hasFocus())) return;
  QPen dots(painter.pen().color(), 1, Qt::DotLine);
  painter.setPen(dots);
  const qreal wide = figuresWidth(font_, text_);
  painter.drawLine(QPointF(0, height() - 0.5), QPointF(wide, height() - 0.5));
}

void FigureDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
  QStyleOptionViewItem item = option;
  initStyleOption(&item, index);
  const QString text = item.text;
  item.text.clear();
  const QStyle* style = item.widget ? item.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
  painter->save();
  painter->setFont(item.font);
  const QVariant color = index.data(Qt::ForegroundRole);
  painter->setPen(color.isValid() ? color.value<QBrush>().color() : theme().palette().text);
  const QRectF box = QRectF(item.rect).adjusted(8, 0, -8, 0);
  const QString shown = figuresWidth(item.font, text) <= box.width()
                            ? text
                            : item.fontMetrics.elidedText(text, Qt::ElideRight, int(box.width()));
  drawFigures(*painter, box, int(item.displayAlignment), shown);
  painter->restore();
}

QSize FigureDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  QSize size = QStyledItemDelegate::sizeHint(option, index);
  const int width = int(figuresWidth(option.font, index.data().toString())) + 24;
  return {std::max(size.width(), width), size.height()};
}

}  // namespace drydock::app
