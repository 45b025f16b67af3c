// drydock-app: reads its options, opens the window, or takes a picture of it and leaves.
#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>
#include <cstdio>

#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/app/screenshot.h"
#include "gui/app/theme.h"
#include "gui/bridge/list_reader.h"
#include "sim/engine/base/units.h"

namespace {

using drydock::app::Cockpit;
using drydock::app::Picture;
using drydock::app::Theme;

void addOptions(QCommandLineParser& parser) {
  parser.setApplicationDescription("A flight simulator for a cloud platform.");
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addOptions({
      {"scenario", "Open this scenario: a file, or the name of a shipped one.", "FILE"},
      {"lesson", "Open this lesson, such as L0.1.", "ID"},
      {"seed", "The luck of the run, a whole number.", "N"},
      {"language", "en or pl.", "CODE"},
      {"theme", "light, dark or system.", "NAME"},
      {"screenshot", "Write a picture of the window to this file and leave.", "FILE"},
      {"size", "Size of the window, such as 1440x900.", "WxH"},
      {"at", "With --screenshot: play to this time after the start first, such as 14m.", "TIME"},
      {"page", "With --screenshot: map, lists, dashboards, requests, load, bill, facts or story.",
       "NAME"},
      {"list", "Show this list, such as pods; with --page lists.", "KIND"},
      {"select", "Select this thing, such as zone/b.", "ID"},
  });
}

// Puts the options that shape the picture or the window into `picture`; an error names the option.
QString readPicture(const QCommandLineParser& parser, Picture& picture) {
  picture.file = parser.value("screenshot");
  picture.page = parser.value("page");
  if (parser.isSet("list")) {
    picture.list = drydock::bridge::kindCalled(parser.value("list"));
    if (picture.list.isEmpty()) return "--list: there is no list \"" + parser.value("list") + "\"";
  }
  picture.select = parser.value("select");
  if (parser.isSet("size")) {
    const QStringList parts = parser.value("size").split('x');
    picture.size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
    if (picture.size.width() < 320 || picture.size.height() < 240) {
      return "--size: found \"" + parser.value("size") + "\", expected something like 1440x900";
    }
  }
  if (parser.isSet("at")) {
    const auto at = drydock::parse_duration(parser.value("at").toStdString());
    if (!at) return "--at: " + QString::fromStdString(at.error().message);
    picture.at = *at;
  }
  return {};
}

QString usualLanguage(const QCommandLineParser& parser, const QSettings& settings) {
  if (parser.isSet("language")) return parser.value("language") == "pl" ? "pl" : "en";
  const QString system = QLocale::system().language() == QLocale::Polish ? "pl" : "en";
  return settings.value("language", system).toString();
}

int refuse(const QString& words) {
  std::fprintf(stderr, "drydock-app: %s\n", qPrintable(words));
  return 2;
}

// Whether all that is asked for is printed: that needs no window, and so no display.
bool asksForText(int count, char** words) {
  static const QStringList asking{"-h", "--help", "-?", "--help-all", "-v", "--version"};
  for (int at = 1; at < count; ++at) {
    if (asking.contains(QString::fromLocal8Bit(words[at]))) return true;
  }
  return false;
}

}  // namespace

int main(int count, char** words) {
  QCoreApplication::setApplicationName("drydock");
  QCoreApplication::setOrganizationName("drydock");
  QCoreApplication::setApplicationVersion(DRYDOCK_VERSION);
  QCommandLineParser parser;
  addOptions(parser);
  if (asksForText(count, words)) {
    const QCoreApplication text(count, words);
    parser.process(text);
    return 0;
  }
  QApplication application(count, words);
  parser.process(application);
  Picture picture;
  if (const QString wrong = readPicture(parser, picture); !wrong.isEmpty()) return refuse(wrong);
  std::optional<quint64> seed;
  if (parser.isSet("seed")) {
    bool ok = false;
    seed = parser.value("seed").toULongLong(&ok);
    if (!ok) return refuse("--seed: expected a whole number");
  }

  QSettings settings;
  Theme& theme = Theme::of(application);
  const QString look =
      parser.isSet("theme") ? parser.value("theme") : settings.value("theme", "light").toString();
  theme.setChoice(look == "dark"     ? Theme::Choice::dark
                  : look == "system" ? Theme::Choice::system
                                     : Theme::Choice::light);
  theme.setReducedMotion(settings.value("stillness", false).toBool());

  Cockpit cockpit(drydock::scenario::SearchPaths::usual());
  cockpit.setLanguage(usualLanguage(parser, settings));
  const bool pictured = !picture.file.isEmpty();
  if (pictured) cockpit.setProgressFile({});
  QObject::connect(&cockpit, &Cockpit::languageChanged, &application,
                   [&settings](const QString& code) { settings.setValue("language", code); });
  QObject::connect(&theme, &Theme::changed, &application, [&settings, &theme] {
    settings.setValue("theme", theme.choice() == Theme::Choice::dark     ? "dark"
                               : theme.choice() == Theme::Choice::system ? "system"
                                                                         : "light");
    settings.setValue("stillness", theme.reducedMotion());
  });

  if (picture.size.isValid()) cockpit.window()->resize(picture.size);
  cockpit.window()->show();
  const bool chosen = parser.isSet("scenario") || parser.isSet("lesson");
  const bool opened =
      cockpit.openScenario(parser.isSet("scenario") ? parser.value("scenario") : "free-play", seed);
  if (pictured && !opened) return refuse("the scenario cannot be opened");
  if (!opened) cockpit.openScenario("free-play");
  if (!chosen || !opened) cockpit.showHome();
  if (pictured) {
    drydock::app::takePicture(cockpit, picture, parser.isSet("lesson"));
  }
  if (parser.isSet("lesson")) cockpit.openLesson(parser.value("lesson"), seed);
  return QApplication::exec();
}
