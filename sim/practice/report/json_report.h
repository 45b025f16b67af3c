// The same report as data for programs: plain decimals, milliseconds and dollars in the names.
#pragma once

#include <vector>

#include "sim/practice/codec/value.h"
#include "sim/practice/report/summary.h"

namespace drydock::report {

/// One object; its members are said in the README.
codec::Value json_report(const Summary& summary, const std::vector<FactLine>& facts);
codec::Value json_fact(const FactLine& fact);
/// A fingerprint as 16 hexadecimal digits.
std::string fingerprint_text(std::uint64_t fingerprint);

}  // namespace drydock::report
