// Prices in tiers over calendar months, shares of flows, what stands, forecasts and budgets.
#include <gtest/gtest.h>

#include <vector>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/cost/facts.h"
#include "tests/support/property.h"

namespace drydock::cost {
namespace {

/// 2025-03-04 14:00 UTC.
constexpr Time start_of_test{hours(24 * 20151 + 14)};

Money usd(std::string_view text) { return *Money::from_text(text); }

struct Account {
  explicit Account(std::int64_t price_factor = 1, Time at = start_of_test)
      : world(make(rulebook), Seed{1}, at) {
    engine.apply(world, CauseId{}, [&](Context& context) {
      context.announce(ScenarioStarted{context.name("test")});
    });
    run([&](Context& context) {
      const std::vector<Tier> steps{
          {2, Money{}}, {10, usd("0.09") * price_factor}, {open_end, usd("0.05") * price_factor}};
      add_rate(context, "out", "Data", "GB", Measure::count, steps, gibibyte.count);
      const std::vector<Tier> zones{{1, usd("0.5") * price_factor},
                                    {open_end, usd("0.1") * price_factor}};
      add_rate(context, "zone", "Zones", "zone-month", Measure::running_time, zones,
               Duration(hours(730)).count());
      add_rate(context, "machine", "Machines", "hour", Measure::running_time,
               usd("0.115") * price_factor, Duration(hours(1)).count());
      open_books(context);
    });
  }
  static const Rulebook& make(Rulebook& book) {
    install(book);
    return book;
  }
  template <class Work>
  void run(Work&& work) {
    engine.apply(world, CauseId{0}, work);
  }
  Id<Meter> meter(std::string_view name, std::string_view rate, std::int64_t size = 1) {
    Id<Meter> id;
    run([&](Context& context) { id = open_meter(context, name, rate, size); });
    return id;
  }
  void wait(Duration span) { engine.advance(world, world.now() + span); }
  void count(Id<Meter> id, std::int64_t things) {
    run([&](Context& context) {
      use(context, id, things);
      counted_up_to_now(context);
    });
  }
  Money postings() const {
    Money sum;
    for (const auto& [id, posting] : world.table<Posting>()) sum += posting.amount;
    return sum;
  }
  template <class Fact>
  std::vector<Fact> said() const {
    std::vector<Fact> facts;
    Fact fact;
    for (const auto& [id, record] : world.chronicle())
      if (fact_if<Fact>(record, fact)) facts.push_back(fact);
    return facts;
  }

