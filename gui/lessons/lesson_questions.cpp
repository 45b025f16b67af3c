// Questions of the lesson pane that want more than one choice: an order, and the cause of
// something.
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>

#include "gui/bridge/ids.h"
#include "gui/lessons/lesson_pane.h"

namespace drydock::lessons {

using bridge::textOf;

void LessonPane::answer(const std::string& text) {
  const Result<void> given = desk_.coach().answer(text);
  const std::string reply = desk_.coach().take_reply();
  reply_ = reply.empty() ? QString() : say(reply);
  if (!given && given.error().code == "not_yet") {
    reply_ += (reply_.isEmpty() ? QString() : QString("\n\n")) + tr("Not yet. Try again.");
  }
  if (given || !reply_.isEmpty()) desk_.touched();
}

// One list a place; it can be locked when each option has its own.
void LessonPane::addOrder(QVBoxLayout* rows, const lesson::Question& question, QPushButton* lock) {
  QList<QComboBox*> places;
  for (std::size_t at = 0; at < question.options.size(); ++at) {
    auto* line = new QHBoxLayout;
    auto* number = new QLabel(QString("%1.").arg(at + 1));
    auto* place = new QComboBox;
    place->setObjectName(QString("place:%1").arg(at + 1));
    place->setAccessibleName(QString("%1 %2").arg(at + 1).arg(say(question.ask)));
    place->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    place->addItem(QString());
    for (const std::string& option : question.options) {
      place->addItem(say(option).remove('`').remove("**"), textOf(option));
    }
    line->addWidget(number);
    line->addWidget(place, 1);
    rows->addLayout(line);
    places += place;
  }
  lock->setEnabled(false);
  const auto chosen = [places] {
    QStringList keys;
    for (const QComboBox* place : places) keys += place->currentData().toString();
    return keys;
  };
  for (QComboBox* place : places) {
    connect(place, &QComboBox::currentIndexChanged, lock, [lock, chosen] {
      const QStringList keys = chosen();
      lock->setEnabled(!keys.contains(QString()) &&
                       QSet<QString>(keys.begin(), keys.end()).size() == keys.size());
    });
  }
  connect(
      lock, &QPushButton::clicked, this,
      [this, chosen] { answer(chosen().join(',').toStdString()); }, Qt::QueuedConnection);
}

// What may have begun it, to choose from; open until the right one is named.
void LessonPane::addDiagnoses() {
  if (!reply_.isEmpty()) {
    auto* rows = addCard("ask");
    addText(rows, reply_)->setObjectName("reply");
  }
  if (!desk_.latest()) return;
  const World& world = *desk_.latest()->world;
  for (const lesson::CheckView& check : desk_.coach().checks()) {
    if (check.kind != lesson::CheckKind::diagnose || lesson::is_decided(check.state)) continue;
    const std::vector<std::string> suspects = desk_.coach().suspects(world, check.id);
    if (suspects.empty()) continue;
    auto* rows = addCard();
    addText(rows, tr("The cause"), "caption");
    addText(rows, say(check.text));
    auto* list = new QComboBox;
    list->setObjectName("suspects:" + textOf(check.id));
    list->setAccessibleName(tr("The cause"));
    for (const std::string& suspect : suspects) {
      const QString words = say("suspect:" + suspect);
      list->addItem(words.startsWith("suspect:") ? textOf(suspect) : words, textOf(suspect));
    }
    auto* name = new QPushButton(tr("Name the cause"));
    name->setObjectName("diagnose:" + textOf(check.id));
    connect(
        name, &QPushButton::clicked, this,
        [this, list, id = check.id] {
          const auto credit = desk_.coach().diagnose(*desk_.latest()->world, id,
                                                     list->currentData().toString().toStdString());
          const std::string reply = desk_.coach().take_reply();
          reply_ = !credit          ? QString()
                   : *credit >= 1   ? tr("That is where it began.")
                   : !reply.empty() ? say(reply)
                   : *credit > 0    ? tr("It belongs to the chain, but did not begin it.")
                                    : tr("That had nothing to do with it.");
          desk_.touched();
        },
        Qt::QueuedConnection);
    rows->addWidget(list);
    rows->addWidget(name, 0, Qt::AlignLeft);
  }
}

}  // namespace drydock::lessons
