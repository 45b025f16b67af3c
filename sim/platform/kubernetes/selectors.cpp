// Lists of labels are short; they are searched as they stand.
#include "sim/platform/kubernetes/selectors.h"

namespace drydock::kubernetes {

Name value_of(const World& world, Range<Label> labels, Name key) {
  for (const Id<Label> id : labels)
    if (world[id].key == key) return world[id].value;
  return {};
}

bool matches(const World& world, const Selector& selector, Range<Label> labels) {
  if (!selector.given) return false;
  for (const Id<Label> wanted : selector.match)
    if (value_of(world, labels, world[wanted].key) != world[wanted].value) return false;
  for (const Id<NodeValue> key : selector.exists) {
    bool found = false;
    for (const Id<Label> label : labels) found = found || world[label].key == world[key].value;
    if (!found) return false;
  }
  return true;
}

}  // namespace drydock::kubernetes
