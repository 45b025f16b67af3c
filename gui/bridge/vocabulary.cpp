// Finds the template of each sentence, translates it and fills its places.
#include "gui/bridge/vocabulary.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <optional>

#include "gui/bridge/ids.h"
#include "gui/bridge/vocabulary_texts.h"
#include "gui/models/format.h"
#include "sim/engine/kernel/describe.h"
#include "sim/engine/kernel/refusal.h"

namespace drydock::bridge {

namespace {

QString translated(std::string_view english) {
  return QCoreApplication::translate("Vocabulary", std::string(english).c_str());
}

// A template as something to be recognised: "set {group} to min {min}" and what stands there.
struct Form {
  const char* text = nullptr;
  QRegularExpression pattern;
  QStringList places;
};

Form formOf(const char* text) {
  Form form{text, {}, {}};
  static const QRegularExpression place("\\{([a-z0-9_]+)\\}");
  const QString whole = QString::fromUtf8(text);
  QString pattern = "^";
  qsizetype from = 0;
  for (auto found = place.globalMatch(whole); found.hasNext();) {
    const auto match = found.next();
    pattern += QRegularExpression::escape(whole.mid(from, match.capturedStart() - from)) + "(.+?)";
    form.places.append(match.captured(1));
    from = match.capturedEnd();
  }
  form.pattern.setPattern(pattern + QRegularExpression::escape(whole.mid(from)) + '$');
  return form;
}

const std::vector<Form>& forms() {
  static const std::vector<Form> all = [] {
    std::vector<Form> made;
    for (const char* text : vocabularyTexts()) {
      if (std::string_view(text).find('{') != std::string_view::npos) made.push_back(formOf(text));
    }
    return made;
  }();
  return all;
}

const QSet<QString>& texts() {
  static const QSet<QString> all = [] {
    QSet<QString> made;
    for (const char* text : vocabularyTexts()) made.insert(QString::fromUtf8(text));
    return made;
  }();
  return all;
}

// Counted things such as "3 pods" inside a sentence.
QString sayCounted(const QString& text) {
  static const QRegularExpression counted(
      "^(\\d[\\d ]*) (machine|node|pod|volume|NAT gateway|"
      "replica)s?$");
  const auto match = counted.match(text);
  if (!match.hasMatch()) return text;
  const int count = match.captured(1).remove(' ').toInt();
  const QString thing = match.captured(2);
  if (thing == "machine")
    return QCoreApplication::translate("Vocabulary", "%n machine(s)", "", count);
  if (thing == "node") return QCoreApplication::translate("Vocabulary", "%n node(s)", "", count);
  if (thing == "pod") return QCoreApplication::translate("Vocabulary", "%n pod(s)", "", count);
  if (thing == "volume")
    return QCoreApplication::translate("Vocabulary", "%n volume(s)", "", count);
  if (thing == "replica")
    return QCoreApplication::translate("Vocabulary", "%n replica(s)", "", count);
  return QCoreApplication::translate("Vocabulary", "%n NAT gateway(s)", "", count);
}

// A figure such as "26.6" or "1.24 s" has the decimal sign of the window's language; a version
// keeps its point.
QString sayFigure(const QString& text, const QString& field) {
  static const QRegularExpression figure("^-?\\$?\\d[\\d ]*\\.\\d+( \\S+)?$");
  return field != "version" && figure.match(text).hasMatch() ? models::localText(text) : text;
}

QString sayPlace(const QString& text, const QString& field) {
  const QString counted = sayCounted(text);
  if (counted != text) return counted;
  const QString local = sayFigure(text, field);
  if (local != text) return local;
  const QString word = sayWord(text.toStdString());
  return QString(word).replace(" and ", ' ' + translated("and") + ' ');  // "a, b and c".
}

std::optional<QString> recognised(const QString& sentence) {
  for (const Form& form : forms()) {
    const auto match = form.pattern.match(sentence);
    if (!match.hasMatch()) continue;
    QString said = translated(form.text);
    for (qsizetype at = 0; at < form.places.size(); ++at) {
      said.replace('{' + form.places[at] + '}',
                   sayPlace(match.captured(static_cast<int>(at) + 1), form.places[at]));
    }
    return said;
  }
  return {};
}

}  // namespace

QString capital(QString text) {
  if (!text.isEmpty()) text[0] = text[0].toUpper();
  return text;
}

bool isKnown(std::string_view english) { return texts().contains(textOf(english)); }

QString sayWord(std::string_view english) {
  return isKnown(english) ? translated(english) : textOf(english);
}

QString sayFact(const Rulebook& rulebook, const World& world, const Record& record) {
  const FactInfo& info = rulebook.fact_info(record);
  QString said = translated(info.style.text);
  // A name keeps its letters: "node-apps-b1 can no longer be reached".
  const bool named = said.startsWith('{') && !said.startsWith("{actor}");
  for (const SaidField& field : info.fields(world, record)) {
    const bool sentence =
        field.name == "command" || field.name == "scenario" || field.name == "component";
    QString value =
        sentence ? saySentence(field.text) : sayFigure(sayWord(field.text), textOf(field.name));
    if (record.type == fact_index<CommandRefused> && field.name == "reason") {
      value = saySentence(field.text + '.');
      value.chop(1);  // Its full stop.
    }
    said.replace('{' + textOf(field.name) + '}', value);
  }
  return named ? said : capital(said);
}

QString sayCommand(const AnyCommand& command) { return capital(saySentence(command.say())); }

QString saySentence(std::string_view english) {
  const QString sentence = textOf(english);
  if (isKnown(english)) return translated(english);
  if (const auto said = recognised(sentence)) return *said;
  // Several sentences in a row are said one by one.
  static const QRegularExpression between("(?<=[.?]) (?=[A-Z0-9])");
  const QStringList parts = sentence.split(between);
  if (parts.size() < 2) return sentence;
  QStringList said;
  for (const QString& part : parts) {
    const std::string plain = part.toStdString();
    said.append(isKnown(plain) ? translated(plain) : recognised(part).value_or(part));
  }
  return said.join(' ');
}

QString sayRefusal(const Error& error) {
  const QString message = capital(saySentence(error.message));
  return error.hint.empty() ? message : message + ' ' + capital(saySentence(error.hint));
}

models::Tone toneOf(const Rulebook& rulebook, const Record& record) {
  if (record.type == fact_index<CommandGiven>) return models::Tone::command;
  switch (rulebook.fact_info(record).style.tone) {
    case kernel::Tone::strained:
      return models::Tone::strained;
    case kernel::Tone::broken:
      return models::Tone::broken;
    case kernel::Tone::recovered:
      return models::Tone::good;
    case kernel::Tone::neutral:
      break;
  }
  return models::Tone::quiet;
}

}  // namespace drydock::bridge
