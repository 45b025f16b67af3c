// Reads forms from the rulebook: fields with their meanings, checked by the domains themselves.
#include "gui/bridge/command_forms.h"

#include <algorithm>
#include <cmath>

#include "gui/bridge/command_fields.h"
#include "gui/bridge/ids.h"
#include "gui/bridge/things.h"
#include "gui/bridge/vocabulary.h"
#include "sim/platform/network/network.h"
#include "sim/platform/network/routes.h"

namespace drydock::bridge {

using models::CommandForm;
using models::FieldKind;
using models::FormField;
using models::FormValues;

namespace {

// Commands that name nothing of the page that they belong to.
struct Home {
  const char* command;
  const char* kind;
};
constexpr Home kHomes[] = {
    {"network.create_endpoint", "vpc"},        {"network.create_nat", "vpc"},
    {"kubernetes.upgrade_cluster", "cluster"}, {"workload.set_traffic", "cluster"},
    {"failure.control_plane", "cluster"},      {"failure.registry", "cluster"},
    {"failure.pull_credential", "cluster"},    {"failure.key", "cluster"},
    {"failure.mesh_identity", "cluster"},      {"failure.ec2_api", "cluster"},
    {"failure.code_state", "cluster"},         {"failure.throttle_api", "cluster"},
    {"workload.scale_operation", "cluster"},   {"workload.trace_requests", "cluster"},
    {"workload.watch_requests", "cluster"}};

QString translated(const char* words) { return FormText::tr(words); }

double perUnit(std::string_view unit) {
  if (unit == "ms") return 1e6;
  return unit == "min" ? 60e9 : 1e9;
}

QString numberText(double value) { return QString::number(value, 'g', 12); }

// Which field of a command is filled in with a thing of this kind, if any.
class TargetFinder : public FieldVisitor {
 public:
  TargetFinder(std::string_view command, QString kind)
      : command_(command), kind_(std::move(kind)) {}
  void text(std::string_view name, std::string&) override {
    ++fields_;
    if (!found_.isEmpty()) return;
    const FieldMeaning* meaning = meaningOf(command_, name);
    const bool names = meaning && kind_ == meaning->of &&
                       (meaning->use == FieldUse::thing || meaning->use == FieldUse::nearby);
    if (names) found_ = textOf(name);
  }
  void integer(std::string_view, std::int64_t&) override { ++fields_; }
  void number(std::string_view, double&) override { ++fields_; }
  void flag(std::string_view, bool&) override { ++fields_; }
  void duration(std::string_view, Duration&) override { ++fields_; }

  const QString& found() const { return found_; }
  int fields() const { return fields_; }

 private:
  std::string_view command_;
  QString kind_, found_;
  int fields_ = 0;
};

TargetFinder finderOf(const CommandInfo& info, const QString& kind) {
  TargetFinder finder(info.style.kind, kind);
  info.make().read(finder);
  return finder;
}

bool isAtHome(std::string_view command, const QString& kind) {
  for (const Home& home : kHomes) {
    if (command == home.command && kind == home.kind) return true;
  }
  return false;
}

QStringList routesOf(const World& world, const QString& table) {
  QStringList all;
  const auto id = world.find<network::RouteTable>(table.toStdString());
  for (const auto& [route_id, route] : world.table<network::Route>()) {
    if (route.gone || route.target == network::RouteTarget::local) continue;
    if (!id || route.table == id) all.append(textOf(network::say_cidr(network::block(route))));
  }
  all.removeDuplicates();
  return all;
}

// Turns each field of a command into one of a form.
class FormReader : public FieldVisitor {
 public:
  FormReader(const World& world, CommandForm& form) : world_(world), form_(form) {}

