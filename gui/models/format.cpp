// Numbers and times in words: significant digits, units and thin spaces.
#include "gui/models/format.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace drydock::models {

namespace {

const QChar kThin(0x2009);

QString grouped(double value, int decimals) {
  QString text = QString::number(std::abs(value), 'f', decimals);
  qsizetype end = text.indexOf('.');
  if (end < 0) end = text.size();
  for (qsizetype at = end - 3; at > 0; at -= 3) text.insert(at, kThin);
  const bool zero = text.count('0') + text.count('.') == text.size();
  return value < 0 && !zero ? QChar(0x2212) + text : text;
}

int decimalsFor(double value) {
  const double size = std::abs(value);
  if (size >= 99.95 || size == 0.0) return 0;
  if (size >= 9.995) return 1;
  if (size >= 0.9995) return 2;
  return 3;
}

QString trimmed(QString text) {
  if (!text.contains('.')) return text;
  while (text.endsWith('0')) text.chop(1);
  if (text.endsWith('.')) text.chop(1);
  return text;
}

// Digits with the decimal sign of the window's language.
QString said(QString digits) { return digits.replace('.', QLocale().decimalPoint()); }

}  // namespace

QString spanText(qint64 milliseconds) {
  if (milliseconds < 0) return QChar(0x2212) + spanText(-milliseconds);
  if (milliseconds < 1000) return QString::number(milliseconds) + " ms";
  const qint64 seconds = milliseconds / 1000;
  const auto two = [](qint64 value) { return QString("%1").arg(value, 2, 10, QChar('0')); };
  if (seconds < 60) return QString::number(seconds) + 's';
  if (seconds < 3600) return QString::number(seconds / 60) + 'm' + two(seconds % 60) + 's';
  if (seconds < 86400) {
    return QString::number(seconds / 3600) + 'h' + two(seconds / 60 % 60) + 'm';
  }
  return QString::number(seconds / 86400) + 'd' + QString::number(seconds / 3600 % 24) + 'h';
}

QString momentText(Moment at) {
  const auto when = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC);
  return QLocale().toString(when.date(), "ddd d MMM").remove('.') + ' ' + clockText(at);
}

QString clockText(Moment at, bool seconds) {
  const auto when = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC);
  return when.time().toString(seconds ? "HH:mm:ss" : "HH:mm");
}

QString figureText(double value) {
  if (!std::isfinite(value)) return QString(QChar(0x2013));
  return said(trimmed(grouped(value, decimalsFor(value))));
}

QString percentText(double share) {
  if (!std::isfinite(share)) return QString(QChar(0x2013));
  double percent = share * 100;
  int decimals = 1;
  if (percent > 99.9 && percent < 100) decimals = 2;
  if (percent < 100) {
    const double unit = std::pow(10.0, decimals);
    percent = std::floor(percent * unit + 1e-9) / unit;
  }
  return said(trimmed(grouped(percent, decimals))) + " %";
}

QString localText(QString english) {
  static const QRegularExpression point("(?<=\\d)\\.(?=\\d)");
  return english.replace(point, QLocale().decimalPoint());
}

QString shareText(double share) {
  constexpr double least = 0.001;
  return share > 0 && share < least ? '<' + percentText(least) : percentText(share);
}

QString dollarText(double dollars) {
  if (!std::isfinite(dollars)) return QString(QChar(0x2013));
  const double size = std::abs(dollars);
  const int decimals = size >= 999.5 ? 0 : size >= 99.95 ? 1 : size >= 0.1 || size == 0 ? 2 : 4;
  const QString text = said(grouped(size, decimals));
  return (dollars < 0 ? QString(QChar(0x2212)) : QString()) + '$' + text;
}

QString centsText(double dollars) {
  if (!std::isfinite(dollars)) return QString(QChar(0x2013));
  const QString text = said(grouped(std::abs(dollars), 2));
  return (dollars <= -0.005 ? QString(QChar(0x2212)) : QString()) + '$' + text;
}

QString bytesText(double bytes) {
  static const char* const units[] = {"B", "kB", "MB", "GB", "TB", "PB"};
  std::size_t unit = 0;
  while (std::abs(bytes) >= 999.5 && unit + 1 < std::size(units)) {
    bytes /= 1000;
    ++unit;
  }
  return figureText(unit == 0 ? std::round(bytes) : bytes) + ' ' + units[unit];
}

QString latencyText(double milliseconds) {
  if (!std::isfinite(milliseconds)) return QString(QChar(0x2013));
  if (milliseconds < 999.5) return figureText(milliseconds) + " ms";
  return figureText(milliseconds / 1000) + " s";
}

}  // namespace drydock::models
