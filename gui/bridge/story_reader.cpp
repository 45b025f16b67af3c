// Says what report::incidents() found, and writes it down.
#include "gui/bridge/story_reader.h"

#include <algorithm>
#include <cmath>

#include "gui/bridge/ids.h"
#include "gui/bridge/vocabulary.h"
#include "sim/practice/report/incident.h"

namespace drydock::bridge {

namespace {

using models::StoryFigure;
using models::StoryModel;
using models::Tone;

constexpr std::size_t kStoryLines = 28;
constexpr qsizetype kStoriesShown = 20;

QString storySpan(Duration span) { return models::spanText(momentOf(Time(span))); }

void addStoryTimes(const report::Incident& incident, Time now, StoryModel& story) {
  story.figures.append({StoryText::tr("Began"), models::clockText(momentOf(incident.began)),
                        models::momentText(momentOf(incident.began)), Tone::quiet});
  StoryFigure felt{StoryText::tr("First felt"), StoryText::tr("by nobody"),
                   StoryText::tr("When the first service or its users had trouble."), Tone::good};
  if (incident.seen_at) {
    const Duration later = *incident.seen_at - incident.began;
    felt.value = later < seconds(1) ? StoryText::tr("at once")
                                    : StoryText::tr("after %1").arg(storySpan(later));
    felt.tone = Tone::quiet;
  }
  story.figures.append(felt);
  story.figures.append({incident.ended ? StoryText::tr("Over after") : StoryText::tr("Lasts for"),
                        storySpan(incident.lasted(now)),
                        StoryText::tr("Until all services answered well again."),
                        incident.ended ? Tone::quiet : Tone::broken});
}

void addStoryCosts(const report::Incident& incident, StoryModel& story) {
  const bool hit = incident.missed > Duration::zero();
  story.figures.append({StoryText::tr("Objective missed"), storySpan(incident.missed),
                        StoryText::tr("So long fewer requests succeeded than was promised."),
                        hit ? Tone::broken : Tone::quiet});
  story.figures.append(
      {StoryText::tr("Success at worst"), models::percentText(incident.least_success),
       StoryText::tr("In the worst sample of users' requests."), hit ? Tone::broken : Tone::quiet});
  story.figures.append({StoryText::tr("p95 at worst"), models::latencyText(incident.worst_p95),
                        StoryText::tr("In the worst sample of users' requests."), Tone::quiet});
  story.figures.append({StoryText::tr("Failed requests"),
                        models::figureText(std::round(incident.failed)),
                        StoryText::tr("Of users, as the samples tell."), Tone::quiet});
  const double dollars = std::abs(incident.dollars) < 0.005 ? 0 : incident.dollars;
  story.figures.append(
      {StoryText::tr("On the bill"), (dollars > 0 ? "+" : "") + models::dollarText(dollars),
       StoryText::tr("Beyond what the same time cost at the rate of before."), Tone::quiet});
}

QString storyVerdict(const report::Incident& incident) {
  if (!incident.ended) return StoryText::tr("It is not over.");
  if (!incident.seen_at) return StoryText::tr("Nobody felt it.");
  if (incident.missed <= Duration::zero())
    return StoryText::tr("Users were served as promised all the time.");
  return StoryText::tr("%1 requests failed; for %2 users were not served as promised.")
      .arg(models::figureText(std::round(incident.failed)), storySpan(incident.missed));
}

StoryModel storyOf(const World& world, const Rulebook& rulebook, const report::Incident& incident) {
  const auto say = [&](CauseId id) { return sayFact(rulebook, world, world.chronicle()[id]); };
  StoryModel story;
  story.root = factId(incident.root);
  story.title = say(incident.root);
  if (incident.asked) story.asked = say(incident.asked);
  story.lasts = !incident.ended;
  story.began = momentOf(incident.began);
  story.verdict = storyVerdict(incident);
  addStoryTimes(incident, world.now(), story);
  addStoryCosts(incident, story);
  for (const report::StoryLine& line : incident.lines) {
    models::StoryItem item;
    item.id = factId(line.fact);
    item.at = momentOf(line.at);
    item.text = say(line.fact);
    item.tone = toneOf(rulebook, world.chronicle()[line.fact]);
    if (line.more > 0) item.text += ' ' + StoryText::tr("(and %n more)", "", int(line.more));
    if (line.cause) {
      item.because = say(line.cause);
      item.cause = factId(line.cause);
    }
    story.lines.append(item);
  }
  return story;
}

// So that a name with an asterisk stays a name.
QString plainMark(QString text) {
  const QString escape("\\");
  for (const QString& sign : {escape, QString("*"), QString("_"), QString("`"), QString("[")})
    text.replace(sign, escape + sign);
  return text;
}

}  // namespace

QVector<StoryModel> readStories(const World& world, const Rulebook& rulebook) {
  QVector<StoryModel> stories;
  const auto found = report::incidents(world, rulebook, kStoryLines);
  for (auto one = found.rbegin(); one != found.rend() && stories.size() < kStoriesShown; ++one)
    stories.append(storyOf(world, rulebook, *one));
  return stories;
}

QString storyMarkdown(const StoryModel& story, const QString& scenario) {
  QStringList out{"# " + plainMark(story.title), QString()};
  const QString when = models::momentText(story.began);
  out << plainMark(scenario.isEmpty() ? when : scenario + ", " + when) << QString();
  out << plainMark(story.verdict) << QString();
  if (!story.asked.isEmpty())
    out << "- " + plainMark(StoryText::tr("It began with: %1").arg(story.asked));
  for (const StoryFigure& figure : story.figures)
    out << "- " + plainMark(figure.name + ": " + figure.value);
  out << QString() << "## " + StoryText::tr("What happened") << QString();
  for (const models::StoryItem& line : story.lines) {
    QString text = "- " + models::clockText(line.at) + ' ' + plainMark(line.text);
    if (!line.because.isEmpty())
      text += "  \n  " + plainMark(StoryText::tr("because: %1").arg(line.because));
    out << text;
  }
  return out.join('\n') + '\n';
}

}  // namespace drydock::bridge
