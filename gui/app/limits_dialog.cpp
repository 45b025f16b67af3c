// The menu of Help, and its page that says what the model leaves out.
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/app/main_window.h"

namespace drydock::app {

namespace {

QLabel* line(const QString& words, const char* look) {
  auto* label = new QLabel(words);
  if (look) label->setProperty("look", look);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return label;
}

QWidget* content(const QVector<models::LimitGroup>& groups) {
  auto* inside = new QWidget;
  auto* rows = new QVBoxLayout(inside);
  rows->setContentsMargins(0, 0, 16, 8);
  rows->setSpacing(6);
  for (const models::LimitGroup& group : groups) {
    rows->addSpacing(8);
    rows->addWidget(line(group.title, "strong"));
    for (const QString& item : group.items) {
      auto* row = new QHBoxLayout;
      row->setSpacing(8);
      auto* dot = new QLabel(QChar(0x2022));
      dot->setProperty("look", "muted");
      row->addWidget(dot, 0, Qt::AlignTop);
      row->addWidget(line(item, nullptr), 1);
      rows->addLayout(row);
    }
  }
  rows->addStretch();
  return inside;
}

}  // namespace

void MainWindow::makeHelp() {
  auto* menu = new QMenu(help_);
  connect(menu->addAction(tr("Where things are, and keys")), &QAction::triggered, this,
          &MainWindow::showHelp);
  connect(menu->addAction(tr("What the model leaves out")), &QAction::triggered, this,
          &MainWindow::showLimits);
  connect(menu->addAction(tr("Check this machine")), &QAction::triggered, this,
          &MainWindow::selfTestRequested);
  help_->setMenu(menu);
  help_->setPopupMode(QToolButton::InstantPopup);
  connect(new QShortcut(QKeySequence::HelpContents, this), &QShortcut::activated, this,
          &MainWindow::showHelp);
}

void MainWindow::showLimits() {
  auto* dialog = new QDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setObjectName("limits");
  dialog->setWindowTitle(tr("What the model leaves out"));
  dialog->resize(680, std::min(height() - 80, 720));
  auto* rows = new QVBoxLayout(dialog);
  rows->setContentsMargins(24, 16, 8, 16);
  rows->setSpacing(8);
  rows->addWidget(line(tr("What the model leaves out"), "title"));
  rows->addWidget(
      line(tr("Drydock models what a team will meet, and says where it stops."), "muted"));
  auto* scroll = new QScrollArea(dialog);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setWidget(content(limits_));
  rows->addWidget(scroll, 1);
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(0, 0, 16, 0);
  auto* close = new QPushButton(tr("Close"));
  close->setProperty("look", "primary");
  connect(close, &QPushButton::clicked, dialog, &QDialog::close);
  foot->addStretch();
  foot->addWidget(close);
  rows->addLayout(foot);
  dialog->open();
}

}  // namespace drydock::app
