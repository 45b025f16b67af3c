// From a frame to what the views show: pure functions, so that each can be tested by itself.
#pragma once

#include <QCoreApplication>
#include <QVector>

#include "gui/models/bill_model.h"
#include "gui/models/fact_model.h"
#include "gui/models/inspector_model.h"
#include "gui/models/map_model.h"
#include "gui/models/series_model.h"
#include "gui/models/timeline_model.h"
#include "sim/practice/session/frame.h"

namespace drydock::bridge {

/// Words of charts and of the bill, each in one translation context.
class ChartText {
  Q_DECLARE_TR_FUNCTIONS(ChartText)
};
class BillText {
  Q_DECLARE_TR_FUNCTIONS(BillText)
};

/// The platform as it stands in `world`.
models::MapModel readMap(const World& world);

/// The bill by item, grouped by what it is spent on.
models::Bill readBill(const World& world);

/// Success, latency, nodes and dollars since the start; the scale of time reaches to `end`.
models::SeriesModel readSeries(const World& world, const Rulebook& rulebook, Time end);

/// One fact as a row.
models::FactItem readFact(const World& world, const Rulebook& rulebook, CauseId id);

/// Clock, branches and marks of a frame, with the figures of `world`: the frame's, or of the moment
/// that is being previewed. `marks` are the facts worth a mark, see isMark().
models::TimelineModel readTimeline(const session::Frame& frame, const World& world,
                                   const QVector<models::TimelineMark>& marks);
/// Whether a fact stands on the time bar: headlines, and what a person did.
bool isMark(const World& world, const Rulebook& rulebook, CauseId id);

/// The chain of causes behind a fact, nearest first.
QVector<models::CauseItem> readChain(const World& world, const Rulebook& rulebook, CauseId cause);
/// Why the thing called `id` ("pod/api-7", "fact/12", "bill/Machines") is as it is.
QVector<models::CauseItem> readWhy(const World& world, const Rulebook& rulebook, const QString& id);
/// What "why?" is asked of, as a heading.
QString readQuestion(const World& world, const Rulebook& rulebook, const QString& id);

}  // namespace drydock::bridge
