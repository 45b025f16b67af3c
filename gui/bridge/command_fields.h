// What the fields of commands mean to a person: the words, bounds and choices of forms.
#pragma once

#include <QCoreApplication>
#include <span>
#include <string_view>

namespace drydock::bridge {

class FormText {
  Q_DECLARE_TR_FUNCTIONS(FormText)
};

/// thing: one that stands, `of` is its kind. nearby: any text, `of` is a kind that is suggested.
/// word: one of those in `of`, between bars. fresh: a new name. amount: a number or a duration.
/// flag: yes or no.
enum class FieldUse { thing, nearby, word, fresh, text, amount, flag };

struct FieldMeaning {
  std::string_view command;  ///< Kind of the command or its beginning; the longest that fits.
  std::string_view field;
  const char* label;
  FieldUse use = FieldUse::text;
  const char* of = "";
  double least = 0, most = 0;
  const char* unit = "";        ///< Of a duration "ms", "s" or "min".
  const char* leastWords = "";  ///< What the least amount, or nothing at all, stands for.
};

/// All of them; a test compares them with the rulebook.
std::span<const FieldMeaning> fieldMeanings();
/// The one of a field, or nullptr.
const FieldMeaning* meaningOf(std::string_view command, std::string_view field);

}  // namespace drydock::bridge
