// Builds the groups; updates in place while their actions stay the same.
#include "gui/views/palette_view.h"

#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/app/icons.h"
#include "gui/app/theme.h"
#include "gui/views/action_row.h"

namespace drydock::views {

PaletteView::PaletteView(QWidget* parent) : QWidget(parent) {
  setObjectName("palette");
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(16, 12, 8, 8);
  rows->setSpacing(8);
  auto* title = new QLabel(tr("Try something"), this);
  title->setProperty("look", "title");
  title->setFixedHeight(30);
  rows->addWidget(title);
  auto* hint = new QLabel(tr("Lose a part and watch what follows. Rewind undoes it."), this);
  hint->setProperty("look", "muted");
  hint->setWordWrap(true);
  rows->addWidget(hint);
  auto* line = new QHBoxLayout;
  line->setContentsMargins(0, 4, 8, 4);
  filter_ = new QLineEdit(this);
  filter_->setPlaceholderText(tr("Filter"));
  filter_->setAccessibleName(tr("Filter faults and actions"));
  filter_->setClearButtonEnabled(true);
  line->addWidget(filter_);
  rows->addLayout(line);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* inside = new QWidget;
  column_ = new QVBoxLayout(inside);
  column_->setContentsMargins(0, 0, 8, 0);
  scroll->setWidget(inside);
  rows->addWidget(scroll, 1);
  connect(filter_, &QLineEdit::textChanged, this, &PaletteView::applyFilter);
}

void PaletteView::setGroups(const QVector<models::PaletteGroup>& groups) {
  groups_ = groups;
  QStringList parts;
  for (const auto& group : groups) {
    parts << group.title;
    for (const auto& action : group.actions) {
      parts << action.id << action.icon << (action.value >= 0 ? "#" : "");
    }
  }
  const QString shape = parts.join('\n');
  if (shape != shape_) {
    shape_ = shape;
    rebuild();
  }
  for (int at = 0; at < sections_.size(); ++at) {
    sections_[at].words.clear();
    for (int row = 0; row < sections_[at].rows.size(); ++row) {
      sections_[at].rows[row]->setAction(groups_[at].actions[row]);
      sections_[at].words.append(groups_[at].actions[row].text.toCaseFolded());
    }
  }
  applyFilter();
}

void PaletteView::rebuild() {
  delete content_;
  sections_.clear();
  content_ = new QWidget;
  auto* rows = new QVBoxLayout(content_);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(8);
  for (const auto& group : groups_) {
    Section section;
    auto* title = new QLabel(group.title, content_);
    title->setProperty("look", "caption");
    section.title = title;
    if (!sections_.isEmpty()) rows->addSpacing(8);
    rows->addWidget(title);
    for (const auto& action : group.actions) {
      auto* row = new ActionRow(action, content_, &desk_);
      connect(row, &ActionRow::requested, this, &PaletteView::actionRequested);
      connect(row, &ActionRow::submitted, this, &PaletteView::formSubmitted);
      rows->addWidget(row);
      section.rows.append(row);
    }
    sections_.append(section);
  }
  auto* none = new QLabel(tr("Nothing here has these words."), content_);
  none->setProperty("look", "muted");
  none->setWordWrap(true);
  none_ = none;
  rows->addWidget(none);
  rows->addStretch();
  column_->addWidget(content_);
}

void PaletteView::applyFilter() {
  const QStringList words = filter_->text().toCaseFolded().split(' ', Qt::SkipEmptyParts);
  bool anything = false;
  for (const Section& section : sections_) {
    bool any = false;
    for (int row = 0; row < section.rows.size(); ++row) {
      const bool fits = std::all_of(words.begin(), words.end(), [&](const QString& word) {
        return section.words.value(row).contains(word);
      });
      section.rows[row]->setVisible(fits);
      any = any || fits;
    }
    section.title->setVisible(any);
    anything = anything || any;
  }
  if (none_) none_->setVisible(!anything);
}

}  // namespace drydock::views
