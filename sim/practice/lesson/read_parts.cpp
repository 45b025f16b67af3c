// Reads variables, clock, surface, events, questions and steps.
#include "sim/practice/lesson/read_parts.h"

#include "sim/platform/network/cidr.h"
#include "sim/practice/lesson/expression.h"

namespace drydock::lesson {

using codec::Cursor;
using codec::ObjectCursor;

Source read_source(const Cursor& at) { return {at ? at.text() : std::string(), at.path()}; }

std::vector<std::string> read_texts(const Cursor& at, std::size_t most) {
  std::vector<std::string> found;
  for (const Cursor& one : at.list(most)) found.push_back(one.text());
  return found;
}

std::vector<std::pair<std::string, std::string>> read_replies(const Cursor& at) {
  std::vector<std::pair<std::string, std::string>> replies;
  const codec::Value said = read_object(at);
  for (const auto& [word, key] : said.object()) {
    if (key.is(codec::Value::Kind::text) && replies.size() < 50)
      replies.emplace_back(word, key.text());
    else
      at.wrong(codec::codes::wrong_type, "at most 50 words, each with a text key");
  }
  return replies;
}

codec::Value read_object(const Cursor& at) {
  if (!at) return codec::Value(codec::Value::Object{});
  if (!at.value()->is(codec::Value::Kind::object)) {
    at.wrong(codec::codes::wrong_type, "an object of field: value");
    return codec::Value(codec::Value::Object{});
  }
  return *at.value();
}

Duration read_after(const Cursor& at) {
  std::string text = at.text();
  if (text.starts_with("T0+") || text.starts_with("P0+")) text = text.substr(3);
  const Result<Duration> duration = parse_duration(text);
  if (at && !text.empty() && duration && *duration >= Duration::zero()) return *duration;
  if (at && at.value()->is(codec::Value::Kind::text))
    at.wrong(codec::codes::wrong_unit, "a time such as \"T0+3m\"");
  return {};
}

namespace {

/// Whether a value can be filled into an expression without changing what it says.
bool is_drawable(const std::string& text) {
  return !text.empty() && text.size() <= 63 &&
         text.find_first_not_of(
             "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-") ==
             std::string::npos;
}

void read_range(const Cursor& at, Variable& variable) {
  const std::vector<Cursor> ends = at.list(2);
  if (ends.size() == 2) {
    variable.low = ends[0].number(-1e9, 1e9);
    variable.high = ends[1].number(-1e9, 1e9);
  }
  if (at && (ends.size() != 2 || variable.low > variable.high))
    at.wrong(codec::codes::out_of_range, "[least, most]");
}

void read_block(const Cursor& at, Variable& variable) {
  ObjectCursor fields(at);
  variable.prefix = static_cast<int>(fields.required("prefix").integer(8, 28, 16));
  for (const Cursor& one : fields.optional("avoid").list(50)) {
    variable.avoid.push_back(one.text());
    if (!network::parse_cidr(variable.avoid.back()))
      one.wrong(codec::codes::wrong_unit, "a block such as \"192.168.0.0/16\"");
  }
}

}  // namespace

Variable read_variable(const std::string& name, const Cursor& at) {
  ObjectCursor fields(at);
  Variable variable;
  variable.name = name;
  const Cursor pick = fields.optional("pick"), shuffle = fields.optional("shuffle");
  if (const Cursor range = fields.optional("uniform")) {
    variable.kind = VaryKind::uniform;
    read_range(range, variable);
    variable.step = fields.required("step").number(1e-4, 1e9, 1);
  } else if (const Cursor block = fields.optional("pick_cidr")) {
    variable.kind = VaryKind::pick_cidr;
    read_block(block, variable);
  } else {
    variable.kind = shuffle ? VaryKind::shuffle : VaryKind::pick;
    const Cursor& words = shuffle ? shuffle : pick;
    for (const Cursor& one : words.list(100)) {
      variable.pick.push_back(one.text());
      if (one && !is_drawable(variable.pick.back()))
        one.wrong(codec::codes::bad_name, "letters, digits, '.', '_', '/' and '-'");
    }
    if (variable.pick.empty())
      at.wrong(codec::codes::missing_key,
               "one of \"pick\", \"uniform\", \"pick_cidr\", \"shuffle\"");
  }
  if (variable.pick.empty()) variable.pick.emplace_back("x");
  return variable;
}

void read_clock(const Cursor& at, Lesson& lesson) {
  ObjectCursor fields(at);
  const Cursor limit = fields.required("limit");
  lesson.limit = read_after(limit);
  if (limit && (lesson.limit < minutes(1) || lesson.limit > hours(24 * 40)))
    limit.wrong(codec::codes::out_of_range, "T0+1m to T0+960h");
  // A look each second is worth its time in an hour, not in a month.
  const Duration usual = lesson.limit > hours(12) ? Duration(minutes(1)) : Duration(seconds(1));
  lesson.every = fields.optional("every").duration(seconds(1), hours(1), usual);
  if (lesson.every % seconds(1) != Duration::zero() || lesson.every < seconds(1))
    lesson.every = usual;
  for (const Cursor& speed : fields.optional("speeds").list(20))
    lesson.speeds.push_back(speed.number(0, 1e9, 1));
  lesson.autopause_on = read_texts(fields.optional("autopause_on"));
  lesson.pressure = fields.optional("pressure").boolean(false);
  lesson.pauses = static_cast<int>(fields.optional("pauses").integer(0, 100, -1));
  lesson.rewind = fields.optional("rewind").choice<Rewinding>();
}

void read_surface(const Cursor& at, Lesson& lesson) {
  ObjectCursor fields(at);
  for (const Cursor& one : fields.required("verbs").list(200)) {
    Verb verb;
    if (one && one.value()->is(codec::Value::Kind::object)) {
      ObjectCursor limited(one);
      verb.kind = limited.required("verb").text();
      for (const auto& [field, values] : limited.required("with").entries(20))
        verb.limits.emplace_back(field, read_texts(values));
    } else {
      verb.kind = one.text();
    }
    lesson.verbs.push_back(std::move(verb));
  }
  lesson.panels = read_texts(fields.optional("panels"));
  lesson.overlays = read_texts(fields.optional("overlays"));
  lesson.terminals = read_texts(fields.optional("terminals"));
  lesson.hidden = read_texts(fields.optional("hidden"));
  lesson.cost_visible = fields.optional("cost_visible").boolean(true);
}

Event read_event(const Cursor& at) {
  ObjectCursor fields(at);
  Event event;
  event.path = at.path();
  event.id = fields.required("id").name();
  event.held_out = fields.optional("held_out").boolean(false);
  event.decoy = fields.optional("decoy").boolean(false);
  const Cursor moment = fields.optional("at"), when = fields.optional("when");
  if (moment) {
    event.after = read_after(moment);
    event.from_proof = moment.text().starts_with("P0");
    if (event.from_proof != event.held_out)
      moment.wrong(codec::codes::out_of_range,
                   event.held_out ? "a time after P0, since it is held out" : "a time after T0");
  }
  event.when = read_source(when);
  event.delay = fields.optional("after").duration();
  if (at && static_cast<bool>(moment) == static_cast<bool>(when))
    at.wrong(codec::codes::missing_key, "one of \"at\" and \"when\"");
  event.chance = fields.optional("chance").number(0, 1, 1);
  event.kind = fields.required("do").text();
  event.with = read_object(fields.optional("with"));
  if (const Cursor length = fields.optional("for"))
    event.with.set("duration", codec::Value(length.text()));
  return event;
}

namespace {

/// "20 %" is a share of the truth; a number counts in the question's unit.
void read_tolerance(const Cursor& at, Predict& predict) {
  if (at && at.value()->is(codec::Value::Kind::text) && at.value()->text().ends_with('%'))
    predict.tolerance_share = at.percent(0, 1);
  else
    predict.tolerance = at.number(0, 1e12);
}

Predict read_predict(const Cursor& at) {
  ObjectCursor fields(at);
  Predict predict;
  predict.ask = fields.required("ask").text();
  predict.kind = fields.required("kind").choice<PredictKind>();
  if (predict.kind == PredictKind::choice || predict.kind == PredictKind::order) {
    const Cursor options = fields.required("options");
    predict.options = read_texts(options, 12);
    if (options && predict.options.size() < 2)
      options.wrong(codec::codes::wrong_type, "at least two options");
  } else if (predict.kind == PredictKind::number) {
    read_tolerance(fields.required("tolerance"), predict);
    if (const Cursor unit = fields.optional("unit")) {
      predict.unit = unit.text();
      if (!find_unit(predict.unit))
        unit.wrong(codec::codes::unknown_word, "a unit of numbers, such as \"m\" or \"usd\"");
    }
  }
  predict.of = fields.optional("of").choice<TruthOf>();
  predict.attempts = static_cast<int>(fields.optional("attempts").integer(1, 9, 1));
  predict.confidence = fields.optional("confidence").boolean(false);
  predict.replies = read_replies(fields.optional("replies"));
  predict.truth = read_source(fields.required("truth"));
  return predict;
}

}  // namespace

Step read_step(const Cursor& at) {
  ObjectCursor fields(at);
  Step step;
  step.id = fields.required("id").name();
  step.text = fields.required("text").text();
  if (const Cursor focus = fields.optional("focus")) step.focus = focus.text();
  step.until = read_source(fields.optional("until"));
  if (const Cursor predict = fields.optional("predict")) step.predict = read_predict(predict);
  step.pause = fields.optional("pause").boolean(false);
  for (const Cursor& one : fields.optional("do").list(50)) {
    step.acts.push_back(read_action(one));
    if (step.acts.back().each) one.wrong(codec::codes::unknown_key, "no \"each\" in a step");
  }
  return step;
}

}  // namespace drydock::lesson
