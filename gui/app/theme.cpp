// The tokens in numbers, and how they become a palette and a style sheet of the application.
#include "gui/app/theme.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QPalette>
#include <QStyleFactory>
#include <algorithm>

#include "gui/app/stylesheet.h"

static void loadResources() { Q_INIT_RESOURCE(drydock); }

namespace drydock::app {

namespace {

Palette light() {
  Palette p;
  p.window = "#f3f5f7";
  p.surface = "#ffffff";
  p.raised = "#ffffff";
  p.sunken = "#e9edf0";
  p.hover = "#edf1f3";
  p.line = "#dde3e8";
  p.lineStrong = "#bcc6ce";
  p.text = "#18212a";
  p.muted = "#52606c";
  p.faint = "#73808b";
  p.accent = "#0a716c";
  p.accentSoft = "#d9eceb";
  p.onAccent = "#ffffff";
  p.healthy = "#3d6b68";
  p.healthySoft = "#e3ebec";
  p.healthyLine = "#b3c4c8";
  p.strained = "#9a5b00";
  p.strainedSoft = "#fbe9c8";
  p.broken = "#bd2437";
  p.brokenSoft = "#fadfe2";
  p.money = "#6546bd";
  p.moneySoft = "#e8e2f9";
  p.bytes = "#1f63bd";
  p.bytesSoft = "#dbe8fa";
  return p;
}

Palette dark() {
  Palette p;
  p.dark = true;
  p.window = "#11161b";
  p.surface = "#181e24";
  p.raised = "#222a31";
  p.sunken = "#0d1216";
  p.hover = "#232c33";
  p.line = "#2a343c";
  p.lineStrong = "#465460";
  p.text = "#e4eaee";
  p.muted = "#a4b1bb";
  p.faint = "#7f8d98";
  p.accent = "#3db8ae";
  p.accentSoft = "#16393a";
  p.onAccent = "#04201e";
  p.healthy = "#8fb9b4";
  p.healthySoft = "#25323a";
  p.healthyLine = "#465b65";
  p.strained = "#eaa63f";
  p.strainedSoft = "#3f2f12";
  p.broken = "#f4707f";
  p.brokenSoft = "#471b22";
  p.money = "#b09af6";
  p.moneySoft = "#2b2449";
  p.bytes = "#72abf3";
  p.bytesSoft = "#192e47";
  return p;
}

QPalette qtPalette(const Palette& p) {
  QPalette q;
  q.setColor(QPalette::Window, p.window);
  q.setColor(QPalette::WindowText, p.text);
  q.setColor(QPalette::Base, p.surface);
  q.setColor(QPalette::AlternateBase, p.window);
  q.setColor(QPalette::Text, p.text);
  q.setColor(QPalette::PlaceholderText, p.faint);
  q.setColor(QPalette::Button, p.surface);
  q.setColor(QPalette::ButtonText, p.text);
  q.setColor(QPalette::BrightText, p.broken);
  q.setColor(QPalette::ToolTipBase, p.raised);
  q.setColor(QPalette::ToolTipText, p.text);
  q.setColor(QPalette::Highlight, p.accentSoft);
  q.setColor(QPalette::HighlightedText, p.text);
  q.setColor(QPalette::Link, p.accent);
  q.setColor(QPalette::Light, p.raised);
  q.setColor(QPalette::Midlight, p.line);
  q.setColor(QPalette::Mid, p.lineStrong);
  q.setColor(QPalette::Dark, p.lineStrong);
  q.setColor(QPalette::Shadow, p.sunken);
  for (const auto role : {QPalette::Text, QPalette::ButtonText, QPalette::WindowText}) {
    q.setColor(QPalette::Disabled, role, p.faint);
  }
  return q;
}

}  // namespace

Theme& Theme::of(QApplication& application) {
  if (auto* found = application.findChild<Theme*>(QString(), Qt::FindDirectChildrenOnly)) {
    return *found;
  }
  return *new Theme(application);
}

Theme::Theme(QApplication& application) : QObject(&application), application_(application) {
  loadResources();
  systemDark_ = application.palette().color(QPalette::Window).lightness() < 128;
  if (auto* fusion = QStyleFactory::create("Fusion")) QApplication::setStyle(fusion);
  apply();
}

void Theme::apply() {
  const bool wantDark = choice_ == Choice::dark || (choice_ == Choice::system && systemDark_);
  palette_ = wantDark ? dark() : light();
  QApplication::setFont(font(TextSize::body));
  QApplication::setPalette(qtPalette(palette_));
  application_.setStyleSheet(styleSheetOf(palette_));
}

QFont Theme::font(TextSize size, bool strong) const {
  QFont font("Inter");
  font.setStyleHint(QFont::SansSerif);
  font.setPixelSize(static_cast<int>(size));
  font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

const Face& Theme::face(const QFont& font) const {
  const QString key =
      QString("%1/%2/%3").arg(font.family()).arg(font.pixelSize()).arg(int(font.weight()));
  const auto found = faces_.find(key);
  if (found != faces_.end()) return *found;
  const QFontMetricsF metrics(font);
  Face face{QRawFont::fromFont(font), 0, metrics.ascent(), metrics.descent()};
  const auto digits = face.raw.glyphIndexesForString("0123456789");
  for (const QPointF& step : face.raw.advancesForGlyphIndexes(digits)) {
    face.digit = std::max(face.digit, step.x());
  }
  return *faces_.insert(key, face);
}

void Theme::setChoice(Choice choice) {
  if (choice == choice_) return;
  choice_ = choice;
  apply();
  emit changed();
}

void Theme::setReducedMotion(bool on) {
  if (on == reducedMotion_) return;
  reducedMotion_ = on;
  emit changed();
}

Theme& theme() { return Theme::of(*static_cast<QApplication*>(QCoreApplication::instance())); }

}  // namespace drydock::app
