// Keeps the question, and shows the answer as a list of hops with links.
#include "gui/views/reach_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "gui/app/theme.h"

namespace drydock::views {

ReachPanel::ReachPanel(QWidget* parent) : QWidget(parent) {
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(6);
  auto* title = new QLabel(tr("Can it reach ...?"), this);
  title->setProperty("look", "strong");
  rows->addWidget(title);
  target_ = new QComboBox(this);
  target_->setObjectName("reachTarget");
  target_->setAccessibleName(title->text());
  target_->setEditable(true);
  target_->setInsertPolicy(QComboBox::NoInsert);
  target_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  target_->setMinimumContentsLength(8);
  target_->lineEdit()->setPlaceholderText(tr("A name or an address"));
  rows->addWidget(target_);
  words_ = new QLabel(this);
  words_->setObjectName("reachWords");
  words_->setWordWrap(true);
  rows->addWidget(words_);
  hops_ = new QLabel(this);
  hops_->setObjectName("reachHops");
  hops_->setWordWrap(true);
  hops_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse |
                                 Qt::LinksAccessibleByKeyboard);
  rows->addWidget(hops_);
  connect(target_, &QComboBox::activated, this, &ReachPanel::ask);
  connect(target_->lineEdit(), &QLineEdit::returnPressed, this, &ReachPanel::ask);
  connect(hops_, &QLabel::linkActivated, this, &ReachPanel::thingActivated);
  present();
}

void ReachPanel::setSource(const QString& from, const QStringList& targets) {
  const bool other = from != from_;
  if (!other && targets == targets_) return;
  from_ = from;
  targets_ = targets;
  const QSignalBlocker quiet(target_);
  const QString kept = other ? QString() : target_->currentText();
  target_->clear();
  target_->addItems(targets);
  target_->setCurrentIndex(-1);
  target_->setEditText(kept);
  if (!other) return;
  answer_ = {};
  present();
}

void ReachPanel::refresh() {
  if (!answer_.words.isEmpty() && desk_ && desk_->reach) {
    answer_ = desk_->reach(from_, target_->currentText());
    present();
  }
}

void ReachPanel::ask() {
  const QString to = target_->currentText().trimmed();
  if (to.isEmpty() || !desk_ || !desk_->reach) return;
  answer_ = desk_->reach(from_, to);
  present();
  QStringList ids;
  for (const auto& hop : answer_.hops) {
    if (!hop.id.isEmpty()) ids.append(hop.id);
  }
  emit wayShown(ids);
}

void ReachPanel::present() {
  const app::Palette& colors = app::theme().palette();
  words_->setText(answer_.words);
  words_->setVisible(!answer_.words.isEmpty());
  words_->setStyleSheet("color: " + (answer_.arrives ? colors.text : colors.broken).name());
  QStringList lines;
  for (const auto& hop : answer_.hops) {
    QString line = hop.name.toHtmlEscaped();
    if (!hop.id.isEmpty()) {
      line = QString("<a href=\"%1\" style=\"color:%2; text-decoration: none\">%3</a>")
                 .arg(hop.id.toHtmlEscaped(), colors.accent.name(), line);
    }
    if (!hop.zone.isEmpty()) line += ' ' + tr("in zone %1").arg(hop.zone.toHtmlEscaped());
    if (hop.crosses) line += ' ' + tr("(crosses zones)");
    lines.append(QString::fromUtf8(lines.isEmpty() ? "" : "→ ") + line);
  }
  hops_->setText(lines.join("<br>"));
  hops_->setVisible(!lines.isEmpty());
}

}  // namespace drydock::views
