// Draws what the seed decides.
#include <algorithm>

#include "sim/engine/base/text.h"
#include "sim/platform/network/cidr.h"
#include "sim/practice/lesson/evaluate.h"
#include "sim/practice/lesson/grader.h"
#include "sim/practice/lesson/plan.h"

namespace drydock::lesson {

namespace {

constexpr int draws_most = 100;

/// Numbers of a variable's stream: one for each try, so that other variables do not move.
class Luck {
 public:
  Luck(const Variable& variable, Seed seed, int round)
      : seed_(seed),
        key_(hash_text("lesson/vary/" + variable.name)),
        n_(static_cast<std::uint64_t>(round) * 1000) {}
  double next() { return uniform_at(seed_, key_, n_++); }
  std::size_t below(std::size_t count) {
    return std::min(static_cast<std::size_t>(next() * static_cast<double>(count)), count - 1);
  }

 private:
  Seed seed_;
  std::uint64_t key_, n_;
};

std::string draw_number(const Variable& variable, Luck* luck) {
  const double span = variable.high - variable.low;
  const auto steps = static_cast<std::size_t>(span / variable.step + 1e-9) + 1;
  const std::size_t chosen = luck != nullptr ? luck->below(steps) : (steps - 1) / 2;
  std::string digits = say_fixed(variable.low + variable.step * static_cast<double>(chosen), 4);
  std::erase(digits, ' ');
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

std::string draw_cidr(const Variable& variable, Luck* luck) {
  std::vector<std::string> free;
  const std::uint32_t size = std::uint32_t{1} << (32 - variable.prefix);
  for (std::uint32_t i = 0; i < 256; ++i) {
    const network::Cidr block{(10u << 24) + i * std::max(size, 1u << 16),
                              static_cast<std::uint8_t>(variable.prefix)};
    const bool taken =
        std::any_of(variable.avoid.begin(), variable.avoid.end(), [&](const std::string& text) {
          const auto other = network::parse_cidr(text);
          return other && other->overlaps(block);
        });
    if (!taken && (block.address >> 24) == 10) free.push_back(network::say_cidr(block));
  }
  if (free.empty()) return "10.0.0.0/" + std::to_string(variable.prefix);
  return free[luck != nullptr ? luck->below(free.size()) : 0];
}

void draw_one(const Variable& variable, Luck* luck, std::map<std::string, std::string>& drawn) {
  switch (variable.kind) {
    case VaryKind::pick:
      drawn[variable.name] = variable.pick[luck != nullptr ? luck->below(variable.pick.size()) : 0];
      return;
    case VaryKind::uniform:
      drawn[variable.name] = draw_number(variable, luck);
      return;
    case VaryKind::pick_cidr:
      drawn[variable.name] = draw_cidr(variable, luck);
      return;
    case VaryKind::shuffle:
      break;
  }
  std::vector<std::string> words = variable.pick;
  for (std::size_t i = words.size(); i > 1 && luck != nullptr; --i)
    std::swap(words[i - 1], words[luck->below(i)]);
  for (std::size_t i = 0; i < words.size(); ++i)
    drawn[variable.name + "." + std::to_string(i + 1)] = words[i];
}

/// Whether an expression needs no world: drawn values and arithmetic only.
bool is_plain(const Node& node) {
  const bool own = node.op == Op::constant || (node.op >= Op::condition && node.op <= Op::minus);
  return own && std::all_of(node.children.begin(), node.children.end(), is_plain);
}

}  // namespace

bool is_allowed_draw(const Lesson& lesson, const std::map<std::string, std::string>& variables,
                     codec::Report& report) {
  static const Rulebook nothing;
  static const World nowhere(nothing, Seed{1}, Time{});
  static const Plan plan;
  static const GraderState state;
  Scope scope;
  scope.rulebook = &nothing;
  scope.variables = variables;
  for (const Source& source : lesson.vary_require) {
    const Node node = parse(source, Dimension::boolean, scope, report);
    if (!is_plain(node)) {
      report.add(codes::expression, source.path, source.text, "drawn values and numbers only");
      return true;
    }
    if (!evaluate(node, Scene{nowhere, plan, state}).is_true()) return false;
  }
  return true;
}

Result<std::map<std::string, std::string>> draw(const Lesson& lesson, Seed seed) {
  codec::Diagnostics ignored;
  codec::Report report(lesson.file, ignored);
  for (int round = 0; round < draws_most; ++round) {
    std::map<std::string, std::string> drawn;
    for (const Variable& variable : lesson.vary) {
      Luck luck(variable, seed, round);
      draw_one(variable, seed.value == lesson.authored_seed && round == 0 ? nullptr : &luck, drawn);
    }
    if (is_allowed_draw(lesson, drawn, report)) return drawn;
  }
  return fail("no_draw",
              "Seed " + std::to_string(seed.value) + " breaks vary_require a hundred times.",
              lesson.file, "Widen what varies, or require less.");
}

}  // namespace drydock::lesson
