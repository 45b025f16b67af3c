// The platform of twenty services by hand, with its timeouts in a lane.
#include <array>

#include "sim/engine/base/time.h"
#include "sim/engine/flow/histogram.h"
#include "sim/surface/cli/bench_bare.h"
#include "sim/surface/cli/bench_bare_future.h"
#include "sim/surface/cli/bench_models.h"
#include "sim/surface/cli/cli.h"

namespace drydock::cli {

namespace {

class BarePlatform {
 public:
  BarePlatform() {
    for (std::size_t i = 0; i < twenty_services.size(); ++i) {
      places_[i].mean = twenty_services[i].work_s();
      places_[i].servers = static_cast<std::uint32_t>(twenty_services[i].servers);
    }
    future_.push(gap(), {0, What::request});
  }

  void run(std::int64_t requests) {
    while (served_ + failed_ < requests) {
      if (!lane_.empty() && lane_.front().at <= future_.next_time()) [[unlikely]] {
        expire(lane_.pop());
        continue;
      }
      const Due due = future_.open();
      ++events_;
      switch (due.what) {
        case What::request:
          arrive();
          break;
        case What::come:
          come(due.call);
          break;
        case What::done:
          done(due.call);
          break;
        case What::answer:
          answer(due.call);
          break;
      }
      future_.close();
    }
  }

  ModelRun result() const {
    ModelRun run;
    run.simulated_s = future_.now();
    run.events = events_;
    run.requests = served_;
    run.visits = visits_;
    run.mean_s = sum_ / static_cast<double>(served_);
    run.p99_s = in_seconds(times_.quantile(0.99));
    return run;
  }

 private:
  enum class What : std::uint32_t { request, come, done, answer };
  struct Due {
    std::uint32_t call;
    What what;
  };
  struct Call {
    double start = 0;
    std::uint64_t luck = 0;  ///< Of its first draw.
    std::uint32_t parent = 0;
    std::uint32_t generation = 0;
    std::uint16_t service = 0, open = 0, attempt = 0;
    bool lost = false;  ///< Its caller has left.
  };
  struct Expiry {
    double at;
    std::uint32_t call, generation;
  };
  struct Place {
    double mean = 0;
    std::uint32_t servers = 0, busy = 0;
    BareLine<std::uint32_t> waiting;
  };
  static constexpr std::uint32_t nobody = 0xffffffff;

  double in(double mean, std::uint64_t luck) const {
    return future_.now() + mean * cheap_exponential(luck);
  }
  double gap() const { return in(1 / twenty_services_rate, number_ * 256); }

  void arrive() {
    const std::uint64_t number = number_++;
    future_.push(gap(), {0, What::request});
    call(0, nobody, number * 256 + 64, 0, future_.now());
  }
  void call(std::uint16_t service, std::uint32_t parent, std::uint64_t luck, std::uint16_t attempt,
            double start) {
    const std::uint32_t id = calls_.take();
    Call& made = calls_[id];
    made = {start, luck, parent, made.generation, service, 0, attempt, false};
    lane_.push({future_.now() + twenty_services_timeout_s, id, made.generation});
    future_.push(in(twenty_services_hop_s, luck), {id, What::come});
  }
  void come(std::uint32_t id) {
    Place& place = places_[calls_[id].service];
    ++visits_;
    if (place.busy == place.servers) {
      place.waiting.push(id);
      return;
    }
    ++place.busy;
    begin(place, id);
  }
  void begin(const Place& place, std::uint32_t id) {
    future_.push(in(place.mean, calls_[id].luck + 1), {id, What::done});
  }
  void done(std::uint32_t id) {
    const std::uint16_t service = calls_[id].service;
    Place& place = places_[service];
    if (place.waiting.empty())
      --place.busy;
    else
      begin(place, place.waiting.pop());
    const TwentyService& given = twenty_services[service];
    calls_[id].open = static_cast<std::uint16_t>(given.calls);
    if (given.calls == 0) {
      back(id);
      return;
    }
    const std::uint64_t request = calls_[id].luck & ~std::uint64_t{255};
    for (std::uint16_t i = 0; i < given.calls; ++i) {
      const auto child = static_cast<std::uint16_t>(given.first + i);
      call(child, id, request + 64 + child * 3u, 0, 0);
    }
  }
  void back(std::uint32_t id) {
    future_.push(in(twenty_services_hop_s, calls_[id].luck + 2), {id, What::answer});
  }
  void answer(std::uint32_t id) {
    const Call ended = calls_[id];
    ++calls_[id].generation;
    calls_.give(id);
    if (!ended.lost) tell(ended, true);
  }
  void tell(const Call& ended, bool well) {
    if (ended.parent != nobody) {
      if (--calls_[ended.parent].open == 0) back(ended.parent);
      return;
    }
    if (!well) {
      ++failed_;
      return;
    }
    const double time = future_.now() - ended.start;
    ++served_;
    sum_ += time;
    times_.add(from_seconds(time));
  }
  void expire(const Expiry& expiry) {
    Call& late = calls_[expiry.call];
    if (late.generation != expiry.generation) return;
    future_.pass(expiry.at);
    ++late.generation;
    late.lost = true;
    const Call lost = late;
    if (lost.attempt + 1 < twenty_services_attempts)
      call(lost.service, lost.parent, splitmix64(lost.luck) & ~std::uint64_t{255},
           static_cast<std::uint16_t>(lost.attempt + 1), lost.start);
    else
      tell(lost, false);
  }

  BareFuture<Due> future_;
  std::array<Place, twenty_services.size()> places_;
  BarePool<Call> calls_;
  BareLine<Expiry> lane_;
  std::uint64_t number_ = 0, events_ = 0;
  std::int64_t served_ = 0, failed_ = 0, visits_ = 0;
  double sum_ = 0;
  flow::Histogram times_;
};

}  // namespace

ModelRun run_bare_platform(std::int64_t requests) {
  BarePlatform platform;
  const double before = cpu_seconds();
  platform.run(requests);
  const double cpu_s = cpu_seconds() - before;
  ModelRun run = platform.result();
  run.cpu_s = cpu_s;
  return run;
}

}  // namespace drydock::cli
