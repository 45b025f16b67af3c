// Reads checks, feedback, hints, score, debrief, proof and scripts.
#include <algorithm>
#include <filesystem>

#include "sim/practice/lesson/read_parts.h"

namespace drydock::lesson {

using codec::Cursor;
using codec::ObjectCursor;

namespace {

ScorePart usual_part(const Check& check) {
  if (check.kind == CheckKind::diagnose) return ScorePart::diagnosis;
  if (check.kind == CheckKind::answer) return ScorePart::outcome;
  if (check.gate) return ScorePart::outcome;
  return check.kind == CheckKind::budget ? ScorePart::service : ScorePart::outcome;
}

/// What only checks of one kind have.
void read_kind(ObjectCursor& fields, Check& check) {
  switch (check.kind) {
    case CheckKind::sequence:
      for (const Cursor& one : fields.required("order").list(20))
        check.order.push_back(read_source(one));
      check.within = fields.optional("within").duration();
      return;
    case CheckKind::count:
      check.expression = read_source(fields.required("of"));
      check.least = read_source(fields.optional("min"));
      check.most = read_source(fields.optional("max"));
      return;
    case CheckKind::diagnose:
      check.expression = read_source(fields.required("symptom"));
      check.replies = read_replies(fields.optional("replies"));
      return;
    case CheckKind::answer: {
      const Cursor of = fields.required("of");
      check.asks = read_texts(of, most_steps);
      if (of && check.asks.empty()) of.wrong(codec::codes::wrong_type, "at least one step");
      const auto all = static_cast<std::int64_t>(std::max<std::size_t>(check.asks.size(), 1));
      check.right = static_cast<int>(fields.optional("right").integer(1, all, all));
      return;
    }
    case CheckKind::hold:
      check.expression = read_source(fields.required("expr"));
      check.hold = fields.required("for").duration(seconds(1), hours(24 * 40));
      check.slack = fields.optional("slack").duration();
      return;
    case CheckKind::budget:
      check.expression = read_source(fields.required("expr"));
      check.most = read_source(fields.required("max"));
      return;
    default:
      check.expression = read_source(fields.required("expr"));
  }
}

}  // namespace

Check read_check(const Cursor& at) {
  ObjectCursor fields(at);
  Check check;
  check.id = fields.required("id").name();
  check.text = fields.required("text").text();
  check.kind = fields.required("kind").choice<CheckKind>();
  check.gate = fields.optional("gate").boolean(false);
  check.secret = fields.optional("secret").boolean(false);
  check.phase = fields.optional("phase").choice<Phase>();
  read_kind(fields, check);
  check.arm = read_source(fields.optional("arm"));
  check.before = read_source(fields.optional("before"));
  check.because = read_texts(fields.optional("because"));
  check.part = fields.optional("part").choice<ScorePart>(usual_part(check));
  const bool is_said = check.kind == CheckKind::answer || check.kind == CheckKind::diagnose;
  if (is_said && check.phase == Phase::proof)
    at.wrong(codec::codes::out_of_range, "phase live: nobody answers in a proof run");
  return check;
}

Feedback read_feedback(const Cursor& at) {
  ObjectCursor fields(at);
  Feedback rule;
  rule.when = read_source(fields.required("when"));
  rule.say = fields.required("say").text();
  rule.once = fields.optional("once").boolean(true);
  if (const Cursor show = fields.optional("show")) rule.show = show.text();
  return rule;
}

Hint read_hint(const Cursor& at) {
  ObjectCursor fields(at);
  Hint hint;
  hint.check = fields.required("for").name();
  hint.level = static_cast<int>(fields.required("level").integer(1, 3, 1));
  hint.text = fields.required("text").text();
  hint.offer_after = fields.optional("offer_after").duration();
  return hint;
}

void read_score(const Cursor& at, Lesson& lesson) {
  if (!at) return;
  ObjectCursor fields(at);
  int sum = 0;
  const auto names = codec::spelled_names<ScorePart>();
  for (std::size_t i = 0; i < names.size(); ++i) {
    lesson.score.parts[i] = static_cast<int>(fields.optional(names[i]).integer(0, 100, 0));
    sum += lesson.score.parts[i];
  }
  if (sum != 100) at.wrong(codec::codes::out_of_range, "points that add up to 100");
}

void read_proof(const Cursor& at, Lesson& lesson) {
  if (!at) return;
  ObjectCursor fields(at);
  lesson.proof.length = fields.required("for").duration(minutes(1), hours(24 * 40), hours(1));
  lesson.proof.runs = static_cast<int>(fields.optional("runs").integer(1, 20, 1));
  lesson.proof.seeds = fields.optional("seeds").choice<ProofSeeds>();
  lesson.proof.quorum =
      static_cast<int>(fields.optional("quorum").integer(1, lesson.proof.runs, lesson.proof.runs));
}

void read_debrief(const Cursor& at, Lesson& lesson) {
  ObjectCursor fields(at);
  lesson.debrief.text = fields.required("text").text();
  lesson.debrief.symptom = read_source(fields.required("symptom"));
  lesson.debrief.rule = fields.required("rule").text();
  lesson.debrief.questions = read_texts(fields.optional("questions"), 3);
  lesson.debrief.timeline = read_texts(fields.optional("timeline"));
  lesson.debrief.contrast = fields.optional("contrast").choice<Contrast>();
  if (const Cursor real = fields.optional("real_world")) lesson.debrief.real_world = real.text();
  if (const Cursor transfer = fields.optional("transfer"))
    lesson.debrief.transfer = transfer.text();
}

void read_refresh(const Cursor& at, Lesson& lesson) {
  if (!at) return;
  ObjectCursor fields(at);
  for (const Cursor& one : fields.required("after").list(10))
    lesson.refresh.after.push_back(one.duration(hours(1)));
  lesson.refresh.minutes = static_cast<int>(fields.optional("minutes").integer(1, 60, 4));
}

Action read_action(const Cursor& at) {
  ObjectCursor fields(at);
  Action action;
  action.path = at.path();
  action.at = read_source(fields.optional("at"));
  action.when = read_source(fields.optional("when"));
  if (at && action.at.text.empty() == action.when.text.empty())
    at.wrong(codec::codes::missing_key, "one of \"at\" and \"when\"");
  if (const Cursor each = fields.optional("each")) action.each = read_source(each);
  action.verb = fields.required("verb").text();
  action.with = read_object(fields.optional("with"));
  return action;
}

namespace {

Script read_script(const Cursor& named, const Lesson& lesson, codec::Diagnostics& out) {
  Script script;
  const std::string name = named.text();
  script.name = std::filesystem::path(name).stem().string();
  script.place = name;
  script.file = lesson.folder + "/" + name;
  if (!named) return script;
  if (!name.starts_with("scripts/") || name.find("..") != std::string::npos) {
    named.wrong(codec::codes::bad_name, "a file in scripts/ of the lesson");
    return script;
  }
  const std::optional<codec::Value> document = codec::read_file(script.file, out, document_limits);
  if (!document) return script;
  codec::Report report(lesson.file, out);
  report.add_origin({name, script.file, ""});
  for (const Cursor& action : Cursor(&*document, name, report).list(most_events))
    script.actions.push_back(read_action(action));
  return script;
}

Script read_wrong(const Cursor& at, const Lesson& lesson, codec::Diagnostics& out) {
  ObjectCursor wrong(at);
  Script script = read_script(wrong.required("file"), lesson, out);
  script.wrong = true;
  const Cursor fails = wrong.required("fails");
  script.fails = read_texts(fails, most_checks);
  if (fails && script.fails.empty())
    fails.wrong(codec::codes::wrong_type, "at least one check that it fails");
  script.by_timeout = wrong.optional("by_timeout").boolean(false);
  script.condition = read_source(wrong.optional("if"));
  script.says = wrong.required("says").text();
  return script;
}

}  // namespace

void read_scripts(const Cursor& at, Lesson& lesson, codec::Diagnostics& out) {
  ObjectCursor fields(at);
  lesson.scripts.push_back(read_script(fields.required("solution"), lesson, out));
  for (const Cursor& one : fields.optional("alternatives").list(20))
    lesson.scripts.push_back(read_script(one, lesson, out));
  for (const Cursor& one : fields.optional("wrong").list(50))
    lesson.scripts.push_back(read_wrong(one, lesson, out));
  ObjectCursor seeds(fields.optional("seeds"));
  lesson.authored_seed =
      static_cast<std::uint64_t>(seeds.optional("authored").integer(0, 1'000'000'000, 1));
  lesson.proof_seeds = static_cast<int>(seeds.optional("ci").integer(1, 10'000, 25));
}

}  // namespace drydock::lesson
