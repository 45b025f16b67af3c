// Parts of Kubernetes objects as test tables write them, as the platform's plain values.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/engine/base/name.h"
#include "sim/platform/kubernetes/nodes.h"
#include "sim/platform/kubernetes/templates.h"
#include "sim/practice/codec/cursor.h"

namespace drydock::vectors {

/// The members of an object whose keys may be any text, such as "nvidia.com/gpu".
std::vector<std::pair<std::string, codec::Cursor>> members(const codec::Cursor& at);
/// "NoSchedule", "PreferNoSchedule" or "NoExecute".
kubernetes::TaintEffect read_effect(const codec::Cursor& at);
std::vector<kubernetes::Taint> read_taints(const codec::Cursor& at, Names& names);
kubernetes::Toleration read_toleration(const codec::Cursor& at, Names& names);
std::vector<kubernetes::Toleration> read_tolerations(const codec::Cursor& at, Names& names);
/// {"app": "api"}
std::vector<kubernetes::Label> read_labels(const codec::Cursor& at, Names& names);

}  // namespace drydock::vectors
