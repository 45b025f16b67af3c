// The cluster as values; each header holds the rows of one part.
#pragma once

#include "sim/platform/kubernetes/autoscalers.h"
#include "sim/platform/kubernetes/control_plane.h"
#include "sim/platform/kubernetes/nodes.h"
#include "sim/platform/kubernetes/settings.h"
#include "sim/platform/kubernetes/templates.h"
#include "sim/platform/kubernetes/workloads.h"
