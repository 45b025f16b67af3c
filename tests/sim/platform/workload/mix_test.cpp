// Tests the mix of what users ask for: one operation rises, the others stay.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/sim/platform/workload/shop.h"

namespace drydock::workload {
namespace {

/// A shop whose users also look around, three times as often as they order.
class MixedShop : public Shop {
 public:
  MixedShop() {
    run([this](Context& context) {
      Operation look = context[operation("order")];
      look.name = context.name("look");
      look.share = 0.75;
      context.edit(operation("order")).share = 0.25;
      add_operation(context, look, service("traefik"), microseconds(600));
    });
  }
};

double rate(const Shop& shop, std::string_view name) {
  return arrival_rate(shop.world, shop.world.now()) * shop.world[shop.operation(name)].share;
}

TEST(Mix, OneOperationRisesAndTheOthersStay) {
  MixedShop shop;
  const double order = rate(shop, "order"), look = rate(shop, "look");
  shop.give(ScaleOperation{"order", 4});
  EXPECT_NEAR(rate(shop, "order"), 4 * order, 1e-9 * order);
  EXPECT_NEAR(rate(shop, "look"), look, 1e-9 * look);
  double shares = 0;
  for (const auto& [id, row] : shop.world.table<Operation>())
    if (!row.backlog) shares += row.share;
  EXPECT_NEAR(shares, 1, 1e-12);
  EXPECT_EQ(shop.count("workload.operation_scaled"), 1);
  shop.give(ScaleOperation{"order", 0.25});
  EXPECT_NEAR(rate(shop, "order"), order, 1e-9 * order);
}

TEST(Mix, WhatCannotBeScaledIsRefused) {
  Shop shop;
  EXPECT_TRUE(shop.rulebook.check(shop.world, ScaleOperation{"order", 2}));
  const auto near = shop.rulebook.check(shop.world, ScaleOperation{"ordr", 2});
  ASSERT_FALSE(near);
  EXPECT_EQ(near.error().hint, "try order");
  EXPECT_FALSE(shop.rulebook.check(shop.world, ScaleOperation{"order", 0}));
  EXPECT_FALSE(shop.rulebook.check(shop.world, ScaleOperation{"order", 1e6}));
  EXPECT_FALSE(shop.rulebook.check(shop.world, ScaleOperation{"order", std::nan("")}));
  for (const auto& [id, row] : shop.world.table<Operation>()) {
    if (!row.backlog) continue;
    const std::string consumer(shop.world.text(row.name));
    EXPECT_FALSE(shop.rulebook.check(shop.world, ScaleOperation{consumer, 2}));
  }
}

}  // namespace
}  // namespace drydock::workload
