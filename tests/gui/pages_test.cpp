// Every kind has its page with links that lead somewhere, every command its form and its place.
#include <QCoreApplication>
#include <QSet>
#include <QTest>
#include <QTranslator>

#include "gui/bridge/command_fields.h"
#include "gui/bridge/command_forms.h"
#include "gui/bridge/ids.h"
#include "gui/bridge/insight_reader.h"
#include "gui/bridge/slots.h"
#include "gui/bridge/things.h"
#include "gui/bridge/trace_reader.h"
#include "gui/bridge/world_reader.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/rules.h"
#include "sim/practice/report/listing.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"

namespace drydock {

namespace {

// A world of a scenario that ships, some time after its start.
struct Played {
  explicit Played(const std::string& name, Duration after = minutes(5)) {
    const auto search = scenario::SearchPaths::under(DRYDOCK_SOURCE_DIR);
    const auto reading = scenario::read_scenario(search.scenarios + "/" + name + ".json", search);
    run = std::make_unique<run::Run>(
        std::move(*run::open(*reading.scenario, platform::rules(), Seed{1})));
    run->advance(reading.scenario->start + after);
  }
  const World& world() const { return run->world(); }
  bridge::Check check = [this](const AnyCommand& command) {
    return run->rulebook().check(world(), command);
  };
  bridge::Desk desk(Role role = Role::instructor) const {
    return {world(), run->rulebook(), check, role};
  }
  std::unique_ptr<run::Run> run;
};

class FieldNames : public FieldVisitor {
 public:
  void text(std::string_view name, std::string&) override { names.append(bridge::textOf(name)); }
  void integer(std::string_view name, std::int64_t&) override {
    names.append(bridge::textOf(name));
  }
  void number(std::string_view name, double&) override { names.append(bridge::textOf(name)); }
  void flag(std::string_view name, bool&) override { names.append(bridge::textOf(name)); }
  void duration(std::string_view name, Duration&) override { names.append(bridge::textOf(name)); }
  QStringList names;
};

QStringList offered(const bridge::Desk& desk, const QString& thing) {
  QStringList commands;
  for (const auto& topic : bridge::readMenu(desk, thing, {})) {
    for (const auto& entry : topic.entries) commands.append(entry.command);
  }
  return commands;
}

}  // namespace

class PagesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyFieldHasItsMeaning();
  void everyCommandHasItsPlace();
  void everyThingHasItsPage_data();
  void everyThingHasItsPage();
  void trainsOnlyWhatTraineesMay();
  void formsFillCommands();
  void formsKnowWhatStands();
  void lossOfAZoneIsCounted();
  void packetsAreFollowed();
  void pagesArePolish();
  void dashboardsHaveEverySubject();
  void billAddsUpAndSaysWhy();
  void arrowsCostWhatTheBillSays();
  void watchedRequestsLeaveTraces();
};

void PagesTest::everyFieldHasItsMeaning() {
  QSet<const bridge::FieldMeaning*> used;
  const auto rules = platform::rules();
  for (const CommandInfo& info : rules->commands()) {
    FieldNames fields;
    info.make().read(fields);
    for (const QString& field : fields.names) {
      const auto* meaning = bridge::meaningOf(info.style.kind, field.toStdString());
      QVERIFY2(meaning, qPrintable(bridge::textOf(info.style.kind) + '.' + field));
      used.insert(meaning);
    }
  }
  for (const auto& meaning : bridge::fieldMeanings())
    QVERIFY2(used.contains(&meaning), std::string(meaning.command).append(meaning.field).c_str());
}

void PagesTest::everyCommandHasItsPlace() {
  const Played played("free-play");
  QSet<QString> found;
  for (const QString& kind : bridge::inspectedKinds()) {
    for (const QString& command : offered(played.desk(), kind + "/x")) found.insert(command);
  }
  const auto rules = platform::rules();
  for (const CommandInfo& info : rules->commands())
    QVERIFY2(found.contains(bridge::textOf(info.style.kind)), std::string(info.style.kind).c_str());
}

