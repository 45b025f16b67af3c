// Draws the veil with its holes, and the marks that tell lost from weakened without colour.
#include "gui/views/map_spotlight.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/app/icons.h"
#include "gui/app/theme.h"

namespace drydock::views {

namespace {

constexpr qreal kVeil = 0.78;
constexpr qreal kCrossLeast = 20;  // Smaller boxes are struck through by one line.

void markLost(QPainter& painter, const QRectF& box, const QColor& color) {
  painter.setPen(QPen(color, 2));
  painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 5, 5);
  // A cross in the corner of what is large, a stroke through what is small.
  const QRectF corner = box.width() < kCrossLeast || box.height() < kCrossLeast
                            ? box
                            : QRectF(box.right() - 14, box.top() + 4, 10, 10);
  painter.drawLine(corner.bottomLeft(), corner.topRight());
  if (corner != box) painter.drawLine(corner.topLeft(), corner.bottomRight());
}

void markWeakened(QPainter& painter, const QRectF& box, const QColor& color) {
  painter.setPen(QPen(color, 2, Qt::DashLine));
  painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 5, 5);
}

}  // namespace

void paintSpotlight(QPainter& painter, const models::Spotlight& spot, const QRectF& area,
                    const BoxOf& boxOf) {
  const app::Palette& colors = app::theme().palette();
  painter.save();
  QPainterPath veil;
  veil.addRect(area);
  QPainterPath holes;
  holes.setFillRule(Qt::WindingFill);
  for (const QStringList& ids : {QStringList{spot.origin}, spot.lost, spot.weakened}) {
    for (const QString& id : ids) {
      const QRectF box = boxOf(id);
      // A zone stands for all in it, so it is not lifted out whole.
      if (!box.isEmpty() && !id.startsWith("zone/")) holes.addRoundedRect(box, 5, 5);
    }
  }
  QColor shade = colors.window;
  shade.setAlphaF(kVeil);
  painter.fillPath(veil.subtracted(holes), shade);
  painter.setBrush(Qt::NoBrush);
  for (const QString& id : spot.weakened) {
    if (const QRectF box = boxOf(id); !box.isEmpty()) markWeakened(painter, box, colors.strained);
  }
  for (const QString& id : spot.lost) {
    if (const QRectF box = boxOf(id); !box.isEmpty()) markLost(painter, box, colors.broken);
  }
  if (const QRectF box = boxOf(spot.origin); !box.isEmpty()) {
    painter.setPen(QPen(colors.accent, 3));
    painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 6, 6);
  }
  painter.restore();
}

SpotlightBar::SpotlightBar(QWidget* parent) : QFrame(parent) {
  setObjectName("spotlight");
  setProperty("look", "card");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 8, 8, 8);
  auto* lines = new QVBoxLayout;
  lines->setSpacing(2);
  title_ = new QLabel(this);
  title_->setProperty("look", "strong");
  words_ = new QLabel(this);
  words_->setObjectName("spotlightWords");
  words_->setWordWrap(true);
  words_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  legend_ = new QLabel(tr("Crossed: lost. Broken line: weakened. Esc or a click ends this."), this);
  legend_->setProperty("look", "caption");
  legend_->setWordWrap(true);
  for (auto* label : {title_, words_, legend_}) lines->addWidget(label);
  row->addLayout(lines, 1);
  close_ = new QToolButton(this);
  close_->setAccessibleName(tr("Show the whole map again"));
  close_->setToolTip(close_->accessibleName());
  close_->setFixedSize(28, 28);
  row->addWidget(close_, 0, Qt::AlignTop);
  connect(close_, &QToolButton::clicked, this, &SpotlightBar::closed);
  connect(&app::theme(), &app::Theme::changed, this, &SpotlightBar::retheme);
  retheme();
  hide();
}

void SpotlightBar::retheme() { close_->setIcon(app::icon("cross")); }

void SpotlightBar::setSpotlight(const models::Spotlight& spot) {
  title_->setText(spot.title);
  words_->setText(spot.words);
  setVisible(spot.isOn());
}

void SpotlightBar::place(int width) {
  const int wide = std::min(width - 24, 720);
  setGeometry(12, 42, wide, heightForWidth(wide) > 0 ? heightForWidth(wide) : sizeHint().height());
  raise();
}

}  // namespace drydock::views
