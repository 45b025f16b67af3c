// Lays a line out in runs: words as the font sets them, digits each in a cell of one width.
#include "gui/app/figures.h"

#include <QApplication>
#include <QPainter>
#include <algorithm>

#include "gui/app/theme.h"

namespace drydock::app {

namespace {

qreal digitWidth(const QFontMetricsF& metrics) {
  qreal width = 0;
  for (char digit = '0'; digit <= '9'; ++digit) {
    width = std::max(width, metrics.horizontalAdvance(QLatin1Char(digit)));
  }
  return width;
}

bool isDigit(QChar sign) { return sign >= '0' && sign <= '9'; }

// Calls `visit(run, width, isDigit)` for each run of the text from left to right.
template <typename Visit>
void forEachRun(const QFontMetricsF& metrics, const QString& text, Visit visit) {
  const qreal cell = digitWidth(metrics);
  for (qsizetype at = 0; at < text.size();) {
    if (isDigit(text[at])) {
      visit(text.mid(at, 1), cell, true);
      ++at;
      continue;
    }
    qsizetype end = at;
    while (end < text.size() && !isDigit(text[end])) ++end;
    const QString run = text.mid(at, end - at);
    visit(run, metrics.horizontalAdvance(run), false);
    at = end;
  }
}

}  // namespace

qreal figuresWidth(const QFont& font, const QString& text) {
  qreal width = 0;
  forEachRun(QFontMetricsF(font), text, [&](const QString&, qreal run, bool) { width += run; });
  return width;
}

void drawFigures(QPainter& painter, const QRectF& box, int alignment, const QString& text) {
  const QFontMetricsF metrics(painter.font(), painter.device());
  qreal width = 0;
  forEachRun(metrics, text, [&](const QString&, qreal run, bool) { width += run; });
  qreal x = box.left();
  if (alignment & Qt::AlignRight) x = box.right() - width;
  if (alignment & Qt::AlignHCenter) x = box.center().x() - width / 2;
  qreal y = box.center().y() + (metrics.ascent() - metrics.descent()) / 2;
  if (alignment & Qt::AlignTop) y = box.top() + metrics.ascent();
  if (alignment & Qt::AlignBottom) y = box.bottom() - metrics.descent();
  y = qRound(y);
  forEachRun(metrics, text, [&](const QString& run, qreal cell, bool digit) {
    const qreal inset = digit ? (cell - metrics.horizontalAdvance(run)) / 2 : 0;
    painter.drawText(QPointF(x + inset, y), run);
    x += cell;
  });
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

QSize FigureLabel::sizeHint() const {
  const qreal width = std::max(figuresWidth(font_, text_), figuresWidth(font_, widest_));
  return {int(width) + 1, int(QFontMetricsF(font_).height()) + 1};
}

void FigureLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(font_);
  painter.setPen(color_.isValid() ? color_ : theme().palette().text);
  drawFigures(painter, rect(), int(alignment_), text_);
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
