// Typed reading: each wrong value becomes one diagnostic with its path, and reading goes on.
#include "sim/practice/codec/cursor.h"

#include <algorithm>

#include "sim/engine/base/text.h"

namespace drydock::codec {

namespace {

std::string shown(double value) { return to_json(Value(value)); }

bool is_name(std::string_view text) {
  if (text.empty() || text.size() > 63) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

/// Control characters could repaint the terminal or window that shows the text.
bool is_printable(const std::string& text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
  });
}

/// The word that a parser of units proposes in its message, if it does.
std::string proposed(const Error& error) {
  static constexpr std::string_view before = "did you mean \"";
  const std::size_t from = error.message.find(before);
  if (from == std::string::npos) return {};
  const std::string rest = error.message.substr(from + before.size());
  return rest.substr(0, rest.find('"'));
}

}  // namespace

void Report::add(std::string_view code, std::string_view path, std::string found,
                 std::string expected, std::string hint, Severity severity) {
  const Origin* best = &origins_.front();
  for (const Origin& origin : origins_) {
    const bool begins = path.starts_with(origin.path) &&
                        (path.size() == origin.path.size() || origin.path.empty() ||
                         path[origin.path.size()] == '.' || path[origin.path.size()] == '[');
    if (begins && origin.path.size() >= best->path.size()) best = &origin;
  }
  std::string_view rest = path.substr(best->path.size());
  if (best->inside.empty() && rest.starts_with('.')) rest.remove_prefix(1);
  out_.push_back({std::string(code), best->file, best->inside + std::string(rest), std::move(found),
                  std::move(expected), std::move(hint), severity});
}

void Cursor::wrong(std::string_view code, std::string expected, std::string hint) const {
  report_->add(code, path_, value_ == nullptr ? "nothing" : describe(*value_), std::move(expected),
               std::move(hint));
}

std::string Cursor::text() const {
  if (value_ == nullptr) return {};
  if (value_->is(Value::Kind::text) && is_printable(value_->text())) return value_->text();
  wrong(codes::wrong_type,
        value_->is(Value::Kind::text) ? "a text without control characters" : "a text");
  return {};
}

bool Cursor::boolean(bool otherwise) const {
  if (value_ == nullptr) return otherwise;
  if (value_->is(Value::Kind::boolean)) return value_->flag();
  wrong(codes::wrong_type, "true or false");
  return otherwise;
}

std::int64_t Cursor::integer(std::int64_t least, std::int64_t most, std::int64_t otherwise) const {
  if (value_ == nullptr) return otherwise;
  const std::string range =
      "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
  const std::optional<std::int64_t> number = value_->integer();
  if (!number) {
    wrong(value_->is(Value::Kind::number) ? codes::out_of_range : codes::wrong_type, range);
    return otherwise;
  }
  if (*number >= least && *number <= most) return *number;
  wrong(codes::out_of_range, range);
  return otherwise;
}

double Cursor::number(double least, double most, double otherwise) const {
  if (value_ == nullptr) return otherwise;
  const std::string range = "a number from " + shown(least) + " to " + shown(most);
  const std::optional<double> number = value_->real();
  if (!number) {
    wrong(value_->is(Value::Kind::number) ? codes::out_of_range : codes::wrong_type, range);
    return otherwise;
  }
  if (*number >= least && *number <= most) return *number;
  wrong(codes::out_of_range, range);
  return otherwise;
}

std::string Cursor::name() const {
  const std::string word = text();
  if (value_ == nullptr || !value_->is(Value::Kind::text)) return {};
  if (is_name(word)) return word;
  wrong(codes::bad_name, "a name of letters, digits, '-' and '_', at most 63 signs");
  return {};
}

template <class Quantity>
Quantity Cursor::quantity(Result<Quantity> (*parse)(std::string_view), const char* example,
                          Quantity least, Quantity most, Quantity otherwise,
                          const std::string& range) const {
  if (value_ == nullptr) return otherwise;
  if (!value_->is(Value::Kind::text)) {
    const bool number = value_->is(Value::Kind::number);
    wrong(number ? codes::wrong_unit : codes::wrong_type,
          std::string(number ? "a unit too, such as " : "a text such as ") + example);
    return otherwise;
  }
  const Result<Quantity> parsed = parse(value_->text());
  if (!parsed) {
    const bool negative = value_->text().starts_with('-');
    wrong(negative ? codes::out_of_range : codes::wrong_unit,
          std::string(negative ? "nothing negative, such as " : "a quantity such as ") + example,
          proposed(parsed.error()));
    return otherwise;
  }
  if (*parsed < least || most < *parsed) {
    wrong(codes::out_of_range, range);
    return otherwise;
  }
  return *parsed;
}

Duration Cursor::duration(Duration least, Duration most, Duration otherwise) const {
  return quantity<Duration>(parse_duration, "\"30 s\"", least, most, otherwise,
                            say(least) + " to " + say(most));
}

