// JSON written in a test.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "sim/practice/codec/value.h"

namespace drydock {

/// The value that `text` says; the test fails if it is no JSON.
inline codec::Value json(const std::string& text) {
  codec::Diagnostics out;
  auto value = codec::parse(text, "test", out);
  EXPECT_TRUE(value.has_value()) << codec::to_text(out);
  return value.value_or(codec::Value());
}

}  // namespace drydock
