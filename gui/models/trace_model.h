// Single requests: which were traced lately, and of one of them where each millisecond went.
#pragma once

#include <QString>
#include <QVector>

#include "gui/models/format.h"

namespace drydock::models {

/// How a request or one of its attempts ended.
enum class TraceEnd { served, refused, timedOut, abandoned, failedBelow, failed, cut };

/// A finished request that left a trace.
struct TraceItem {
  QString id, operation;
  Moment asked = 0;
  double milliseconds = 0;
  TraceEnd end = TraceEnd::served;
};

/// What a stretch of time was spent on. silent: there was no answer until the caller gave up.
enum class TraceWork { network, line, work, below, silent };

struct TracePart {
  TraceWork kind = TraceWork::work;
  double from = 0, to = 0;  ///< Milliseconds since the request began.
};

/// One attempt of one call.
struct TraceHop {
  int depth = 0;
  QString name;   ///< "api", or "users" for the request itself.
  QString label;  ///< With its repetitions: "api, try 2".
  QString place;  ///< "api-7 (b)"; empty where nobody was reached.
  QString thing;  ///< Id of the pod, of its service, or empty.
  TraceEnd end = TraceEnd::served;
  double from = 0, to = 0;  ///< Milliseconds since the request began.
  QVector<TracePart> parts;

  double spent(TraceWork kind) const {
    double sum = 0;
    for (const TracePart& part : parts) {
      if (part.kind == kind) sum += part.to - part.from;
    }
    return sum;
  }
};

/// One request hop by hop.
struct Waterfall {
  TraceItem request;
  QVector<TraceHop> hops;
};

/// What the page of requests shows: how requests are computed, and what was traced.
struct TraceModel {
  bool requestsRun = false;     ///< Each is simulated by itself now.
  int every = 0;                ///< One in so many leaves a trace; 0: none.
  Moment until = 0;             ///< When watching ends; 0: it does not end, or nobody watches.
  QString why;                  ///< Why they cannot be watched; empty when they can.
  QVector<TraceItem> requests;  ///< Newest last.
};

}  // namespace drydock::models