  void text(std::string_view name, std::string& value) override {
    FormField* field = begin(name);
    if (!field) return;
    field->value = textOf(value);
    field->kind = FieldKind::text;
    const QString of = meaning_->of;
    switch (meaning_->use) {
      case FieldUse::word:
        field->kind = FieldKind::choice;
        for (const QString& word : of.split('|')) {
          offer(*field, word, word.isEmpty() ? field->leastWords : sayWord(word.toStdString()));
        }
        break;
      case FieldUse::thing:
        field->kind = FieldKind::choice;
        if (!field->leastWords.isEmpty()) offer(*field, {}, field->leastWords);
        for (const QString& one : namesOf(world_, of)) offer(*field, one, one);
        break;
      case FieldUse::nearby:
        field->kind = FieldKind::suggestion;
        for (const QString& one : suggestions(of)) offer(*field, one, one);
        break;
      default:
        break;
    }
    if (field->kind == FieldKind::choice && !field->choices.contains(field->value))
      field->value = field->choices.value(0);
    if (field->kind == FieldKind::suggestion && field->value.isEmpty())
      field->value = field->choices.value(0);
  }
  void integer(std::string_view name, std::int64_t& value) override {
    if (FormField* field = begin(name)) {
      field->kind = FieldKind::whole;
      field->value = QString::number(value);
    }
  }
  void number(std::string_view name, double& value) override {
    if (FormField* field = begin(name)) {
      field->kind = FieldKind::number;
      field->value = numberText(value);
    }
  }
  void flag(std::string_view name, bool& value) override {
    if (FormField* field = begin(name)) {
      field->kind = FieldKind::yesNo;
      field->value = value ? "1" : "0";
    }
  }
  void duration(std::string_view name, Duration& value) override {
    if (FormField* field = begin(name)) {
      field->kind = FieldKind::number;
      field->value = numberText(static_cast<double>(value.count()) / perUnit(meaning_->unit));
    }
  }

 private:
  FormField* begin(std::string_view name) {
    if (form_.given.contains(textOf(name))) return nullptr;
    meaning_ = meaningOf(form_.command.toStdString(), name);
    if (!meaning_) return nullptr;
    FormField field;
    field.name = textOf(name);
    field.label = translated(meaning_->label);
    field.least = meaning_->least;
    field.most = meaning_->most;
    field.unit = *meaning_->unit ? translated(meaning_->unit) : QString();
    field.leastWords = *meaning_->leastWords ? translated(meaning_->leastWords) : QString();
    form_.fields.append(field);
    return &form_.fields.back();
  }

  static void offer(FormField& field, const QString& value, const QString& words) {
    field.choices.append(value);
    field.choiceWords.append(words);
  }

  QStringList suggestions(const QString& of) const {
    if (of == "route") return routesOf(world_, form_.given.value("table"));
    if (of == "ports") return {"tcp 443", "tcp 5432", "udp 53", "any"};
    if (of == "budget-size") return {"1", "25%", "50%"};
    return namesOf(world_, of);
  }

  const World& world_;
  CommandForm& form_;
  const FieldMeaning* meaning_ = nullptr;
};

// Writes what a person filled in into a command; fields without a value stay as they are.
class FormWriter : public FieldVisitor {
 public:
  explicit FormWriter(const FormValues& values, std::string command)
      : values_(values), command_(std::move(command)) {}

  void text(std::string_view name, std::string& value) override {
    if (has(name)) value = at(name).trimmed().toStdString();
  }
  void integer(std::string_view name, std::int64_t& value) override {
    if (has(name)) value = at(name).toLongLong();
  }
  void number(std::string_view name, double& value) override {
    if (has(name)) value = at(name).toDouble();
  }
  void flag(std::string_view name, bool& value) override {
    if (has(name)) value = at(name) == "1";
  }
  void duration(std::string_view name, Duration& value) override {
    if (!has(name)) return;
    const FieldMeaning* meaning = meaningOf(command_, name);
    const double unit = perUnit(meaning ? meaning->unit : "s");
    value = Duration(std::llround(at(name).toDouble() * unit));
  }

