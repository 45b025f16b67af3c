// A run book beside the run that is played: which steps were taken, and when.
#pragma once

#include "gui/bridge/slots.h"
#include "gui/models/run_book_model.h"
#include "sim/practice/study/run_book.h"

namespace drydock::bridge {

class SessionBridge;

models::RunBookModel readRunBook(const SessionBridge& bridge, const study::RunBook& book);

}  // namespace drydock::bridge
