// Builds one editor for each kind of field and keeps the verdict in step with what is filled in.
#include "gui/views/command_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStyle>
#include <QVBoxLayout>

#include "gui/app/theme.h"

namespace drydock::views {

using models::FieldKind;
using models::FormField;

CommandFormView::CommandFormView(const models::CommandForm& form, const models::FormDesk& desk,
                                 bool titled, QWidget* parent)
    : QFrame(parent), form_(form), desk_(desk) {
  setObjectName("form:" + form.command);
  setProperty("look", "card");
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(10, 10, 10, 10);
  rows->setSpacing(4);
  if (titled) {
    auto* title = new QLabel(form.title, this);
    title->setProperty("look", "strong");
    title->setWordWrap(true);
    rows->addWidget(title);
    rows->addSpacing(4);
  }
  for (const FormField& field : form.fields) {
    QWidget* made = editor(field);
    made->setObjectName("field:" + field.name);
    made->setAccessibleName(field.label);
    if (field.kind != FieldKind::yesNo) {
      auto* label = new QLabel(field.label, this);
      label->setProperty("look", "caption");
      label->setWordWrap(true);
      label->setBuddy(made);
      rows->addWidget(label);
    }
    rows->addWidget(made);
    rows->addSpacing(2);
  }
  words_ = new QLabel(this);
  words_->setObjectName("verdict");
  words_->setWordWrap(true);
  words_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  rows->addWidget(words_);
  foresee_ = new QPushButton(tr("What would this do?"), this);
  foresee_->setObjectName("foresee");
  foresee_->setProperty("look", "link");
  foresee_->setToolTip(tr("Tries it on a hidden copy; your run stays as it is."));
  rows->addWidget(foresee_);
  rows->addSpacing(4);
  auto* choices = new QHBoxLayout;
  go_ = new QPushButton(tr("Do it"), this);
  go_->setObjectName("do:" + form.command);
  cancel_ = new QPushButton(tr("Cancel"), this);
  choices->addWidget(go_);
  choices->addWidget(cancel_);
  choices->addStretch();
  rows->addLayout(choices);
  connect(go_, &QPushButton::clicked, this, [this] { emit submitted(form_.command, values()); });
  connect(cancel_, &QPushButton::clicked, this, &CommandFormView::cancelled);
  connect(foresee_, &QPushButton::clicked, this,
          [this] { desk_.foresee(form_.command, values()); });
  connect(&app::theme(), &app::Theme::changed, this, &CommandFormView::retheme);
  recheck();
}

QWidget* CommandFormView::editor(const FormField& field) {
  const auto changed = [this] { recheck(); };
  switch (field.kind) {
    case FieldKind::yesNo: {
      auto* box = new QCheckBox(field.label, this);
      box->setChecked(field.value == "1");
      connect(box, &QCheckBox::toggled, this, changed);
      read_[field.name] = [box] { return QString(box->isChecked() ? "1" : "0"); };
      return box;
    }
    case FieldKind::choice:
    case FieldKind::suggestion: {
      auto* box = new QComboBox(this);
      box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
      box->setMinimumContentsLength(8);
      for (qsizetype at = 0; at < field.choices.size(); ++at)
        box->addItem(field.choiceWords.value(at), field.choices[at]);
      if (field.kind == FieldKind::choice) {
        box->setCurrentIndex(box->findData(field.value));
        read_[field.name] = [box] { return box->currentData().toString(); };
      } else {
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        box->setEditText(field.value);
        read_[field.name] = [box] { return box->currentText(); };
        connect(box, &QComboBox::editTextChanged, this, changed);
      }
      connect(box, &QComboBox::currentIndexChanged, this, changed);
      return box;
    }
    case FieldKind::whole: {
      auto* box = new QSpinBox(this);
      box->setRange(int(field.least), int(field.most));
      if (!field.unit.isEmpty()) box->setSuffix(' ' + field.unit);
      box->setSpecialValueText(field.leastWords);
      box->setValue(field.value.toInt());
      connect(box, &QSpinBox::valueChanged, this, changed);
      read_[field.name] = [box] { return QString::number(box->value()); };
      return box;
    }
    case FieldKind::number: {
      auto* box = new QDoubleSpinBox(this);
      box->setDecimals(field.most <= 1 ? 2 : field.most <= 300 ? 1 : 0);
      box->setSingleStep(field.most <= 1 ? 0.1 : 1);
      box->setRange(field.least, field.most);
      if (!field.unit.isEmpty()) box->setSuffix(' ' + field.unit);
      box->setSpecialValueText(field.leastWords);
      box->setValue(field.value.toDouble());
      connect(box, &QDoubleSpinBox::valueChanged, this, changed);
      read_[field.name] = [box] { return QString::number(box->value(), 'g', 12); };
      return box;
    }
    case FieldKind::text:
      break;
  }
  auto* line = new QLineEdit(field.value, this);
  line->setPlaceholderText(field.leastWords);
  connect(line, &QLineEdit::textChanged, this, changed);
  connect(line, &QLineEdit::returnPressed, this, [this] {
    if (go_->isEnabled()) go_->click();
  });
  read_[field.name] = [line] { return line->text(); };
  return line;
}

models::FormValues CommandFormView::values() const {
  models::FormValues values = form_.given;
  for (auto one = read_.begin(); one != read_.end(); ++one) values[one.key()] = one.value()();
  return values;
}

void CommandFormView::standAlone(const QString& go) {
  go_->setText(go);
  cancel_->hide();
}

QString CommandFormView::words() const { return verdict_.words; }

void CommandFormView::recheck() {
  if (!go_ || !desk_.check) return;  // Still being built.
  verdict_ = desk_.check(form_.command, values());
  words_->setText(verdict_.words);
  words_->setVisible(!verdict_.words.isEmpty());
  go_->setEnabled(verdict_.allowed);
  foresee_->setVisible(desk_.foresee && desk_.mayForesee && desk_.mayForesee());
  foresee_->setEnabled(verdict_.allowed);
  const QString look = verdict_.destructive ? "danger" : "primary";
  if (go_->property("look") != look) {
    go_->setProperty("look", look);
    go_->style()->polish(go_);
  }
  retheme();
}

void CommandFormView::retheme() {
  const app::Palette& colors = app::theme().palette();
  const QString sheet = "color: " + (verdict_.allowed ? colors.text : colors.strained).name();
  if (words_->styleSheet() != sheet) words_->setStyleSheet(sheet);
}

}  // namespace drydock::views
