// Reads an icon's SVG, puts in colour and line weight, and keeps the picture in Qt's pixmap cache.
#include "gui/app/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "gui/app/theme.h"

namespace drydock::app {

namespace {

// The drawings are made for 24 px; smaller ones get a heavier line so that it stays the same.
QByteArray strokeFor(int size) { return QByteArray::number(1.4 * 24 / size, 'f', 2); }

}  // namespace

QPixmap iconPixmap(const QString& name, int size, const QColor& color, qreal ratio) {
  const QString key =
      QString("drydock/%1/%2/%3/%4").arg(name).arg(size).arg(color.rgba()).arg(ratio);
  QPixmap picture;
  if (QPixmapCache::find(key, &picture)) return picture;
  QFile file(":/drydock/icons/" + name + ".svg");
  if (!file.open(QIODevice::ReadOnly)) return {};
  QByteArray svg = file.readAll();
  svg.replace("currentColor", color.name().toLatin1());
  svg.replace("stroke-width=\"1.5\"", "stroke-width=\"" + strokeFor(size) + '"');
  picture = QPixmap(QSize(size, size) * ratio);
  picture.fill(Qt::transparent);
  {
    QPainter painter(&picture);
    painter.setOpacity(color.alphaF());
    QSvgRenderer(svg).render(&painter);
  }
  picture.setDevicePixelRatio(ratio);
  QPixmapCache::insert(key, picture);
  return picture;
}

QIcon icon(const QString& name, int size) {
  const Palette& colors = theme().palette();
  QIcon icon;
  for (const qreal ratio : {1.0, 2.0}) {
    icon.addPixmap(iconPixmap(name, size, colors.muted, ratio), QIcon::Normal, QIcon::Off);
    icon.addPixmap(iconPixmap(name, size, colors.accent, ratio), QIcon::Normal, QIcon::On);
    icon.addPixmap(iconPixmap(name, size, colors.lineStrong, ratio), QIcon::Disabled, QIcon::Off);
  }
  return icon;
}

QIcon icon(const QString& name, int size, const QColor& color) {
  QIcon icon;
  for (const qreal ratio : {1.0, 2.0}) {
    for (const auto mode : {QIcon::Normal, QIcon::Active, QIcon::Selected}) {
      icon.addPixmap(iconPixmap(name, size, color, ratio), mode);
    }
    icon.addPixmap(iconPixmap(name, size, theme().palette().lineStrong, ratio), QIcon::Disabled);
  }
  return icon;
}

void drawIcon(QPainter& painter, const QRectF& box, const QString& name, int size,
              const QColor& color) {
  const qreal ratio = painter.device()->devicePixelRatioF();
  const QPixmap picture = iconPixmap(name, size, color, ratio);
  const QPointF corner = box.center() - QPointF(size / 2.0, size / 2.0);
  painter.drawPixmap(
      QPointF(qRound(corner.x() * ratio) / ratio, qRound(corner.y() * ratio) / ratio), picture);
}

}  // namespace drydock::app
