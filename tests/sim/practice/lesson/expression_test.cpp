// Expressions: a table of what can be read, and of what is refused with which words.
#include "sim/practice/lesson/expression.h"

#include <gtest/gtest.h>

#include "sim/practice/lesson/evaluate.h"
#include "sim/practice/lesson/play.h"
#include "sim/practice/lesson/registry.h"
#include "tests/sim/practice/lesson/support.h"

namespace drydock::lesson {
namespace {

Scope scope() {
  Scope scope;
  scope.rulebook = testing::rules().get();
  scope.variables = {{"zone", "b"}};
  scope.zones = {"a", "b", "c"};
  scope.workloads = {"api", "web"};
  scope.services = {"api", "users"};
  scope.items = {"nodes", "nat", "all"};
  scope.databases = {"auth-db"};
  scope.places = {"private-a", "internet", "S3"};
  scope.prices = {"nat_gateway.hour"};
  scope.operations = {"ar-step"};
  scope.checks = {"steady"};
  scope.questions = {"how-many"};
  return scope;
}

struct Refusal {
  std::string text;
  std::string_view code;
  std::string hint;
};

void PrintTo(const Refusal& refusal, std::ostream* out) { *out << refusal.text.substr(0, 60); }

class Refused : public ::testing::TestWithParam<Refusal> {};

TEST_P(Refused, with_one_diagnostic) {
  codec::Diagnostics found;
  codec::Report report("lesson.json", found);
  Scope names = scope();
  parse({GetParam().text, "checks[0].expr"}, Dimension::boolean, names, report);
  ASSERT_EQ(found.size(), 1u) << GetParam().text << "\n" << codec::to_text(found);
  EXPECT_EQ(found[0].code, GetParam().code) << codec::to_text(found);
  EXPECT_EQ(found[0].hint, GetParam().hint) << codec::to_text(found);
  EXPECT_EQ(found[0].path, "checks[0].expr");
}

std::string nested(int levels) { return std::string(levels, '(') + "1" + std::string(levels, ')'); }

INSTANTIATE_TEST_SUITE_P(
    Expressions, Refused,
    ::testing::Values(
        Refusal{"", codes::expression, ""}, Refusal{"1 <", codes::expression, ""},
        Refusal{"1 < 2 3", codes::expression, ""}, Refusal{"(1 < 2", codes::expression, ""},
        Refusal{"'api", codes::expression, ""}, Refusal{"1 < 2 && ", codes::expression, ""},
        Refusal{"400ms + 2GB > 1s", codes::wrong_dimension, ""},
        Refusal{"now > 5m", codes::wrong_dimension, ""},
        Refusal{"now + now > T0", codes::wrong_dimension, ""},
        Refusal{"5m", codes::wrong_dimension, ""}, Refusal{"pods", codes::wrong_dimension, ""},
        Refusal{"5 min > 1s", codes::expression, ""},
        Refusal{"nwo > T0", codes::unknown_name, "now"},
        Refusal{"count(podz) > 1", codes::unknown_name, "pods"},
        Refusal{"count(pods{phaze=Pending}) > 1", codes::unknown_name, "phase"},
        Refusal{"count(pods{phase=Pendign}) > 1", codes::unknown_name, "Pending"},
        Refusal{"count(pods{zone=d}) > 1", codes::unknown_name, ""},
        Refusal{"count(pods{waiting > 3}) > 1", codes::wrong_dimension, ""},
        Refusal{"count(pods{phase < Pending}) > 1", codes::wrong_dimension, ""},
        Refusal{"count(pods.waiting) > 1", codes::wrong_dimension, ""},
        Refusal{"count(pods{waiting > max(pods.waiting)}) > 1", codes::expression, ""},
        Refusal{"max(pods) > 1s", codes::wrong_dimension, ""},
        Refusal{"max(pods.name) > 1s", codes::wrong_dimension, ""},
        Refusal{"all(pods)", codes::wrong_dimension, ""},
        Refusal{"any(events)", codes::expression, ""},
        Refusal{"any(events{type=network.zone_faild})", codes::unknown_name, "network.zone_failed"},
        Refusal{"any(events{type=network.zone_failed, zonne=b})", codes::unknown_name, "zone"},
        Refusal{"any(actions{verb=kubernetes.scael})", codes::unknown_name, "kubernetes.scale"},
        Refusal{"success('appi', 1m) > 99%", codes::unknown_name, "api"},
        Refusal{"success('api', 1s) > 99%", codes::wrong_dimension, ""},
        Refusal{"spent('node', T0) > 1usd", codes::unknown_name, "nodes"},
        Refusal{"spent('nodes', P0) > 1usd", codes::expression, ""},
        Refusal{"latency('api', 'p96') > 1s", codes::unknown_name, "p95"},
        Refusal{"latency('api', 'p95') > 1usd", codes::wrong_dimension, ""},
        Refusal{"reach('private-a', 'internt')", codes::unknown_name, "internet"},
        Refusal{"lost_writes('auth-bd') > 1m", codes::unknown_name, "auth-db"},
        Refusal{"price('nat_gateway.hours') > 1usd", codes::unknown_name, "nat_gateway.hour"},
        Refusal{"slowest('ar-steps') == 'api'", codes::unknown_name, "ar-step"},
        Refusal{"root_cause(5) == 'x'", codes::wrong_dimension, ""},
        Refusal{"count(routes{kind > 3}) > 1", codes::wrong_dimension, ""},
        Refusal{"count(volumes{size > 3}) > 1", codes::wrong_dimension, ""},
        Refusal{"passed('stedy')", codes::unknown_name, "steady"},
        Refusal{"answered('p1')", codes::unknown_name, ""},
        Refusal{"any(pods{zone=${zon}})", codes::unknown_variable, "zone"},
        Refusal{"${ref.spent.node} > 1usd", codes::unknown_variable, "ref.spent.nodes"},
        Refusal{"at(now, 1) > 1", codes::wrong_dimension, ""},
        Refusal{"1 ? 2 : 3", codes::wrong_dimension, ""},
        Refusal{nested(100) + " > 0", codes::expression, ""},
        Refusal{std::string(5000, '1'), codes::expression, ""}));

struct Reading {
  std::string text;
  double value;
};

void PrintTo(const Reading& reading, std::ostream* out) { *out << reading.text; }

class Evaluated : public ::testing::TestWithParam<Reading> {};

/// At the start of the shipped lesson, seed 1: seven nodes, zone b to be lost.
TEST_P(Evaluated, to_its_value) {
  static Stage stage =
      *Stage::set_up(testing::shipped(), Seed{1}, testing::search(), testing::rules());
  static run::Run run = [] {
    run::Run opened = stage.open();
    opened.advance(stage.plan()->start + minutes(4));
    return opened;
  }();
  codec::Diagnostics found;
  codec::Report report("lesson.json", found);
  Scope names;
  names.rulebook = testing::rules().get();
  names.variables = {{"zone", "b"}};
  names.checks = {"steady"};
  add_words(run.world(), names);
  const Node node = parse_value({GetParam().text, "x"}, names, report);
  ASSERT_TRUE(found.empty()) << codec::to_text(found);
  const Value value = evaluate(node, Scene{run.world(), *stage.plan(), grade(run)});
  EXPECT_TRUE(value.known);
  EXPECT_DOUBLE_EQ(value.number, GetParam().value) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Expressions, Evaluated,
    ::testing::Values(
        Reading{"1 + 2 * 3", 7}, Reading{"(1 + 2) * 3", 9}, Reading{"10 - 4 - 3", 3},
        Reading{"-2 + 3", 1}, Reading{"12 / 4 / 3", 1}, Reading{"50 %", 0.5},
        Reading{"1m / 1s", 60}, Reading{"90s == 1.5m", 1}, Reading{"1 GiB > 1 GB", 1},
        Reading{"now - T0 == 4m", 1}, Reading{"now == T0 + 4m", 1}, Reading{"!(1 < 2)", 0},
        Reading{"1 < 2 && 2 < 1 || true", 1}, Reading{"1 < 2 && !(2 < 1)", 1},
        Reading{"1 < 2 ? 5 : 6", 5}, Reading{"'a' == 'a'", 1}, Reading{"'a' != 'a'", 0},
        Reading{"count(nodes)", 7}, Reading{"count(nodes{zone=${zone}})", 2},
        Reading{"count(nodes{zone != b, ready})", 5}, Reading{"count(nodes{ready=false})", 2},
        Reading{"any(nodes{condition=NotReady})", 1}, Reading{"count(groups{zone=a, max=3})", 1},
        Reading{"sum(groups.size)", 7}, Reading{"max(groups.max)", 3},
        Reading{"min(groups.max)", 2}, Reading{"avg(groups.min)", 1},
        Reading{"all(nodes.zone != 'd')", 1}, Reading{"all(nodes.zone != 'a')", 0},
        Reading{"any(nodes.pods > 100)", 0}, Reading{"max(pods{role=app}.waiting) == 0s", 1},
        Reading{"count(deployments{name=api, replicas=4})", 1},
        Reading{"count(statefulsets{role=database})", 3},

        Reading{"count(zones)", 3}, Reading{"count(zones{up})", 2},
        Reading{"count(subnets{public})", 3}, Reading{"count(nats{works})", 2},
        Reading{"any(routes{table=private-a, kind=internet_gateway})", 0},
        Reading{"count(volumes{app=auth-db, attached})", 1},
        Reading{"sum(volumes{app=auth-db}.size) == 100 GiB", 1},
        Reading{"count(claims{app=auth-db, zone=a})", 1},
        Reading{"count(autoscalers{app=api, target=70%})", 1},
        Reading{"max(nodes.requested_cpu) <= 100%", 1}, Reading{"all(nodes.pods_max == 29)", 1},
        Reading{"reach('private-a', 'internet')", 1}, Reading{"reach('private-b', 'internet')", 0},
        Reading{"via('private-a', 'internet', 'nat-a')", 1},
        Reading{"crossings('private-a', 'internet')", 0},
        Reading{"lost_writes('auth-db') == 0s", 1}, Reading{"price('nat_gateway.hour') > 0usd", 1},
        Reading{"latency('users', 'p95') > 1ms", 1}, Reading{"rps('users') > 100rps", 1},
        Reading{"hops('open-app') == 'edge,traefik,web,api,auth,auth-db'", 1},
        Reading{"root_cause(nodes{condition=NotReady}) == 'zone-down'", 1},
        Reading{"count(actions)", 0}, Reading{"run_rate('nodes') > 500usd", 1},
        Reading{"spent('nodes', T0) < ${ref.spent.nodes}", 1},
        Reading{"spent('nodes', T0) + 0usd > 0usd", 1}, Reading{"passed('steady')", 0}));

TEST(Expressions, keep_the_value_of_an_instant) {
  Scope names = scope();
  codec::Diagnostics found;
  codec::Report report("lesson.json", found);
  const Node node = parse_value({"at(T0 + 90s, count(nodes)) + at(T0, 1)", "x"}, names, report);
  ASSERT_TRUE(found.empty()) << codec::to_text(found);
  ASSERT_EQ(names.slots.size(), 2u);
  EXPECT_EQ(names.slots[0].after, seconds(90));
  EXPECT_EQ(node.dimension, Dimension::number);
}

TEST(Expressions, substitute_variables_only) {
  EXPECT_EQ(substitute("${zone}-0 ${ref.spent.nodes} ${", {{"zone", "b"}}),
            "b-0 ${ref.spent.nodes} ${");
}

}  // namespace
}  // namespace drydock::lesson
