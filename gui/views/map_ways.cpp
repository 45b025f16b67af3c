// The arrows of the map: thin ways for dots, or streams as wide as what they carry, with figures.
#include <QHash>
#include <algorithm>

#include "gui/app/figures.h"
#include "gui/views/map_painter.h"
#include "gui/views/map_text.h"

namespace drydock::views {

using models::Overlay;

namespace {

// By the two ends of each arrow.
QHash<QPair<QString, QString>, const models::EdgeItem*> edgesOf(const models::MapModel& map) {
  QHash<QPair<QString, QString>, const models::EdgeItem*> edges;
  for (const auto& edge : map.edges) edges[{edge.from, edge.to}] = &edge;
  return edges;
}

}  // namespace

double amountOf(const models::EdgeItem& edge, Overlay overlay) {
  if (overlay == Overlay::bytes) return edge.bytesPerSecond;
  return overlay == Overlay::dollars ? edge.dollars.sum() : edge.requestsPerSecond;
}

QString amountText(double amount, Overlay overlay) {
  if (overlay == Overlay::bytes) return MapText::tr("%1/s").arg(models::bytesText(amount));
  if (overlay == Overlay::dollars) return MapText::tr("%1/h").arg(models::dollarText(amount));
  return MapText::tr("%1/s").arg(models::figureText(amount));
}

void MapPainter::paintWays() const {
  double most = look_.overlay == Overlay::requests ? 1 : 0;
  for (const auto& edge : map_.edges) most = std::max(most, amountOf(edge, look_.overlay));
  const auto edges = edgesOf(map_);
  const QColor ink = look_.overlay == Overlay::bytes     ? colors_.bytes
                     : look_.overlay == Overlay::dollars ? colors_.money
                                                         : colors_.accent;
  painter_.save();
  painter_.setTransform(camera_.transform(), true);
  painter_.setBrush(Qt::NoBrush);
  for (const WayPlan& way : plan_.ways) {
    const auto* edge = edges.value({way.from, way.to}, nullptr);
    const double amount = edge ? amountOf(*edge, look_.overlay) : 0;
    const bool stream = look_.streams && amount > 0;
    const double width = look_.streams ? streamWidth(amount, most) : 1.5;
    QColor color = stream ? ink : colors_.healthyLine;
    if (stream) color.setAlphaF(0.45f);
    QPen pen(color, width);
    pen.setCapStyle(Qt::FlatCap);
    if (edge && edge->asynchronous) pen.setDashPattern({4 / width * 1.5, 3 / width * 1.5});
    painter_.setPen(pen);
    painter_.drawPath(way.path);
    const double rate = edge ? edge->requestsPerSecond : 0;
    const double fails = rate > 0 ? edge->failsPerSecond / rate : 0;
    if (look_.overlay != Overlay::requests || fails < 0.005) continue;
    QPen red(colors_.broken, std::max(1.5, width * std::min(1.0, fails)));
    red.setDashPattern({3, 2});
    painter_.setPen(red);
    painter_.drawPath(way.path);
  }
  painter_.restore();
}

QString MapPainter::figureOf(const QString& id, double requests) const {
  if (look_.overlay == Overlay::requests) return amountText(requests, Overlay::requests);
  double sum = 0;
  for (const auto& edge : map_.edges) {
    if ((id == "internet" ? edge.from : edge.to) == id) sum += amountOf(edge, look_.overlay);
  }
  return sum > 0 ? amountText(sum, look_.overlay) : QString();
}

// The figure of each arrow, largest first; one that would cover a box or another figure is left to
// the tool tip.
void MapPainter::paintAmounts() const {
  if (look_.overlay == Overlay::requests) return;
  struct Figure {
    const WayPlan* way;
    double amount;
  };
  const auto edges = edgesOf(map_);
  QVector<Figure> figures;
  for (const WayPlan& way : plan_.ways) {
    const auto* edge = edges.value({way.from, way.to}, nullptr);
    const double amount = edge ? amountOf(*edge, look_.overlay) : 0;
    if (amount > 0) figures.append({&way, amount});
  }
  std::stable_sort(figures.begin(), figures.end(),
                   [](const Figure& a, const Figure& b) { return a.amount > b.amount; });
  QVector<QRectF> taken;
  for (const QRectF& box : plan_.boxes) taken.append(camera_.toScreen(box));
  const QFont font = app::theme().font(app::TextSize::caption, true);
  QColor paper = colors_.surface;
  paper.setAlphaF(0.9f);
  painter_.save();
  for (const Figure& figure : figures) {
    const QString words = amountText(figure.amount, look_.overlay);
    const QSizeF size(app::figuresWidth(font, words) + 8, 15);
    for (const qreal part : {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8}) {
      QRectF box({}, size);
      box.moveCenter(camera_.toScreen(figure.way->path.pointAtPercent(part)));
      const bool covers = std::any_of(taken.begin(), taken.end(),
                                      [&](const QRectF& other) { return other.intersects(box); });
      if (covers) continue;
      taken.append(box);
      painter_.setPen(Qt::NoPen);
      painter_.setBrush(paper);
      painter_.drawRoundedRect(box, 3, 3);
      painter_.setFont(font);
      painter_.setPen(look_.overlay == Overlay::bytes ? colors_.bytes : colors_.money);
      app::drawFigures(painter_, box, Qt::AlignCenter, words);
      break;
    }
  }
  painter_.restore();
}

}  // namespace drydock::views
