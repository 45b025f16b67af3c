// Tables as values: forks share pages until one side writes.
#include "sim/engine/base/table.h"

#include <gtest/gtest.h>

namespace drydock {
namespace {

struct Row {
  int value = 0;
};
struct Line {
  static constexpr bool is_log = true;
  int value = 0;
};

TEST(Table, GivesBackWhatWasAdded) {
  Table<Row> table;
  for (int i = 0; i < 200; ++i) EXPECT_EQ(table.add(Row{i}).index, static_cast<unsigned>(i));
  int expected = 0;
  for (const auto& [id, row] : table) {
    EXPECT_EQ(id.index, static_cast<unsigned>(expected));
    EXPECT_EQ(row.value, expected++);
  }
  EXPECT_EQ(expected, 200);
}

TEST(Table, ACopySharesPagesUntilItIsWritten) {
  Table<Row> original;
  for (int i = 0; i < 130; ++i) original.add(Row{i});
  Table<Row> copy = original.fork();
  copy.edit(Id<Row>{70}).value = -1;
  EXPECT_EQ(original[Id<Row>{70}].value, 70);
  EXPECT_EQ(copy[Id<Row>{70}].value, -1);
  EXPECT_EQ(original.page_of(0), copy.page_of(0));
  EXPECT_NE(original.page_of(70), copy.page_of(70));
  EXPECT_EQ(original.page_of(129), copy.page_of(129));
}

TEST(Table, NeitherSideOfAForkSeesWhatTheOtherWrites) {
  Table<Row> original;
  original.add(Row{1});
  original.edit(Id<Row>{0}).value = 2;
  Table<Row> copy = original.fork();
  original.edit(Id<Row>{0}).value = 3;
  EXPECT_EQ(copy[Id<Row>{0}].value, 2);
  Table<Row> second = original.fork();
  copy.edit(Id<Row>{0}).value = 4;
  second.edit(Id<Row>{0}).value = 5;
  EXPECT_EQ(original[Id<Row>{0}].value, 3);
  EXPECT_EQ(copy[Id<Row>{0}].value, 4);
  EXPECT_EQ(second[Id<Row>{0}].value, 5);
}

TEST(Table, APageIsWrittenInPlaceOnceNobodySharesItAnyMore) {
  Table<Row> table;
  table.add(Row{1});
  const void* page = table.page_of(0);
  { const Table<Row> gone = table.fork(); }
  table.edit(Id<Row>{0}).value = 2;
  EXPECT_EQ(table.page_of(0), page);
}

TEST(Table, AppendingToASharedPageLeavesTheCopyAlone) {
  Table<Row> original;
  original.add(Row{1});
  Table<Row> copy = original.fork();
  original.add(Row{2});
  copy.add(Row{3});
  EXPECT_EQ(original[Id<Row>{1}].value, 2);
  EXPECT_EQ(copy[Id<Row>{1}].value, 3);
}

TEST(Table, ForgetsWholePagesOnly) {
  Table<Line> log;
  for (int i = 0; i < 5000; ++i) log.add(Line{i});
  log.forget_before(2500);
  EXPECT_EQ(log.first(), 2048u);
  EXPECT_EQ(log.size(), 5000u);
  EXPECT_EQ((*log.begin()).second.value, 2048);
  EXPECT_THROW(log.at(Id<Line>{100}), Defect);
  Table<Line> copy = log.fork();
  copy.forget_before(4096);
  EXPECT_EQ(log.at(Id<Line>{2048}).value, 2048);
}

TEST(Table, SaysWhenAnIdIsOutside) { EXPECT_THROW(Table<Row>().at(Id<Row>{0}), Defect); }

}  // namespace
}  // namespace drydock
