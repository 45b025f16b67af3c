// Reads, compares and rewrites golden texts; the program's main, for the sake of --update-golden.
#include "tests/golden/golden.h"
#include "tests/support/places.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <vector>

namespace drydock::golden {

namespace {

bool updating = false;

std::string file_of(const std::string& name) {
  return drydock::places::source_dir() + "/tests/golden/" + name + ".golden.txt";
}

std::string contents(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// Length of the longest common part of what follows a[i] and b[j], for all i and j.
std::vector<std::vector<int>> common_parts(const std::vector<std::string>& a,
                                           const std::vector<std::string>& b) {
  std::vector<std::vector<int>> most(a.size() + 1, std::vector<int>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      most[i][j] = a[i] == b[j] ? most[i + 1][j + 1] + 1 : std::max(most[i + 1][j], most[i][j + 1]);
  return most;
}

}  // namespace

std::string differences(const std::string& before, const std::string& after) {
  const std::vector<std::string> a = lines_of(before), b = lines_of(after);
  const auto most = common_parts(a, b);
  std::string out;
  std::string context;
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      context = "  " + a[i] + "\n";
      ++i, ++j;
      continue;
    }
    out += context;
    context.clear();
    if (j == b.size() || (i < a.size() && most[i + 1][j] >= most[i][j + 1])) {
      out += "- " + a[i++] + "\n";
    } else {
      out += "+ " + b[j++] + "\n";
    }
  }
  return out;
}

testing::AssertionResult matches(const std::string& name, const std::string& text) {
  const std::string file = file_of(name);
  const std::string before = contents(file);
  if (before == text) return testing::AssertionSuccess();
  const std::string differ = differences(before, text);
  if (!updating)
    return testing::AssertionFailure()
           << name << ".golden.txt holds something else. Read the difference; if it is meant, run\n"
           << "  drydock_tests_golden --update-golden\n"
           << differ;
  std::ofstream out(file, std::ios::binary);
  out << text;
  if (!out.flush()) return testing::AssertionFailure() << file << " cannot be written";
  std::cout << name << ".golden.txt is written anew:\n" << differ;
  return testing::AssertionSuccess();
}

std::string fingerprint(const std::string& name) {
  static const std::string mark = "Fingerprint ";
  const std::string text = contents(file_of(name));
  const std::size_t at = text.rfind(mark);
  return at == std::string::npos ? "none" : text.substr(at + mark.size(), 16);
}

}  // namespace drydock::golden

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  const char* wish = std::getenv("DRYDOCK_UPDATE_GOLDEN");
  drydock::golden::updating = wish != nullptr && std::strcmp(wish, "0") != 0;
  for (int i = 1; i < argc; ++i)
    if (std::strcmp(argv[i], "--update-golden") == 0) drydock::golden::updating = true;
  return RUN_ALL_TESTS();
}
