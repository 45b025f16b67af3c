// The pool of names.
#include "sim/engine/base/name.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>

namespace drydock {
namespace {

TEST(Names, OneTextIsOneName) {
  Names names;
  const Name api = names.intern("api");
  EXPECT_EQ(names.intern(std::string("ap") + "i"), api);
  EXPECT_NE(names.intern("auth"), api);
  EXPECT_EQ(names.text(api), "api");
}

TEST(Names, TheEmptyNameIsTheEmptyText) {
  Names names;
  EXPECT_EQ(names.intern(""), Name{});
  EXPECT_FALSE(names.find("nobody"));
}

TEST(Names, ManyThreadsAgree) {
  Names names;
  std::array<Name, 20000> first{}, second{};
  const auto intern_all = [&](auto& into) {
    for (std::size_t i = 0; i < into.size(); ++i) into[i] = names.intern("n" + std::to_string(i));
  };
  std::thread other([&] { intern_all(second); });
  intern_all(first);
  other.join();
  EXPECT_EQ(first, second);
  EXPECT_EQ(names.text(first[19999]), "n19999");
}

}  // namespace
}  // namespace drydock
