// The story of an incident: what a reader needs of its facts, few enough to read.
#include <algorithm>
#include <functional>
#include <map>

#include "sim/engine/kernel/refusal.h"
#include "sim/platform/workload/facts.h"
#include "sim/practice/report/summary.h"

namespace drydock::report {

namespace {

using workload::ServiceDegraded;
using workload::ServiceQuick;
using workload::ServiceRecovered;
using workload::ServiceSlow;

/// Facts of one sort may share a line. Each service has its own facts, and most of them tell of one
/// and the same trouble.
std::string_view sort_of(std::string_view kind) {
  if (kind == ServiceSlow::style.kind) return ServiceDegraded::style.kind;
  if (kind == ServiceQuick::style.kind) return ServiceRecovered::style.kind;
  return kind;
}

/// Which of the facts of a line stands for it: the service that fails most; else the first.
double rank(const Record& record, std::string_view kind) {
  return kind == ServiceDegraded::style.kind ? 100 - fact_of<ServiceDegraded>(record).percent : -1;
}

/// Higher is told rather.
int importance(std::string_view kind, const FactStyle& style) {
  const bool asked = kind == CommandGiven::style.kind || kind == CommandRefused::style.kind;
  if (asked || style.weight == Weight::headline) return 4;
  switch (style.tone) {
    case Tone::broken:
      return 3;
    case Tone::strained:
      return 2;
    case Tone::recovered:
      return 1;
    case Tone::neutral:
      break;
  }
  return 0;
}

class Teller {
 public:
  Teller(const World& world, const Rulebook& rulebook) : world_(world), rulebook_(rulebook) {}

  void tell(CauseId id) {
    const Record& record = world_.chronicle()[id];
    const FactStyle& style = rulebook_.fact_info(record).style;
    if (style.weight < Weight::normal || style.kind == ScenarioStarted::style.kind) return;
    if (Line* line = line_for(record, style.kind)) {
      line->said.until = record.at;
      ++line->said.more;
      const double now = rank(record, style.kind);
      if (now <= line->rank) return;
      line->rank = now;
      line->fact = id;
      line->said.tone = style.tone;
      return;
    }
    if (sort_of(style.kind) != CommandGiven::style.kind &&
        sort_of(style.kind) != CommandRefused::style.kind)
      newest_[sort_of(style.kind)] = lines_.size();
    lines_.push_back({id, StoryLine{record.at, record.at, {}, {}, style.tone, 0, {}, {}},
                      importance(style.kind, style), rank(record, style.kind)});
  }

  std::vector<StoryLine> lines(std::size_t most) {
    leave_out(most);
    std::vector<StoryLine> told;
    for (Line& line : lines_) {
      const Record& record = world_.chronicle()[line.fact];
      line.said.text = rulebook_.say(world_, record);
      line.said.fact = line.fact;
      const bool kept = record.parent.index >= world_.chronicle().first();
      if (record.parent && record.parent != CauseId{0} && kept) {
        line.said.because = rulebook_.say(world_, world_.chronicle()[record.parent]);
        line.said.cause = record.parent;
      }
      told.push_back(std::move(line.said));
    }
    for (std::size_t i = told.size(); i-- > 1;)
      if (told[i].because == told[i - 1].text || told[i].because == told[i - 1].because)
        told[i].because.clear();
    for (StoryLine& line : told)
      if (line.because.empty()) line.cause = {};
    return told;
  }

 private:
  struct Line {
    CauseId fact;
    StoryLine said;
    int importance = 0;
    double rank = 0;
  };

  /// The line that the fact joins: of its sort, and two minutes old at most.
  Line* line_for(const Record& record, std::string_view kind) {
    const auto newest = newest_.find(sort_of(kind));
    if (newest == newest_.end()) return nullptr;
    Line& line = lines_[newest->second];
    return record.at - line.said.until <= minutes(2) ? &line : nullptr;
  }

  /// Keeps the most important lines, of equal ones the earlier.
  void leave_out(std::size_t most) {
    if (lines_.size() <= most) return;
    std::vector<int> ranks;
    for (const Line& line : lines_) ranks.push_back(line.importance);
    std::sort(ranks.begin(), ranks.end(), std::greater<>());
    const int least = most == 0 ? ranks.front() + 1 : ranks[most - 1];
    std::size_t room = most - static_cast<std::size_t>(std::count_if(
                                  ranks.begin(), ranks.end(), [&](int r) { return r > least; }));
    std::erase_if(lines_, [&](const Line& line) {
      if (line.importance != least) return line.importance < least;
      return room == 0 || room-- == 0;
    });
  }

  const World& world_;
  const Rulebook& rulebook_;
  std::vector<Line> lines_;
  std::map<std::string_view, std::size_t> newest_;
};

}  // namespace

std::vector<StoryLine> story(const World& world, const Rulebook& rulebook, std::size_t most) {
  Teller teller(world, rulebook);
  for (const auto& [id, record] : world.chronicle()) teller.tell(id);
  return teller.lines(most);
}

std::vector<StoryLine> story(const World& world, const Rulebook& rulebook,
                             std::span<const CauseId> facts, std::size_t most) {
  Teller teller(world, rulebook);
  for (const CauseId id : facts) teller.tell(id);
  return teller.lines(most);
}

}  // namespace drydock::report
