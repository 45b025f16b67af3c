// The built `drydock` as a child process, and a folder of the test's own for what it reads and
// writes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/practice/codec/value.h"

namespace drydock::cli {

inline const std::string zone_loss = "scenarios/zone-loss.json";

/// What the program answered.
struct Answer {
  int code = -1;
  std::string out, err;
  double seconds = 0;
};

/// A temporary folder that goes with the test; children run with the repository as their folder.
class Program {
 public:
  Program();
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// Runs `drydock` with these arguments. `environment` holds "NAME=value".
  Answer run(const std::vector<std::string>& arguments,
             const std::vector<std::string>& environment = {}) const;
  /// As run(), and reads what it wrote as JSON.
  codec::Value json(const std::vector<std::string>& arguments) const;

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  /// Writes a file in the folder and gives its path.
  std::string file(const std::string& name, const std::string& contents) const;
  /// A copy of a shipped scenario with one text replaced by another; it must be there.
  std::string scenario(const std::string& name, const std::string& from,
                       const std::string& to) const;
  /// Names of the files in the folder.
  std::vector<std::string> files() const;

 private:
  std::filesystem::path folder_;
};

std::string contents(const std::string& file);

}  // namespace drydock::cli
