// Fields and enumerations said once.
#include "sim/engine/base/fields.h"

#include <gtest/gtest.h>

#include <string>

namespace drydock {
namespace {

DRYDOCK_ENUM(Fruit, apple, plum)

struct Basket {
  int apples = 1;
  double weight = 2.5;
  DRYDOCK_FIELDS(Basket, apples, weight)
};

TEST(Fields, AreVisitedInOrder) {
  std::string names;
  double sum = 0;
  const Basket basket;
  for_each_field(basket, [&](std::string_view name, const auto& value) {
    names += std::string(name) + " ";
    sum += static_cast<double>(value);
  });
  EXPECT_EQ(names, "apples weight ");
  EXPECT_EQ(sum, 3.5);
}

TEST(Fields, CanBeChangedByAVisitor) {
  Basket basket;
  for_each_field(basket, [](std::string_view, auto& value) { value *= 2; });
  EXPECT_EQ(basket.apples, 2);
  EXPECT_EQ(basket.weight, 5.0);
}

TEST(Fields, EnumeratorsHaveNames) {
  EXPECT_EQ(enum_name(Fruit::plum), "plum");
  EXPECT_EQ(enum_value<Fruit>("apple"), Fruit::apple);
  EXPECT_EQ(enum_value<Fruit>("pear"), std::nullopt);
}

}  // namespace
}  // namespace drydock
