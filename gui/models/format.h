// How numbers and times are said to a person: one place, so that every view says them alike.
#pragma once

#include <QString>

namespace drydock::models {

/// A moment of simulated time: milliseconds since 1970-01-01 UTC.
using Moment = qint64;

/// A span as a person says it: "850 ms", "42s", "4m10s", "2h05m", "3d4h".
QString spanText(qint64 milliseconds);
/// "Tue 4 Mar 12:08:10" in the language of the window.
QString momentText(Moment at);
/// "12:08:10", or "12:08" without seconds.
QString clockText(Moment at, bool seconds = true);
/// At most three significant digits, thousands set apart by a thin space: "97.1", "1 204", "0.034".
QString figureText(double value);
/// Parts in one as percent: 0.971 is "97.1 %"; keeps apart 99.95 % from 100 %.
QString percentText(double share);
/// Of a whole: "<0.1 %" for what is there but hardly counts.
QString shareText(double share);
/// An English text of figures with the decimal sign of the window's language: "23,3 ms".
QString localText(QString english);
/// US dollars: "$3.42", "$1 204".
QString dollarText(double dollars);
/// Dollars with both cents, for columns: "$1 204.40".
QString centsText(double dollars);
/// Bytes with a decimal prefix: "1.2 MB".
QString bytesText(double bytes);
/// Milliseconds below a second, seconds above: "412 ms", "1.24 s".
QString latencyText(double milliseconds);

}  // namespace drydock::models