Bytes Cursor::bytes(Bytes most, Bytes otherwise) const {
  return quantity<Bytes>(parse_bytes, "\"64 GiB\"", Bytes{}, most, otherwise,
                         "at most " + say(most));
}

Millicores Cursor::cpu(Millicores most, Millicores otherwise) const {
  return quantity<Millicores>(parse_cpu, "\"250m\"", Millicores{}, most, otherwise,
                              "at most " + say(most));
}

double Cursor::percent(double least, double most, double otherwise) const {
  return quantity<double>(parse_percent, "\"70 %\"", least, most, otherwise,
                          shown(least * 100) + " % to " + shown(most * 100) + " %");
}

double Cursor::rate(double most, double otherwise) const {
  return quantity<double>(parse_rate, "\"60/s\"", 0, most, otherwise,
                          "at most " + say_rate(most, "/s"));
}

double Cursor::byte_rate(double most, double otherwise) const {
  return quantity<double>(parse_byte_rate, "\"15 MB/s\"", 0, most, otherwise,
                          "at most " + say_byte_rate(most));
}

Time Cursor::time() const {
  return quantity<Time>(parse_time, "\"2025-03-04T14:00\"", Time::min(), Time::max(), Time{}, "");
}

std::size_t Cursor::word(const std::vector<std::string>& words, std::size_t otherwise) const {
  if (value_ == nullptr) return otherwise;
  if (!value_->is(Value::Kind::text)) {
    wrong(codes::wrong_type, one_of(words));
    return otherwise;
  }
  const auto found = std::find(words.begin(), words.end(), value_->text());
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  wrong(codes::unknown_word, one_of(words), nearest(value_->text(), words));
  return otherwise;
}

std::vector<Cursor> Cursor::list(std::size_t most) const {
  std::vector<Cursor> items;
  if (value_ == nullptr) return items;
  if (!value_->is(Value::Kind::list)) {
    wrong(codes::wrong_type, "a list");
    return items;
  }
  if (value_->list().size() > most) {
    report_->add(codes::too_many, path_, std::to_string(value_->list().size()) + " entries",
                 "at most " + std::to_string(most));
    return items;
  }
  for (std::size_t i = 0; i < value_->list().size(); ++i)
    items.emplace_back(&value_->list()[i], path_ + "[" + std::to_string(i) + "]", *report_);
  return items;
}

std::vector<std::pair<std::string, Cursor>> Cursor::entries(std::size_t most) const {
  std::vector<std::pair<std::string, Cursor>> members;
  if (value_ == nullptr) return members;
  if (!value_->is(Value::Kind::object)) {
    wrong(codes::wrong_type, "an object of name: value");
    return members;
  }
  if (value_->object().size() > most) {
    report_->add(codes::too_many, path_, std::to_string(value_->object().size()) + " entries",
                 "at most " + std::to_string(most));
    return members;
  }
  for (const auto& [key, member] : value_->object()) {
    const std::string path = path_.empty() ? key : path_ + "." + key;
    if (!is_name(key)) {
      report_->add(codes::bad_name, path, describe(Value(key)),
                   "a name of letters, digits, '-' and '_', at most 63 signs");
      continue;
    }
    members.emplace_back(key, Cursor(&member, path, *report_));
  }
  return members;
}

ObjectCursor::ObjectCursor(const Cursor& at) : at_(at) {
  if (!at_ || at_.value()->is(Value::Kind::object)) return;
  at_.wrong(codes::wrong_type, "an object");
  at_ = Cursor(nullptr, at_.path(), at_.report());
}

ObjectCursor::~ObjectCursor() {
  if (!strict_ || !at_) return;
  for (const auto& [key, member] : at_.value()->object()) {
    if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) continue;
    const std::string path = at_.path().empty() ? key : at_.path() + "." + key;
    const std::string hint = nearest(key, asked_);
    at_.report().add(codes::unknown_key, path, "the unknown key " + describe(Value(key)),
                     one_of(asked_), hint);
  }
}

Cursor ObjectCursor::member(std::string_view key, bool required) {
  asked_.emplace_back(key);
  const std::string path =
      at_.path().empty() ? std::string(key) : at_.path() + "." + std::string(key);
  at_.report().note(path, required);
  return Cursor(at_ ? at_.value()->find(key) : nullptr, path, at_.report());
}

Cursor ObjectCursor::optional(std::string_view key) { return member(key, false); }

Cursor ObjectCursor::required(std::string_view key) {
  const Cursor found = member(key, true);
  if (at_ && !found)
    at_.report().add(codes::missing_key, at_.path(), "no key \"" + std::string(key) + "\"",
                     "the key \"" + std::string(key) + "\"");
  return found;
}

std::string spelled(std::string_view enumerator) {
  while (enumerator.ends_with('_')) enumerator.remove_suffix(1);
  std::string word(enumerator);
  std::replace(word.begin(), word.end(), '_', '-');
  return word;
}

}  // namespace drydock::codec
