// Run files and progress: what is written is read again, and no mishap costs a file.
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

#include "sim/practice/run/run.h"
#include "sim/practice/store/progress.h"
#include "sim/practice/store/run_file.h"
#include "tests/support/toy.h"

namespace drydock::store {
namespace {

namespace fs = std::filesystem;
using toy::start;

const RunHeader header{R"({"name": "toy"})", Seed{0xfedcba9876543210}, "0.1.0", "2025-01", start};

class Store : public testing::Test {
 protected:
  Store() {
    std::string pattern = (fs::temp_directory_path() / "drydock-store-XXXXXX").string();
    folder = mkdtemp(pattern.data());
  }
  ~Store() override { fs::remove_all(folder); }

  fs::path at(const std::string& name) const { return folder / name; }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(at(name), std::ios::binary) << text;
  }
  std::string read(const std::string& name) const {
    std::ifstream in(at(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void sql(const std::string& name, const std::string& text) const {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(at(name).c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, text.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(handle);
    sqlite3_close(handle);
  }

  fs::path folder;
};

run::Run played(Duration time) {
  run::Run run(toy::rulebook(), toy::world(Seed{7}));
  run.advance(start + time / 2);
  (void)run.submit(toy::AddBucket{"extra", seconds(1)}, Actor::trainee);
  run.advance(start + time);
  return run;
}

void write_run(const fs::path& file, const run::Run& run) {
  auto made = RunFile::create(file, header);
  ASSERT_TRUE(made.has_value()) << made.error().message;
  ASSERT_TRUE(made->finish(run.world(), run.rulebook()).has_value());
}

TEST_F(Store, a_run_is_read_as_it_was_written) {
  run::Run run(toy::rulebook(), toy::world(Seed{7}));
  {
    auto file = RunFile::create(at("run.sqlite"), header);
    ASSERT_TRUE(file.has_value()) << file.error().message;
    for (int i = 1; i <= 10; ++i) {
      run.advance(start + minutes(i));
      ASSERT_TRUE(file->record(run.world(), run.rulebook()).has_value());
    }
    ASSERT_TRUE(
        file->add({{start + minutes(1),
                    Actor::trainee,
                    "toy.pour",
                    R"({"bucket":"b'0"})",
                    false,
                    "It is empty.",
                    "Wait.",
                    {}},
                   {start + minutes(2), Actor::lesson, "toy.pour", "{}", true, "", "", CauseId{3}}})
            .has_value());
    ASSERT_TRUE(file->set_counters({{"api", "served", 12.5}, {"api", "served", 13}}).has_value());
    ASSERT_TRUE(file->finish(run.world(), run.rulebook()).has_value());
    ASSERT_TRUE(file->finish(run.world(), run.rulebook()).has_value());
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);

  auto file = RunFile::open(at("run.sqlite"));
  ASSERT_TRUE(file.has_value()) << file.error().message;
  EXPECT_EQ(file->header()->scenario, header.scenario);
  EXPECT_EQ(file->header()->seed, header.seed);
  EXPECT_EQ(file->header()->start, start);
  const auto journal = file->journal();
  ASSERT_EQ(journal->size(), 2u);
  EXPECT_EQ(journal->at(0).arguments, R"({"bucket":"b'0"})");
  EXPECT_EQ(journal->at(0).hint, "Wait.");
  EXPECT_FALSE(journal->at(0).accepted);
  EXPECT_FALSE(journal->at(0).cause);
  EXPECT_EQ(journal->at(1).actor, Actor::lesson);
  EXPECT_EQ(journal->at(1).cause, CauseId{3});
  EXPECT_EQ(file->counters()->at(0).value, 13);
  EXPECT_EQ((*file->end())->fingerprint, run.fingerprint());
  EXPECT_EQ((*file->end())->time, run.now());

  const auto facts = file->facts();
  ASSERT_EQ(facts->size(), run.world().chronicle().size());
  for (const StoredFact& fact : *facts) {
    const Record& record = run.world().chronicle()[fact.id];
    EXPECT_EQ(fact.text, run.rulebook().say(run.world(), record));
    EXPECT_EQ(fact.at, record.at);
    EXPECT_EQ(fact.parent, record.parent);
  }
  const auto headlines = file->facts(Weight::headline);
  for (const StoredFact& fact : *headlines) EXPECT_EQ(fact.tone, Tone::broken);
  EXPECT_LT(file->facts(Weight::detail, "b1")->size(), facts->size());
}

TEST_F(Store, why_is_the_same_from_the_file_as_from_the_world) {
  const run::Run run = played(minutes(20));
  write_run(at("run.sqlite"), run);
  auto file = RunFile::open(at("run.sqlite"));
  ASSERT_TRUE(file.has_value());
  const auto steps = file->why_subject("extra");
  ASSERT_TRUE(steps.has_value());
  const auto expected = run::why(run.world(), run.rulebook(), steps->front().id);
  ASSERT_EQ(steps->size(), expected.size());
  ASSERT_GE(expected.size(), 3u);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(steps->at(i).text, expected[i].text);
    EXPECT_EQ(steps->at(i).at, expected[i].at);
    EXPECT_EQ(steps->at(i).kind, expected[i].kind);
  }
  EXPECT_EQ(steps->back().kind, "kernel.scenario_started");
  EXPECT_EQ(steps->at(steps->size() - 2).text, "trainee: add extra");
  EXPECT_EQ(file->why_subject("nobody").error().code, "unknown_subject");
  EXPECT_EQ(file->why_item("nothing").error().code, "unknown_item");
}

TEST_F(Store, a_cause_is_followed_even_in_a_file_that_loops) {
  write_run(at("run.sqlite"), played(minutes(2)));
  sql("run.sqlite", "UPDATE facts SET parent = 5 WHERE id = 2");
  auto file = RunFile::open(at("run.sqlite"));
  EXPECT_EQ(file->why(CauseId{2})->size(), 1u);
  EXPECT_TRUE(file->why(CauseId{4'000'000})->empty());
}

TEST_F(Store, a_new_run_replaces_an_older_one) {
  write_run(at("run.sqlite"), played(minutes(20)));
  const run::Run shorter = played(minutes(1));
  write_run(at("run.sqlite"), shorter);
  auto file = RunFile::open(at("run.sqlite"));
  EXPECT_EQ(file->facts()->size(), shorter.world().chronicle().size());
}

TEST_F(Store, what_is_not_ours_is_refused_and_stays) {
  write("notes.txt", "Shopping: tea, screws, one more thing that fills a few bytes.");
  write("bytes", std::string(5000, '\xff'));
  sql("other.sqlite", "CREATE TABLE precious(x); INSERT INTO precious VALUES (1)");
  { ASSERT_TRUE(Progress::open(at("progress.sqlite")).has_value()); }
  for (const std::string name : {"notes.txt", "bytes", "other.sqlite", "progress.sqlite"}) {
    const std::string before = read(name);
    const auto made = RunFile::create(at(name), header);
    ASSERT_FALSE(made.has_value()) << name;
    EXPECT_EQ(made.error().code, "not_ours") << name;
    EXPECT_FALSE(made.error().hint.empty());
    EXPECT_EQ(RunFile::open(at(name)).error().code, "not_ours");
    if (name != "progress.sqlite") {
      EXPECT_EQ(Progress::open(at(name)).error().code, "not_ours");
    }
    EXPECT_EQ(read(name), before) << name;
  }
}

TEST_F(Store, folders_and_devices_and_nothing_are_refused) {
  EXPECT_EQ(RunFile::create(folder, header).error().code, "not_a_file");
  EXPECT_EQ(RunFile::open(folder).error().code, "not_a_file");
  EXPECT_EQ(Progress::open(folder).error().code, "not_a_file");
  EXPECT_EQ(RunFile::create("/dev/full", header).error().code, "not_a_file");
  EXPECT_EQ(RunFile::open(at("absent")).error().code, "not_found");
  EXPECT_FALSE(fs::exists(at("absent")));
  EXPECT_EQ(RunFile::create(at("no/such/folder/run"), header).error().code, "no_permission");
  EXPECT_EQ(RunFile::create("/proc/drydock.sqlite", header).error().code, "no_permission");
  EXPECT_EQ(Progress::open("/proc/drydock/progress.sqlite").error().code, "no_permission");
  write("empty", "");
  EXPECT_EQ(RunFile::open(at("empty")).error().code, "damaged");
  EXPECT_TRUE(RunFile::create(at("empty"), header).has_value());
}

TEST_F(Store, damage_is_reported_and_left) {
  write_run(at("run.sqlite"), played(minutes(20)));
  { ASSERT_TRUE(Progress::open(at("progress.sqlite")).has_value()); }
  for (const std::string name : {"run.sqlite", "progress.sqlite"}) {
    const std::string whole = read(name);
    std::vector<std::string> damaged;
    damaged.push_back(whole.substr(0, whole.size() / 2));
    damaged.push_back(whole);
    for (std::size_t i = 4096; i < whole.size(); i += 13) damaged.back()[i] ^= 0x55;
    damaged.push_back(whole.substr(0, 100));
    for (const std::string& text : damaged) {
      write(name, text);
      const Error error =
          name == "run.sqlite" ? RunFile::open(at(name)).error() : Progress::open(at(name)).error();
      EXPECT_TRUE(error.code == "damaged" || error.code == "not_ours") << error.code;
      EXPECT_NE(error.message.find(name), std::string::npos);
      if (name == "run.sqlite") {
        EXPECT_FALSE(RunFile::create(at(name), header).has_value());
      }
      EXPECT_EQ(read(name), text);
    }
  }
  sql("gaps.sqlite", "PRAGMA application_id = " + std::to_string(0x44527944));
  EXPECT_EQ(RunFile::open(at("gaps.sqlite")).error().code, "damaged");
}

TEST_F(Store, newer_files_are_left_alone) {
  write_run(at("run.sqlite"), played(minutes(1)));
  sql("run.sqlite", "UPDATE drydock SET version = " + std::to_string(RunFile::version + 1));
  const std::string before = read("run.sqlite");
  EXPECT_EQ(RunFile::open(at("run.sqlite")).error().code, "newer");
  EXPECT_EQ(RunFile::create(at("run.sqlite"), header).error().code, "newer");
  EXPECT_EQ(read("run.sqlite"), before);
}

TEST_F(Store, two_programs_do_not_write_the_same_run) {
  auto first = RunFile::create(at("run.sqlite"), header);
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(RunFile::create(at("run.sqlite"), header).error().code, "busy");
  EXPECT_EQ(RunFile::open(at("run.sqlite")).error().code, "busy");
  const run::Run run = played(minutes(1));
  EXPECT_TRUE(first->finish(run.world(), run.rulebook()).has_value());
}

TEST_F(Store, progress_is_shared_and_kept_at_each_step) {
  auto one = Progress::open(at("deep/er/progress.sqlite"));
  ASSERT_TRUE(one.has_value()) << one.error().message;
  auto two = Progress::open(at("deep/er/progress.sqlite"));
  ASSERT_TRUE(two.has_value()) << two.error().message;
  Attempt attempt;
  attempt.lesson = "L0.1";
  attempt.seed = 0xffffffffffffffff;
  attempt.state = "running";
  ASSERT_TRUE(one->start(attempt).has_value());
  Attempt other = attempt;
  other.lesson = "L0.2";
  ASSERT_TRUE(two->start(other).has_value());
  EXPECT_NE(attempt.id, other.id);
  attempt.step = "predict";
  attempt.answers = R"({"pods": 4})";
  attempt.points = 12;
  ASSERT_TRUE(one->save(attempt).has_value());
  const auto found = two->attempts("L0.1");
  ASSERT_EQ(found->size(), 1u);
  EXPECT_EQ(found->at(0).step, "predict");
  EXPECT_EQ(found->at(0).answers, R"({"pods": 4})");
  EXPECT_EQ(found->at(0).points, 12);
  EXPECT_EQ(found->at(0).seed, 0xffffffffffffffff);
  EXPECT_EQ(two->attempts()->size(), 2u);
}

TEST_F(Store, progress_that_another_program_holds_is_reported) {
  auto progress = Progress::open(at("progress.sqlite"));
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(at("progress.sqlite").c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  Attempt attempt;
  const auto refused = progress->start(attempt);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "busy");
  sqlite3_close(other);
  EXPECT_TRUE(progress->start(attempt).has_value());
}

TEST_F(Store, the_default_folder_follows_the_desktop) {
  const char* old = std::getenv("XDG_DATA_HOME");
  const std::string kept = old == nullptr ? "" : old;
  setenv("XDG_DATA_HOME", folder.c_str(), 1);
  EXPECT_EQ(Progress::default_file().value(), at("drydock/progress.sqlite"));
  unsetenv("XDG_DATA_HOME");
  EXPECT_EQ(Progress::default_file().value(),
            fs::path(std::getenv("HOME")) / ".local/share/drydock/progress.sqlite");
  if (old != nullptr) setenv("XDG_DATA_HOME", kept.c_str(), 1);
}

/// While it lives, files written through SQLite meet a disk with so many bytes left.
class SmallDisk {
 public:
  explicit SmallDisk(sqlite3_int64 bytes) {
    left = bytes;
    real = sqlite3_vfs_find(nullptr);
    vfs = *real;
    vfs.zName = "small-disk";
    vfs.xOpen = open;
    sqlite3_vfs_register(&vfs, 1);
  }
  ~SmallDisk() {
    sqlite3_vfs_register(real, 1);
    sqlite3_vfs_unregister(&vfs);
  }

  static inline sqlite3_int64 left = 0;

 private:
  static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
    const int code = real->xOpen(real, name, file, flags, out);
    if (code != SQLITE_OK || file->pMethods == nullptr) return code;
    const bool is_main = (flags & SQLITE_OPEN_MAIN_DB) != 0;  // A journal has other methods.
    real_write = file->pMethods->xWrite;
    methods[is_main] = *file->pMethods;
    methods[is_main].iVersion = 1;  // Without memory maps, so that all goes through write.
    methods[is_main].xWrite = write;
    file->pMethods = &methods[is_main];
    return code;
  }
  static int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 where) {
    if (count > left) return SQLITE_FULL;
    left -= count;
    return real_write(file, bytes, count, where);
  }

  static inline sqlite3_vfs* real = nullptr;
  static inline sqlite3_vfs vfs{};
  static inline int (*real_write)(sqlite3_file*, const void*, int, sqlite3_int64) = nullptr;
  static inline std::array<sqlite3_io_methods, 2> methods{};
};

TEST_F(Store, a_full_disk_costs_nothing_that_was_saved) {
  const run::Run run = played(minutes(20));
  {
    SmallDisk disk(1000);
    const auto none = RunFile::create(at("none.sqlite"), header);
    ASSERT_FALSE(none.has_value());
    EXPECT_EQ(none.error().code, "disk_full");
    EXPECT_FALSE(fs::exists(at("none.sqlite")));

    SmallDisk::left = 1 << 20;
    auto file = RunFile::create(at("run.sqlite"), header);
    ASSERT_TRUE(file.has_value());
    ASSERT_TRUE(file->add({{start, Actor::trainee, "toy.pour", "{}", true, "", "", {}}}));
    SmallDisk::left = 10'000;
    const auto refused = file->finish(run.world(), run.rulebook());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "disk_full");
    EXPECT_NE(refused.error().message.find("run.sqlite"), std::string::npos);
  }
  {
    auto file = RunFile::open(at("run.sqlite"));
    ASSERT_TRUE(file.has_value()) << file.error().message;
    EXPECT_EQ(file->journal()->size(), 1u);
    EXPECT_TRUE(file->facts()->empty());
    EXPECT_FALSE(file->end()->has_value());
  }
  SmallDisk disk(1 << 20);
  auto file = RunFile::create(at("again.sqlite"), header);
  SmallDisk::left = 5'000;
  EXPECT_FALSE(file->record(run.world(), run.rulebook()).has_value());
  SmallDisk::left = 1 << 24;
  ASSERT_TRUE(file->finish(run.world(), run.rulebook()).has_value());  // Nothing was skipped.
  EXPECT_EQ(file->facts()->size(), run.world().chronicle().size());
}

TEST_F(Store, a_killed_writer_costs_its_last_transaction_only) {
  for (int round = 0; round < 6; ++round) {
    const fs::path file = at("run" + std::to_string(round) + ".sqlite");
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      auto made = RunFile::create(file, header);
      run::Run run(toy::rulebook(), toy::world(Seed{7}));
      for (int i = 1; made.has_value(); ++i) {
        run.advance(start + minutes(i));
        (void)made->record(run.world(), run.rulebook());
        (void)made->add({{run.now(), Actor::api, "toy.pour", "{}", true, "", "", {}}});
      }
      _exit(1);
    }
    while (!fs::exists(file) || fs::file_size(file) < 150'000)
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    std::this_thread::sleep_for(std::chrono::milliseconds(7 * round));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);

    auto read = RunFile::open(file);
    ASSERT_TRUE(read.has_value()) << read.error().message;
    const auto journal = read->journal();
    const auto facts = read->facts();
    ASSERT_TRUE(journal.has_value() && facts.has_value());
    run::Run run(toy::rulebook(), toy::world(Seed{7}));
    run.advance(start + minutes(static_cast<std::int64_t>(journal->size())));
    EXPECT_GE(facts->size(), run.world().chronicle().size());
    for (std::size_t i = 0; i < facts->size(); ++i) EXPECT_EQ(facts->at(i).id.index, i);
    EXPECT_FALSE(read->end()->has_value());
  }
}

}  // namespace
}  // namespace drydock::store
