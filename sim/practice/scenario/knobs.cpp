// A knob is a name for one or more paths in the document; turning it replaces what stands there.
#include "sim/practice/scenario/knobs.h"

#include <algorithm>
#include <charconv>

namespace drydock::scenario {

namespace {

using codec::Cursor;
using codec::Diagnostics;
using codec::ObjectCursor;
using codec::Value;

/// A value as `--set` takes it.
std::string plain(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::boolean:
      return value.flag() ? "on" : "off";
    case Value::Kind::text:
    case Value::Kind::number:
      return value.text();
    default:
      return codec::to_json(value);
  }
}

std::optional<double> read_number(const std::string& text) { return Value::number(text).real(); }

std::optional<bool> read_switch(const std::string& text) {
  if (text == "on" || text == "true" || text == "yes") return true;
  if (text == "off" || text == "false" || text == "no") return false;
  return std::nullopt;
}

Knob read_knob(const std::string& name, const Cursor& at, const Document& document) {
  ObjectCursor object(at);
  Knob knob;
  knob.name = name;
  const Cursor path = object.required("path");
  if (path && path.value()->is(Value::Kind::list)) {
    for (const Cursor& entry : path.list(20)) knob.paths.push_back(entry.text());
  } else if (path) {
    knob.paths.push_back(path.text());
  }
  for (const std::string& place : knob.paths)
    if (scenario::at(document.value, place) == nullptr)
      path.wrong("E0200", "a path that leads to something in this scenario");
  knob.type = object.required("type").choice<KnobType>(KnobType::text);
  for (const Cursor& choice : object.optional("choices").list(100))
    knob.choices.push_back(choice.text());
  if (const Cursor range = object.optional("range")) {
    const std::vector<Cursor> ends = range.list(2);
    if (ends.size() == 2) {
      knob.least = plain(*ends[0].value());
      knob.most = plain(*ends[1].value());
    } else {
      range.wrong(codec::codes::wrong_type, "a list of the least and the most");
    }
  }
  if (knob.type == KnobType::choice && knob.choices.empty())
    at.wrong(codec::codes::missing_key, "the key \"choices\"");
  knob.text = object.required("text").text();
  if (!knob.paths.empty())
    if (const Value* present = scenario::at(document.value, knob.paths.front()))
      knob.value = plain(*present);
  return knob;
}

bool number_in_range(const Knob& knob, double value) {
  const std::optional<double> least = read_number(knob.least);
  const std::optional<double> most = read_number(knob.most);
  return (!least || value >= *least) && (!most || value <= *most);
}

/// `text` as a value of the knob's type; nothing when it cannot be.
std::optional<Value> value_for(const Knob& knob, const std::string& text) {
  switch (knob.type) {
    case KnobType::choice:
      if (std::find(knob.choices.begin(), knob.choices.end(), text) == knob.choices.end())
        return std::nullopt;
      return Value(text);
    case KnobType::count: {
      const std::optional<std::int64_t> count = Value::number(text).integer();
      if (!count || !number_in_range(knob, static_cast<double>(*count))) return std::nullopt;
      return Value(*count);
    }
    case KnobType::number: {
      const std::optional<double> number = read_number(text);
      if (!number || !number_in_range(knob, *number)) return std::nullopt;
      return Value(*number);
    }
    case KnobType::switch_: {
      const std::optional<bool> flag = read_switch(text);
      if (!flag) return std::nullopt;
      return Value(*flag);
    }
    case KnobType::duration: {
      const Result<Duration> value = parse_duration(text);
      const Result<Duration> least = parse_duration(knob.least);
      const Result<Duration> most = parse_duration(knob.most);
      if (!value || (least && *value < *least) || (most && *value > *most)) return std::nullopt;
      return Value(text);
    }
    case KnobType::text:
      return Value(text);
  }
  return std::nullopt;
}

}  // namespace

std::vector<Knob> read_knobs(const Document& document, Diagnostics& out,
                             std::vector<codec::AskedKey>* asked) {
  std::vector<Knob> knobs;
  const Value* listed = document.value.find("knobs");
  if (listed == nullptr) return knobs;
  codec::Report report(document.origins.front().file, out);
  report.note_keys(asked);
  for (const auto& [name, entry] : Cursor(listed, "knobs", report).entries(200))
    knobs.push_back(read_knob(name, entry, document));
  return knobs;
}

Result<Setting> read_setting(const std::string& text, const std::string& option) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0)
    return fail("E0231", "found \"" + text + "\", expected KNOB=VALUE", option);
  return Setting{text.substr(0, equals), text.substr(equals + 1), option};
}

void turn(Document& document, const std::vector<Knob>& knobs, const Setting& setting,
          Diagnostics& out) {
  const std::string asked = setting.option + " " + setting.name;
  codec::Report report(asked, out);
  const auto found = std::find_if(knobs.begin(), knobs.end(),
                                  [&](const Knob& knob) { return knob.name == setting.name; });
  if (found == knobs.end()) {
    std::vector<std::string> names;
    for (const Knob& knob : knobs) names.push_back(knob.name);
    report.add("E0230", "", "the unknown knob \"" + setting.name + "\"",
               names.empty() ? "no knob: this scenario has none" : codec::one_of(names, 20),
               codec::nearest(setting.name, names));
    return;
  }
  const std::optional<Value> value = value_for(*found, setting.value);
  if (!value) {
    report.add("E0231", "", codec::describe(Value(setting.value)), say_range(*found),
               codec::nearest(setting.value, found->choices));
    return;
  }
  for (const std::string& path : found->paths) {
    Value* place = at(document.value, path);
    if (place == nullptr) continue;
    *place = *value;
    document.origins.push_back({path, asked, ""});
  }
}

std::string say_range(const Knob& knob) {
  const bool bounded = !knob.least.empty() && !knob.most.empty();
  const std::string range = bounded ? knob.least + " to " + knob.most : "";
  switch (knob.type) {
    case KnobType::choice:
      return codec::one_of(knob.choices);
    case KnobType::switch_:
      return "on or off";
    case KnobType::count:
      return bounded ? range : "a whole number";
    case KnobType::number:
      return bounded ? range : "a number";
    case KnobType::duration:
      return bounded ? range : "a duration such as 30 min";
    case KnobType::text:
      break;
  }
  return "a text";
}

}  // namespace drydock::scenario
