// What the model leaves out is said once, in models/simplifications.json; the README holds it word
// for word, every domain has its part, and every sentence stands in both languages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/tidy/map.h"
#include "tests/tidy/source.h"

namespace drydock::tidy {
namespace {

using Json = nlohmann::json;

Json simplifications() { return Json::parse(read_text(root() / "models/simplifications.json")); }

// As `drydock limits` prints it.
std::string written() {
  std::string text;
  for (const Json& domain : simplifications()["domains"]) {
    text += (text.empty() ? "" : "\n") + std::string("**") +
            domain["title"]["en"].get<std::string>() + "**\n\n";
    for (const Json& item : domain["items"]) text += "- " + item["en"].get<std::string>() + "\n";
  }
  return text;
}

TEST(Simplifications, StandInTheReadme) {
  EXPECT_THAT(read_text(root() / "README.md"),
              testing::HasSubstr("## What the model leaves out\n\n" + written()))
      << "Put what `drydock limits` prints below that heading.";
}

TEST(Simplifications, AreOfDomainsThatExist) {
  std::set<std::string> domains = {"platform"};
  for (const std::string& folder : read_map().folders)
    if (folder.starts_with("sim/platform/"))
      domains.insert(std::filesystem::path(folder).filename());
  std::set<std::string> told;
  for (const Json& domain : simplifications()["domains"]) {
    const std::string name = domain["domain"];
    EXPECT_TRUE(told.insert(name).second) << name << " is told twice";
    EXPECT_TRUE(domains.contains(name)) << name << " is no domain";
  }
}

TEST(Simplifications, AreWholeSentencesInBothLanguages) {
  for (const Json& domain : simplifications()["domains"]) {
    for (const Json& item : domain["items"]) {
      for (const char* language : {"en", "pl"}) {
        const std::string text = item.value(language, "");
        EXPECT_TRUE(text.ends_with('.')) << domain["domain"] << ": " << text;
      }
      EXPECT_NE(item["en"], item["pl"]);
    }
  }
}

}  // namespace
}  // namespace drydock::tidy
