// Every text that the rulebook says to people has its place in the vocabulary, and its translation.
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QTest>
#include <QTranslator>

#include "gui/bridge/slots.h"
#include "gui/bridge/vocabulary.h"
#include "gui/bridge/vocabulary_texts.h"
#include "sim/platform/cost/tables.h"
#include "sim/platform/failure/commands.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/network/tables.h"
#include "sim/platform/rules.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"
#include "sim/practice/vectors/selftest.h"

namespace drydock {

class VocabularyTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyFactIsKnown();
  void everyCommandIsKnown();
  void everyWordIsKnown();
  void everyLineOfTheBillIsKnown();
  void everyCaseOfTheSelfTestIsKnown();
  void everyTextIsPolish();
  void sentencesAreRecognised();
};

namespace {

template <class Enum>
void checkWords() {
  for (const std::string_view name : drydock_enum_names(Enum{})) {
    std::string word(name);
    for (char& c : word) {
      if (c == '_') c = ' ';
    }
    QVERIFY2(bridge::isKnown(word), word.c_str());
  }
}

}  // namespace

void VocabularyTest::everyFactIsKnown() {
  const auto rules = platform::rules();
  for (const FactInfo& info : rules->facts()) {
    if (info.style.kind.empty()) continue;
    QVERIFY2(bridge::isKnown(info.style.text), std::string(info.style.text).c_str());
  }
}

void VocabularyTest::everyCommandIsKnown() {
  const auto rules = platform::rules();
  for (const CommandInfo& info : rules->commands()) {
    QVERIFY2(bridge::isKnown(info.style.text), std::string(info.style.text).c_str());
  }
}

void VocabularyTest::everyWordIsKnown() {
  for (std::size_t at = 0; at < drydock_enum_names(kubernetes::PendingReason{}).size(); ++at) {
    const std::string word(kubernetes::say(static_cast<kubernetes::PendingReason>(at)));
    QVERIFY2(word.empty() || bridge::isKnown(word), word.c_str());
  }
  checkWords<kubernetes::NoScaleUp>();
  checkWords<network::TargetHealth>();
}

void VocabularyTest::everyLineOfTheBillIsKnown() {
  const auto search = scenario::SearchPaths::under(DRYDOCK_SOURCE_DIR);
  const auto read = scenario::read_scenario(search.scenarios + "/free-play.json", search);
  QVERIFY(read.scenario.has_value());
  const auto run = run::open(*read.scenario, platform::rules(), Seed{1});
  QVERIFY(run.has_value());
  const World& world = run->world();
  for (const auto& [id, rate] : world.table<cost::Rate>()) {
    const std::string item(world.text(rate.item));
    QVERIFY2(bridge::isKnown(item), item.c_str());
  }
  for (const auto& [id, meter] : world.table<cost::Meter>()) {
    const std::string unit(world.text(world[meter.rate].unit));
    const QString used = bridge::sayUse(2, unit);
    QVERIFY2(unit == "GB-MiBps" || !used.contains(QString::fromUtf8("\u00d7")), unit.c_str());
  }
  QCOMPARE(bridge::sayUse(412.4, "GB-month"), "412 GB-months");
  QCOMPARE(bridge::sayUse(0.0125, "1,000 requests"), "13 requests");
  QCOMPARE(bridge::sayUse(2, "barrel"), QString::fromUtf8("2 \u00d7 barrel"));
}

void VocabularyTest::everyCaseOfTheSelfTestIsKnown() {
  QFile file(DRYDOCK_SOURCE_DIR "/models/selftest.json");
  QVERIFY(file.open(QIODevice::ReadOnly));
  const auto cases = QJsonDocument::fromJson(file.readAll()).object()["cases"].toArray();
  QVERIFY(cases.size() > 10);
  for (const auto& one : cases) {
    const std::string tested = one.toObject()["description"].toString().toStdString();
    QVERIFY2(bridge::isKnown(tested), tested.c_str());
    for (const QString& metric : one.toObject()["expected"].toObject().keys()) {
      const std::string words = vectors::words_for(metric.toStdString());
      const bool counted = words.starts_with("share of time with ");
      QVERIFY2(counted || bridge::isKnown(words), words.c_str());
    }
  }
}

void VocabularyTest::everyTextIsPolish() {
  QTranslator polish;
  QVERIFY(polish.load(":/i18n/drydock_pl.qm"));
  for (const char* text : bridge::vocabularyTexts()) {
    const int count = std::string_view(text).starts_with("%n") ? 1 : -1;
    QVERIFY2(!polish.translate("Vocabulary", text, nullptr, count).isEmpty(), text);
  }
}

void VocabularyTest::sentencesAreRecognised() {
  QCOMPARE(bridge::sayCommand(failure::FailZone{"b", {}}), "Fail zone b");
  QTranslator polish;
  QVERIFY(polish.load(":/i18n/drydock_pl.qm"));
  QCoreApplication::installTranslator(&polish);
  const QString said = bridge::sayCommand(failure::FailZone{"b", {}});
  QVERIFY(said != "Fail zone b");
  QVERIFY(said.contains('b'));
  const QString counted = bridge::saySentence("Node node-a1 hangs, and 3 pods on it with it.");
  QVERIFY(counted.contains("node-a1"));
  QVERIFY(!counted.contains("3 pods"));
  // Two sentences in a row are both said.
  const QString both = bridge::saySentence("Pods may go to node-a1 again. Its drain stops.");
  QVERIFY(!both.contains("drain stops"));
  // Figures have a decimal comma, versions keep their point.
  QLocale::setDefault(QLocale("pl_PL"));
  QVERIFY(bridge::saySentence("slow node node-a1 down to 12.5 %").contains("12,5 %"));
  QVERIFY(bridge::saySentence("upgrade the control plane to 1.31").contains("1.31"));
  QLocale::setDefault(QLocale("en_GB"));
  QCoreApplication::removeTranslator(&polish);
}

}  // namespace drydock

QTEST_GUILESS_MAIN(drydock::VocabularyTest)
#include "vocabulary_test.moc"
