// Reads models/simplifications.json and writes it as text.
#include "sim/practice/scenario/simplifications.h"

#include "sim/practice/codec/cursor.h"
#include "sim/practice/codec/value.h"

namespace drydock::scenario {

namespace {

using codec::Cursor;
using codec::ObjectCursor;

Spoken read_spoken(const Cursor& at) {
  ObjectCursor object(at);
  return {object.required("en").text(), object.required("pl").text()};
}

Simplifications read_group_of_texts(const Cursor& at) {
  ObjectCursor object(at);
  Simplifications read;
  read.domain = object.required("domain").name();
  read.title = read_spoken(object.required("title"));
  for (const Cursor& item : object.required("items").list(1'000))
    read.items.push_back(read_spoken(item));
  return read;
}

}  // namespace

std::optional<std::vector<Simplifications>> read_simplifications(const std::string& file,
                                                                 codec::Diagnostics& out) {
  const auto value = codec::read_file(file, out);
  if (!value) return std::nullopt;
  codec::Report report(file, out);
  std::vector<Simplifications> list;
  {
    ObjectCursor object(Cursor(&*value, "", report));
    object.required("format").word({"drydock-simplifications/1"});
    for (const char* key : {"name", "text", "source", "as_of"}) object.required(key).text();
    for (const Cursor& domain : object.required("domains").list(100))
      list.push_back(read_group_of_texts(domain));
  }
  if (codec::has_errors(out)) return std::nullopt;
  return list;
}

std::string simplifications_file(const SearchPaths& search) {
  return search.models + "/simplifications.json";
}

std::string simplifications_text(const std::vector<Simplifications>& list,
                                 std::string_view language) {
  std::string text;
  for (const Simplifications& domain : list) {
    text += (text.empty() ? "" : "\n") + std::string("**") + domain.title.in(language) + "**\n\n";
    for (const Spoken& item : domain.items) text += "- " + item.in(language) + "\n";
  }
  return text;
}

}  // namespace drydock::scenario
