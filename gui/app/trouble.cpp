// Builds the page and keeps reports.
#include "gui/app/trouble.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace drydock::app {

void showTrouble(QWidget* parent, const QString& title, const QString& text,
                 const QString& detail) {
  auto* page = new QDialog(parent);
  page->setObjectName("trouble");
  page->setAttribute(Qt::WA_DeleteOnClose);
  page->setWindowTitle(title);
  page->resize(640, detail.isEmpty() ? 200 : 400);
  auto* rows = new QVBoxLayout(page);
  rows->setContentsMargins(24, 24, 24, 16);
  rows->setSpacing(16);
  auto* heading = new QLabel(title);
  heading->setProperty("look", "title");
  heading->setWordWrap(true);
  auto* words = new QLabel(text);
  words->setWordWrap(true);
  words->setTextInteractionFlags(Qt::TextSelectableByMouse);
  rows->addWidget(heading);
  rows->addWidget(words);
  if (!detail.isEmpty()) {
    auto* more = new QPlainTextEdit(detail);
    more->setReadOnly(true);
    rows->addWidget(more, 1);
  } else {
    rows->addStretch(1);
  }
  auto* close = new QPushButton(QCoreApplication::translate("Trouble", "Close"));
  close->setProperty("look", "primary");
  auto* foot = new QHBoxLayout;
  foot->addStretch(1);
  foot->addWidget(close);
  rows->addLayout(foot);
  QObject::connect(close, &QPushButton::clicked, page, &QDialog::accept);
  page->open();
}

QString keepReport(const QString& report) {
  const QString folder =
      QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/drydock/defects";
  if (!QDir().mkpath(folder)) return {};
  const QString name =
      folder + '/' + QDateTime::currentDateTimeUtc().toString("yyyyMMdd-HHmmss") + ".txt";
  QFile file(name);
  if (!file.open(QIODevice::WriteOnly | QIODevice::Text)) return {};
  return file.write(report.toUtf8()) >= 0 && file.flush() ? name : QString();
}

}  // namespace drydock::app
