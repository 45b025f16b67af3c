// Lays the clocks out as a small table whose figures stand below each other.
#include "gui/views/clock_panel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/app/figures.h"
#include "gui/app/theme.h"
#include "gui/views/why_view.h"

namespace drydock::views {

using models::StoreClock;

namespace {

enum ClockColumn {
  clockGlyph,
  clockName,
  clockZone,
  clockState,
  clockOut,
  clockBackup,
  clockStake
};

// For what is not known, or does not run.
QString orDash(const QString& figure) { return figure.isEmpty() ? QString(QChar(0x2013)) : figure; }

}  // namespace

ClockPanel::ClockPanel(QWidget* parent) : QFrame(parent) {
  setObjectName("clocks");
  setAccessibleName(tr("Clocks of stored data"));
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(16, 4, 24, 4);
  rows->setSpacing(0);
  connect(&app::theme(), &app::Theme::changed, this, [this] {
    rebuild();
    fill();
  });
  hide();
}

void ClockPanel::setClocks(const models::StoreClocks& clocks) {
  bool same = content_ && clocks.stores.size() == clocks_.stores.size();
  for (qsizetype at = 0; same && at < clocks.stores.size(); ++at)
    same = clocks.stores[at].id == clocks_.stores[at].id;
  clocks_ = clocks;
  if (!same) rebuild();
  fill();
  setVisible(!clocks.stores.isEmpty());
}

void ClockPanel::rebuild() {
  delete content_;
  lines_.clear();
  content_ = new QWidget(this);
  auto* grid = new QGridLayout(content_);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(2);
  grid->setColumnStretch(clockState, 1);
  const auto head = [&](int column, const QString& words, const QString& hint) {
    auto* label = new QLabel(words, content_);
    label->setProperty("look", "caption");
    label->setToolTip(hint);
    grid->addWidget(label, 0, column,
                    Qt::AlignBottom | (column < clockOut ? Qt::AlignLeft : Qt::AlignRight));
  };
  head(clockName, tr("Stored data"), {});
  head(clockZone, tr("Zone"), {});
  head(clockOut, tr("Out (RTO)"), tr("Since its newest write until somebody serves it again."));
  head(clockBackup, tr("Newest backup"), tr("Age of the newest one that can be used."));
  head(clockStake, tr("At stake (RPO)"),
       tr("If it were lost now, what was written in this time would be lost."));
  for (const StoreClock& clock : clocks_.stores) {
    const int row = int(lines_.size()) + 1;
    Line line;
    line.glyph = new QLabel(content_);
    line.name = new QPushButton(clock.name, content_);
    line.name->setProperty("look", "link");
    line.name->setObjectName("clock:" + clock.name);
    connect(line.name, &QPushButton::clicked, this,
            [this, id = clock.id] { emit thingActivated(id); });
    line.zone = new QLabel(content_);
    line.zone->setProperty("look", "muted");
    line.state = new QLabel(content_);
    line.state->setMinimumWidth(0);
    grid->addWidget(line.glyph, row, clockGlyph);
    grid->addWidget(line.name, row, clockName);
    grid->addWidget(line.zone, row, clockZone);
    grid->addWidget(line.state, row, clockState, Qt::AlignRight | Qt::AlignVCenter);
    const auto figure = [&](int column) {
      auto* label = new app::FigureLabel(content_);
      label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
      label->setWidest("00m00s");
      grid->addWidget(label, row, column, Qt::AlignRight | Qt::AlignVCenter);
      return label;
    };
    line.out = figure(clockOut);
    line.backup = figure(clockBackup);
    line.stake = figure(clockStake);
    lines_.append(line);
  }
  more_ = new QLabel(content_);
  more_->setProperty("look", "caption");
  grid->addWidget(more_, int(lines_.size()) + 1, clockName, 1, -1);
  layout()->addWidget(content_);
  content_->show();
}

void ClockPanel::fill() {
  if (lines_.size() != clocks_.stores.size()) return;
  const app::Palette& colors = app::theme().palette();
  const QFont plain = app::theme().font(app::TextSize::body);
  const QFont strong = app::theme().font(app::TextSize::body, true);
  for (qsizetype at = 0; at < lines_.size(); ++at) {
    const StoreClock& clock = clocks_.stores[at];
    const Line& line = lines_[at];
    line.glyph->setPixmap(toneGlyph(clock.tone, 12, devicePixelRatioF()));
    line.zone->setText(clock.zone);
    line.state->setText(clock.state);
    line.state->setStyleSheet("color: " + (clock.isOut ? colors.broken : colors.muted).name());
    line.out->setLook(clock.isOut ? strong : plain, clock.isOut ? colors.broken : colors.text);
    line.out->setText(orDash(clock.out));
    line.backup->setLook(plain, colors.text);
    line.backup->setText(clock.backup.isEmpty() ? tr("none") : clock.backup);
    line.stake->setLook(clock.isOut ? strong : plain, colors.text);
    line.stake->setText(clock.stake.isEmpty() ? tr("all") : clock.stake);
    for (QWidget* part : {static_cast<QWidget*>(line.name), static_cast<QWidget*>(line.state),
                          static_cast<QWidget*>(line.out), static_cast<QWidget*>(line.backup),
                          static_cast<QWidget*>(line.stake)})
      part->setToolTip(clock.hint);
  }
  more_->setText(tr("and %n more", nullptr, clocks_.more));
  more_->setVisible(clocks_.more > 0);
}

}  // namespace drydock::views
