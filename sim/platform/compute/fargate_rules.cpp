// Combinations are tried from the smallest on, as the price of both parts grows with them.
#include "sim/platform/compute/fargate_rules.h"

#include <algorithm>

namespace drydock::compute {

std::optional<MicroVmSize> micro_vm_for(std::span<const FargateSize> sizes, Millicores cpu,
                                        Bytes memory, Bytes reserved) {
  const std::int64_t needed = memory.count + reserved.count;
  for (const FargateSize& size : sizes) {
    if (size.cpu < cpu || size.most.count < needed) continue;
    std::int64_t given = size.least.count;
    while (given < needed) given += size.step.count > 0 ? size.step.count : given;
    return MicroVmSize{size.cpu, Bytes{given}};
  }
  return std::nullopt;
}

Time paid_until(Time from, Time ended, Duration least) {
  const Duration second = std::chrono::seconds(1);
  const Duration ran = std::max(ended - from, Duration::zero());
  const Duration rest = ran % second;
  const Duration full = rest == Duration::zero() ? ran : ran + (second - rest);
  return from + std::max(full, least);
}

}  // namespace drydock::compute
