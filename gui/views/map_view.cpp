// The map as a widget: a still picture that is redrawn when something changes, motion above it.
#include "gui/views/map_view.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "gui/app/figures.h"
#include "gui/app/icons.h"
#include "gui/app/theme.h"
#include "gui/views/map_spotlight.h"

namespace drydock::views {

namespace {

constexpr double kFastestDots = 60;
constexpr qreal kLeastZoom = 0.6;
constexpr qreal kMostZoom = 5;
constexpr qreal kZoomStep = 1.25;

}  // namespace

MapView::MapView(QWidget* parent) : QWidget(parent) {
  setObjectName("map");
  setAccessibleName(tr("Map of the platform"));
  setAccessibleDescription(tr("Arrow keys move, Enter opens, plus and minus zoom, 0 fits."));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setMinimumSize(420, 320);
  tools_ = {tool("list", tr("Show as a list")), tool("minus", tr("Zoom out")),
            tool("plus", tr("Zoom in")), tool("fit", tr("Fit the whole platform")),
            tool("warning", tr("Single points of failure"))};
  connect(tools_[0], &QToolButton::clicked, this, &MapView::listRequested);
  connect(tools_[1], &QToolButton::clicked, this, &MapView::zoomOut);
  connect(tools_[2], &QToolButton::clicked, this, &MapView::zoomIn);
  connect(tools_[3], &QToolButton::clicked, this, &MapView::fit);
  tools_[4]->setObjectName("singlePoints");
  connect(tools_[4], &QToolButton::clicked, this, [this] {
    if (spotlight_.isOn() && spotlight_.origin.isEmpty()) {
      setSpotlight({});
    } else {
      emit singlePointsRequested();
    }
  });
  makeOverlays();
  spotlightBar_ = new SpotlightBar(this);
  connect(spotlightBar_, &SpotlightBar::closed, this, [this] { setSpotlight({}); });
  clock_.setInterval(16);
  clock_.setTimerType(Qt::PreciseTimer);
  connect(&clock_, &QTimer::timeout, this, &MapView::tick);
  connect(&app::theme(), &app::Theme::changed, this, &MapView::retheme);
  retheme();
}

QToolButton* MapView::tool(const QString& icon, const QString& name) {
  auto* button = new QToolButton(this);
  button->setProperty("look", "float");
  button->setProperty("glyph", icon);
  button->setToolTip(name);
  button->setAccessibleName(name);
  button->setFixedSize(30, 30);
  return button;
}

void MapView::retheme() {
  for (auto* button : tools_) button->setIcon(app::icon(button->property("glyph").toString()));
  if (app::theme().reducedMotion()) {
    traffic_.clear();
    fades_.clear();
  }
  updateClock();
  invalidate();
}

void MapView::setMap(const models::MapModel& map) {
  const models::MapModel before = std::exchange(map_, map);
  const MapPlan from = plan_;
  replan();
  if (!app::theme().reducedMotion() && isVisible()) fades_.update(before, from, map_, plan_);
  updateClock();
}

void MapView::setPace(bool playing, double speed) {
  const bool before = streams();
  playing_ = playing;
  speed_ = speed;
  if (streams() != before) {
    traffic_.clear();
    invalidate();
  }
  updateClock();
}

bool MapView::streams() const {
  return look_.overlay != models::Overlay::requests || app::theme().reducedMotion() ||
         speed_ <= 0 || speed_ > kFastestDots;
}

void MapView::updateClock() {
  const bool dots = playing_ && !streams();
  const bool wanted = isVisible() && (dots || !fades_.idle());
  if (wanted == clock_.isActive()) return;
  if (wanted) {
    since_.start();
    clock_.start();
  } else {
    clock_.stop();
  }
}

void MapView::tick() {
  const double seconds = std::min(0.1, static_cast<double>(since_.restart()) / 1000);
  if (!fades_.idle()) {
    fades_.advance(seconds);
    if (fades_.fading() != look_.fading) stale_ = true;
  }
  if (playing_ && !streams()) traffic_.advance(seconds, speed_);
  update();
  updateClock();
}

void MapView::replan() {
  plan_ = layout_.plan(map_, size());
  traffic_.setTraffic(map_, plan_);
  places_ = placesOf(map_, plan_);
  if (camera_.zoom == 1) camera_.offset = {};
  keepInside();
  invalidate();
}

void MapView::invalidate() {
  stale_ = true;
  update();
}

void MapView::paintStill() {
  const qreal ratio = devicePixelRatioF();
  if (still_.size() != size() * ratio) {
    still_ = QPixmap(size() * ratio);
    still_.setDevicePixelRatio(ratio);
  }
  still_.fill(app::theme().palette().window);
  look_.fading = fades_.fading();
  look_.streams = streams();
  QPainter painter(&still_);
  MapPainter(painter, map_, plan_, camera_, look_).paint();
  stale_ = false;
}

void MapView::paintEvent(QPaintEvent*) {
  if (stale_) paintStill();
  QPainter painter(this);
  painter.drawPixmap(0, 0, still_);
  if (map_.zones.isEmpty()) {
    painter.setFont(app::theme().font(app::TextSize::title));
    painter.setPen(app::theme().palette().muted);
    painter.drawText(rect(), Qt::AlignCenter, tr("No platform is loaded yet."));
    return;
  }
  painter.setRenderHint(QPainter::Antialiasing);
  if (!fades_.idle()) {
    fades_.paint(painter, MapPainter(painter, map_, plan_, camera_, look_), camera_);
  }
  if (!streams()) traffic_.paint(painter, camera_);
  if (spotlight_.isOn()) {
    paintSpotlight(painter, spotlight_, rect(), [this](const QString& id) { return boxOf(id); });
  } else {
    paintRings(painter);
  }
  paintLegend(painter);
}

void MapView::setSpotlight(const models::Spotlight& spot) {
  spotlight_ = spot;
  spotlightBar_->setSpotlight(spot);
  spotlightBar_->place(width());
  if (spot.isOn()) setFocus();
  update();
}

QString MapView::workloadOf(const QString& id) const {
  for (const auto& service : map_.services) {
    if (service.id == id) return service.name;
  }
  return {};
}

void MapView::paintRings(QPainter& painter) const {
  const app::Palette& colors = app::theme().palette();
  painter.setBrush(Qt::NoBrush);
  const auto ring = [&](const QString& id, const QColor& color, qreal width, qreal away) {
    const MapPlace* place = placeOf(id);
    if (!place) return;
    painter.setPen(QPen(color, width));
    painter.drawRoundedRect(camera_.toScreen(place->box).adjusted(-away, -away, away, away), 6, 6);
  };
  QColor halo = colors.accent;
  halo.setAlphaF(0.3f);
  for (const QString& id : highlighted_) {
    ring(id, halo, 7, 2);
    ring(id, colors.accent, 2, 2);
  }
  const QString workload = workloadOf(selected_);
  if (!workload.isEmpty()) {
    const auto mark = [&](const models::PodItem& pod) {
      if (pod.workload == workload) ring(pod.id, colors.accent, 1.5, 0.5);
    };
    for (const auto& zone : map_.zones) {
      for (const auto& node : zone.nodes) std::for_each(node.pods.begin(), node.pods.end(), mark);
    }
    std::for_each(map_.pending.begin(), map_.pending.end(), mark);
  }
  if (hovered_ != selected_) ring(hovered_, colors.faint, 1, 0);
  ring(selected_, colors.accent, 2, 1);
  if (hasFocus() && !placeOf(selected_)) {
    painter.setPen(QPen(colors.accent, 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
  }
}

void MapView::highlight(const QStringList& ids) {
  highlighted_ = ids;
  update();
}

const MapPlace* MapView::placeOf(const QString& id) const {
  if (id.isEmpty()) return nullptr;
  const auto found = std::find_if(places_.begin(), places_.end(),
                                  [&](const MapPlace& place) { return place.id == id; });
  return found == places_.end() ? nullptr : &*found;
}

const MapPlace* MapView::placeAt(const QPointF& point) const {
  const QPointF at = camera_.toPlan(point);
  const MapPlace* best = nullptr;
  for (const MapPlace& place : places_) {
    if (!place.box.contains(at)) continue;
    const auto area = [](const QRectF& box) { return box.width() * box.height(); };
    if (!best || area(place.box) <= area(best->box)) best = &place;
  }
  return best;
}

QRectF MapView::boxOf(const QString& id) const {
  const MapPlace* place = placeOf(id);
  return place ? camera_.toScreen(place->box) : QRectF();
}

void MapView::setSelected(const QString& id) {
  if (id == selected_) return;
  selected_ = id;
  if (const MapPlace* place = placeOf(id)) {
    setAccessibleName(tr("Map of the platform") + ": " + place->name);
    QAccessibleEvent changed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
  }
  update();
}

void MapView::choose(const QString& id) {
  if (id == selected_) return;
  setSelected(id);
  emit selectionChanged(id);
}

void MapView::step(const QPointF& direction) {
  if (places_.isEmpty()) return;
  const MapPlace* from = placeOf(selected_);
  if (!from) {
    choose(places_.first().id);
    return;
  }
  const MapPlace* best = nearest(places_, *from, direction);
  if (!best) return;
  choose(best->id);
  const QRectF box = camera_.toScreen(best->box);
  const QRectF view = QRectF(rect()).adjusted(16, 16, -16, -16);
  if (view.contains(box)) return;
  camera_.offset +=
      QPointF(std::max(0.0, view.left() - box.left()) + std::min(0.0, view.right() - box.right()),
              std::max(0.0, view.top() - box.top()) + std::min(0.0, view.bottom() - box.bottom()));
  keepInside();
  invalidate();
}

void MapView::zoomTo(qreal zoom, const QPointF& around) {
  const QPointF fixed = camera_.toPlan(around);
  zoom = std::clamp(zoom, kLeastZoom, kMostZoom);
  if (std::abs(zoom - 1) < 0.06) zoom = 1;
  camera_.zoom = zoom;
  camera_.offset = around - fixed * zoom;
  keepInside();
  invalidate();
}

void MapView::keepInside() {
  const auto keep = [&](qreal offset, qreal view, qreal size) {
    if (size <= view) return (view - size) / 2;
    return std::clamp(offset, view - size, 0.0);
  };
  camera_.offset = {keep(camera_.offset.x(), width(), plan_.size.width() * camera_.zoom),
                    keep(camera_.offset.y(), height(), plan_.size.height() * camera_.zoom)};
}

void MapView::zoomIn() { zoomTo(camera_.zoom * kZoomStep, rect().center()); }
void MapView::zoomOut() { zoomTo(camera_.zoom / kZoomStep, rect().center()); }
void MapView::fit() {
  camera_ = {};
  keepInside();
  invalidate();
}

bool MapView::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const MapPlace* place = placeAt(help->pos());
  const models::EdgeItem* edge = place ? nullptr : edgeAt(help->pos());
  if (edge) {
    const QRect around(help->pos() - QPoint(6, 6), QSize(12, 12));
    QToolTip::showText(help->globalPos(), edgeHint(map_, *edge), this, around);
  } else if (place) {
    QToolTip::showText(help->globalPos(), place->hint, this,
                       camera_.toScreen(place->box).toAlignedRect());
  } else {
    QToolTip::hideText();
  }
  return true;
}

void MapView::resizeEvent(QResizeEvent*) {
  placeTools();
  spotlightBar_->place(width());
  fades_.clear();
  replan();
}

void MapView::wheelEvent(QWheelEvent* event) {
  const double steps = event->angleDelta().y() / 120.0;
  zoomTo(camera_.zoom * std::pow(kZoomStep, steps), event->position());
  event->accept();
}

void MapView::mousePressEvent(QMouseEvent* event) {
  pressed_ = event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton;
  panning_ = false;
  pressedAt_ = event->position();
  offsetThen_ = camera_.offset;
}

void MapView::mouseMoveEvent(QMouseEvent* event) {
  const QPointF moved = event->position() - pressedAt_;
  if (pressed_ && (panning_ || moved.manhattanLength() > 6)) {
    panning_ = true;
    setCursor(Qt::ClosedHandCursor);
    camera_.offset = offsetThen_ + moved;
    keepInside();
    invalidate();
    return;
  }
  const MapPlace* place = placeAt(event->position());
  const QString id = place ? place->id : QString();
  setCursor(place ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (id == hovered_) return;
  hovered_ = id;
  update();
}

void MapView::mouseReleaseEvent(QMouseEvent* event) {
  const bool click = pressed_ && !panning_ && event->button() == Qt::LeftButton;
  pressed_ = panning_ = false;
  setCursor(Qt::ArrowCursor);
  if (!click) return;
  if (spotlight_.isOn()) return setSpotlight({});
  const MapPlace* place = placeAt(event->position());
  choose(place ? place->id : QString());
}

void MapView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (const MapPlace* place = placeAt(event->position())) emit opened(place->id);
}

void MapView::leaveEvent(QEvent*) {
  hovered_.clear();
  update();
}

void MapView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return step({-1, 0});
    case Qt::Key_Right:
      return step({1, 0});
    case Qt::Key_Up:
      return step({0, -1});
    case Qt::Key_Down:
      return step({0, 1});
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoomIn();
    case Qt::Key_Minus:
      return zoomOut();
    case Qt::Key_0:
      return fit();
    case Qt::Key_Escape:
      return spotlight_.isOn() ? setSpotlight({}) : choose({});
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (!selected_.isEmpty()) emit opened(selected_);
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

void MapView::showEvent(QShowEvent*) { updateClock(); }
void MapView::hideEvent(QHideEvent*) { updateClock(); }

}  // namespace drydock::views
