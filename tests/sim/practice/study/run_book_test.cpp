// Run books: the shipped ones are read, and each mistake is told with its place.
#include "sim/practice/study/run_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "sim/platform/rules.h"
#include "sim/practice/scenario/document.h"

namespace drydock::study {
namespace {

std::string shipped_book() {
  return scenario::SearchPaths::usual().scenarios + "/runbooks/database-restore.json";
}

std::string book_text(const std::string& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// What is said of the shipped book with one text replaced by another.
std::string said_of(const std::string& from, const std::string& to) {
  std::string text = book_text(shipped_book());
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at == std::string::npos) return {};
  text.replace(at, from.size(), to);
  const auto file = std::filesystem::temp_directory_path() /
                    ("drydock-run-book-" + std::to_string(getpid()) + ".json");
  std::ofstream(file) << text;
  const RunBookReading reading = read_run_book(file.string(), *platform::rules());
  std::filesystem::remove(file);
  EXPECT_NE(reading.book.has_value(), codec::has_errors(reading.diagnostics));
  return codec::to_text(reading.diagnostics);
}

TEST(RunBook, IsReadAsItStands) {
  const RunBookReading reading = read_run_book(shipped_book(), *platform::rules());
  ASSERT_TRUE(reading.book) << codec::to_text(reading.diagnostics);
  const RunBook& book = *reading.book;
  EXPECT_EQ(book.name, "database-restore");
  EXPECT_EQ(book.fault.say(), "fail zone a");
  EXPECT_EQ(book.from, minutes(10));
  EXPECT_EQ(book.to, minutes(70));
  EXPECT_EQ(book.goal.service, "users");
  ASSERT_EQ(book.steps.size(), 6u);
  EXPECT_EQ(book.steps[0].takes.median, minutes(4));
  EXPECT_EQ(book.steps[3].command->kind(), "recovery.restore");
  EXPECT_EQ(book.steps[3].wait->fact, "recovery.claim_restored");
}

/// The book as it is read back from what is written of it.
RunBook written_and_read(const RunBook& book) {
  const auto file = std::filesystem::temp_directory_path() /
                    ("drydock-written-book-" + std::to_string(getpid()) + ".json");
  std::ofstream(file) << codec::to_json(run_book_value(book), 2);
  const RunBookReading reading = read_run_book(file.string(), *platform::rules());
  std::filesystem::remove(file);
  EXPECT_TRUE(reading.book) << codec::to_text(reading.diagnostics);
  return reading.book.value_or(RunBook{});
}

TEST(RunBook, IsWrittenAsItIsRead) {
  for (const char* name : {"database-restore", "dr-restore", "dr-warm"}) {
    const RunBookReading reading =
        read_run_book(scenario::SearchPaths::usual().scenarios + "/runbooks/" + name + ".json",
                      *platform::rules());
    ASSERT_TRUE(reading.book) << codec::to_text(reading.diagnostics);
    EXPECT_EQ(run_book_value(written_and_read(*reading.book)), run_book_value(*reading.book))
        << name;
  }
}

TEST(RunBook, IsChangedStepByStep) {
  RunBook book = *read_run_book(shipped_book(), *platform::rules()).book;
  const auto names = [&] {
    std::vector<std::string> all;
    for (const Step& step : book.steps) all.push_back(step.name);
    return all;
  };
  const std::vector<std::string> before = names();
  move_step(book, 0, 2);
  EXPECT_EQ(names()[2], before[0]);
  EXPECT_EQ(names()[0], before[1]);
  move_step(book, 2, 0);
  EXPECT_EQ(names(), before);
  remove_step(book, 1);
  EXPECT_EQ(book.steps.size(), 5u);
  remove_step(book, 99);
  move_step(book, 0, 99);
  retime_step(book, 0, minutes(-1));
  EXPECT_EQ(book.steps[0].takes.median, minutes(4));
  retime_step(book, 0, minutes(9));
  add_step(book, "look twice", minutes(2), std::nullopt);
  add_step(book, "fail it again", minutes(0), book.fault);
  EXPECT_EQ(book.steps[0].takes.median, minutes(9));
  EXPECT_EQ(book.steps.back().name, "step-7");
  const RunBook again = written_and_read(book);
  EXPECT_EQ(again.steps.back().command->say(), "fail zone a");
}

struct MistakeCase {
  const char* from;
  const char* to;
  const char* said;
};
class Mistakes : public testing::TestWithParam<MistakeCase> {};

TEST_P(Mistakes, AreToldWithTheirPlace) {
  EXPECT_THAT(said_of(GetParam().from, GetParam().to), testing::HasSubstr(GetParam().said));
}

INSTANTIATE_TEST_SUITE_P(
    OfABook, Mistakes,
    testing::Values(
        MistakeCase{"drydock-runbook/1", "drydock-runbook/9",
                    "format: found \"drydock-runbook/9\""},
        MistakeCase{"\"failure.zone\"", "\"failure.zoo\"", "fault.do"},
        MistakeCase{"\"zone\": \"a\"", "\"zoone\": \"a\"", "fault.with.zoone"},
        MistakeCase{"[\"10 min\", \"70 min\"]", "[\"10 min\"]", "fault.between"},
        MistakeCase{"[\"10 min\", \"70 min\"]", "[\"90 min\", \"70 min\"]", "fault.between[1]"},
        MistakeCase{"\"median\": \"4 min\"", "\"median\": \"4 mn\"", "steps[0].takes.median"},
        MistakeCase{"\"sigma\": 0.5", "\"sigma\": -1", "steps[0].takes.sigma"},
        MistakeCase{"recovery.claim_restored", "recovery.claim_restord",
                    "did you mean \"recovery.claim_restored\""},
        MistakeCase{"\"success\": \"99 %\"", "\"sucess\": \"99 %\"", "goal.sucess"},
        MistakeCase{"\"give_up\": \"4 h\",", "", "give_up"}));

}  // namespace
}  // namespace drydock::study
