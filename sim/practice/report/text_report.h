// The report that a person reads at a terminal.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/practice/report/summary.h"

namespace drydock::report {

/// Whether and how text is coloured. Colour never carries meaning alone.
struct Ink {
  bool colour = false;

  std::string strong(const std::string& text) const { return paint("1", text); }
  std::string quiet(const std::string& text) const { return paint("2", text); }
  std::string toned(Tone tone, const std::string& text) const;

 private:
  std::string paint(const char* code, const std::string& text) const;
};

/// The whole report: heading, story, requests, bill, its split `by` someone, footer.
std::string text_report(const Summary& summary, const std::vector<StoryLine>& story, const Ink& ink,
                        std::optional<insight::By> by = {});

/// "open-app  3 600  3 600  0  100 %  12 ms  31 ms  55 ms", one row a thing, with a heading.
std::string requests_table(const Summary& summary, const Ink& ink);
/// How requests were computed, and where that may be off: a line or a few; nothing where flows did
/// all and nothing is doubted.
std::string say_computed(const Summary& summary);
/// What users were promised, what came of it, and what AWS gives back; a line each.
std::string objective_text(const Summary& summary);
std::string bill_table(const Summary& summary, const Ink& ink);
/// The bill split over services, teams or environments, and by which rule.
std::string allocation_table(const Summary& summary, insight::By by);

/// Milliseconds of a latency in seconds: "412 ms", "3.2 s"; "-" when nothing was served.
std::string say_latency(double latency_s);

}  // namespace drydock::report
