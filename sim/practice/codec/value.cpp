// Values: numbers kept by their digits, members in order, JSON text out.
#include "sim/practice/codec/value.h"

#include <charconv>
#include <cmath>

namespace drydock::codec {

namespace {

void write_text(std::string_view text, std::string& out) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\\u00";
          out += hex[static_cast<unsigned char>(c) >> 4];
          out += hex[static_cast<unsigned char>(c) & 15];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

void new_line(int indent, int depth, std::string& out) {
  if (indent == 0) return;
  out += '\n';
  out.append(static_cast<std::size_t>(indent) * static_cast<std::size_t>(depth), ' ');
}

void write(const Value& value, int indent, int depth, std::string& out);

void write_list(const Value& value, int indent, int depth, std::string& out) {
  out += '[';
  bool first = true;
  for (const Value& item : value.list()) {
    if (!first) out += indent == 0 ? ", " : ",";
    first = false;
    new_line(indent, depth + 1, out);
    write(item, indent, depth + 1, out);
  }
  if (!first) new_line(indent, depth, out);
  out += ']';
}

void write_object(const Value& value, int indent, int depth, std::string& out) {
  out += '{';
  bool first = true;
  for (const auto& [key, member] : value.object()) {
    if (!first) out += indent == 0 ? ", " : ",";
    first = false;
    new_line(indent, depth + 1, out);
    write_text(key, out);
    out += ": ";
    write(member, indent, depth + 1, out);
  }
  if (!first) new_line(indent, depth, out);
  out += '}';
}

void write(const Value& value, int indent, int depth, std::string& out) {
  switch (value.kind()) {
    case Value::Kind::null:
      out += "null";
      break;
    case Value::Kind::boolean:
      out += value.flag() ? "true" : "false";
      break;
    case Value::Kind::number:
      out += value.text();
      break;
    case Value::Kind::text:
      write_text(value.text(), out);
      break;
    case Value::Kind::list:
      write_list(value, indent, depth, out);
      break;
    case Value::Kind::object:
      write_object(value, indent, depth, out);
      break;
  }
}

}  // namespace

Value::Value(double value) {
  if (!std::isfinite(value)) return;
  char digits[40];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  kind_ = Kind::number;
  text_.assign(digits, end);
}

Value Value::number(std::string digits) {
  Value value(std::move(digits));
  value.kind_ = Kind::number;
  return value;
}

std::optional<std::int64_t> Value::integer() const {
  if (kind_ != Kind::number) return std::nullopt;
  std::int64_t result = 0;
  const char* end = text_.data() + text_.size();
  const auto [stop, error] = std::from_chars(text_.data(), end, result);
  if (error == std::errc{} && stop == end) return result;
  // A whole number may also be written as 3.0 or 1e9.
  const std::optional<double> value = real();
  if (!value || *value != std::trunc(*value) || std::abs(*value) > 9.0e15) return std::nullopt;
  return static_cast<std::int64_t>(*value);
}

std::optional<double> Value::real() const {
  if (kind_ != Kind::number) return std::nullopt;
  double result = 0;
  const char* end = text_.data() + text_.size();
  const auto [stop, error] = std::from_chars(text_.data(), end, result);
  if (error != std::errc{} || stop != end || !std::isfinite(result)) return std::nullopt;
  return result;
}

const Value* Value::find(std::string_view key) const {
  for (const Member& member : object_)
    if (member.first == key) return &member.second;
  return nullptr;
}

Value* Value::find(std::string_view key) {
  for (Member& member : object_)
    if (member.first == key) return &member.second;
  return nullptr;
}

Value& Value::set(std::string key, Value value) {
  kind_ = Kind::object;
  if (Value* present = find(key)) return *present = std::move(value);
  object_.emplace_back(std::move(key), std::move(value));
  return object_.back().second;
}

void Value::push(Value value) {
  kind_ = Kind::list;
  list_.push_back(std::move(value));
}

std::string to_json(const Value& value, int indent) {
  std::string out;
  write(value, indent, 0, out);
  return out;
}

std::string describe(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::null:
      return "null";
    case Value::Kind::boolean:
      return value.flag() ? "true" : "false";
    case Value::Kind::number:
      return value.text().substr(0, 40);
    case Value::Kind::list:
      return "a list";
    case Value::Kind::object:
      return "an object";
    case Value::Kind::text:
      break;
  }
  std::string text;
  const bool cut = value.text().size() > 60;
  std::size_t end = cut ? 57 : value.text().size();
  while (cut && (static_cast<unsigned char>(value.text()[end]) & 0xc0) == 0x80) --end;
  write_text(std::string_view(value.text()).substr(0, end), text);
  if (cut) text.insert(text.size() - 1, "...");
  return text;
}

}  // namespace drydock::codec
