// What builders of closed-form cases share: a case as a model, and how its inputs are read.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/platform/requests/law.h"
#include "sim/practice/codec/cursor.h"
#include "sim/practice/vectors/experiment.h"

namespace drydock::vectors {

/// What the flow formulas say of a metric.
struct FluidFigure {
  std::string metric;
  double value = 0;
};

using MetricNames = std::vector<std::string>;

/// A case as a model: either it has no chance in it and answers at once (metric by metric; null:
/// does not happen), or it is repeated.
struct CaseModel {
  std::function<codec::Value()> answer;
  Make make;
  Length length;
  std::vector<FluidFigure> fluid;
};

/// Reads the inputs of a case; the metrics say what will be asked for. One time unit of a case is a
/// second of the model.
using BuildCase = CaseModel (*)(codec::ObjectCursor& inputs, const Length& length,
                                const MetricNames& metrics);
/// The builder for cases whose inputs have `key`.
struct CaseKind {
  std::string_view key;
  BuildCase build;
};

std::vector<CaseKind> queue_cases();
std::vector<CaseKind> network_cases();
std::vector<CaseKind> retry_cases();
std::vector<CaseKind> credit_cases();
std::vector<CaseKind> chance_cases();
std::vector<CaseKind> cluster_cases();
std::vector<CaseKind> money_cases();
std::vector<CaseKind> recovery_cases();

/// Numbers of inputs, not negative.
double read_number(const codec::Cursor& at, double otherwise = 0);
/// A rate or a time of which there is some.
double read_positive(const codec::Cursor& at);
/// A count of things that are built: `least` to 100 000.
std::int32_t read_count(const codec::Cursor& at, std::int32_t otherwise = 0,
                        std::int32_t least = 0);
/// A span in seconds that the clock can hold.
double read_seconds(const codec::Cursor& at);
/// {"dist": "erlang", "mean": 0.01, "k": 2}; nothing: no time at all.
requests::Law read_law(const codec::Cursor& at);
/// A law by its name alone, "exponential" or "deterministic", and its mean.
requests::Law read_law_name(const codec::Cursor& at, double mean);

}  // namespace drydock::vectors
