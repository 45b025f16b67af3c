// Reading of a scenario: document, knobs, fields, catalog, validation - and bundles of all of it.
#include "sim/practice/scenario/read.h"

#include "sim/practice/scenario/read_platform.h"
#include "sim/practice/scenario/validate.h"

namespace drydock::scenario {

namespace {

using codec::Cursor;
using codec::Diagnostics;
using codec::ObjectCursor;
using codec::Value;

const std::vector<std::string> scenario_formats{"drydock-scenario/1"};

/// What a step calls, found by its name. Validation reports names of nothing.
void resolve(const Platform& platform, std::vector<Step>& steps) {
  for (Step& step : steps) {
    if (find(platform.buckets, step.to) != nullptr) step.target = TargetKind::bucket;
    if (find(platform.outside, step.to) != nullptr) step.target = TargetKind::outside;
    resolve(platform, step.then);
    for (auto& branch : step.parallel) resolve(platform, branch);
  }
}

void resolve(Platform& platform) {
  for (auto& [name, operation] : platform.operations) resolve(platform, operation.path);
  for (auto& [name, consumer] : platform.consumers) resolve(platform, consumer.then);
}

/// "+10 min" or "10 min".
Duration read_offset(const Cursor& at) {
  if (!at || !at.value()->is(Value::Kind::text) || !at.value()->text().starts_with('+'))
    return at.duration();
  const Value rest(at.value()->text().substr(1));
  return Cursor(&rest, at.path(), at.report()).duration();
}

std::vector<ScriptedCommand> read_events(const Cursor& at) {
  std::vector<ScriptedCommand> events;
  for (const Cursor& entry : at.list(10'000)) {
    ObjectCursor object(entry);
    ScriptedCommand event;
    event.after = read_offset(object.required("at"));
    event.kind = object.required("do").text();
    const Cursor arguments = object.optional("with");
    event.arguments = Value(Value::Object{});
    if (arguments && !arguments.value()->is(Value::Kind::object))
      arguments.wrong(codec::codes::wrong_type, "an object of field: value");
    else if (arguments)
      event.arguments = *arguments.value();
    event.path = entry.path();
    events.push_back(std::move(event));
  }
  return events;
}

/// Everything of a scenario but its knobs and its catalog, which have been read before.
void read_fields(ObjectCursor& object, Scenario& scenario) {
  object.required("format").word(scenario_formats);
  scenario.name = object.required("name").name();
  scenario.title = object.required("title").text();
  scenario.text = object.optional("text").text();
  scenario.start = object.required("start").time();
  scenario.length = object.required("length").duration(std::chrono::seconds(1));
  const Cursor seed = object.required("seed");
  scenario.seed = static_cast<std::uint64_t>(seed.integer(0, std::int64_t{1} << 53, 1));
  scenario.mode = object.required("mode").choice<Mode>();
  scenario.sample_every =
      object.required("sample_every").duration(std::chrono::seconds(1), std::chrono::minutes(5));
  scenario.platform = read_platform(object.required("platform"));
  resolve(scenario.platform);
  scenario.events = read_events(object.optional("events"));
  for (const Cursor& entry : object.optional("watch").list(100)) {
    ObjectCursor watch(entry);
    const Duration at = read_offset(watch.required("at"));
    scenario.watch.push_back({at, watch.required("for").duration(std::chrono::seconds(1))});
  }
  object.optional("knobs");
  object.optional("catalog");
}

/// The scenario in a whole document, with the catalog in `documents`.
Reading read_whole(Document document, std::vector<Knob> knobs,
                   std::optional<CatalogDocuments> documents, Diagnostics out,
                   std::vector<codec::AskedKey>* asked = nullptr) {
  Scenario scenario;
  scenario.file = document.origins.front().file;
  scenario.origins = document.origins;
  scenario.knobs = std::move(knobs);
  codec::Report report(scenario.file, out);
  for (const codec::Origin& origin : scenario.origins) report.add_origin(origin);
  report.note_keys(asked);
  {
    ObjectCursor object(Cursor(&document.value, "", report));
    read_fields(object, scenario);
  }
  if (documents) {
    scenario.catalog =
        std::make_shared<const Catalog>(read_catalog(*documents, scenario.platform.region, out));
    scenario.catalog_documents = std::make_shared<const CatalogDocuments>(std::move(*documents));
  }
  scenario.document = std::move(document.value);
  // A scenario that is wrong in its form would only repeat itself in validation.
  if (!codec::has_errors(out)) {
    Diagnostics found = validate(scenario);
    out.insert(out.end(), found.begin(), found.end());
  }
  if (codec::has_errors(out)) return {std::nullopt, std::move(out)};
  return {std::move(scenario), std::move(out)};
}

/// Refuses another kind of file before its keys are read as if they were a scenario's.
bool is_scenario(const Document& document, Diagnostics& out) {
  codec::Report report(document.origins.front().file, out);
  const Cursor top(&document.value, "", report);
  const Value* format = document.value.find("format");
  if (format != nullptr && *format == Value(scenario_formats.front())) return true;
  if (!document.value.is(Value::Kind::object)) {
    top.wrong(codec::codes::wrong_type, "an object");
  } else {
    report.add(codec::codes::wrong_format, "format",
               format == nullptr ? "nothing" : codec::describe(*format),
               "\"" + scenario_formats.front() + "\"",
               format == nullptr ? "" : codec::nearest(format->text(), scenario_formats));
  }
  return false;
}

const Value& part(const Value& whole, std::string_view key) {
  static const Value nothing;
  const Value* found = whole.find(key);
  return found == nullptr ? nothing : *found;
}

}  // namespace

Reading read_scenario(const std::string& file, const SearchPaths& search,
                      const Adjustments& adjustments) {
  Diagnostics out;
  auto value = codec::read_file(file, out);
  if (!value) return {std::nullopt, std::move(out)};
  if (!is_scenario({*value, {{"", file, ""}}}, out)) return {std::nullopt, std::move(out)};
  auto document = make_document(std::move(*value), file, search, out);
  if (!document) return {std::nullopt, std::move(out)};
  if (adjustments.changes != nullptr)
    apply_changes(*document, *adjustments.changes, adjustments.changes_file,
                  adjustments.changes_path, out);
  std::vector<Knob> knobs = read_knobs(*document, out, adjustments.asked);
  for (const Setting& setting : adjustments.settings) turn(*document, knobs, setting, out);
  codec::Report report(file, out);
  report.note_keys(adjustments.asked);
  const Value* names = document->value.find("catalog");
  std::optional<CatalogDocuments> documents;
  if (names != nullptr)
    documents = load_catalog(Cursor(names, "catalog", report), search, out);
  else
    report.add(codec::codes::missing_key, "", "no key \"catalog\"", "the key \"catalog\"");
  // Turned knobs stand in the document now; read them again, so that their values are the present
  // ones.
  if (!adjustments.settings.empty() && !codec::has_errors(out)) knobs = read_knobs(*document, out);
  return read_whole(std::move(*document), std::move(knobs), std::move(documents), std::move(out),
                    adjustments.asked);
}

Value bundle(const Scenario& scenario) {
  Value whole{Value::Object{}};
  whole.set("format", "drydock-bundle/1");
  whole.set("scenario", scenario.document);
  if (!scenario.catalog_documents) return whole;
  const CatalogDocuments& documents = *scenario.catalog_documents;
  whole.set("prices", documents.prices);
  whole.set("types", documents.types);
  whole.set("aws", documents.aws);
  whole.set("kubernetes", documents.kubernetes);
  return whole;
}

Reading read_bundle(const Value& bundle, const std::string& file) {
  Diagnostics out;
  codec::Report report(file, out);
  if (part(bundle, "format") != Value("drydock-bundle/1")) {
    report.add(codec::codes::wrong_format, "format", codec::describe(part(bundle, "format")),
               "\"drydock-bundle/1\"");
    return {std::nullopt, std::move(out)};
  }
  Document document{part(bundle, "scenario"), {{"", file + " (scenario)", ""}}};
  if (!is_scenario(document, out)) return {std::nullopt, std::move(out)};
  CatalogDocuments documents{part(bundle, "prices"), part(bundle, "types"),
                             part(bundle, "aws"),    part(bundle, "kubernetes"),
                             file + " (prices)",     file + " (types)",
                             file + " (aws)",        file + " (kubernetes)"};
  std::vector<Knob> knobs = read_knobs(document, out);
  return read_whole(std::move(document), std::move(knobs), std::move(documents), std::move(out));
}

Diagnostics check_file(const std::string& file, const SearchPaths& search) {
  Diagnostics out;
  const auto value = codec::read_file(file, out);
  if (!value) return out;
  const Value* format = value->find("format");
  const std::string word = format == nullptr ? "" : format->text();
  if (word == "drydock-platform/1") {
    codec::Report report(file, out);
    Scenario scenario;
    scenario.file = file;
    scenario.sample_every = std::chrono::minutes(5);
    scenario.origins = {{"platform", file, ""}};
    scenario.platform = read_platform(Cursor(&*value, "", report));
    resolve(scenario.platform);
    if (!codec::has_errors(out)) out = validate(scenario);
    return out;
  }
  if (word.starts_with("drydock-") && !word.starts_with("drydock-scenario")) {
    check_model(*value, file, out);
    return out;
  }
  return read_scenario(file, search).diagnostics;
}

}  // namespace drydock::scenario
