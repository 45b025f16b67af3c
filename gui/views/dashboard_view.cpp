// Two choices and the clocks over the charts.
#include "gui/views/dashboard_view.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "gui/views/chart_view.h"
#include "gui/views/clock_panel.h"

namespace drydock::views {

namespace {

constexpr qint64 kMinute = 60000;
constexpr qint64 kHour = 60 * kMinute;

}  // namespace

DashboardView::DashboardView(QWidget* parent) : QWidget(parent) {
  setObjectName("dashboards");
  setAttribute(Qt::WA_StyledBackground);
  setProperty("look", "page");
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 12, 0, 0);
  rows->setSpacing(4);
  rows->addWidget(makeHead());
  clocks_ = new ClockPanel(this);
  rows->addWidget(clocks_);
  charts_ = new ChartView(this);
  rows->addWidget(charts_, 1);
  setSubjects({{{}, tr("Users")}});
}

QWidget* DashboardView::makeHead() {
  auto* head = new QWidget(this);
  auto* line = new QHBoxLayout(head);
  line->setContentsMargins(16, 0, 24, 0);
  line->setSpacing(8);
  const auto choice = [&](const QString& words, const QString& hint) {
    auto* label = new QLabel(words, head);
    label->setProperty("look", "muted");
    auto* box = new QComboBox(head);
    box->setAccessibleName(words);
    box->setToolTip(hint);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    label->setBuddy(box);
    line->addWidget(label);
    line->addWidget(box);
    return box;
  };
  subjects_ = choice(tr("Figures of"), tr("Users, or a service. What is selected is shown too."));
  subjects_->setObjectName("chartSubject");
  line->addSpacing(16);
  spans_ = choice(tr("Time"), tr("How far back from now"));
  spans_->setObjectName("chartSpan");
  spans_->addItem(tr("from the start"), qint64(0));
  spans_->addItem(tr("last 15 minutes"), 15 * kMinute);
  spans_->addItem(tr("last hour"), kHour);
  spans_->addItem(tr("last 6 hours"), 6 * kHour);
  spans_->addItem(tr("last day"), 24 * kHour);
  spans_->addItem(tr("last 7 days"), 7 * 24 * kHour);
  line->addStretch();
  connect(subjects_, &QComboBox::currentIndexChanged, this, &DashboardView::wanted);
  connect(spans_, &QComboBox::currentIndexChanged, this, &DashboardView::wanted);
  return head;
}

void DashboardView::setSubjects(const QVector<models::ChartSubject>& subjects) {
  const bool same =
      std::equal(subjects.begin(), subjects.end(), known_.begin(), known_.end(),
                 [](const auto& a, const auto& b) { return a.id == b.id && a.name == b.name; });
  if (same) return;
  known_ = subjects;
  const QString chosen = wish().subject;
  const QSignalBlocker quiet(subjects_);
  subjects_->clear();
  for (const models::ChartSubject& one : subjects) subjects_->addItem(one.name, one.id);
  subjects_->setCurrentIndex(std::max(0, subjects_->findData(chosen)));
}

void DashboardView::setSubject(const QString& id) {
  const int at = subjects_->findData(id);
  if (at >= 0) subjects_->setCurrentIndex(at);
}

models::ChartWish DashboardView::wish() const {
  return {subjects_->currentData().toString(), spans_->currentData().toLongLong()};
}

}  // namespace drydock::views
