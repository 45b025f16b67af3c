// Takes Qt's word `slots` away, which the simulation uses as a name; Q_SLOTS says the same.
#pragma once

#include <qobjectdefs.h>

#undef slots
