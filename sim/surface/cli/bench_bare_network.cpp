// The queueing network by hand.
#include <array>

#include "sim/engine/base/time.h"
#include "sim/engine/flow/histogram.h"
#include "sim/surface/cli/bench_bare.h"
#include "sim/surface/cli/bench_bare_future.h"
#include "sim/surface/cli/cli.h"

namespace drydock::cli {

namespace {

constexpr std::uint32_t first_service = 1, first_database = 4, station_count = 7;
constexpr std::uint32_t arrival = station_count;

class BareNetwork {
 public:
  BareNetwork() {
    stations_[0] = {0.003, 4, 0, {}};
    for (std::uint32_t i = 0; i < 3; ++i) {
      stations_[first_service + i] = {0.006, 8, 0, {}};
      stations_[first_database + i] = {0.0015, 2, 0, {}};
    }
    future_.push(gap(), {0, arrival});
  }

  void run(std::int64_t requests) {
    while (served_ < requests) {
      const Due due = future_.open();
      ++events_;
      if (due.station == arrival)
        arrive();
      else
        done(due.station, due.request);
      future_.close();
    }
  }

  ModelRun result() const {
    ModelRun run;
    run.simulated_s = future_.now();
    run.events = events_;
    run.requests = served_;
    run.visits = served_ * station_count;
    run.mean_s = sum_ / static_cast<double>(served_);
    run.p99_s = in_seconds(times_.quantile(0.99));
    return run;
  }

 private:
  struct Due {
    std::uint32_t request, station;
  };
  struct Request {
    double start = 0;
    std::uint64_t number = 0;
    std::uint32_t open = 0;
  };
  struct Place {
    double mean = 0;
    std::uint32_t servers = 0, busy = 0;
    BareLine<std::uint32_t> waiting;
  };

  double gap() { return future_.now() + 0.001 * cheap_exponential(8 * number_ + arrival); }

  void arrive() {
    const std::uint32_t request = requests_.take();
    requests_[request] = {future_.now(), number_++, 3};
    future_.push(gap(), {0, arrival});
    come(0, request);
  }
  void come(std::uint32_t station, std::uint32_t request) {
    Place& place = stations_[station];
    if (place.busy == place.servers) {
      place.waiting.push(request);
      return;
    }
    ++place.busy;
    begin(station, request);
  }
  void begin(std::uint32_t station, std::uint32_t request) {
    const double time =
        stations_[station].mean * cheap_exponential(8 * requests_[request].number + station);
    future_.push(future_.now() + time, {request, station});
  }
  void done(std::uint32_t station, std::uint32_t request) {
    Place& place = stations_[station];
    if (place.waiting.empty())
      --place.busy;
    else
      begin(station, place.waiting.pop());
    if (station == 0) {
      for (std::uint32_t i = 0; i < 3; ++i) come(first_service + i, request);
    } else if (station < first_database) {
      come(station + first_database - first_service, request);
    } else if (--requests_[request].open == 0) {
      leave(request);
    }
  }
  void leave(std::uint32_t request) {
    const double time = future_.now() - requests_[request].start;
    ++served_;
    sum_ += time;
    times_.add(from_seconds(time));
    requests_.give(request);
  }

  BareFuture<Due> future_;
  std::array<Place, station_count> stations_;
  BarePool<Request> requests_;
  std::uint64_t number_ = 0, events_ = 0;
  std::int64_t served_ = 0;
  double sum_ = 0;
  flow::Histogram times_;
};

}  // namespace

ModelRun run_bare_network(std::int64_t requests) {
  BareNetwork network;
  const double before = cpu_seconds();
  network.run(requests);
  const double cpu_s = cpu_seconds() - before;
  ModelRun run = network.result();
  run.cpu_s = cpu_s;
  return run;
}

}  // namespace drydock::cli
