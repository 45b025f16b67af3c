// The help behind the header's button: what is where, and the keys.
#include <QDialog>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/app/main_window.h"

namespace drydock::app {

namespace {

struct HelpLine {
  QString left, right;
};

void addTable(QVBoxLayout* rows, const QString& title, const QVector<HelpLine>& lines) {
  auto* heading = new QLabel(title);
  heading->setProperty("look", "strong");
  rows->addSpacing(8);
  rows->addWidget(heading);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(24);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(1, 1);
  grid->setColumnMinimumWidth(0, 128);
  for (int row = 0; row < lines.size(); ++row) {
    auto* left = new QLabel(lines[row].left);
    left->setProperty("look", "muted");
    auto* right = new QLabel(lines[row].right);
    right->setWordWrap(true);
    grid->addWidget(left, row, 0, Qt::AlignTop);
    grid->addWidget(right, row, 1, Qt::AlignTop);
  }
  rows->addLayout(grid);
}

}  // namespace

void MainWindow::showHelp() {
  auto* dialog = new QDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setObjectName("help");
  dialog->setWindowTitle(tr("Help"));
  dialog->setMinimumWidth(560);
  auto* rows = new QVBoxLayout(dialog);
  rows->setContentsMargins(24, 16, 24, 16);
  rows->setSpacing(8);
  auto* title = new QLabel(tr("A flight simulator for a cloud platform"));
  title->setProperty("look", "title");
  rows->addWidget(title);
  addTable(
      rows, tr("Where things are"),
      {{tr("Map"), tr("The platform: zones side by side, traffic from the left to the right.")},
       {tr("Left"), tr("A lesson, or faults and actions to try.")},
       {tr("Right"), tr("What is selected: its state, why it is so, what can be done.")},
       {tr("Below"), tr("Time. Drag the handle left to rewind; fork to try another future.")}});
  addTable(rows, tr("Keys"),
           {{"Ctrl+Space", tr("Play or pause")},
            {"Ctrl+.", tr("One event on")},
            {"Ctrl+Z", tr("Undo: back to before the last command")},
            {"Alt+1 ... Alt+7", tr("Map, lists, dashboards, requests, load test, bill, facts")},
            {"Alt+Left, Alt+Right", tr("Back and forward through what was selected")},
            {tr("Arrows, Enter"), tr("Walk the map and open what is selected")},
            {"+  \u2212  0", tr("Zoom the map; 0 shows all of it")}});
  rows->addSpacing(8);
  auto* close = new QPushButton(tr("Close"));
  close->setProperty("look", "primary");
  connect(close, &QPushButton::clicked, dialog, &QDialog::close);
  rows->addWidget(close, 0, Qt::AlignRight);
  dialog->open();
}

}  // namespace drydock::app
