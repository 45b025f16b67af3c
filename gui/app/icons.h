// Own line icons, tinted with the theme at run time.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;
class QRectF;

namespace drydock::app {

/// A drawing of `gui/resources/icons/NAME.svg` in one colour, sharp at this pixel ratio.
QPixmap iconPixmap(const QString& name, int size, const QColor& color, qreal ratio = 1);

/// An icon for buttons and menus: muted, accent when checked, faint when disabled.
QIcon icon(const QString& name, int size = 16);
/// The same in one colour for all states.
QIcon icon(const QString& name, int size, const QColor& color);

/// Draws the icon in the middle of `box`.
void drawIcon(QPainter& painter, const QRectF& box, const QString& name, int size,
              const QColor& color);

}  // namespace drydock::app
