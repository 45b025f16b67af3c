// Plays cases and compares answers, whatever the family.
#include "sim/practice/vectors/vectors.h"

#include <algorithm>
#include <cmath>

#include "sim/practice/vectors/analytic.h"
#include "sim/practice/vectors/families.h"

namespace drydock::vectors {

namespace {

using codec::Value;

constexpr double agreement = 1e-6;  // Relative, for numbers that are not whole.

bool agree(const Value& expect, const Value& got);

bool numbers_agree(const Value& expect, const Value& got) {
  const auto whole = expect.integer(), other = got.integer();
  if (whole && other) return *whole == *other;
  const double a = expect.real().value_or(NAN), b = got.real().value_or(NAN);
  return std::fabs(a - b) <= agreement * std::max(std::fabs(a), std::fabs(b));
}

bool lists_agree(const Value::List& expect, const Value::List& got) {
  return std::equal(expect.begin(), expect.end(), got.begin(), got.end(), agree);
}

bool objects_agree(const Value::Object& expect, const Value& got) {
  return std::all_of(expect.begin(), expect.end(), [&](const Value::Member& member) {
    const Value* value = got.find(member.first);
    return agree(member.second, value != nullptr ? *value : Value());
  });
}

bool agree(const Value& expect, const Value& got) {
  if (expect.kind() != got.kind()) return false;
  switch (expect.kind()) {
    case Value::Kind::number:
      return numbers_agree(expect, got);
    case Value::Kind::list:
      return lists_agree(expect.list(), got.list());
    case Value::Kind::object:
      return objects_agree(expect.object(), got);
    default:
      return expect == got;
  }
}

/// Lists without meaning in their order, put into one order.
Value sorted(Value value) {
  if (!value.is(Value::Kind::list)) return value;
  std::sort(value.list().begin(), value.list().end(),
            [](const Value& a, const Value& b) { return codec::to_json(a) < codec::to_json(b); });
  return value;
}

std::string shown(const Value& value) {
  return value.is(Value::Kind::null) ? "nothing" : codec::to_json(value);
}

const Suite* suite_named(const codec::Cursor& at) {
  const std::string name = at.text();
  std::vector<std::string> names;
  for (const Suite& suite : suites()) {
    if (suite.schema == name) return &suite;
    names.emplace_back(suite.schema);
  }
  at.wrong(codec::codes::wrong_format, codec::one_of(names, names.size()),
           codec::nearest(name, names));
  return nullptr;
}

const Family* family_named(const codec::Cursor& at) {
  const std::string name = at.text();
  std::vector<std::string> names;
  for (const Family& family : families()) {
    if (family.name == name) return &family;
    names.emplace_back(family.name);
  }
  if (at)
    at.wrong(codec::codes::unknown_word, codec::one_of(names, names.size()),
             codec::nearest(name, names));
  return nullptr;
}

Verdict play_case(const Family& family, const codec::Cursor& at) {
  codec::ObjectCursor object(at);
  object.allow_others();
  Verdict verdict{object.required("id").text(), {}};
  const codec::Cursor input = object.required("input");
  const codec::Cursor expect = object.required("expect");
  if (input && expect)
    verdict.differences = differences(*expect.value(), family.answer(input), family.sets);
  return verdict;
}

std::vector<Verdict> play_families(codec::ObjectCursor& object) {
  std::vector<Verdict> verdicts;
  const Family* family = family_named(object.required("family"));
  for (const codec::Cursor& one : object.required("vectors").list())
    if (family != nullptr) verdicts.push_back(play_case(*family, one));
  return verdicts;
}

}  // namespace

void drop_nulls(Value& value) {
  if (value.is(Value::Kind::list))
    std::for_each(value.list().begin(), value.list().end(), drop_nulls);
  if (!value.is(Value::Kind::object)) return;
  std::erase_if(value.object(),
                [](const Value::Member& member) { return member.second.is(Value::Kind::null); });
  for (Value::Member& member : value.object()) drop_nulls(member.second);
}

void soften(codec::Diagnostics& found) {
  for (codec::Diagnostic& one : found)
    if (one.code == codec::codes::unknown_key) one.severity = codec::Severity::warning;
}

std::vector<std::string> differences(const Value& expect, const Value& answer,
                                     const std::vector<std::string_view>& sets) {
  std::vector<std::string> lines;
  for (const auto& [key, wanted] : expect.object()) {
    const Value* found = answer.find(key);
    Value want = wanted, got = found != nullptr ? *found : Value();
    if (std::find(sets.begin(), sets.end(), key) != sets.end()) {
      want = sorted(std::move(want));
      got = sorted(std::move(got));
    }
    if (!agree(want, got))
      lines.push_back(key + ": expected " + shown(want) + ", got " + shown(got));
  }
  return lines;
}

namespace {

std::optional<std::vector<Verdict>> play_closed_forms(const Value& document,
                                                      const std::string& file,
                                                      codec::Diagnostics& out) {
  const std::optional<std::vector<CaseOutcome>> played = play_cases(document, file, out);
  if (!played) return std::nullopt;
  std::vector<Verdict> verdicts;
  for (const CaseOutcome& one : *played) {
    Verdict& verdict = verdicts.emplace_back(Verdict{one.id, {}});
    for (const Outcome& outcome : one.outcomes)
      if (!outcome.agrees) verdict.differences.push_back(said(outcome));
  }
  return verdicts;
}

}  // namespace

std::optional<std::vector<Verdict>> play(const Value& document, const std::string& file,
                                         codec::Diagnostics& out) {
  if (is_analytic(document)) return play_closed_forms(document, file, out);
  Value whole = document;
  drop_nulls(whole);
  codec::Diagnostics found;
  codec::Report report(file, found);
  std::vector<Verdict> verdicts;
  {
    const codec::Cursor all(&whole, "", report);
    codec::ObjectCursor object(all);
    object.allow_others();
    if (const codec::Cursor schema = object.optional("schema")) {
      if (const Suite* suite = suite_named(schema)) verdicts = suite->play(all);
    } else {
      verdicts = play_families(object);
    }
  }
  soften(found);
  out.insert(out.end(), found.begin(), found.end());
  if (codec::has_errors(found)) return std::nullopt;
  return verdicts;
}

std::optional<std::vector<Verdict>> play_file(const std::string& path, codec::Diagnostics& out) {
  const std::optional<Value> document = codec::read_file(path, out);
  if (!document) return std::nullopt;
  return play(*document, path, out);
}

}  // namespace drydock::vectors
