// Questions of the lesson pane that want more than one choice: an order, and the cause of
// something.
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>

#include "gui/bridge/ids.h"
#include "gui/bridge/vocabulary.h"
#include "gui/lessons/lesson_pane.h"

namespace drydock::lessons {

using bridge::textOf;

namespace {

// A turn of the wheel over a list means the pane, not the list.
class WheelFilter : public QObject {
 public:
  using QObject::QObject;
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() != QEvent::Wheel) return false;
    event->ignore();
    return true;
  }
};

// A list as wide as the pane allows, whatever its words.
void keepStill(QComboBox* list) {
  list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  list->setMinimumContentsLength(12);
  list->installEventFilter(new WheelFilter(list));
}

}  // namespace

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
    keepStill(place);
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

// The words of the lesson, or else those of the first fact of that kind.
QString LessonPane::suspectText(const World& world, const std::string& suspect) const {
  const QString words = say("suspect:" + suspect);
  if (!words.startsWith("suspect:")) return words;
  for (const auto& [id, record] : world.chronicle())
    if (desk_.rulebook().fact_info(record).style.kind == suspect)
      return bridge::sayFact(desk_.rulebook(), world, record);
  return textOf(suspect);
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
    keepStill(list);
    list->setPlaceholderText(tr("Choose what began it"));
    for (const std::string& suspect : suspects) {
      const QString words = suspectText(world, suspect);
      list->addItem(words, textOf(suspect));
      list->setItemData(list->count() - 1, words, Qt::ToolTipRole);
    }
    list->setCurrentIndex(-1);
    auto* name = new QPushButton(tr("Name the cause"));
    name->setObjectName("diagnose:" + textOf(check.id));
    name->setEnabled(false);
    connect(list, &QComboBox::currentIndexChanged, name,
            [name](int chosen) { name->setEnabled(chosen >= 0); });
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
