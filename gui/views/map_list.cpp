// Turns the model into rows; keeps what is unfolded and selected while the values change.
#include "gui/views/map_list.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/app/figures.h"
#include "gui/app/icons.h"
#include "gui/app/theme.h"
#include "gui/views/map_painter.h"

namespace drydock::views {

using models::Health;
using models::MapModel;
using models::PodItem;

namespace {

constexpr int kIdRole = Qt::UserRole + 1;

QString podIcon(const PodItem& pod) {
  if (pod.kind == models::PodKind::database) return "database";
  return pod.kind == models::PodKind::queue ? "queue" : "pod";
}

}  // namespace

MapList::MapList(QWidget* parent) : QWidget(parent) {
  setObjectName("mapList");
  setAttribute(Qt::WA_StyledBackground);
  setProperty("look", "page");
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(16, 5, 12, 0);
  rows->setSpacing(5);
  auto* line = new QHBoxLayout;
  filter_ = new QLineEdit(this);
  filter_->setPlaceholderText(tr("Filter: a name, a state, a zone"));
  filter_->setAccessibleName(tr("Filter the list"));
  filter_->setClearButtonEnabled(true);
  filter_->setMaximumWidth(420);
  toMap_ = new QToolButton(this);
  toMap_->setToolTip(tr("Show as a map"));
  toMap_->setAccessibleName(toMap_->toolTip());
  toMap_->setProperty("look", "float");
  toMap_->setFixedSize(30, 30);
  line->addWidget(filter_, 1);
  line->addStretch();
  line->addWidget(toMap_);
  rows->addLayout(line);
  model_ = new QStandardItemModel(this);
  model_->setHorizontalHeaderLabels({tr("Name"), tr("State"), tr("Details")});
  tree_ = new QTreeView(this);
  tree_->setModel(model_);
  tree_->setAccessibleName(tr("Everything on the map"));
  tree_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  tree_->setItemDelegateForColumn(1, new app::FigureDelegate(tree_));
  tree_->setItemDelegateForColumn(2, new app::FigureDelegate(tree_));
  tree_->setUniformRowHeights(true);
  tree_->setIndentation(20);
  tree_->header()->resizeSection(0, 264);
  tree_->header()->resizeSection(1, 168);
  rows->addWidget(tree_, 1);
  connect(toMap_, &QToolButton::clicked, this, &MapList::mapRequested);
  connect(filter_, &QLineEdit::textChanged, this, &MapList::applyFilter);
  connect(tree_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& index) {
            const QString id = index.siblingAtColumn(0).data(kIdRole).toString();
            if (!quiet_ && !id.isEmpty()) emit selectionChanged(id);
          });
  connect(tree_, &QTreeView::activated, this, [this](const QModelIndex& index) {
    const QString id = index.siblingAtColumn(0).data(kIdRole).toString();
    if (!id.isEmpty()) emit opened(id);
  });
  connect(&app::theme(), &app::Theme::changed, this, &MapList::retheme);
  retheme();
}

void MapList::retheme() {
  toMap_->setIcon(app::icon("map"));
  for (const Row& row : rows_) {
    if (auto* item = items_.value(row.id))
      item->setIcon(app::icon(row.icon, 16, app::theme().palette().muted));
  }
}