  Rulebook rulebook;
  Engine engine{rulebook};
  World world;
};

TEST(Month, TiersCountTheUseOfAllMetersOfTheRate) {
  Account account;
  const auto a = account.meter("a", "out"), b = account.meter("b", "out");
  account.count(a, 3 * gibibyte.count);
  account.count(b, 9 * gibibyte.count);
  // 2 free, 8 at 0.09, 2 at 0.05; the first meter is posted first.
  EXPECT_EQ(spent(account.world, a), usd("0.09"));
  EXPECT_EQ(spent(account.world, b), usd("0.73"));
  account.wait(hours(1));
  EXPECT_EQ(account.postings(), usd("0.82"));
  EXPECT_EQ(marginal_price(account.world[account.world[a].rate]), usd("0.05"));
  EXPECT_EQ(spent(account.world), usd("0.82"));
}

TEST(Month, TiersAndFreePartsBeginAnewWithTheMonth) {
  Account account;
  const auto out = account.meter("a", "out");
  account.count(out, 20 * gibibyte.count);
  EXPECT_EQ(spent_this_month(account.world), usd("1.22"));
  account.engine.advance(account.world, next_month(start_of_test));
  EXPECT_TRUE(spent_this_month(account.world).is_zero());
  account.count(out, 20 * gibibyte.count);
  EXPECT_EQ(spent_this_month(account.world), usd("1.22"));
  EXPECT_EQ(spent(account.world), usd("2.44"));
}

TEST(Month, RunningTimeIsCutAtTheFirstInstantOfTheMonth) {
  Account account(1, next_month(start_of_test) - minutes(10));
  const auto zones = account.meter("names", "zone", 4);
  account.run([&](Context& context) { start(context, zones); });
  account.wait(hours(720) + minutes(10));
  // Ten minutes of March; of April four zones, of which one zone-month is dear.
  const Money march =
      usd("0.5").scaled(4 * Duration(minutes(10)).count(), Duration(hours(730)).count());
  const Money april = usd("0.4") + usd("0.1").scaled(4 * 720, 730);
  EXPECT_NEAR((spent(account.world) - march - april).to_double(), 0, 3e-15);
}

TEST(Month, KnowsTheCalendar) {
  const Time february = month_of(Time(hours(24 * 19782)));  // 2024-02-29
  EXPECT_EQ(february, Time(hours(24 * 19754)));
  EXPECT_EQ(next_month(february) - february, hours(24 * 29));
}

TEST(Share, SplitsEachPostingWithoutRest) {
  Account account;
  const auto out = account.meter("a", "out"), in = account.meter("b", "out");
  account.run([&](Context& context) {
    share_like(context, in, out);
    Sharing sharing(context, out);
    sharing.put(context.name("web"), context.name("mail"), context.name("buy"), 1000);
    sharing.put(context.name("web"), context.name("pay"), context.name("buy"), 500);
    sharing.put(context.name("web"), context.name("pay"), context.name("buy"), 500);
  });
  account.wait(minutes(30));
  account.count(out, 1800 * 2000);
  account.count(in, 1801);
  account.wait(minutes(30));
  std::vector<std::int64_t> parts;
  for (const auto& [id, portion] : account.world.table<Portion>()) parts.push_back(portion.used);
  EXPECT_EQ(parts, (std::vector<std::int64_t>{1'800'000, 1'800'000, 901, 900}));
}

TEST(Share, LeavesWhatNobodyIsKnownFor) {
  Account account;
  const auto out = account.meter("a", "out");
  account.run([&](Context& context) {
    Sharing(context, out).put(context.name("web"), context.name("mail"), {}, 10);
  });
  account.wait(minutes(30));
  account.count(out, 100'000);
  account.wait(minutes(30));
  ASSERT_EQ(account.world.table<Portion>().size(), 1u);
  EXPECT_EQ(account.world[Id<Portion>{0}].used, 18'000);
}

TEST(Share, AJumpHasItsCauseAndADriftHasNot) {
  Account account;
  const auto out = account.meter("a", "out");
  const auto say = [&](double rate) {
    CauseId cause;
    account.run([&](Context& context) {
      cause = context.announce(ScenarioStarted{context.name("again")});
      Context hands = context.because(cause);
      Sharing(hands, out).put(context.name("web"), context.name("mail"), {}, rate);
    });
    return cause;
  };
  const CauseId first = say(100);
  say(103);
  EXPECT_EQ(account.world[Id<Share>{0}].cause, first);
  const CauseId second = say(200);
  EXPECT_EQ(account.world[Id<Share>{0}].cause, second);
}

TEST(Standing, CountsUpToEachClosing) {
  Account account;
  account.run([&](Context& context) {
    add_standing(context, "names", "zone", 3);
    add_standing(context, "logs", "out", static_cast<double>(gibibyte.count) / 3600);
  });
  account.wait(hours(3));
  const Money zones = usd("0.5").scaled(9, 730);
  EXPECT_EQ(spent(account.world), zones + usd("0.09"));
}

TEST(Commitment, IsPaidWhetherItIsUsedOrNot) {
  Account account;
  const auto a = account.meter("a", "machine"), b = account.meter("b", "machine");
  account.run([&](Context& context) { commit(context, "plan", "machine", "Committed", 6000, 1); });
  account.wait(hours(1));
  EXPECT_EQ(spent(account.world), usd("0.069")) << "nothing runs";
  account.run([&](Context& context) {
    start(context, a);
    start(context, b);
  });
  EXPECT_EQ(hourly_run_rate(account.world), usd("0.184"));
  account.wait(hours(2));
  EXPECT_TRUE(spent(account.world, a).is_zero());
  EXPECT_EQ(spent(account.world, b), usd("0.23"));
  account.run([&](Context& context) { stop(context, a); });
  account.wait(hours(1));
  EXPECT_EQ(spent(account.world, b), usd("0.23")) << "it took the place";
  EXPECT_EQ(spent(account.world), usd("0.506"));
  account.run([&](Context& context) { start(context, a); });
  account.wait(hours(1));
  EXPECT_EQ(spent(account.world, a), usd("0.115"));
  EXPECT_EQ(account.postings(), spent(account.world));
}

TEST(Forecast, OfASteadyBillIsSureAndRight) {
  Account account;
  const auto machine = account.meter("m", "machine");
  account.run([&](Context& context) { start(context, machine); });
  account.wait(hours(80));
  const MonthForecast forecast = forecast_month(account.world);
  EXPECT_EQ(forecast.so_far, usd("9.2"));
  const double hours_left = in_seconds(next_month(start_of_test) - start_of_test) / 3600;
  EXPECT_NEAR(forecast.expected.to_double(), 0.115 * hours_left, 1e-9);
  EXPECT_NEAR((forecast.high - forecast.low).to_double(), 0, 1e-9);
}

TEST(Forecast, OfAnUnsteadyBillHasABand) {
  Account account;
  const auto out = account.meter("a", "out");
  for (int day = 0; day < 6; ++day) {
    account.count(out, (20 + 10 * (day % 2)) * gibibyte.count);
    account.wait(hours(24));
  }
  const MonthForecast forecast = forecast_month(account.world);
  EXPECT_LT(forecast.low, forecast.expected);
  EXPECT_LT(forecast.expected, forecast.high);
  EXPECT_GE(forecast.low, forecast.so_far);
}

TEST(Budget, SpeaksOnceForEachStepAndAnewNextMonth) {
  Account account;
  const auto machine = account.meter("m", "machine", 10);
  account.run([&](Context& context) {
    add_budget(context, "all", usd("400"));
    start(context, machine);
  });
  account.wait(hours(1));
  EXPECT_EQ(account.said<BudgetForeseen>().size(), 3u);
  EXPECT_TRUE(account.said<BudgetUsed>().empty());
  account.engine.advance(account.world, next_month(start_of_test) - hours(1));
  ASSERT_EQ(account.said<BudgetUsed>().size(), 3u);
  EXPECT_EQ(account.said<BudgetUsed>().back().percent, 100);
  account.engine.advance(account.world, next_month(start_of_test) + hours(3));
  EXPECT_EQ(account.said<BudgetForeseen>().size(), 6u);
  EXPECT_EQ(account.said<BudgetUsed>().size(), 3u);
}

/// A random history: what is used when, at one or twice the price, with a look in between or not.
struct History {
  std::vector<std::pair<int, std::int64_t>> steps;
};

void live(Account& account, const History& history, bool looks) {
  const auto a = account.meter("a", "out"), b = account.meter("b", "out");
  const auto c = account.meter("c", "zone", 3), d = account.meter("d", "zone", 5);
  for (const auto& [what, number] : history.steps) {
    account.run([&, what = what, number = number](Context& context) {
      if (what == 0) use(context, a, number);
      if (what == 1) use(context, b, number);
      if (what == 2) start(context, c);
      if (what == 3) start(context, d);
      if (what == 4) stop(context, c);
    });
    const Duration span = nanoseconds(number * 100'000);
    if (looks) {
      account.wait(span / 3);
      (void)spent(account.world);
      account.wait(span - span / 3);
    } else {
      account.wait(span);
    }
  }
}

RC_GTEST_PROP(MonthLaws, BillsAddUpScaleAndDoNotDependOnLooks, ()) {
  History history;
  history.steps = *rc::gen::container<std::vector<std::pair<int, std::int64_t>>>(
      rc::gen::pair(rc::gen::inRange(0, 5), rc::gen::inRange<std::int64_t>(1, 9'000'000'000)));
  Account once, looked, dear(2);
  live(once, history, false);
  live(looked, history, true);
  live(dear, history, false);
  RC_ASSERT(once.rulebook.fingerprint(once.world) == looked.rulebook.fingerprint(looked.world));
  Money open, lines;
  for (const auto& [id, meter] : once.world.table<Meter>())
    open += spent(once.world, id) - meter.posted;
  for (const BillLine& line : bill(once.world)) lines += line.amount;
  RC_ASSERT(once.postings() + open == spent(once.world));
  RC_ASSERT(lines == spent(once.world));
  // Each meter is rounded once, so twice the bill differs by the last part of each at most.
  const Int128 apart = (spent(dear.world) - spent(once.world) - spent(once.world)).parts();
  RC_ASSERT(apart <= 4 && apart >= -4);
}

/// Within one month the sum over all meters is the tariff of their sum.
RC_GTEST_PROP(MonthLaws, TheAccountPaysTheTariffOfItsSum, ()) {
  Account account;
  const auto a = account.meter("a", "out"), b = account.meter("b", "out");
  Int128 all = 0;
  const auto uses = *rc::gen::container<std::vector<std::pair<bool, std::int64_t>>>(
      rc::gen::pair(rc::gen::arbitrary<bool>(), rc::gen::inRange<std::int64_t>(1, 4'000'000'000)));
  for (const auto& [which, number] : uses) {
    account.count(which ? a : b, number);
    all += number;
    account.wait(minutes(25));
  }
  const Rate& rate = account.world[account.world[a].rate];
  const Int128 exact =
      exact_worth(std::span(rate.tiers).first(rate.tier_count), rate.per_unit, 0, all);
  const Int128 apart = spent(account.world).parts() - exact / rate.per_unit;
  RC_ASSERT(apart <= 2 && apart >= -2);
}

}  // namespace
}  // namespace drydock::cost
