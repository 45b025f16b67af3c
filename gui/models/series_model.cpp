// When an objective was missed.
#include "gui/models/series_model.h"

#include <algorithm>

namespace drydock::models {

QVector<Stretch> missed(const ChartPanel& panel, Moment end) {
  QVector<Stretch> stretches;
  const auto objective =
      std::find_if(panel.series.begin(), panel.series.end(),
                   [](const Series& series) { return series.style == SeriesStyle::objective; });
  if (panel.judged < 0 || panel.judged >= panel.series.size() || objective == panel.series.end() ||
      objective->samples.isEmpty()) {
    return stretches;
  }
  const double limit = objective->samples.last().value;
  const QVector<Sample>& samples = panel.series[panel.judged].samples;
  for (qsizetype at = 0; at < samples.size(); ++at) {
    const double value = samples[at].value;
    if (panel.objectiveIsLeast ? value >= limit : value <= limit) continue;
    const Moment to = at + 1 < samples.size() ? samples[at + 1].at : std::max(end, samples[at].at);
    if (!stretches.isEmpty() && stretches.last().to == samples[at].at) {
      stretches.last().to = to;
    } else {
      stretches.append({samples[at].at, to});
    }
  }
  return stretches;
}

}  // namespace drydock::models
