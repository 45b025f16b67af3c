// The page for authors of scenarios against the reader, by a scenario in which every key stands.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "sim/practice/scenario/document.h"
#include "sim/practice/scenario/read.h"
#include "tests/sim/practice/scenario/shipped.h"
#include "tests/support/places.h"

namespace drydock::scenario {
namespace {

const std::string folder = places::source_dir() + "/tests/sim/practice/scenario/";
const std::string page = places::source_dir() + "/scenarios/README.md";

/// A line of one of the tables.
struct Line {
  std::string key;  ///< With what the table stands under: "platform.traffic.night".
  std::vector<std::string> steps;
  bool required = false;
  std::string example;
};

std::vector<std::string> cells_of(const std::string& text) {
  std::vector<std::string> cells;
  std::size_t from = 1;
  for (std::size_t at = text.find(" | ", from); at != std::string::npos;
       at = text.find(" | ", from)) {
    cells.push_back(text.substr(from + 1, at - from - 1));
    from = at + 2;
  }
  return cells;
}

std::string unquoted(std::string cell) {
  std::erase(cell, '`');
  return cell;
}

/// "a.b[3].c" as {"a", "b[]", "c"}. A spread may be one or a list of such: "spread[0]" is "spread".
std::vector<std::string> steps_of(const std::string& path) {
  std::vector<std::string> steps{""};
  bool inside = false;
  for (const char c : path) {
    if (c == ']') inside = false;
    if (c == '.')
      steps.emplace_back();
    else if (!inside)
      steps.back() += c;
    if (c == '[') inside = true;
  }
  for (std::string& step : steps)
    if (step == "spread[]") step = "spread";
  return steps;
}

/// The path of a key as the page has it, but for names: all steps of operations are one.
std::vector<std::string> open_path(const std::string& path) {
  std::vector<std::string> steps = steps_of(path);
  const bool is_operation =
      steps.size() > 4 && steps[1] == "operations" && steps[3].starts_with("path[");
  const bool is_consumer =
      steps.size() > 4 && steps[1] == "consumers" && steps[3].starts_with("then[");
  if (is_operation || is_consumer) return {"STEP", steps.back()};
  return steps;
}

bool fits(const std::vector<std::string>& key, const std::vector<std::string>& path) {
  return std::equal(
      key.begin(), key.end(), path.begin(), path.end(),
      [](const std::string& a, const std::string& b) { return a == b || a == "NAME"; });
}

std::vector<Line> lines_of_page() {
  std::vector<Line> lines;
  std::ifstream file(page);
  std::string text, base;
  bool in_table = false;
  while (std::getline(file, text)) {
    if (text.starts_with("### ")) {
      const std::size_t quote = text.find('`');
      base = quote == std::string::npos ? "" : unquoted(text.substr(quote)) + ".";
    }
    if (text.starts_with("## ")) base.clear();
    if (text.starts_with("| key |")) in_table = true;
    if (text.empty()) in_table = false;
    if (!in_table || !text.starts_with("| `")) continue;
    const std::vector<std::string> cells = cells_of(text);
    EXPECT_EQ(cells.size(), 4u) << text;
    if (cells.size() != 4) continue;
    const std::string key = base + unquoted(cells[0]);
    lines.push_back({key, steps_of(key), cells[2].starts_with("required"), unquoted(cells[3])});
  }
  return lines;
}

struct Asked {
  std::vector<codec::AskedKey> keys;
  Reading reading;
};

Asked read_all() {
  Asked asked;
  Adjustments adjustments;
  adjustments.asked = &asked.keys;
  asked.reading = read_scenario(folder + "every_key.json", paths, adjustments);
  std::set<std::string> seen;
  std::erase_if(asked.keys,
                [&](const codec::AskedKey& key) { return !seen.insert(key.path).second; });
  return asked;
}

TEST(Keys, AllStandOnThePageForAuthors) {
  const std::vector<Line> lines = lines_of_page();
  ASSERT_GT(lines.size(), 200u);
  const Asked asked = read_all();
  ASSERT_TRUE(asked.reading.scenario) << codec::to_text(asked.reading.diagnostics);
  std::set<std::string> read;
  for (const codec::AskedKey& key : asked.keys) {
    const std::vector<std::string> path = open_path(key.path);
    const auto found = std::find_if(lines.begin(), lines.end(),
                                    [&](const Line& line) { return fits(line.steps, path); });
    if (found == lines.end()) {
      ADD_FAILURE() << key.path << " is read, but does not stand on the page";
      continue;
    }
    read.insert(found->key);
    EXPECT_TRUE(found->required || !key.required) << key.path << " is required";
  }
  for (const Line& line : lines)
    EXPECT_TRUE(read.contains(line.key)) << line.key << " stands on the page, but is not read";
}

TEST(Keys, HaveExamplesThatAreAccepted) {
  const Asked asked = read_all();
  ASSERT_TRUE(asked.reading.scenario);
  codec::Value changes{codec::Value::Object{}};
  for (const Line& line : lines_of_page()) {
    if (line.example == "-") continue;
    const auto place =
        std::find_if(asked.keys.begin(), asked.keys.end(), [&](const codec::AskedKey& key) {
          return fits(line.steps, open_path(key.path)) &&
                 at(asked.reading.scenario->document, key.path) != nullptr;
        });
    if (place == asked.keys.end()) {
      ADD_FAILURE() << line.key << " stands nowhere in every_key.json";
      continue;
    }
    codec::Diagnostics out;
    const auto example = codec::parse(line.example, line.key, out);
    ASSERT_TRUE(example) << line.key << ": " << codec::to_text(out);
    changes.set(place->path, *example);
  }
  Adjustments adjustments;
  adjustments.changes = &changes;
  adjustments.changes_file = "README.md";
  // What an example contradicts elsewhere in the scenario is no matter; its form is.
  for (const codec::Diagnostic& found :
       read_scenario(folder + "every_key.json", paths, adjustments).diagnostics)
    EXPECT_GE(found.code, "E0200") << codec::to_text(found);
}

}  // namespace
}  // namespace drydock::scenario
