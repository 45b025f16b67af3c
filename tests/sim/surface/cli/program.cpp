// Starts children with posix_spawn, so that no shell reads the arguments.
#include "tests/sim/surface/cli/program.h"
#include "tests/support/places.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

extern char** environ;

namespace drydock::cli {

namespace {

const std::string root = drydock::places::source_dir();
const std::string zone_loss_file = root + "/scenarios/zone-loss.json";

std::string program() {
  return (std::filesystem::read_symlink("/proc/self/exe").parent_path() / "drydock").string();
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (std::string& text : texts) list.push_back(text.data());
  list.push_back(nullptr);
  return list;
}

}  // namespace

std::string contents(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Program::Program() {
  std::string name = (std::filesystem::temp_directory_path() / "drydock-cli-XXXXXX").string();
  EXPECT_NE(mkdtemp(name.data()), nullptr);
  folder_ = name;
}

Program::~Program() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

Answer Program::run(const std::vector<std::string>& arguments,
                    const std::vector<std::string>& environment) const {
  std::vector<std::string> words{program()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = environment;
  for (char** variable = environ; *variable != nullptr; ++variable)
    variables.emplace_back(*variable);
  // Beside the folder, so that files() shows only what the program made itself.
  const std::string out = folder_.string() + ".out", err = folder_.string() + ".err";
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  const int flags = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), flags, 0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), flags, 0600);
  posix_spawn_file_actions_addchdir_np(&actions, root.c_str());
  pid_t child = 0;
  const auto begun = std::chrono::steady_clock::now();
  const int spawned = posix_spawn(&child, words.front().c_str(), &actions, nullptr,
                                  pointers(words).data(), pointers(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  EXPECT_EQ(spawned, 0) << words.front();
  if (spawned != 0) return {};
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  Answer answer;
  answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  answer.code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  answer.out = contents(out);
  answer.err = contents(err);
  std::filesystem::remove(out);
  std::filesystem::remove(err);
  return answer;
}

codec::Value Program::json(const std::vector<std::string>& arguments) const {
  const Answer answer = run(arguments);
  EXPECT_EQ(answer.code, 0) << answer.err;
  codec::Diagnostics wrong;
  const auto value = codec::parse(answer.out, "answer", wrong);
  EXPECT_TRUE(value.has_value()) << codec::to_text(wrong);
  return value.value_or(codec::Value());
}

std::string Program::file(const std::string& name, const std::string& written) const {
  std::ofstream(path(name), std::ios::binary) << written;
  return path(name);
}

std::string Program::scenario(const std::string& name, const std::string& from,
                              const std::string& to) const {
  std::string text = contents(zone_loss_file);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return file(name, text);
}

std::vector<std::string> Program::files() const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder_))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace drydock::cli
