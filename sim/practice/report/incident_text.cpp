// Says an incident: first the figures that a reader asks for, then what happened in which order.
#include "sim/practice/report/incident_text.h"

#include <algorithm>
#include <cmath>

#include "sim/engine/base/text.h"
#include "sim/practice/report/columns.h"
#include "sim/practice/study/hindsight.h"

namespace drydock::report {

namespace {

std::string dollars_beyond(double dollars) {
  const Money money = Money::cents(std::llround(std::fabs(dollars) * 100));
  if (money.is_zero()) return "nothing";
  return (dollars < 0 ? "-" : "+") + say_money(money);
}

std::string success(const Incident& incident) {
  const std::string least = say_percent(incident.least_success) + " at worst";
  if (incident.missed <= Duration::zero()) return least;
  return least + "; for " + say_duration(incident.missed) + " less than was promised";
}

std::string felt(const Incident& incident) {
  if (!incident.seen_at) return "by nobody";
  const Duration later = *incident.seen_at - incident.began;
  return later < seconds(1) ? "at once" : "after " + say_duration(later);
}

std::string one_incident(const World& world, const Rulebook& rulebook, const Incident& incident,
                         const Ink& ink) {
  const auto said = [&](CauseId id) { return rulebook.say(world, world.chronicle()[id]); };
  const Time now = world.now();
  std::string out = ink.strong(said(incident.root)) + "\n";
  if (incident.asked && incident.asked != incident.root)
    out += "  began with      " + said(incident.asked) + "\n";
  out += "  began           " + say_time(incident.began) + "\n";
  out += "  felt            " + felt(incident) + "\n";
  out += (incident.ended ? "  over after      " : "  lasts for       ") +
         say_duration(incident.lasted(now)) + "\n";
  if (incident.best)
    out += "  best possible   " + say_duration(*incident.best) +
           " with the same commands, had nobody waited\n";
  out += "  success         " + success(incident) + "\n";
  if (incident.worst_p95 > 0)
    out += "  p95             " + say_number(incident.worst_p95) + " ms at worst\n";
  out += "  failed          " +
         say_count(static_cast<std::int64_t>(std::llround(incident.failed))) +
         " requests of users\n";
  out += "  on the bill     " + dollars_beyond(incident.dollars) + " beyond the rate of before\n";
  const bool with_dates = iso_date(incident.began) != iso_date(incident.ended.value_or(now));
  return out + "\n" + story_text(incident.lines, with_dates, ink);
}

}  // namespace

void add_best_possible(std::vector<Incident>& incidents, const scenario::Scenario& scenario,
                       const std::shared_ptr<const Rulebook>& rulebook, const run::Run& run) {
  for (Incident& incident : incidents) {
    if (!incident.ended || incident.missed <= Duration::zero()) continue;
    incident.best = study::best_possible(scenario, rulebook, run, incident.began,
                                         *incident.ended - incident.began);
  }
}

std::string story_text(const std::vector<StoryLine>& lines, bool with_dates, const Ink& ink) {
  const auto moment = [&](Time at) { return with_dates ? say_time(at) : say_clock(at); };
  std::size_t widest = 0;
  for (const StoryLine& line : lines) widest = std::max(widest, width(moment(line.at)));
  std::string out;
  for (const StoryLine& line : lines) {
    std::string when = moment(line.at);
    when.insert(0, widest - width(when), ' ');
    out += "  " + ink.quiet(when) + "  " + ink.toned(line.tone, line.text);
    if (line.more > 0)
      out += ink.quiet(", and " + std::to_string(line.more) + " more like it" +
                       (line.until > line.at ? " until " + moment(line.until) : std::string()));
    out += "\n";
    if (!line.because.empty())
      out += std::string(width(when) + 4, ' ') + ink.quiet("because " + line.because) + "\n";
  }
  return lines.empty() ? "  Nothing worth telling happened.\n" : out;
}

std::string incidents_text(const World& world, const Rulebook& rulebook,
                           const std::vector<Incident>& incidents, const Ink& ink) {
  if (incidents.empty()) return "Nothing broke.\n";
  std::string out;
  for (const Incident& incident : incidents) {
    if (!out.empty()) out += "\n";
    out += one_incident(world, rulebook, incident, ink);
  }
  return out;
}

}  // namespace drydock::report
