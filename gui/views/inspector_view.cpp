// Builds the inspector's form and keeps its values in step.
#include "gui/views/inspector_view.h"

#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/app/icons.h"
#include "gui/app/theme.h"
#include "gui/views/action_row.h"
#include "gui/views/command_form.h"
#include "gui/views/reach_panel.h"
#include "gui/views/why_view.h"

namespace drydock::views {

using models::InspectorModel;
using models::Tone;

namespace {

constexpr qsizetype kLinksShown = 3;
constexpr qsizetype kLongValue = 48;  // A sentence rather than a figure; it gets its own line.

}  // namespace

InspectorView::InspectorView(QWidget* parent) : QWidget(parent) {
  setObjectName("inspector");
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(16, 12, 8, 8);
  rows->setSpacing(8);
  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  icon_ = new QLabel(this);
  icon_->setFixedSize(24, 24);
  title_ = new QLabel(this);
  title_->setObjectName("inspectorTitle");
  title_->setProperty("look", "title");
  title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  title_->setMinimumWidth(40);
  head->addWidget(icon_);
  head->addWidget(title_, 1);
  for (auto** button : {&back_, &forward_}) {
    *button = new QToolButton(this);
    (*button)->setFixedSize(30, 30);
    (*button)->setEnabled(false);
    head->addWidget(*button);
  }
  head->setSpacing(4);
  back_->setAccessibleName(tr("Back to what was inspected before"));
  forward_->setAccessibleName(tr("Forward again"));
  back_->setToolTip(back_->accessibleName());
  forward_->setToolTip(forward_->accessibleName());
  rows->addLayout(head);
  pages_ = new QStackedWidget(this);
  auto* nothing = new QLabel(tr("Select anything on the map, in a list or on the timeline to see "
                                "what it is, how it is, and why."),
                             this);
  nothing->setWordWrap(true);
  nothing->setProperty("look", "muted");
  nothing->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  pages_->addWidget(nothing);
  scroll_ = new QScrollArea(this);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* inside = new QWidget;
  body_ = new QVBoxLayout(inside);
  body_->setContentsMargins(0, 0, 8, 0);
  body_->setSpacing(0);
  tools_ = tools();
  body_->addWidget(tools_);
  body_->addStretch();
  scroll_->setWidget(inside);
  pages_->addWidget(scroll_);
  rows->addWidget(pages_, 1);
  connect(back_, &QToolButton::clicked, this, &InspectorView::backRequested);
  connect(forward_, &QToolButton::clicked, this, &InspectorView::forwardRequested);
  connect(&app::theme(), &app::Theme::changed, this, &InspectorView::retheme);
  clear();
  retheme();
}

void InspectorView::clear() {
  model_ = {};
  shape_.clear();
  title_->setText(tr("Inspector"));
  pages_->setCurrentIndex(0);
  retheme();
}

void InspectorView::setHistory(bool back, bool forward) {
  back_->setEnabled(back);
  forward_->setEnabled(forward);
}

QString InspectorView::shape() const {
  QStringList parts = {model_.id, model_.title, model_.kind, model_.icon};
  for (const auto& row : model_.properties) {
    parts << row.name << row.because << (row.value.size() > kLongValue ? "long" : "");
    parts << (row.heading ? "over" : row.thing.isEmpty() ? "" : "to");
  }
  for (const auto& action : model_.actions) {
    parts << action.id << (action.value >= 0 ? "#" : "");
  }
  parts << (model_.why.isEmpty() ? "" : "why");
  parts << (model_.why.size() > kLinksShown ? "more" : "");
  return parts.join('\n');
}

void InspectorView::setModel(const InspectorModel& model) {
  if (model.id.isEmpty()) return clear();
  const bool other = model.id != model_.id;
  if (other) closeForm();
  model_ = model;
  const QString shape = this->shape();
  if (shape != shape_) {
    shape_ = shape;
    rebuild();
  }
  fill();
  pages_->setCurrentIndex(1);
  if (other) scroll_->verticalScrollBar()->setValue(0);
}

QLabel* InspectorView::heading(const QString& words, QWidget* parent) const {
  auto* label = new QLabel(words, parent);
  label->setProperty("look", "strong");
  return label;
}

int InspectorView::firstHeading() const {
  for (int row = 0; row < model_.properties.size(); ++row) {
    if (model_.properties[row].heading) return row;
  }
  return static_cast<int>(model_.properties.size());
}

void InspectorView::addProperties(QVBoxLayout* rows, QWidget* parent, int from, int to) {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(1, 1);
  for (int row = from; row < to; ++row) {
    const auto& property = model_.properties[row];
    if (property.heading) {
      QLabel* over = heading(property.name, parent);
      over->setContentsMargins(0, 10, 0, 2);
      grid->addWidget(over, 2 * row, 0, 1, 2);
      values_.append(nullptr);
      continue;
    }
    auto* name = new QLabel(property.name, parent);
    name->setProperty("look", "muted");
    name->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* value = new QLabel(parent);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse |
                                   Qt::LinksAccessibleByKeyboard);
    // Later: the page that is opened takes this label away.
    connect(value, &QLabel::linkActivated, this, &InspectorView::followLink, Qt::QueuedConnection);
    const bool wide = property.value.size() > kLongValue || property.name.isEmpty();
    value->setAlignment(Qt::AlignTop | (wide ? Qt::AlignLeft : Qt::AlignRight));
    if (wide) {
      if (!property.name.isEmpty()) grid->addWidget(name, 2 * row, 0, 1, 2);
      name->setVisible(!property.name.isEmpty());
      grid->addWidget(value, 2 * row + 1, 0, 1, 2);
    } else {
      grid->addWidget(name, 2 * row, 0);
      grid->addWidget(value, 2 * row, 1);
    }
    values_.append(value);
  }
  rows->addLayout(grid);
}