void PagesTest::everyThingHasItsPage_data() {
  QTest::addColumn<QString>("scenario");
  for (const char* name :
       {"free-play", "stories/tunnel-down", "stories/cidr-clash", "stories/dns-answer-cached",
        "stories/spot-reclaim", "environments", "dr-return"})
    QTest::newRow(name) << name;
}

void PagesTest::everyThingHasItsPage() {
  QFETCH(QString, scenario);
  const Played played(scenario.toStdString());
  const auto has = [&](const QString& id) {
    return !bridge::readInspector(played.desk(), id).title.isEmpty();
  };
  for (const QString& kind : bridge::inspectedKinds()) {
    for (const QString& name : bridge::namesOf(played.world(), kind)) {
      if (kind == "pod" || kind == "node") continue;  // Also seen from the lists below.
      const auto page = bridge::readInspector(played.desk(), kind + '/' + name);
      QVERIFY2(!page.title.isEmpty(), qPrintable(kind + '/' + name));
      QVERIFY2(!page.state.isEmpty(), qPrintable(kind + '/' + name));
      for (const auto& row : page.properties)
        QVERIFY2(row.thing.isEmpty() || has(row.thing), qPrintable(page.id + ": " + row.thing));
    }
  }
  for (const auto& list : report::list_kinds()) {
    for (const auto& row : list.rows(played.world())) {
      if (row.id.empty()) continue;
      QVERIFY2(has(bridge::textOf(row.id)), row.id.c_str());
    }
  }
}

void PagesTest::trainsOnlyWhatTraineesMay() {
  const Played played("free-play");
  QVERIFY(offered(played.desk(), "zone/a").contains("failure.zone"));
  QVERIFY(!offered(played.desk(Role::trainee), "zone/a").contains("failure.zone"));
  QVERIFY(offered(played.desk(Role::trainee), "zone/a").contains("network.create_nat"));
  for (const auto& action : bridge::readInspector(played.desk(Role::trainee), "zone/a").actions)
    QVERIFY2(!action.id.startsWith("fail-zone"), qPrintable(action.id));
}

void PagesTest::formsFillCommands() {
  const Played played("free-play");
  const auto desk = played.desk();
  const auto workload = bridge::namesOf(played.world(), "workload").value(0);
  const auto form = bridge::readForm(desk, "service/" + workload, "kubernetes.set_budget");
  QCOMPARE(form.given.value("workload"), workload);
  QVERIFY(form.fields.size() == 1);
  auto values = form.given;
  values["max_unavailable"] = "many";
  const auto refused = bridge::readVerdict(desk, form.command, values);
  QVERIFY(!refused.allowed);
  QVERIFY(!refused.words.isEmpty());
  values["max_unavailable"] = "50%";
  QVERIFY2(bridge::readVerdict(desk, form.command, values).allowed,
           qPrintable(bridge::readVerdict(desk, form.command, values).words));
  const auto command = bridge::filled(desk.rulebook, form.command, values);
  QVERIFY(command && command->say().find("50%") != std::string::npos);
  // Durations are filled in with the unit that the form shows.
  const auto zone =
      bridge::filled(desk.rulebook, "failure.zone", {{"zone", "a"}, {"duration", "10"}});
  QVERIFY(zone.has_value());
  QVERIFY(!bridge::filled(desk.rulebook, "no.such", {}));
}

void PagesTest::formsKnowWhatStands() {
  const Played played("free-play");
  const auto form = bridge::readForm(played.desk(), "routes/none", "network.set_route");
  QVERIFY(form.fields.size() == 2);
  QVERIFY(form.fields[1].choices.contains("internet gateway"));
  for (const QString& nat : bridge::namesOf(played.world(), "nat"))
    QVERIFY(form.fields[1].choices.contains(nat));
  const auto link = bridge::readForm(played.desk(), "zone/b", "failure.link");
  QCOMPARE(link.given.value("zone"), QString("b"));
  QCOMPARE(link.fields[0].choices.value(0), QString());
}

