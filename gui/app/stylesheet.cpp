// Style rules with named tokens; numbers follow the 8 px grid.
#include "gui/app/stylesheet.h"

#include <QHash>

namespace drydock::app {

namespace {

const char kBase[] = R"(
* { outline: none; }
QWidget { color: {text}; font-family: "Inter"; font-size: 13px; }
QMainWindow, QDialog { background: {window}; }
QToolTip { background: {raised}; color: {text}; border: 1px solid {lineStrong}; padding: 6px 8px;
  font-size: 13px; }
QLabel { background: transparent; }
QLabel[look="caption"] { color: {muted}; font-size: 11px; }
QLabel[look="muted"] { color: {muted}; }
QLabel[look="title"] { font-size: 16px; font-weight: 600; }
QLabel[look="display"] { font-size: 22px; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QFrame[look="panel"] { background: {surface}; border: none; }
QFrame[look="card"] { background: {surface}; border: 1px solid {line}; border-radius: 6px; }
QFrame[look="bar"] { background: {surface}; border: none; border-bottom: 1px solid {line}; }
QFrame[look="foot"] { background: {surface}; border: none; border-top: 1px solid {line}; }
QFrame[look="side-left"] { background: {surface}; border: none; }
QFrame[look="side-right"] { background: {surface}; border: none; }
QFrame[look="rule"] { background: {line}; border: none; max-height: 1px; min-height: 1px; }
QFrame[look="divider"] { background: {line}; border: none; }
QWidget[look="page"] { background: {surface}; }
QFrame[look="ask"] { background: {brokenSoft}; border: none; border-radius: 6px; }
QFrame[look="keep"] { background: {accentSoft}; border: none; border-radius: 6px; }
QFrame[look="notice"] { background: {raised}; border: none; border-top: 1px solid {line}; }
QSplitter::handle { background: {line}; }
QSplitter::handle:hover { background: {accent}; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
)";

const char kButtons[] = R"(
QPushButton { background: {surface}; border: 1px solid {lineStrong}; border-radius: 6px;
  padding: 0 12px; min-height: 30px; }
QPushButton:hover { background: {hover}; }
QPushButton:pressed { background: {sunken}; }
QPushButton:focus { border: 1px solid {accent}; }
QPushButton:disabled { color: {faint}; background: transparent; border-color: {line}; }
QPushButton[look="primary"] { background: {accent}; border-color: {accent}; color: {onAccent};
  font-weight: 600; }
QPushButton[look="primary"]:hover { background: {accentStrong}; }
QPushButton[look="primary"]:focus { border: 2px solid {text}; }
QPushButton[look="primary"]:disabled { background: {sunken}; border-color: {sunken};
  color: {faint}; }
QPushButton[look="danger"] { color: {broken}; border-color: {broken}; }
QPushButton[look="danger"]:hover { background: {brokenSoft}; }
QPushButton[look="danger"]:disabled { color: {faint}; border-color: {line}; }
QPushButton[look="ghost"] { background: transparent; border: 1px solid transparent;
  text-align: left; padding: 0 8px; }
QPushButton[look="ghost"]:hover { background: {hover}; }
QPushButton[look="ghost"]:focus { border: 1px solid {accent}; }
QPushButton[look="row"] { text-align: left; padding: 0 10px; }
QPushButton::menu-indicator { image: url(:/drydock/icons/down-{shade}.svg); width: 10px;
  height: 10px; subcontrol-position: right center; subcontrol-origin: padding; right: 10px; }
QPushButton[look="cause"], QPushButton[look="cause-root"] { background: {window};
  border: 1px solid {line}; border-radius: 6px; padding: 0; min-height: 0; text-align: left; }
QPushButton[look="cause-root"] { background: {surface}; border: 1px solid {lineStrong}; }
QPushButton[look="cause"]:hover, QPushButton[look="cause-root"]:hover { background: {hover}; }
QPushButton[look="cause"]:focus, QPushButton[look="cause-root"]:focus {
  border: 1px solid {accent}; }
QPushButton[look="link"] { background: transparent; border: none; color: {accent}; padding: 0;
  min-height: 20px; text-align: left; font-weight: 600; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { text-decoration: underline; }
QPushButton[look="link"]:disabled { color: {faint}; }
QPushButton[look="chip"] { border-radius: 12px; min-height: 22px; padding: 0 10px; font-size: 11px;
  background: {surface}; border: 1px solid {lineStrong}; }
QPushButton[look="chip"]:hover { background: {hover}; }
QPushButton[look="chip"]:checked { background: {accentSoft}; border-color: {accent}; }
QPushButton[look="chip"]:focus { border-color: {accent}; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px;
  padding: 0; min-width: 30px; min-height: 30px; }
QToolButton:hover { background: {hover}; }
QToolButton:pressed { background: {sunken}; }
QToolButton:checked { background: {accentSoft}; color: {accent}; }
QToolButton:focus { border: 1px solid {accent}; }
QToolButton:disabled { color: {faint}; }
QToolButton::menu-indicator { image: none; }
QToolButton[look="word"] { padding: 0 8px; }
QToolButton[look="speed"] { min-width: 40px; padding: 0 4px; color: {muted}; }
QToolButton[look="speed"]:checked { color: {accent}; font-weight: 600; }
QToolButton[look="play"] { background: {accent}; border-color: {accent}; min-width: 38px; }
QToolButton[look="play"]:hover { background: {accentStrong}; }
QToolButton[look="play"]:focus { border: 2px solid {text}; }
QToolButton[look="float"] { background: {raised}; border: 1px solid {line}; }
QToolButton[look="float"]:hover { background: {hover}; border-color: {lineStrong}; }
QToolButton[look="float"]:checked { background: {accentSoft}; border-color: {accent}; }
QToolButton[look="float"]:focus { border-color: {accent}; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; min-height: 24px; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px;
  border: 1px solid {lineStrong}; background: {surface}; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: {accent}; }
QCheckBox::indicator:checked { background: {accent}; border-color: {accent};
  image: url(:/drydock/icons/tick-{shade}.svg); }
QRadioButton::indicator:checked { background: {surface}; border: 5px solid {accent}; width: 6px;
  height: 6px; }
QCheckBox:focus, QRadioButton:focus { color: {accent}; }
)";

const char kFields[] = R"(
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QTextEdit, QPlainTextEdit { background: {surface};
  border: 1px solid {lineStrong}; border-radius: 6px; padding: 0 8px;
  selection-background-color: {accentSoft}; selection-color: {text}; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { min-height: 30px; }
QTextEdit, QPlainTextEdit { padding: 4px 8px; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QTextEdit:focus,
QPlainTextEdit:focus { border: 1px solid {accent}; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 20px; border: none;
  background: transparent; subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: {hover};
  border-radius: 3px; }
QAbstractSpinBox::up-arrow { image: url(:/drydock/icons/up-{shade}.svg); width: 10px;
  height: 10px; }
QAbstractSpinBox::down-arrow, QComboBox::down-arrow { image: url(:/drydock/icons/down-{shade}.svg);
  width: 10px; height: 10px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }
QComboBox QAbstractItemView { background: {raised}; border: 1px solid {lineStrong}; padding: 4px; }
QMenu { background: {raised}; border: 1px solid {lineStrong}; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: {accentSoft}; }
QMenu::item:disabled { color: {faint}; }
QMenu::separator { height: 1px; background: {line}; margin: 4px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 6px; }
QMenu::icon { padding-left: 8px; }
QProgressBar { background: {sunken}; border: none; border-radius: 3px; height: 6px; }
QProgressBar::chunk { background: {accent}; border-radius: 3px; }
QSlider::groove:horizontal { height: 4px; background: {sunken}; border-radius: 2px; }
QSlider::sub-page:horizontal { background: {accent}; border-radius: 2px; }
QSlider::handle:horizontal { background: {surface}; border: 2px solid {accent}; width: 12px;
  height: 12px; margin: -6px 0; border-radius: 8px; }
)";

const char kLists[] = R"(
QAbstractItemView { background: {surface}; border: none; selection-background-color: {accentSoft};
  selection-color: {text}; alternate-background-color: {window}; }
QAbstractItemView::item { min-height: 28px; padding: 0 8px; border: none; }
QAbstractItemView::item:hover { background: {hover}; }
QAbstractItemView::item:selected { background: {accentSoft}; color: {text}; }
QTableView { gridline-color: transparent; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url(:/drydock/icons/right-{shade}.svg); }
QTreeView::branch:has-children:open { image: url(:/drydock/icons/down-{shade}.svg); }
QTreeView::branch:selected { background: {accentSoft}; }
QHeaderView { background: {surface}; border: none; }
QHeaderView::section { background: {surface}; color: {muted}; font-size: 11px; border: none;
  border-bottom: 1px solid {line}; padding: 0 0 0 8px; min-height: 28px; }
/* Words of a head always leave the width of an arrow free, so they end where the figures do. */
QHeaderView::up-arrow { image: url(:/drydock/icons/up-{shade}.svg); width: 8px; height: 8px;
  subcontrol-position: right center; subcontrol-origin: padding; right: 0; }
QHeaderView::down-arrow { image: url(:/drydock/icons/down-{shade}.svg); width: 8px; height: 8px;
  subcontrol-position: right center; subcontrol-origin: padding; right: 0; }
QTabBar { qproperty-drawBase: 0; background: transparent; border: none; }
QTabBar::tab { background: transparent; border: none; border-bottom: 2px solid transparent;
  color: {muted}; padding: 0 12px; min-height: 42px; margin: 0; }
QTabBar::tab:hover { color: {text}; }
QTabBar::tab:selected { color: {text}; font-weight: 600; border-bottom: 2px solid {accent}; }
QTabBar::tab:focus { color: {accent}; }
QTabWidget::pane { border: none; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: {lineStrong}; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: {faint}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
)";

}  // namespace

QString styleSheetOf(const Palette& p) {
  const QColor accentStrong = p.dark ? p.accent.lighter(112) : p.accent.darker(112);
  const QHash<QString, QString> tokens = {
      {"window", p.window.name()},         {"surface", p.surface.name()},
      {"raised", p.raised.name()},         {"sunken", p.sunken.name()},
      {"hover", p.hover.name()},           {"line", p.line.name()},
      {"lineStrong", p.lineStrong.name()}, {"text", p.text.name()},
      {"muted", p.muted.name()},           {"faint", p.faint.name()},
      {"accent", p.accent.name()},         {"accentSoft", p.accentSoft.name()},
      {"onAccent", p.onAccent.name()},     {"accentStrong", accentStrong.name()},
      {"broken", p.broken.name()},         {"brokenSoft", p.brokenSoft.name()},
      {"shade", p.dark ? "dark" : "light"}};
  QString sheet = QString(kBase) + kButtons + kFields + kLists;
  for (auto token = tokens.begin(); token != tokens.end(); ++token) {
    sheet.replace('{' + token.key() + '}', token.value());
  }
  return sheet;
}

}  // namespace drydock::app
