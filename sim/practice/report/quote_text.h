// A quote for people and for programs.
#pragma once

#include <string>

#include "sim/practice/codec/value.h"
#include "sim/practice/pricing/quote.h"
#include "sim/practice/report/text_report.h"

namespace drydock::report {

/// A table by resource and item, the sums by tag, the total, and what is not included.
std::string text_quote(const pricing::Quote& quote, const Ink& ink);
/// The same as data: amounts and quantities as exact texts, amounts also rounded to cents.
codec::Value json_quote(const pricing::Quote& quote);

}  // namespace drydock::report