void PagesTest::lossOfAZoneIsCounted() {
  const Played played("free-play");
  const auto spot = bridge::readRadius(played.world(), "zone/b");
  QVERIFY(spot.isOn());
  QVERIFY(!spot.lost.isEmpty());
  QVERIFY2(spot.words.startsWith("Lost: "), qPrintable(spot.words));
  for (const QString& id : spot.lost + spot.weakened)
    QVERIFY2(!bridge::readInspector(played.desk(), id).title.isEmpty(), qPrintable(id));
  QVERIFY(bridge::readSinglePoints(played.world()).isOn());
}

void PagesTest::packetsAreFollowed() {
  const Played played("free-play");
  const auto page = bridge::readInspector(played.desk(), "subnet/private-a");
  QCOMPARE(page.reachFrom, QString("private-a"));
  QVERIFY(page.reachTo.contains("internet"));
  const auto answer = bridge::readReach(played.world(), "private-a", "internet");
  QVERIFY2(answer.arrives, qPrintable(answer.words));
  QVERIFY(answer.hops.size() > 2);
  QCOMPARE(answer.hops[0].id, QString("subnet/private-a"));
  QVERIFY(!bridge::readReach(played.world(), "private-a", "nobody").arrives);
}

void PagesTest::pagesArePolish() {
  const Played played("free-play");
  const QString english = bridge::readForm(played.desk(), "zone/a", "failure.zone").title;
  QTranslator polish;
  QVERIFY(polish.load(":/i18n/drydock_pl.qm"));
  QCoreApplication::installTranslator(&polish);
  const auto form = bridge::readForm(played.desk(), "zone/a", "failure.zone");
  QVERIFY(form.title != english);
  QCOMPARE(form.fields[0].label, QString::fromUtf8("Na jak długo"));
  const auto page = bridge::readInspector(
      played.desk(), "group/" + bridge::namesOf(played.world(), "group").value(0));
  QVERIFY(page.properties[0].name == "Maszyna");
  QCoreApplication::removeTranslator(&polish);
}

void PagesTest::dashboardsHaveEverySubject() {
  const Played played("free-play");
  const World& world = played.world();
  const auto subjects = bridge::readSubjects(world);
  QVERIFY(subjects.size() > 10);
  QVERIFY(subjects.first().id.isEmpty());
  for (const auto& subject : subjects) {
    const auto series =
        bridge::readSeries(world, played.run->rulebook(), {subject.id, 0}, Time::max());
    QVERIFY(series.panels.size() >= 3);
    for (int panel = 0; panel < 3; ++panel) {
      for (const auto& one : series.panels[panel].series)
        QVERIFY2(!one.samples.isEmpty(), qPrintable(subject.name + ' ' + one.name));
    }
  }
  QCOMPARE(bridge::subjectOf(world, "service/api"), "service/api");
  const auto pod = bridge::namesOf(world, "pod").filter("api-").value(0);
  QCOMPARE(bridge::subjectOf(world, "pod/" + pod), "service/api");
  QVERIFY(bridge::subjectOf(world, "zone/a").isEmpty());
  const auto late = bridge::readSeries(world, played.run->rulebook(), {{}, 60000}, Time::max());
  QVERIFY(late.to - late.from == 60000);
  QVERIFY(late.panels[0].series[0].samples.first().at >= late.from);
}