QVector<MapList::Row> MapList::rowsOf(const MapModel& map) const {
  QVector<Row> rows;
  const auto pod = [&](const PodItem& item, const QString& parent) {
    rows.append({item.id, parent, item.name, phaseText(item.phase),
                 item.note.isEmpty() ? models::spanText(map.now - item.since) : item.note,
                 podIcon(item)});
  };
  rows.append({"list:pending",
               {},
               tr("Waiting for a node"),
               tr("%n pod(s)", nullptr, int(map.pending.size())),
               {},
               "clock"});
  for (const PodItem& item : map.pending) pod(item, "list:pending");
  for (const auto& zone : map.zones) {
    QString state = tr("healthy");
    if (zone.state == Health::strained) state = tr("strained");
    if (zone.state == Health::broken) {
      state = tr("down since %1").arg(models::clockText(zone.downSince, false));
    }
    rows.append({zone.id,
                 {},
                 tr("zone %1").arg(zone.name),
                 state,
                 tr("%n node(s)", nullptr, int(zone.nodes.size())),
                 "zone"});
    if (zone.nat.present) {
      rows.append({zone.nat.id, zone.id, tr("NAT gateway"),
                   zone.nat.state == Health::broken ? tr("down") : tr("up"),
                   tr("%1/s").arg(models::bytesText(zone.nat.bytesPerSecond)), "nat"});
    }
    for (const auto& group : map.groups) {
      if (group.zone != zone.id) continue;
      rows.append({group.id, zone.id, tr("machine group %1").arg(group.name),
                   tr("%1 of max %2").arg(group.live).arg(group.max), tr("min %1").arg(group.min),
                   "node"});
    }
    for (const auto& node : zone.nodes) {
      rows.append(
          {node.id, zone.id, node.name, stateText(node.state),
           tr("CPU %1 of %2 cores")
               .arg(models::figureText(node.cpuUsed), models::figureText(node.cpuAllocatable)),
           "node"});
      for (const PodItem& item : node.pods) pod(item, node.id);
    }
    for (const auto& volume : zone.volumes) {
      rows.append({volume.id,
                   zone.id,
                   tr("volume %1").arg(volume.name),
                   volume.state == Health::broken ? tr("out of reach") : tr("attached"),
                   {},
                   "volume"});
    }
  }
  rows.append({"list:services", {}, tr("Services"), {}, {}, "service"});
  for (const auto& service : map.services) {
    const QString ready = service.desired > 0
                              ? tr("%1 of %2 ready").arg(service.ready).arg(service.desired)
                              : QString();
    rows.append({service.id, "list:services", service.name, ready,
                 tr("%1 requests/s, %2 succeed")
                     .arg(models::figureText(service.requestsPerSecond),
                          models::percentText(service.success)),
                 "service"});
  }
  return rows;
}

void MapList::setMap(const MapModel& map) {
  const QVector<Row> rows = rowsOf(map);
  const bool same =
      std::equal(rows.begin(), rows.end(), rows_.begin(), rows_.end(),
                 [](const Row& a, const Row& b) { return a.id == b.id && a.parent == b.parent; });
  rows_ = rows;
  if (!same) rebuild();
  fill();
  if (!filter_->text().isEmpty()) applyFilter();
}

void MapList::rebuild() {
  const QString current = tree_->currentIndex().siblingAtColumn(0).data(kIdRole).toString();
  QStringList folded;
  for (auto item = items_.begin(); item != items_.end(); ++item) {
    if (!tree_->isExpanded((*item)->index())) folded << item.key();
  }
  quiet_ = true;
  model_->removeRows(0, model_->rowCount());
  items_.clear();
  for (const Row& row : rows_) {
    auto* item = new QStandardItem;
    item->setData(row.id, kIdRole);
    item->setIcon(app::icon(row.icon, 16, app::theme().palette().muted));
    auto* parent = items_.value(row.parent, model_->invisibleRootItem());
    parent->appendRow({item, new QStandardItem, new QStandardItem});
    items_[row.id] = item;
  }
  tree_->expandAll();
  for (const QString& id : folded) {
    auto* item = items_.value(id);
    if (item && item->hasChildren()) tree_->collapse(item->index());
  }
  if (auto* item = items_.value(current)) tree_->setCurrentIndex(item->index());
  quiet_ = false;
}

void MapList::fill() {
  for (const Row& row : rows_) {
    auto* item = items_.value(row.id);
    auto* parent = item->parent() ? item->parent() : model_->invisibleRootItem();
    const auto set = [&](int column, const QString& text) {
      auto* cell = parent->child(item->row(), column);
      if (cell->text() != text) cell->setText(text);
    };
    set(0, row.name);
    set(1, row.state);
    set(2, row.detail);
  }
}

void MapList::setSelected(const QString& id) {
  auto* item = items_.value(id);
  if (!item) return;
  quiet_ = true;
  tree_->setCurrentIndex(item->index());
  quiet_ = false;
}

void MapList::applyFilter() {
  const QStringList words = filter_->text().toCaseFolded().split(' ', Qt::SkipEmptyParts);
  for (int row = 0; row < model_->rowCount(); ++row) {
    auto* item = model_->item(row);
    tree_->setRowHidden(row, {}, !filterRow(item, words, false));
  }
}

bool MapList::filterRow(QStandardItem* item, const QStringList& words, bool parentFits) {
  auto* parent = item->parent() ? item->parent() : model_->invisibleRootItem();
  QString hay;
  for (int column = 0; column < 3; ++column) {
    hay += parent->child(item->row(), column)->text().toCaseFolded() + ' ';
  }
  const bool fits = parentFits || std::all_of(words.begin(), words.end(), [&](const QString& word) {
                      return hay.contains(word);
                    });
  bool any = fits;
  for (int row = 0; row < item->rowCount(); ++row) {
    const bool shown = filterRow(item->child(row), words, fits);
    tree_->setRowHidden(row, item->index(), !shown);
    any = any || shown;
  }
  return any;
}

}  // namespace drydock::views
