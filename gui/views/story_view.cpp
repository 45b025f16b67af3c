// Heading, figures, and one button a line, so that each can be asked why.
#include "gui/views/story_view.h"

#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "gui/app/figures.h"
#include "gui/app/theme.h"
#include "gui/views/why_view.h"

namespace drydock::views {

using models::StoryItem;
using models::StoryModel;
using models::Tone;

namespace {

constexpr int kStoryTime = 64;
constexpr int kWideStory = 640;  // From here on all figures stand in two rows of four.

// A line of the story is a button, so that keyboard and screen reader can use it.
class StoryLineButton : public QPushButton {
 public:
  StoryLineButton(const StoryItem& item, QWidget* parent) : QPushButton(parent) {
    setProperty("look", "cause");
    setToolTip(StoryView::tr("Show why"));
    setAccessibleName(models::clockText(item.at) + ", " + item.text);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(10, 6, 10, 7);
    line->setSpacing(8);
    auto* time = new app::FigureLabel(this);
    time->setLook(app::theme().font(app::TextSize::body), app::theme().palette().muted);
    time->setText(models::clockText(item.at));
    time->setFixedWidth(kStoryTime);
    auto* glyph = new QLabel(this);
    glyph->setPixmap(toneGlyph(item.tone, 12, devicePixelRatioF()));
    glyph->setFixedSize(14, 18);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    auto* text = new QLabel(item.text, this);
    text->setWordWrap(true);
    const bool strong = item.tone == Tone::broken || item.tone == Tone::command;
    if (strong) text->setProperty("look", "strong");
    words->addWidget(text);
    if (!item.because.isEmpty()) {
      auto* because = new QLabel(StoryView::tr("because: %1").arg(item.because), this);
      because->setWordWrap(true);
      because->setProperty("look", "muted");
      words->addWidget(because);
    }
    line->addWidget(time, 0, Qt::AlignTop);
    line->addWidget(glyph, 0, Qt::AlignTop);
    line->addLayout(words, 1);
    for (auto* part : findChildren<QWidget*>()) {
      part->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
  }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return layout()->totalHeightForWidth(width); }
  QSize sizeHint() const override { return layout()->totalSizeHint(); }
  QSize minimumSizeHint() const override { return layout()->totalMinimumSize(); }
};

}  // namespace

StoryView::StoryView(QWidget* parent) : QWidget(parent) {
  setObjectName("story");
  setAttribute(Qt::WA_StyledBackground);
  setProperty("look", "page");
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(16, 8, 16, 8);
  empty_ = new QLabel(tr("Nothing has gone wrong so far. When something does, this page tells what "
                         "happened, why, and what it came to."),
                      this);
  empty_->setObjectName("storyEmpty");
  empty_->setWordWrap(true);
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setProperty("look", "muted");
  outer->addWidget(empty_, 1);
  outer->addWidget(makeWhole(), 1);
  connect(chooser_, &QComboBox::currentIndexChanged, this, [this](int at) {
    chosen_ = at > 0 ? chooser_->currentData().toLongLong() : 0;
    present();
  });
  connect(&app::theme(), &app::Theme::changed, this, [this] {
    shape_.clear();
    present();
  });
  present();
}

QWidget* StoryView::makeWhole() {
  whole_ = new QWidget(this);
  auto* rows = new QVBoxLayout(whole_);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(6);
  makeHead(rows);
  figures_ = new QWidget(whole_);
  grid_ = new QGridLayout(figures_);
  grid_->setContentsMargins(0, 4, 0, 4);
  grid_->setHorizontalSpacing(16);
  grid_->setVerticalSpacing(0);
  rows->addWidget(figures_);
  scroll_ = new QScrollArea(whole_);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* inside = new QWidget;
  column_ = new QVBoxLayout(inside);
  column_->setContentsMargins(0, 0, 8, 0);
  column_->setSpacing(4);
  column_->addStretch();
  scroll_->setWidget(inside);
  rows->addWidget(scroll_, 1);
  auto* foot = new QHBoxLayout;
  foot->setSpacing(16);
  auto* copy = new QPushButton(tr("Copy as Markdown"), whole_);
  auto* keep = new QPushButton(tr("Save as Markdown\u2026"), whole_);
  copy->setObjectName("storyCopy");
  keep->setObjectName("storySave");
  foot->addStretch();
  for (QPushButton* button : {copy, keep}) {
    button->setProperty("look", "link");
    foot->addWidget(button);
  }
  rows->addLayout(foot);
  connect(copy, &QPushButton::clicked, this, [this] { emit markdownWanted(false); });
  connect(keep, &QPushButton::clicked, this, [this] { emit markdownWanted(true); });
  return whole_;
}

void StoryView::makeHead(QVBoxLayout* rows) {
  auto* head = new QHBoxLayout;
  title_ = new QLabel(whole_);
  title_->setObjectName("storyTitle");
  title_->setProperty("look", "title");
  chooser_ = new QComboBox(whole_);
  chooser_->setObjectName("storyChooser");
  chooser_->setAccessibleName(tr("Which incident"));
  chooser_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  chooser_->setMinimumContentsLength(18);
  head->addWidget(title_, 1);
  head->addWidget(chooser_, 0, Qt::AlignTop);
  rows->addLayout(head);
  asked_ = new QLabel(whole_);
  asked_->setProperty("look", "muted");
  verdict_ = new QLabel(whole_);
  verdict_->setObjectName("storyVerdict");
  for (QLabel* label : {title_, asked_, verdict_}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  rows->addWidget(asked_);
  rows->addWidget(verdict_);
}

const StoryModel* StoryView::story() const {
  if (stories_.isEmpty()) return nullptr;
  for (const StoryModel& story : stories_) {
    if (chosen_ != 0 && story.began == chosen_) return &story;
  }
  return &stories_.first();
}

void StoryView::setStories(const QVector<StoryModel>& stories) {
  stories_ = stories;
  fillChooser();
  present();
}

void StoryView::fillChooser() {
  QStringList known, names;
  for (int at = 0; at < chooser_->count(); ++at) known.append(chooser_->itemText(at));
  for (const StoryModel& story : stories_)
    names.append(models::clockText(story.began, false) + "  " + story.title);
  chooser_->setVisible(names.size() > 1);
  if (names == known) return;
  const QSignalBlocker quiet(chooser_);
  chooser_->clear();
  for (qsizetype at = 0; at < names.size(); ++at) chooser_->addItem(names[at], stories_[at].began);
  chooser_->setCurrentIndex(chosen_ == 0 ? 0 : std::max(0, chooser_->findData(chosen_)));
}

void StoryView::present() {
  const StoryModel* told = story();
  whole_->setVisible(told != nullptr);
  empty_->setVisible(told == nullptr);
  if (!told) {
    shape_.clear();
    return;
  }
  title_->setText(told->title);
  asked_->setText(told->asked);
  asked_->setVisible(!told->asked.isEmpty());
  verdict_->setText(told->verdict);
  fillFigures();
  // Lines that are there stay, so that nobody loses their place.
  QStringList parts;
  for (const StoryItem& line : told->lines) parts << line.id << line.text << line.because;
  const QString shape = parts.join('\n');
  if (shape == shape_) return;
  shape_ = shape;
  fillLines();
}

void StoryView::placeFigures(int columns) {
  qDeleteAll(figures_->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
  shown_.clear();
  columns_ = columns;
  for (qsizetype at = 0; at < story()->figures.size(); ++at) {
    const int row = 2 * (int(at) / columns), column = int(at) % columns;
    auto* name = new QLabel(figures_);
    name->setProperty("look", "caption");
    if (row > 0) name->setContentsMargins(0, 6, 0, 0);
    auto* value = new app::FigureLabel(figures_);
    grid_->addWidget(name, row, column, Qt::AlignLeft);
    grid_->addWidget(value, row + 1, column, Qt::AlignLeft);
    shown_.append({name, value});
  }
  for (int column = 0; column < 4; ++column) grid_->setColumnStretch(column, column < columns);
}

void StoryView::fillFigures() {
  const auto& figures = story()->figures;
  const int columns = width() >= kWideStory ? 4 : 3;
  if (columns != columns_ || shown_.size() != figures.size()) placeFigures(columns);
  const app::Palette& colors = app::theme().palette();
  for (qsizetype at = 0; at < figures.size(); ++at) {
    const models::StoryFigure& figure = figures[at];
    const auto& [name, value] = shown_[at];
    name->setText(figure.name);
    value->setLook(app::theme().font(app::TextSize::title, true),
                   figure.tone == Tone::broken ? colors.broken
                   : figure.tone == Tone::good ? colors.healthy
                                               : colors.text);
    value->setText(figure.value);
    name->setToolTip(figure.hint);
    value->setToolTip(figure.hint);
  }
}

void StoryView::fillLines() {
  qDeleteAll(lines_);
  lines_.clear();
  for (const StoryItem& item : story()->lines) {
    auto* button = new StoryLineButton(item, scroll_->widget());
    connect(button, &QPushButton::clicked, this, [this, id = item.id] { emit factSelected(id); });
    column_->insertWidget(column_->count() - 1, button);
    lines_.append(button);
  }
}

QString StoryView::askForFile() {
  QFileDialog dialog(this, tr("Save the story"), {}, tr("Markdown (*.md)"));
  dialog.setObjectName("saveStory");
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setDefaultSuffix("md");
  dialog.selectFile("incident.md");
  // Qt's own dialog speaks English where its translations are not installed.
  dialog.setLabelText(QFileDialog::LookIn, tr("Folder:"));
  dialog.setLabelText(QFileDialog::FileName, tr("Name:"));
  dialog.setLabelText(QFileDialog::FileType, tr("Kind:"));
  dialog.setLabelText(QFileDialog::Accept, tr("Save"));
  dialog.setLabelText(QFileDialog::Reject, tr("Cancel"));
  return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

void StoryView::save(const QString& markdown) {
  const QString file = askForFile();
  if (file.isEmpty()) return;
  QSaveFile out(file);
  const QByteArray bytes = markdown.toUtf8();
  if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit()) {
    emit saveFailed(tr("%1 could not be written: %2").arg(file, out.errorString()));
  } else {
    emit saved(tr("Saved as %1").arg(file));
  }
}

void StoryView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (story()) fillFigures();
}

}  // namespace drydock::views
