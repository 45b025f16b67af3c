// A command as a form: what a person may fill in, and whom the form asks what would come of it.
#pragma once

#include <QHash>
#include <QString>
#include <QVector>
#include <functional>

namespace drydock::models {

/// suggestion: any text, with some at hand. whole, number: with bounds and a unit.
enum class FieldKind { text, suggestion, choice, whole, number, yesNo };

struct FormField {
  QString name;   ///< As the command calls it.
  QString label;  ///< As people do.
  FieldKind kind = FieldKind::text;
  QString value;            ///< At first; of yesNo "1" or "0".
  QStringList choices;      ///< Of choices and suggestions: values.
  QStringList choiceWords;  ///< What is shown for them.
  double least = 0, most = 0;
  QString unit;
  QString leastWords;  ///< What the least number, or no text at all, stands for: "as it is".
};

/// What a person filled in, by the name of the field.
using FormValues = QHash<QString, QString>;

struct CommandForm {
  QString command;   ///< "kubernetes.scale"; empty: there is no such form.
  QString title;     ///< "Scale api to ..."
  FormValues given;  ///< Known beforehand, not shown.
  QVector<FormField> fields;
};

/// What would come of it, or why it is refused.
struct Verdict {
  bool allowed = false, destructive = false;
  QString words;
};

/// One command of the menu "More actions".
struct MenuEntry {
  QString command, text;
};
struct MenuTopic {
  QString title;
  QVector<MenuEntry> entries;
};

/// One place on the way of a packet.
struct HopItem {
  QString id;  ///< Of the thing; empty when it has no page.
  QString name, zone;
  bool crosses = false;  ///< It is in another zone than the hop before it.
};

/// Answer to "can it reach ...?"
struct ReachAnswer {
  bool arrives = false;
  QString words;
  QVector<HopItem> hops;
};

/// Whom the inspector and the palette ask while a person fills in a form.
struct FormDesk {
  std::function<CommandForm(const QString& thing, const QString& command)> form;
  std::function<Verdict(const QString& command, const FormValues& values)> check;
  std::function<ReachAnswer(const QString& from, const QString& to)> reach;
  /// Whether "What would this do?" may be asked now, and whom it is asked: of a form as it is
  /// filled in, or of an action with its number.
  std::function<bool()> mayForesee{};
  std::function<void(const QString& command, const FormValues& values)> foresee{};
  std::function<void(const QString& action, int value)> foreseeAction{};
};

}  // namespace drydock::models
