// Paints calm rows; only what is strained or broken has a sign and a colour.
#include "gui/views/lists_paint.h"

#include <QPainter>

#include "gui/app/theme.h"
#include "gui/models/list_model.h"
#include "gui/views/why_view.h"

namespace drydock::views {

using models::ListModel;
using models::Tone;

namespace {

// The background of the cell in its state, without its words; gives the words.
QString paintGround(QPainter* painter, const QStyleOptionViewItem& option,
                    QStyleOptionViewItem item) {
  const QString words = item.text;
  item.text.clear();
  item.icon = {};
  option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, option.widget);
  return words;
}

QColor inkOf(Tone tone, bool leaving, const app::Palette& colors) {
  if (leaving) return colors.faint;
  if (tone == Tone::broken) return colors.broken;
  return tone == Tone::strained ? colors.strained : colors.text;
}

void drawWords(QPainter* painter, const QRectF& box, int alignment, const QString& words,
               Qt::TextElideMode elide = Qt::ElideRight) {
  const QFont font = painter->font();
  const QString shown = app::figuresWidth(font, words) <= box.width() + 1
                            ? words
                            : QFontMetricsF(font).elidedText(words, elide, box.width());
  app::drawFigures(*painter, box, alignment, shown);
}

}  // namespace

void ListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
  QStyleOptionViewItem item = option;
  initStyleOption(&item, index);
  const QString words = paintGround(painter, option, item);
  const auto tone = Tone(index.data(ListModel::toneRole).toInt());
  QRectF box = QRectF(option.rect).adjusted(8, 0, -8, 0);
  painter->save();
  if (index.column() == lead_) {
    if (tone == Tone::strained || tone == Tone::broken) {
      const qreal ratio = painter->device()->devicePixelRatioF();
      painter->drawPixmap(int(box.left()), int(box.center().y()) - 5, toneGlyph(tone, 12, ratio));
    }
    box.adjust(markWidth, 0, 0, 0);
  }
  painter->setFont(app::theme().font(app::TextSize::body));
  painter->setPen(inkOf(tone, index.data(ListModel::leavingRole).toBool(), app::theme().palette()));
  drawWords(painter, box, int(item.displayAlignment), words);
  painter->restore();
}

void KindDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
  QStyleOptionViewItem item = option;
  initStyleOption(&item, index);
  const app::Palette& colors = app::theme().palette();
  const bool heading = index.data(nameRole).toString().isEmpty();
  const QRectF box = QRectF(option.rect).adjusted(16, 0, -10, 0);
  painter->save();
  if (heading) {
    painter->setFont(app::theme().font(app::TextSize::caption, true));
    painter->setPen(colors.muted);
    drawWords(painter, box.adjusted(0, 8, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, item.text);
    painter->restore();
    return;
  }
  const QString words = paintGround(painter, option, item);
  const int count = index.data(countRole).toInt();
  const bool current = item.state.testFlag(QStyle::State_Selected);
  const QFont font = app::theme().font(app::TextSize::body, current);
  const QString number = QString::number(count);
  painter->setFont(font);
  painter->setPen(count > 0 ? colors.muted : colors.faint);
  app::drawFigures(*painter, box, Qt::AlignRight | Qt::AlignVCenter, number);
  painter->setPen(count > 0 ? colors.text : colors.faint);
  const qreal taken = app::figuresWidth(font, number) + 8;
  drawWords(painter, box.adjusted(0, 0, -taken, 0), Qt::AlignLeft | Qt::AlignVCenter, words,
            Qt::ElideMiddle);
  painter->restore();
}

QSize KindDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  return {120, index.data(nameRole).toString().isEmpty() ? 32 : 26};
}

}  // namespace drydock::views
