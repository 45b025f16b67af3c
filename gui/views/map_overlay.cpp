// What the arrows of the map show: the switch, the legend, and which arrow is pointed at.
#include <QPainter>
#include <QPainterPathStroker>
#include <QToolButton>

#include "gui/app/figures.h"
#include "gui/app/theme.h"
#include "gui/views/map_view.h"

namespace drydock::views {

void MapView::makeOverlays() {
  const auto add = [this](const QString& unit, const QString& name, models::Overlay overlay) {
    QToolButton* button = tool({}, name);
    button->setText(unit);
    button->setFixedSize(50, 30);
    button->setCheckable(true);
    button->setChecked(overlay == look_.overlay);
    connect(button, &QToolButton::clicked, this, [this, overlay] { setOverlay(overlay); });
    overlays_.append(button);
  };
  add(tr("req/s"), tr("Requests on the arrows"), models::Overlay::requests);
  add("B/s", tr("Bytes on the arrows"), models::Overlay::bytes);
  add("$/h", tr("Dollars on the arrows"), models::Overlay::dollars);
}

void MapView::setOverlay(models::Overlay overlay) {
  look_.overlay = overlay;
  for (int at = 0; at < overlays_.size(); ++at) overlays_[at]->setChecked(at == int(overlay));
  traffic_.clear();
  updateClock();
  invalidate();
}

void MapView::paintLegend(QPainter& painter) const {
  if (plan_.boxes.isEmpty()) return;
  const app::Palette& colors = app::theme().palette();
  const QRectF band = camera_.toScreen(plan_.band);
  const QString words = legend();
  painter.setFont(app::theme().font(app::TextSize::caption));
  painter.setPen(colors.faint);
  const QRectF line(band.left() + 12, band.bottom() - 16, band.width() - 24, 16);
  if (!streams()) {
    painter.setBrush(colors.accent);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QPointF(line.left() - 7, line.center().y()), 3, 3);
    painter.setPen(colors.faint);
    app::drawFigures(painter, line, Qt::AlignLeft | Qt::AlignVCenter, words);
  } else {
    app::drawFigures(painter, line.translated(-12, 0), Qt::AlignLeft | Qt::AlignVCenter, words);
  }
}

QString MapView::legend() const {
  switch (look_.overlay) {
    case models::Overlay::bytes:
      return tr("wider is more bytes");
    case models::Overlay::dollars:
      return tr("wider is more dollars; arrows and NAT together: %1 an hour")
          .arg(models::dollarText(map_.dollarsPerHour));
    default:
      break;
  }
  if (streams()) return tr("wider is more requests");
  const double each = traffic_.requestsPerDot(speed_);
  return each <= 1 ? tr("a dot is one request")
                   : tr("a dot is %1 requests").arg(models::figureText(each));
}

const models::EdgeItem* MapView::edgeAt(const QPointF& point) const {
  const QPointF at = camera_.toPlan(point);
  QPainterPathStroker wide;
  wide.setWidth(12 / camera_.zoom);
  for (const WayPlan& way : plan_.ways) {
    if (!wide.createStroke(way.path).contains(at)) continue;
    for (const auto& edge : map_.edges) {
      if (edge.from == way.from && edge.to == way.to) return &edge;
    }
  }
  return nullptr;
}

void MapView::placeTools() {
  int x = width() - 12;
  for (auto at = tools_.rbegin(); at != tools_.rend(); ++at) {
    x -= 30;
    (*at)->move(x, 5);
    x -= 4;
  }
  x -= 8;
  for (auto at = overlays_.rbegin(); at != overlays_.rend(); ++at) {
    x -= 50;
    (*at)->move(x, 5);
    x -= 2;
  }
}

}  // namespace drydock::views
