// Calls that fail and are tried again: by one caller, by callers in layers, and within a budget.
#include <algorithm>

#include "sim/practice/vectors/request_run.h"

namespace drydock::vectors {

namespace {

using codec::ObjectCursor;

struct RetryCase {
  double failing = 0;
  std::int32_t layers = 1;
  requests::RetryPolicy policy;
};

/// One client asks again and again; layer by layer one step calls the next, and each caller tries
/// again by itself. All answer at once.
class RetryRun : public RequestRun {
 public:
  RetryRun(Seed seed, const RetryCase& given) : RequestRun(seed, 0), case_(given) {
    build([&](Context& context) { add_all(context); });
    watch({operation_}, 1 / pause);
  }

  std::optional<double> measure(std::string_view metric) const override {
    const requests::Tally asked = requests::report(world(), operation_).tally;
    const requests::Tally bottom = requests::report(world(), bottom_).tally;
    const auto each = [&](std::int64_t count) {
      return static_cast<double>(count) / static_cast<double>(asked.offered);
    };
    if (metric == "mean_attempts" || metric == "bottom_calls_per_request")
      return each(bottom.offered);
    if (metric == "success_probability") return each(asked.served);
    if (metric == "retries_denied_per_request") return each(bottom.denied);
    return std::nullopt;
  }

 private:
  static constexpr double pause = 0.001;

  void add_all(Context& context) {
    constexpr std::int32_t plenty = 1000;
    Id<requests::Step> callee;
    for (std::int32_t layer = 0; layer < case_.layers; ++layer) {
      const std::string name = "layer-" + std::to_string(layer);
      const auto station = requests::add_station(context, named(context, name));
      requests::Server server;
      server.station = station;
      server.cores = plenty;
      requests::add_server(context, server);
      requests::Step step;
      step.name = context.name(name);
      step.station = station;
      step.failing = layer == 0 ? case_.failing : 0;
      step.retry = requests::add_retry_policy(context, case_.policy);
      const Id<requests::Step> made = requests::add_step(context, step);
      if (callee) requests::add_link(context, made, link_to(callee));
      if (layer == 0) bottom_ = station;
      callee = made;
    }
    operation_ = requests::add_operation(context, "request", callee);
    requests::Source client;
    client.name = context.name("client");
    client.operation = operation_;
    client.kind = requests::SourceKind::closed;
    client.clients = 1;
    client.think = requests::Law::constant(pause);
    requests::add_source(context, client);
  }

  RetryCase case_;
  Id<requests::Station> bottom_;
  Id<requests::Operation> operation_;
};

CaseModel model_of(const RetryCase& one, const Length& length) {
  CaseModel model;
  model.length = length;
  model.make = [one](Seed seed) { return std::make_unique<RetryRun>(seed, one); };
  return model;
}

CaseModel build_retry(ObjectCursor& inputs, const Length& length, const MetricNames&) {
  RetryCase one;
  one.failing = inputs.required("attempt_failure_probability").number(0, 1);
  one.policy.attempts = read_count(inputs.required("max_attempts"), 1, 1);
  one.policy.budget_ratio = read_number(inputs.optional("budget_ratio"));
  one.policy.budget_most = read_number(inputs.optional("bucket_size"));
  return model_of(one, length);
}

CaseModel build_layers(ObjectCursor& inputs, const Length& length, const MetricNames&) {
  RetryCase one;
  one.layers = static_cast<std::int32_t>(inputs.required("layers").integer(1, 50, 1));
  const codec::Cursor attempts = inputs.required("max_attempts_per_layer");
  one.policy.attempts = read_count(attempts, 1, 1);
  double worst = 1;
  for (std::int32_t layer = 0; layer < one.layers; ++layer) worst *= one.policy.attempts;
  if (worst > 1e6) attempts.wrong(codec::codes::out_of_range, "at most a million calls in all");
  one.failing = inputs.required("bottom_failure_probability").number(0, 1);
  return model_of(one, length);
}

}  // namespace

std::vector<CaseKind> retry_cases() {
  return {{"attempt_failure_probability", build_retry}, {"layers", build_layers}};
}

}  // namespace drydock::vectors
