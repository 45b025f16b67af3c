// The parts of validation, one function for each part of a platform.
#pragma once

#include <string>
#include <vector>

#include "sim/practice/codec/cursor.h"
#include "sim/practice/scenario/catalog.h"
#include "sim/practice/scenario/spec.h"
#include "sim/practice/scenario/validate.h"

namespace drydock::scenario {

/// What is checked, and where mistakes go.
struct Checks {
  const Scenario& scenario;
  const Platform& platform;
  codec::Report& report;

  void add(std::string_view code, const std::string& path, std::string found, std::string expected,
           std::string hint = {}) {
    report.add(code, path, std::move(found), std::move(expected), std::move(hint));
  }
  /// Reports when `word` is not among `words`; `what` says what they are: "a zone".
  bool known(const std::string& path, const std::string& word,
             const std::vector<std::string>& words, const std::string& what);
};

template <class T>
std::vector<std::string> names_of(const Named<T>& things) {
  std::vector<std::string> names;
  for (const auto& [name, thing] : things) names.push_back(name);
  return names;
}

void check_network(Checks& checks);
/// Endpoints, peerings, security groups and names.
void check_edges(Checks& checks);
void check_cluster(Checks& checks);
void check_workloads(Checks& checks);
void check_operations(Checks& checks);
void check_prices(Checks& checks);

}  // namespace drydock::scenario
