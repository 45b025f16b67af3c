// Plays the cases that are shipped, and says what came out.
#include "gui/bridge/self_test_reader.h"

#include "gui/bridge/ids.h"
#include "gui/bridge/vocabulary.h"
#include "gui/models/format.h"
#include "sim/practice/codec/diagnostic.h"
#include "sim/practice/vectors/selftest.h"

namespace drydock::bridge {

namespace {

// "mean wait, by flows": the figure, and how it was computed.
QString sayFigure(std::string_view words) {
  constexpr std::string_view by_flows = ", by flows";
  if (!words.ends_with(by_flows)) return saySentence(words);
  words.remove_suffix(by_flows.size());
  return SelfTestText::tr("%1, by flows").arg(saySentence(words));
}

}  // namespace

models::SelfTest selfTest(const std::string& folder) {
  return [file = vectors::selftest_file(folder)](const std::function<void(double)>& progress) {
    models::SelfTestResult result;
    codec::Diagnostics mistakes;
    const auto lines = vectors::self_test(file, mistakes, 0, progress);
    if (!lines) {
      result.trouble = textOf(codec::to_text(mistakes));
      return result;
    }
    for (const vectors::SelfTestLine& line : *lines) {
      result.figures.append({sayWord(line.tested), sayFigure(line.metric),
                             models::localText(textOf(line.theory)),
                             models::localText(textOf(line.model)),
                             models::localText(textOf(line.interval)), line.agrees});
    }
    return result;
  };
}

}  // namespace drydock::bridge
