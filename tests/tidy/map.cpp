// Parses the map: a storey at the margin, its folders two blanks in, equals in one pair of braces.
#include "tests/tidy/map.h"

#include <sstream>

#include "tests/tidy/source.h"

namespace drydock::tidy {
namespace {

std::string first_block(std::string_view markdown) {
  const std::size_t open = markdown.find("```");
  if (open == std::string_view::npos) return "";
  const std::size_t start = markdown.find('\n', open) + 1;
  return std::string(markdown.substr(start, markdown.find("```", start) - start));
}

// Collects the entries of one storey and gives each line of the list the next level.
class Reader {
 public:
  Map read(const std::string& block) {
    std::istringstream in(block);
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with("sim/")) {
        open_storey(line);
      } else if (line.starts_with("  ") && line.size() > 2 && line[2] != ' ' && !storey_.empty()) {
        add_line(line.substr(2));
      } else if (!line.starts_with(" ")) {
        close_storey();
        storey_.clear();  // What stands beside sim/ is not part of the ladder.
      }
    }
    close_storey();
    return map_;
  }

 private:
  void open_storey(const std::string& line) {
    close_storey();
    storey_ = line.substr(0, line.find(' '));
    if (storey_.ends_with('/')) storey_.pop_back();
  }

  void close_storey() {
    if (!storey_.empty()) map_.levels[storey_] = ++level_;
  }

  void add_line(const std::string& line) {
    const bool equals = line.starts_with("{");
    std::istringstream in(equals ? line.substr(1, line.find('}') - 1)
                                 : line.substr(0, line.find(' ')));
    ++level_;
    for (std::string name; in >> name;) {
      if (name.ends_with('/')) {
        name.pop_back();
        map_.folders.push_back(storey_ + "/" + name);
        map_.levels[map_.folders.back()] = level_;
      } else {
        map_.files.push_back(storey_ + "/" + name);
      }
    }
  }

  Map map_;
  std::string storey_;
  int level_ = 0;
};

}  // namespace

bool Map::may_include(const std::string& from, const std::string& to) const {
  if (from == to) return true;
  const auto upper = levels.find(from);
  const auto lower = levels.find(to);
  return upper != levels.end() && lower != levels.end() && lower->second < upper->second;
}

Map parse_map(std::string_view markdown) { return Reader().read(first_block(markdown)); }

Map read_map() { return parse_map(read_text(root() / "sim/README.md")); }

}  // namespace drydock::tidy