void InspectorView::followLink(const QString& link) {
  const QString thing("thing:");
  if (link.startsWith(thing)) {
    emit thingActivated(link.mid(thing.size()));
  } else {
    emit whyRequested(link);
  }
}

QWidget* InspectorView::form() {
  auto* made = new QWidget;
  auto* rows = new QVBoxLayout(made);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(8);
  kind_ = new QLabel(model_.kind, made);
  kind_->setProperty("look", "muted");
  kind_->setWordWrap(true);
  rows->addWidget(kind_);
  auto* line = new QHBoxLayout;
  line->setSpacing(6);
  stateGlyph_ = new QLabel(made);
  stateGlyph_->setFixedSize(14, 18);
  state_ = new QLabel(made);
  state_->setObjectName("inspectorState");
  state_->setProperty("look", "strong");
  state_->setWordWrap(true);
  line->addWidget(stateGlyph_, 0, Qt::AlignTop);
  line->addWidget(state_, 1);
  rows->addLayout(line);
  if (!model_.why.isEmpty()) {
    rows->addSpacing(8);
    auto* head = new QHBoxLayout;
    head->addWidget(heading(tr("Why?"), made));
    head->addStretch();
    auto* whole = new QPushButton(tr("Show the chain"), made);
    whole->setObjectName("whyButton");
    whole->setProperty("look", "link");
    connect(whole, &QPushButton::clicked, this, [this] { emit whyRequested(model_.id); });
    head->addWidget(whole);
    rows->addLayout(head);
    chain_ = new CauseChain(made);
    connect(chain_, &CauseChain::activated, this, &InspectorView::causeActivated);
    rows->addWidget(chain_);
  }
  if (firstHeading() > 0) {
    rows->addSpacing(8);
    rows->addWidget(heading(tr("Details"), made));
    addProperties(rows, made, 0, firstHeading());
  }
  if (!model_.actions.isEmpty()) {
    rows->addSpacing(8);
    rows->addWidget(heading(tr("Actions"), made));
    for (const auto& action : model_.actions) {
      auto* row = new ActionRow(action, made, &desk_);
      connect(row, &ActionRow::requested, this, &InspectorView::actionRequested);
      rows->addWidget(row);
      actions_.append(row);
    }
  }
  return made;
}

// What stands under headings of its own: lists that may be long, so after the actions.
QWidget* InspectorView::rest() {
  auto* made = new QWidget;
  auto* rows = new QVBoxLayout(made);
  rows->setContentsMargins(0, 4, 0, 8);
  addProperties(rows, made, firstHeading(), static_cast<int>(model_.properties.size()));
  return made;
}

// What stays while values change, so that nobody loses what they are filling in.
QWidget* InspectorView::tools() {
  auto* made = new QWidget;
  auto* rows = new QVBoxLayout(made);
  rows->setContentsMargins(0, 8, 0, 4);
  rows->setSpacing(8);
  more_ = new QPushButton(tr("More actions"), made);
  more_->setObjectName("moreActions");
  more_->setProperty("look", "row");
  more_->setIcon(app::icon("list"));
  menu_ = new QMenu(more_);
  connect(menu_, &QMenu::aboutToShow, this, &InspectorView::fillMenu);
  more_->setMenu(menu_);
  rows->addWidget(more_);
  reach_ = new ReachPanel(made);
  radius_ = new QPushButton(tr("What depends on this?"), made);
  radius_->setObjectName("radius");
  radius_->setProperty("look", "link");
  rows->addWidget(radius_);
  rows->addWidget(reach_);
  connect(radius_, &QPushButton::clicked, this, [this] { emit radiusRequested(model_.id); });
  connect(reach_, &ReachPanel::thingActivated, this, &InspectorView::thingActivated);
  connect(reach_, &ReachPanel::wayShown, this, &InspectorView::wayShown);
  return made;
}

