// Typed reading: each wrong value becomes one diagnostic with its path, and reading goes on.
#include "sim/practice/codec/cursor.h"

#include <algorithm>
#include <charconv>

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

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// "12.5" wholly, or nothing.
std::optional<double> read_real(std::string_view text) {
  text = trimmed(text);
  double value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> seconds_of(std::string_view unit) {
  if (unit == "s") return 1;
  if (unit == "min") return 60;
  if (unit == "h") return 3600;
  return std::nullopt;
}

/// "15 MB/h" in bytes a second, "5 Gbit/s" likewise.
std::optional<double> read_byte_rate(std::string_view text) {
  const std::size_t slash = text.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::optional<double> per = seconds_of(trimmed(text.substr(slash + 1)));
  std::string_view amount = trimmed(text.substr(0, slash));
  if (!per) return std::nullopt;
  if (amount.ends_with("bit")) {
    const std::size_t digits = amount.find_first_not_of("0123456789.");
    const std::string_view unit = trimmed(amount.substr(std::min(digits, amount.size())));
    const double scale = unit == "Gbit" ? 1e9 : unit == "Mbit" ? 1e6 : unit == "kbit" ? 1e3 : 0;
    const std::optional<double> value = read_real(amount.substr(0, std::min(digits, amount.size())));
    if (!value || scale == 0) return std::nullopt;
    return *value * scale / 8 / *per;
  }
  const Result<Bytes> bytes = parse_bytes(amount);
  if (!bytes) return std::nullopt;
  return static_cast<double>(bytes->count) / *per;
}

}  // namespace

void Report::add(std::string_view code, std::string_view path, std::string found, std::string expected,
                 std::string hint, Severity severity) {
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
  if (value_->is(Value::Kind::text)) return value_->text();
  wrong(codes::wrong_type, "a text");
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
                          Quantity least, Quantity most, Quantity otherwise) const {
  if (value_ == nullptr) return otherwise;
  if (!value_->is(Value::Kind::text)) {
    const bool number = value_->is(Value::Kind::number);
    wrong(number ? codes::wrong_unit : codes::wrong_type,
          std::string(number ? "a unit too, such as " : "a text such as ") + example);
    return otherwise;
  }
  const Result<Quantity> parsed = parse(value_->text());
  if (!parsed) {
    wrong(codes::wrong_unit, std::string("a quantity such as ") + example, parsed.error().hint);
    return otherwise;
  }
  if (*parsed < least || most < *parsed) {
    wrong(codes::out_of_range, *parsed < least ? "no less than the least that makes sense here"
                                               : "no more than the most that makes sense here");
    return otherwise;
  }
  return *parsed;
}

Duration Cursor::duration(Duration least, Duration most, Duration otherwise) const {
  return quantity<Duration>(parse_duration, "\"30 s\"", least, most, otherwise);
}

Bytes Cursor::bytes(Bytes most, Bytes otherwise) const {
  return quantity<Bytes>(parse_bytes, "\"64 GiB\"", Bytes{}, most, otherwise);
}

Millicores Cursor::cpu(Millicores most, Millicores otherwise) const {
  return quantity<Millicores>(parse_cpu, "\"250m\"", Millicores{}, most, otherwise);
}

double Cursor::percent(double least, double most, double otherwise) const {
  if (value_ == nullptr) return otherwise;
  std::optional<double> share;
  if (value_->is(Value::Kind::text) && value_->text().ends_with('%')) {
    const std::string_view digits = value_->text();
    share = read_real(digits.substr(0, digits.size() - 1));
    if (share) *share /= 100;
  }
  if (!share) {
    wrong(codes::wrong_unit, "a share such as \"70 %\"");
  } else if (*share < least || *share > most) {
    wrong(codes::out_of_range, "from " + shown(least * 100) + " % to " + shown(most * 100) + " %");
  } else {
    return *share;
  }
  return otherwise;
}

double Cursor::rate(double most, double otherwise) const {
  if (value_ == nullptr) return otherwise;
  std::optional<double> rate;
  if (value_->is(Value::Kind::text)) {
    const std::string_view text = value_->text();
    const std::size_t slash = text.find('/');
    if (slash != std::string_view::npos) {
      const std::optional<double> per = seconds_of(trimmed(text.substr(slash + 1)));
      rate = read_real(text.substr(0, slash));
      if (rate && per) *rate /= *per;
      if (!per) rate.reset();
    }
  }
  if (!rate) {
    wrong(codes::wrong_unit, "a rate such as \"60/s\"");
  } else if (*rate < 0 || *rate > most) {
    wrong(codes::out_of_range, "from 0 to " + shown(most) + " a second");
  } else {
    return *rate;
  }
  return otherwise;
}

double Cursor::byte_rate(double most, double otherwise) const {
  if (value_ == nullptr) return otherwise;
  std::optional<double> rate;
  if (value_->is(Value::Kind::text)) rate = read_byte_rate(value_->text());
  if (!rate) {
    wrong(codes::wrong_unit, "a rate such as \"15 MB/s\" or \"5 Gbit/s\"");
  } else if (*rate < 0 || *rate > most) {
    wrong(codes::out_of_range, "from 0 to " + shown(most) + " bytes a second");
  } else {
    return *rate;
  }
  return otherwise;
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

Cursor ObjectCursor::optional(std::string_view key) {
  asked_.emplace_back(key);
  const std::string path = at_.path().empty() ? std::string(key) : at_.path() + "." + std::string(key);
  return Cursor(at_ ? at_.value()->find(key) : nullptr, path, at_.report());
}

Cursor ObjectCursor::required(std::string_view key) {
  Cursor member = optional(key);
  if (at_ && !member)
    at_.report().add(codes::missing_key, at_.path(), "no key \"" + std::string(key) + "\"",
                     "the key \"" + std::string(key) + "\"");
  return member;
}

std::string spelled(std::string_view enumerator) {
  while (enumerator.ends_with('_')) enumerator.remove_suffix(1);
  std::string word(enumerator);
  std::replace(word.begin(), word.end(), '_', '-');
  return word;
}

}  // namespace drydock::codec
