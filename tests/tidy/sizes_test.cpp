// Files, functions and lines stay small enough to be read, and each file says what it is.
#include <gtest/gtest.h>

#include "tests/tidy/rules.h"

namespace drydock::tidy {
namespace {

std::size_t oversized_in(const std::string& text) {
  return oversized(parse_source("sim/engine/base/a.cpp", text)).size();
}

std::string body(int lines) {
  std::string text;
  for (int i = 0; i < lines; ++i) text += "  if (x) { y(); }\n";
  return text;
}

TEST(Sizes, AFileOpensWithASentence) {
  EXPECT_EQ(oversized_in("// What this is, and why.\nint x;\n"), 0u);
  EXPECT_EQ(oversized_in("// What this is, on two\n// lines.\nint x;\n"), 0u);
  EXPECT_EQ(oversized_in("#pragma once\n"), 1u);
  EXPECT_EQ(oversized_in("// base\nint x;\n"), 1u);
}

TEST(Sizes, LinesAreCountedInCharacters) {
  EXPECT_EQ(oversized_in("// A line.\n// " + std::string(97, 'x') + ".\n"), 1u);
  std::string polish = "// A.\nint x;  // ";
  for (int i = 0; i < 80; ++i) polish += "ż";
  EXPECT_EQ(oversized_in(polish + "\n"), 0u);
}

TEST(Sizes, FunctionsFitAScreen) {
  const std::string opening = "// A file.\nnamespace a {\nstruct B {\n";
  EXPECT_EQ(oversized_in(opening + "void f() {\n" + body(68) + "}\n};\n}\n"), 0u);
  EXPECT_EQ(oversized_in(opening + "void f() {\n" + body(69) + "}\n};\n}\n"), 1u);
  EXPECT_EQ(oversized_in(opening + "B() : x_{1} {\n" + body(69) + "}\n};\n}\n"), 1u);
  EXPECT_EQ(oversized_in("// A.\nTEST(A, B) {\n" + body(80) + "}\n"), 1u);
  EXPECT_EQ(oversized_in("// A.\nconst int table[] = {\n" + body(80) + "};\n"), 0u);
}

TEST(Sizes, FilesAreNotLong) {
  std::string text = "// A.\n";
  for (int i = 0; i < 500; ++i) text += "int x;\n";
  EXPECT_EQ(oversized_in(text), 1u);
}

TEST(Sizes, OfTheTreeAreKept) {
  std::vector<Violation> found;
  for (const Source& source : read_sources({"sim", "gui", "tests"})) {
    for (const Violation& violation : oversized(source)) found.push_back(violation);
  }
  EXPECT_TRUE(found.empty()) << describe(found);
}

}  // namespace
}  // namespace drydock::tidy
