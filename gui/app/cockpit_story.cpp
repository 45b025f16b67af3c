// Keeps the story of the outage up to date, and gives it away as Markdown.
#include <QClipboard>
#include <QGuiApplication>

#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/bridge/session_bridge.h"
#include "gui/bridge/story_reader.h"
#include "gui/views/story_view.h"

namespace drydock::app {

void Cockpit::connectStory() {
  views::StoryView* page = window_->story();
  connect(window_.get(), &MainWindow::storyShown, this, [this] {
    if (bridge_) showSlowly();
  });
  connect(page, &views::StoryView::factSelected, this, &Cockpit::explain);
  connect(page, &views::StoryView::markdownWanted, this, [this, page](bool toFile) {
    if (!page->story()) return;
    const QString markdown = bridge::storyMarkdown(*page->story(), saidTitle());
    if (toFile) return page->save(markdown);
    QGuiApplication::clipboard()->setText(markdown);
    window_->showNotice(tr("The story is on the clipboard."), models::Tone::quiet);
  });
  connect(page, &views::StoryView::saved, this,
          [this](const QString& words) { window_->showNotice(words, models::Tone::quiet); });
  connect(page, &views::StoryView::saveFailed, this,
          [this](const QString& reason) { window_->showNotice(reason, models::Tone::broken); });
}

void Cockpit::showStory() {
  auto stories = bridge::readStories(bridge_->world(), bridge_->rulebook());
  if (const bridge::Veil* veil = bridge_->veil())
    for (models::StoryModel& story : stories) veil->cover(story);
  window_->story()->setStories(stories);
}

}  // namespace drydock::app
