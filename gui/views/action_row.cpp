// Builds the row and asks before what cannot be undone by a click.
#include "gui/views/action_row.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "gui/app/icons.h"
#include "gui/app/theme.h"
#include "gui/views/command_form.h"

namespace drydock::views {

namespace {

// A button that gives way: its words take as many lines as they need.
class RowButton : public QPushButton {
 public:
  explicit RowButton(QWidget* parent) : QPushButton(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  }

  void setWords(const QString& words) {
    words_ = words;
    setAccessibleName(words);
    fit();
  }
  QSize sizeHint() const override {
    const QSize whole = QPushButton::sizeHint();
    return {whole.width(), whole.height() + (text().contains('\n') ? kAir : 0)};
  }
  QSize minimumSizeHint() const override { return {kLeast, sizeHint().height()}; }

 protected:
  void resizeEvent(QResizeEvent* event) override {
    QPushButton::resizeEvent(event);
    fit();
  }

 private:
  static constexpr int kLeast = 72;
  static constexpr int kAir = 10;    // Above and below several lines.
  static constexpr int kFrame = 22;  // Border and padding.

  void fit() {
    const int room = width() - kFrame - (icon().isNull() ? 0 : iconSize().width() + 4);
    QStringList lines;
    for (const QString& word : words_.split(' ')) {
      const QString longer = lines.isEmpty() ? word : lines.last() + ' ' + word;
      if (!lines.isEmpty() && fontMetrics().horizontalAdvance(longer) < room - 2) {
        lines.last() = longer;
      } else {
        lines.append(word);
      }
    }
    for (QString& line : lines) line = fontMetrics().elidedText(line, Qt::ElideMiddle, room);
    const QString shown = lines.join('\n');
    if (shown != text()) setText(shown);
  }

  QString words_;
};

}  // namespace

ActionRow::ActionRow(const models::ActionItem& action, QWidget* parent,
                     const models::FormDesk* desk)
    : QWidget(parent), action_(action), desk_(desk) {
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(4);
  auto* line = new QHBoxLayout;
  line->setSpacing(8);
  button_ = new RowButton(this);
  button_->setObjectName("action:" + action.id);
  button_->setProperty("look", "row");
  line->addWidget(button_, 1);
  if (action.value >= 0) {
    number_ = new QSpinBox(this);
    number_->setRange(action.least, action.most);
    number_->setValue(action.value);
    number_->setFixedWidth(72);
    number_->setAccessibleName(action.text);
    line->addWidget(number_);
  }
  rows->addLayout(line);
  reason_ = new QLabel(this);
  reason_->setProperty("look", "caption");
  reason_->setWordWrap(true);
  rows->addWidget(reason_);

  auto* card = new QFrame(this);
  card->setProperty("look", "ask");
  question_ = card;
  auto* asked = new QVBoxLayout(card);
  asked->setContentsMargins(8, 8, 8, 8);
  asked->setSpacing(8);
  preview_ = new QLabel(card);
  preview_->setWordWrap(true);
  asked->addWidget(preview_);
  foresee_ = new QPushButton(tr("What would this do?"), card);
  foresee_->setObjectName("foresee:" + action.id);
  foresee_->setProperty("look", "link");
  foresee_->setToolTip(tr("Tries it on a hidden copy; your run stays as it is."));
  asked->addWidget(foresee_);
  auto* choices = new QHBoxLayout;
  confirm_ = new QPushButton(action.text, card);
  confirm_->setProperty("look", "danger");
  confirm_->setObjectName("confirm:" + action.id);
  cancel_ = new QPushButton(tr("Cancel"), card);
  choices->addWidget(confirm_);
  choices->addWidget(cancel_);
  choices->addStretch();
  asked->addLayout(choices);
  rows->addWidget(card);
  card->hide();

  connect(button_, &QPushButton::clicked, this, &ActionRow::press);
  connect(cancel_, &QPushButton::clicked, this, [this] { ask(false); });
  connect(foresee_, &QPushButton::clicked, this,
          [this] { desk_->foreseeAction(action_.id, number_ ? number_->value() : -1); });
  connect(confirm_, &QPushButton::clicked, this, [this] {
    ask(false);
    emit requested(action_.id, number_ ? number_->value() : -1);
  });
  connect(&app::theme(), &app::Theme::changed, this, &ActionRow::retheme);
  setAction(action);
  retheme();
}

void ActionRow::retheme() {
  if (!action_.icon.isEmpty()) button_->setIcon(app::icon(action_.icon));
}

void ActionRow::setAction(const models::ActionItem& action) {
  // What a person has dialled stays until the value itself changes.
  const bool moved = action.value != action_.value;
  action_ = action;
  static_cast<RowButton*>(button_)->setWords(action.text);
  button_->setEnabled(action.enabled);
  button_->setToolTip(action.enabled ? action.preview : action.reason);
  button_->setAccessibleDescription(button_->toolTip());
  if (number_) {
    number_->setEnabled(action.enabled);
    number_->setRange(action.least, action.most);
    if (moved) number_->setValue(action.value);
  }
  reason_->setText(action.reason);
  reason_->setVisible(!action.enabled && !action.reason.isEmpty());
  preview_->setText(action.preview);
  if (!action.enabled) question_->hide();
  if (form_) form_->recheck();
}

void ActionRow::toggleForm() {
  if (form_) {
    form_->hide();
    form_->deleteLater();
    form_ = nullptr;
    return;
  }
  if (!desk_ || !desk_->form) return;
  form_ = new CommandFormView(desk_->form({}, action_.command), *desk_, false, this);
  layout()->addWidget(form_);
  connect(form_, &CommandFormView::cancelled, this, &ActionRow::toggleForm);
  connect(form_, &CommandFormView::submitted, this,
          [this](const QString& command, const models::FormValues& values) {
            toggleForm();
            emit submitted(command, values);
          });
}

void ActionRow::press() {
  if (!action_.command.isEmpty()) {
    toggleForm();
  } else if (action_.destructive && !action_.preview.isEmpty()) {
    ask(!question_->isVisible());
  } else {
    emit requested(action_.id, number_ ? number_->value() : -1);
  }
}

void ActionRow::ask(bool on) {
  foresee_->setVisible(desk_ && desk_->foreseeAction && desk_->mayForesee && desk_->mayForesee());
  question_->setVisible(on);
  if (on) confirm_->setFocus();
}

}  // namespace drydock::views
