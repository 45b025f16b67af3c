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
#include "sim/platform/cost/tables.h"
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

/// The bill: items and the resources that each is paid for.
models::Bill readBill(const World& world);

/// All whose success and latency are measured: the users, whose id is empty, then the services.
QVector<models::ChartSubject> readSubjects(const World& world);
/// What the dashboards say of a thing on the map: its service, of a pod that of its workload;
/// nothing for what has no series of its own.
QString subjectOf(const World& world, const QString& id);
/// Success, latency and requests of the subject, and with the users also nodes and dollars; the
/// scale of time reaches to `end` when all time is wanted.
models::SeriesModel readSeries(const World& world, const Rulebook& rulebook,
                               const models::ChartWish& wish, Time end);

/// One fact as a row.
models::FactItem readFact(const World& world, const Rulebook& rulebook, CauseId id);

/// Clock, branches and marks of a frame, with the figures of `world`: the frame's, or of the moment
/// that is being previewed. `marks` are the facts worth a mark, see isMark().
models::TimelineModel readTimeline(const session::Frame& frame, const World& world,
                                   const QVector<models::TimelineMark>& marks);
/// What can be taken back by a trainee: the last command of a person if it was one's; else empty.
QString lastOfTrainee(const session::Frame& frame);
/// Whether a fact stands on the time bar: headlines, and what a person did.
bool isMark(const World& world, const Rulebook& rulebook, CauseId id);

/// The chain of causes behind a fact, nearest first.
QVector<models::CauseItem> readChain(const World& world, const Rulebook& rulebook, CauseId cause);
/// Why the thing called `id` ("pod/api-7", "fact/12") is as it is.
QVector<models::CauseItem> readWhy(const World& world, const Rulebook& rulebook, const QString& id);
/// Why a line of the bill ("bill/Machines", or one of its resources) costs what it does: the causes
/// of its largest postings, dearest first. Of anything else the one reason of readWhy().
QVector<models::CauseReason> readReasons(const World& world, const Rulebook& rulebook,
                                         const QString& id);
/// The id of the line of the bill that a meter counts for.
QString billId(const World& world, Id<cost::Meter> meter);
/// What a line of the bill is called.
QString billQuestion(const QString& id);
/// What "why?" is asked of, as a heading.
QString readQuestion(const World& world, const Rulebook& rulebook, const QString& id);

}  // namespace drydock::bridge
