// Aligned columns of text, as every table that the program prints is laid out.
#pragma once

#include <string>
#include <vector>

namespace drydock::report {

enum class Align { left, right };

/// A table that is laid out when all its rows are known. Cells are plain UTF-8.
class Columns {
 public:
  explicit Columns(std::vector<Align> columns) : columns_(std::move(columns)) {}

  /// Missing cells are empty; surplus ones a Defect.
  void row(std::vector<std::string> cells);
  /// A line across all columns, above the rows that it is about; it makes no column wider.
  void title(std::string text);
  /// The rows, each with `indent` before it; columns two spaces apart, no blanks at line ends.
  std::string text(const std::string& indent = "  ") const;

 private:
  std::vector<Align> columns_;
  struct Row {
    std::vector<std::string> cells;
    bool is_title = false;
  };
  std::vector<Row> rows_;
};

/// Characters that a text takes on a terminal (code points; the program prints no wide ones).
std::size_t width(const std::string& text);

}  // namespace drydock::report