void PagesTest::billAddsUpAndSaysWhy() {
  const Played played("free-play", hours(2));
  const World& world = played.world();
  const models::Bill bill = bridge::readBill(world);
  QVERIFY(bill.items.size() > 8);
  double dollars = 0, month = 0;
  for (const auto& item : bill.items) {
    double parts = 0;
    for (const auto& part : item.parts) {
      parts += part.dollars;
      QVERIFY2(
          part.thing.isEmpty() || !bridge::readInspector(played.desk(), part.thing).title.isEmpty(),
          qPrintable(part.thing));
      const auto reasons = bridge::readReasons(world, played.run->rulebook(), part.id);
      QVERIFY2(part.dollars == 0 || !reasons.isEmpty(), qPrintable(part.id));
      QVERIFY(reasons.isEmpty() || !reasons.first().chain.isEmpty());
      double flows = 0;
      for (const auto& flow : part.parts) {
        flows += flow.dollars;
        const auto why = bridge::readReasons(world, played.run->rulebook(), flow.id);
        QVERIFY2(flow.dollars < 1e-6 || !why.isEmpty(), qPrintable(flow.id));
      }
      QVERIFY2(flows < part.dollars + 1e-6, qPrintable(part.id));
    }
    QVERIFY(std::abs(parts - item.dollars) < 1e-9);
    dollars += item.dollars;
    month += item.dollarsPerMonth;
  }
  QVERIFY(std::abs(dollars - cost::spent(world).to_double()) < 1e-9);
  QVERIFY(std::abs(month - bill.dollarsPerMonth) < 1e-6);
  const auto paidFor = [&](const QString& item, const QString& thing) {
    for (const auto& one : bill.items) {
      if (one.id != "bill/" + item) continue;
      for (const auto& part : one.parts) {
        if (part.thing == thing) return true;
      }
    }
    return false;
  };
  QVERIFY(paidFor("Machines", "node/node-apps-a1"));
  const auto internet = std::find_if(bill.items.begin(), bill.items.end(), [](const auto& one) {
    return one.id == "bill/Data transfer to internet";
  });
  QVERIFY(internet != bill.items.end());
  double known = 0;
  for (const auto& flow : internet->parts.value(0).parts) known += flow.dollars;
  QVERIFY(known > 0.95 * internet->dollars);
  QVERIFY(paidFor("NAT gateway data", "nat/nat-a"));
}

void PagesTest::arrowsCostWhatTheBillSays() {
  const Played played("free-play", hours(2));
  const auto map = bridge::readMap(played.world());
  double sum = 0, users = 0;
  for (const auto& edge : map.edges) {
    sum += edge.dollars.sum();
    if (edge.from == "internet") users += edge.dollars.internet;
  }
  for (const auto& zone : map.zones) sum += zone.nat.dollarsPerHour;
  QVERIFY(users > 0);
  QVERIFY(std::abs(sum - map.dollarsPerHour) < 1e-9);
}

void PagesTest::watchedRequestsLeaveTraces() {
  Played played("free-play");
  auto traces = bridge::readTraces(played.desk());
  QVERIFY(!traces.requestsRun && traces.every == 0 && traces.requests.isEmpty());
  QVERIFY2(traces.why.isEmpty(), qPrintable(traces.why));
  QVERIFY(played.run->submit(bridge::watchCommand(played.world(), true), Actor::trainee));
  played.run->advance(played.world().now() + seconds(20));
  traces = bridge::readTraces(played.desk());
  QVERIFY(traces.requestsRun);
  QCOMPARE(traces.every, 1);
  QVERIFY(traces.until > 0);
  QVERIFY(traces.requests.size() > 500);
  int pods = 0;
  for (qsizetype at = 0; at < traces.requests.size(); at += 97) {
    const models::TraceItem& request = traces.requests[at];
    const auto waterfall = bridge::readWaterfall(played.world(), request.id);
    QVERIFY2(waterfall.hops.size() > 2, qPrintable(request.id));
    const models::TraceHop& whole = waterfall.hops.first();
    QVERIFY(std::abs(whole.to - whole.from - request.milliseconds) < 1e-6);
    for (const models::TraceHop& hop : waterfall.hops) {
      double sum = 0;
      for (const models::TracePart& part : hop.parts) sum += part.to - part.from;
      QVERIFY2(std::abs(sum - (hop.to - hop.from)) < 1e-6, qPrintable(hop.label));
      pods += hop.thing.startsWith("pod/");
    }
  }
  QVERIFY(pods > 20);
  QVERIFY(played.run->submit(bridge::watchCommand(played.world(), false), Actor::trainee));
  played.run->advance(played.world().now() + seconds(30));
  QVERIFY(!bridge::readTraces(played.desk()).requestsRun);
}

}  // namespace drydock

QTEST_GUILESS_MAIN(drydock::PagesTest)
#include "pages_test.moc"