void InspectorView::setDesk(const models::FormDesk& desk) {
  desk_ = desk;
  reach_->setDesk(&desk_);
}

void InspectorView::fillMenu() {
  menu_->clear();
  for (const auto& topic : model_.more) {
    if (!menu_->isEmpty()) menu_->addSeparator();
    QAction* title = menu_->addAction(topic.title);
    title->setEnabled(false);
    title->setFont(app::theme().font(app::TextSize::caption, true));
    for (const auto& entry : topic.entries) {
      const QAction* action = menu_->addAction(entry.text);
      const QString command = entry.command;
      connect(action, &QAction::triggered, this, [this, command] { openForm(command); });
    }
  }
}

void InspectorView::openForm(const QString& command) {
  closeForm();
  if (!desk_.form) return;
  const models::CommandForm form = desk_.form(model_.commandsOf, command);
  if (form.command.isEmpty()) return;
  command_ = new CommandFormView(form, desk_, true, tools_);
  static_cast<QVBoxLayout*>(tools_->layout())->insertWidget(1, command_);
  connect(command_, &CommandFormView::cancelled, this, &InspectorView::closeForm);
  connect(command_, &CommandFormView::submitted, this,
          [this](const QString& given, const models::FormValues& values) {
            closeForm();
            emit formSubmitted(given, values);
          });
}

void InspectorView::closeForm() {
  if (!command_) return;
  command_->hide();
  command_->deleteLater();
  command_ = nullptr;
}

void InspectorView::rebuild() {
  delete form_;
  delete rest_;
  chain_ = nullptr;
  values_.clear();
  actions_.clear();
  form_ = form();
  rest_ = rest();
  body_->insertWidget(0, form_);
  body_->insertWidget(2, rest_);
}

void InspectorView::fill() {
  const app::Palette& colors = app::theme().palette();
  title_->setText(model_.title);
  title_->setToolTip(model_.title);
  state_->setText(model_.state);
  const QColor ink = model_.tone == Tone::broken     ? colors.broken
                     : model_.tone == Tone::strained ? colors.strained
                                                     : colors.text;
  const QString sheet = "color: " + ink.name();
  if (state_->styleSheet() != sheet) state_->setStyleSheet(sheet);
  stateGlyph_->setPixmap(
      toneGlyph(model_.tone == Tone::quiet ? Tone::good : model_.tone, 12, devicePixelRatioF()));
  icon_->setPixmap(app::iconPixmap(model_.icon.isEmpty() ? "search" : model_.icon, 24, colors.muted,
                                   devicePixelRatioF()));
  if (chain_) chain_->setChain(model_.why.mid(0, kLinksShown));
  more_->setVisible(!model_.more.isEmpty());
  radius_->setVisible(!model_.radiusOf.isEmpty());
  reach_->setVisible(!model_.reachFrom.isEmpty());
  reach_->setSource(model_.reachFrom, model_.reachTo);
  reach_->refresh();
  if (command_) command_->recheck();
  for (int row = 0; row < values_.size(); ++row) {
    if (!values_[row]) continue;
    const auto& property = model_.properties[row];
    const QString plain = property.value.toHtmlEscaped();
    QString text = plain;
    if (!property.because.isEmpty()) {
      text = QString("<a href=\"%1\" style=\"color:%2; text-decoration: underline dotted\">%3</a>")
                 .arg(property.because.toHtmlEscaped(), colors.accent.name(), plain);
    } else if (!property.thing.isEmpty()) {
      text = QString("<a href=\"thing:%1\" style=\"color:%2; text-decoration: none\">%3</a>")
                 .arg(property.thing.toHtmlEscaped(), colors.accent.name(), plain);
    }
    if (values_[row]->text() != text) values_[row]->setText(text);
    if (!property.because.isEmpty()) values_[row]->setToolTip(tr("Why?"));
  }
  for (int at = 0; at < actions_.size(); ++at) actions_[at]->setAction(model_.actions[at]);
}

void InspectorView::retheme() {
  back_->setIcon(app::icon("left"));
  forward_->setIcon(app::icon("right"));
  if (form_ && !model_.id.isEmpty()) {
    fill();
  } else {
    icon_->setPixmap(
        app::iconPixmap("search", 24, app::theme().palette().muted, devicePixelRatioF()));
  }
}

}  // namespace drydock::views
