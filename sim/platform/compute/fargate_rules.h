// What AWS Fargate gives a pod and for how long it is paid, over plain values.
#pragma once

#include <optional>
#include <span>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/time.h"
#include "sim/engine/base/units.h"

namespace drydock::compute {

/// vCPUs that a micro-VM can have, and the memory that it can have with them: from `least` to
/// `most` in steps. Source: EKS user guide, "Understand Fargate Pod configuration details".
struct FargateSize {
  Millicores cpu;
  Bytes least, most;
  Bytes step;  ///< 0: each is twice the one before.
  DRYDOCK_FIELDS(FargateSize, cpu, least, most, step)
};

/// vCPUs and memory of one micro-VM.
struct MicroVmSize {
  Millicores cpu;
  Bytes memory;
  friend constexpr bool operator==(const MicroVmSize&, const MicroVmSize&) = default;
};

/// The smallest micro-VM for a pod that asks for so much: `reserved` is added for the kubelet,
/// kube-proxy and containerd, and the sum rounded up to the next combination that has both. Sizes
/// are in order. None: the pod is too large for Fargate. Source: as above.
std::optional<MicroVmSize> micro_vm_for(std::span<const FargateSize> sizes, Millicores cpu,
                                        Bytes memory, Bytes reserved);

/// Until when a micro-VM is paid that ended now: to the full second, and for `least` at least.
/// Source: AWS Fargate pricing.
Time paid_until(Time from, Time ended, Duration least);

}  // namespace drydock::compute