 private:
  bool has(std::string_view name) const { return values_.contains(textOf(name)); }
  QString at(std::string_view name) const { return values_.value(textOf(name)); }

  const FormValues& values_;
  std::string command_;
};

}  // namespace

QString topicOf(std::string_view command) {
  const std::string_view domain = command.substr(0, command.find('.'));
  if (domain == "compute") return FormText::tr("Machines");
  if (domain == "kubernetes") return FormText::tr("Cluster");
  if (domain == "network") return FormText::tr("Network");
  if (domain == "storage") return FormText::tr("Storage");
  if (domain == "workload") return FormText::tr("Traffic");
  return FormText::tr("Faults");
}

QString sayForm(const CommandInfo& info, const FormValues& given) {
  QString said = sayWord(info.style.text);
  for (auto one = given.begin(); one != given.end(); ++one)
    said.replace('{' + one.key() + '}', one.value());
  qsizetype open = 0;
  while ((open = said.indexOf('{')) >= 0) {
    const qsizetype close = said.indexOf('}', open);
    if (close < 0) break;
    said.replace(open, close - open + 1, QChar(0x2026));
  }
  return capital(said);
}

QVector<models::MenuTopic> readMenu(const Desk& desk, const QString& thing,
                                    const QStringList& left_out) {
  const Thing target = thingOf(thing);
  const QString kind = plainKind(target.kind);
  QVector<models::MenuTopic> topics;
  for (const CommandInfo& info : desk.rulebook.commands()) {
    const QString command = textOf(info.style.kind);
    if (static_cast<int>(info.least) > static_cast<int>(desk.role)) continue;
    const TargetFinder finder = finderOf(info, kind);
    if (finder.found().isEmpty() && !isAtHome(info.style.kind, kind)) continue;
    if (left_out.contains(command) && finder.fields() <= 1) continue;
    const QString title = topicOf(info.style.kind);
    auto topic = std::find_if(topics.begin(), topics.end(),
                              [&](const auto& one) { return one.title == title; });
    if (topic == topics.end()) {
      topics.append({title, {}});
      topic = topics.end() - 1;
    }
    FormValues given;
    if (!finder.found().isEmpty()) given[finder.found()] = target.name;
    topic->entries.append({command, sayForm(info, given)});
  }
  // Faults stand after what repairs and changes.
  std::stable_partition(topics.begin(), topics.end(), [](const models::MenuTopic& one) {
    return one.title != topicOf("failure.");
  });
  return topics;
}

CommandForm readForm(const Desk& desk, const QString& thing, const QString& command) {
  CommandForm form;
  const CommandInfo* info = desk.rulebook.find_command(command.toStdString());
  if (!info) return form;
  form.command = command;
  const Thing target = thingOf(thing);
  const TargetFinder finder = finderOf(*info, plainKind(target.kind));
  if (!finder.found().isEmpty()) form.given[finder.found()] = target.name;
  FormReader reader(desk.world, form);
  info->make().read(reader);
  form.title = sayForm(*info, form.given);
  return form;
}

std::optional<AnyCommand> filled(const Rulebook& rulebook, const QString& command,
                                 const FormValues& values) {
  const CommandInfo* info = rulebook.find_command(command.toStdString());
  if (!info) return {};
  AnyCommand made = info->make();
  FormWriter writer(values, command.toStdString());
  made.edit(writer);
  return made;
}

models::Verdict readVerdict(const Desk& desk, const QString& command, const FormValues& values) {
  models::Verdict verdict;
  const auto made = filled(desk.rulebook, command, values);
  if (!made) return verdict;
  const Result<Forecast> forecast = desk.check(*made);
  if (!forecast) {
    verdict.words = sayRefusal(forecast.error());
    return verdict;
  }
  verdict.allowed = true;
  verdict.destructive = forecast->destructive;
  verdict.words = sayPreview(*forecast);
  return verdict;
}

}  // namespace drydock::bridge
