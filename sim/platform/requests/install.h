// The handlers of this folder's events, for install().
#pragma once

#include "sim/platform/requests/walk.h"

namespace drydock::requests {

void on_came(Context& context, const Came& due);
void on_worked(Context& context, const Worked& due);
void on_read(Context& context, const ReadDone& due);
void on_patience_over(Context& context, const PatienceOver& due);
void on_returned(Context& context, const Returned& due);
void on_rested(Context& context, const Rested& due);
void on_timed_out(Context& context, const TimedOut& due);
void on_connected(Context& context, const Connected& due);
void on_shared_due(Context& context, const SharedDue& due);
void on_arrived(Context& context, const Arrived& due);
void on_asks(Context& context, const Asks& due);
void on_redelivered(Context& context, const Redelivered& due);

}  // namespace drydock::requests
