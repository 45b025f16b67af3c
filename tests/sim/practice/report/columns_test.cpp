// Tables of text: alignment, widths of characters that take several bytes, and bad rows.
#include "sim/practice/report/columns.h"

#include <gtest/gtest.h>

#include "sim/engine/base/assert.h"

namespace drydock::report {
namespace {

using enum Align;

TEST(Columns, AlignLeftAndRight) {
  Columns table({left, right});
  table.row({"api", "7"});
  table.row({"auth-db", "1 200"});
  EXPECT_EQ(table.text(),
            "  api          7\n"
            "  auth-db  1 200\n");
}

TEST(Columns, LeaveNoBlanksAtTheEndOfALine) {
  Columns table({left, left});
  table.row({"a", "long"});
  table.row({"bb"});
  EXPECT_EQ(table.text(""), "a   long\nbb\n");
}

TEST(Columns, CountCharactersNotBytes) {
  EXPECT_EQ(width("µs"), 2u);
  EXPECT_EQ(width("łódź"), 4u);
  Columns table({right, left});
  table.row({"µs", "x"});
  table.row({"abc", "y"});
  EXPECT_EQ(table.text(""), " µs  x\nabc  y\n");
}

TEST(Columns, LetTitlesReachAcross) {
  Columns table({left, right});
  table.title("a title that is long");
  table.row({"a", "1"});
  EXPECT_EQ(table.text(""), "a title that is long\na  1\n");
}

TEST(Columns, WithoutRowsAreNothing) { EXPECT_EQ(Columns({left}).text(), ""); }

TEST(Columns, RefuseMoreCellsThanColumns) {
  Columns table({left});
  EXPECT_THROW(table.row({"one", "two"}), Defect);
}

}  // namespace
}  // namespace drydock::report
