// Traces: spans that say where the time of a request went.
#include "tests/sim/platform/requests/shop.h"

namespace drydock::requests {
namespace {

TEST(Traces, AddUpHopByHop) {
  Shop shop;
  Wiring wiring;
  wiring.hops[0][1] = wiring.hops[1][0] = milliseconds(1);
  shop.run([&](Context& context) { configure(context, wiring); });
  Server far;
  far.zone = 1;
  const Id<Station> back = shop.station("back", far);
  const Id<Step> ask = shop.step("ask", shop.station("front"), Law::exponential(0.01));
  shop.link(ask, shop.step("think", back, Law::exponential(0.005)));
  shop.link(ask, shop.step("store", back, Law::exponential(0.005)));
  const Id<Operation> buy = shop.operation("buy", ask);
  shop.run([&](Context& context) { trace(context, buy, 10); });
  shop.source(buy, 40);
  shop.pass(10);
  EXPECT_TRUE(spans(shop.world, buy, 11).empty());
  for (std::uint64_t request = 0; request < 300; request += 10) {
    const std::vector<Span> found = spans(shop.world, buy, request);
    ASSERT_EQ(found.size(), 4u);
    EXPECT_FALSE(found[0].step);
    EXPECT_EQ(found[1].parent_luck, found[0].luck);
    EXPECT_EQ(found[2].parent_luck, found[1].luck);
    EXPECT_EQ(found[3].parent_luck, found[1].luck);
    EXPECT_EQ(found[0].called, found[1].called);
    EXPECT_EQ(found[0].returned, found[1].returned);
    EXPECT_EQ(found[1].worked, found[2].called);
    EXPECT_EQ(found[2].returned, found[3].called);
    EXPECT_EQ(found[3].returned, found[1].answered);
    for (const Span& span : found) {
      const Duration hop = milliseconds(span.step && span.step != ask ? 1 : 0);
      if (!span.step) continue;
      EXPECT_EQ(span.called + hop, span.came);
      EXPECT_LE(span.came, span.began);
      EXPECT_LE(span.began, span.worked);
      EXPECT_LE(span.worked, span.answered);
      EXPECT_EQ(span.answered + hop, span.returned);
    }
  }
}

TEST(Traces, TellRetriesAndOrphans) {
  Shop shop;
  RetryPolicy policy;
  policy.attempts = 2;
  policy.backoff_first = policy.backoff_most = seconds(1);
  Step given;
  given.timeout = seconds(2);
  shop.run([&](Context& context) { given.retry = add_retry_policy(context, policy); });
  const Id<Operation> buy = shop.operation(
      "buy", shop.step("pay", shop.station("till", with_cores(9)), Law::constant(3), given));
  shop.run([&](Context& context) { trace(context, buy, 1); });
  shop.ask_for(buy);
  shop.pass(3.5);
  EXPECT_TRUE(spans(shop.world, buy, 0).empty());
  shop.pass(20);
  const std::vector<Span> found = spans(shop.world, buy, 0);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].outcome, Outcome::timed_out);
  EXPECT_EQ(found[0].returned - found[0].called, seconds(5));
  for (const std::uint16_t attempt : {0, 1}) {
    const Span& span = found[attempt + 1u];
    EXPECT_EQ(span.attempt, attempt);
    EXPECT_EQ(span.outcome, Outcome::timed_out);
    EXPECT_EQ(span.called - opening, seconds(attempt * 3));
    EXPECT_EQ(span.returned - span.called, seconds(2));
    EXPECT_EQ(span.answered - span.called, seconds(3));  // The work went on.
  }
}

TEST(Traces, AreForgottenInTime) {
  Shop shop;
  Wiring wiring;
  wiring.spans_kept = 2000;
  shop.run([&](Context& context) { configure(context, wiring); });
  const Id<Operation> buy =
      shop.operation("buy", shop.step("pay", shop.station("till"), Law::constant(0.001)));
  shop.run([&](Context& context) { trace(context, buy, 1); });
  shop.source(buy, 500);
  shop.pass(20);
  const auto& kept = shop.world.table<Span>();
  EXPECT_GT(kept.size(), 15000u);
  EXPECT_LT(kept.size() - kept.first(), 2000u + 1025u);
  EXPECT_TRUE(spans(shop.world, buy, 5).empty());
}

}  // namespace
}  // namespace drydock::requests
