// What people may ask of machine groups and of single machines.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::compute {

/// Sets the limits of a machine group, as `aws eks update-nodegroup-config --scaling-config` does.
struct SetGroup {
  static constexpr CommandStyle style{"compute.set_group", "set {group} to min {min}, max {max}"};
  std::string group;
  std::int64_t min = -1;  ///< -1: leave as it is.
  std::int64_t max = -1;
  std::int64_t desired = -1;
  DRYDOCK_FIELDS(SetGroup, group, min, max, desired)
  std::string_view words() const;
};
Result<Forecast> check(const World& world, const SetGroup& command);
void apply(Context& context, const SetGroup& command);

/// `aws autoscaling suspend-processes`: launch, terminate, replace-unhealthy or az-rebalance.
struct SuspendProcess {
  static constexpr CommandStyle style{"compute.suspend_process", "suspend {process} of {group}"};
  std::string group;
  std::string process;
  DRYDOCK_FIELDS(SuspendProcess, group, process)
};
Result<Forecast> check(const World& world, const SuspendProcess& command);
void apply(Context& context, const SuspendProcess& command);

/// `aws autoscaling resume-processes`
struct ResumeProcess {
  static constexpr CommandStyle style{"compute.resume_process", "resume {process} of {group}"};
  std::string group;
  std::string process;
  DRYDOCK_FIELDS(ResumeProcess, group, process)
};
Result<Forecast> check(const World& world, const ResumeProcess& command);
void apply(Context& context, const ResumeProcess& command);

/// `aws ec2 reboot-instances`: all processes on it start again; it also ends a hang.
struct RebootMachine {
  static constexpr CommandStyle style{"compute.reboot", "reboot {instance}"};
  std::string instance;
  DRYDOCK_FIELDS(RebootMachine, instance)
};
Result<Forecast> check(const World& world, const RebootMachine& command);
void apply(Context& context, const RebootMachine& command);

/// `aws ec2 stop-instances`: its group replaces it, unless that process is suspended.
struct StopMachine {
  static constexpr CommandStyle style{"compute.stop", "stop {instance}"};
  std::string instance;
  DRYDOCK_FIELDS(StopMachine, instance)
};
Result<Forecast> check(const World& world, const StopMachine& command);
void apply(Context& context, const StopMachine& command);

/// `aws ec2 start-instances`
struct StartMachine {
  static constexpr CommandStyle style{"compute.start", "start {instance}"};
  std::string instance;
  DRYDOCK_FIELDS(StartMachine, instance)
};
Result<Forecast> check(const World& world, const StartMachine& command);
void apply(Context& context, const StartMachine& command);

/// `aws ec2 terminate-instances`: its group launches another.
struct TerminateMachine {
  static constexpr CommandStyle style{"compute.terminate", "terminate {instance}"};
  std::string instance;
  DRYDOCK_FIELDS(TerminateMachine, instance)
};
Result<Forecast> check(const World& world, const TerminateMachine& command);
void apply(Context& context, const TerminateMachine& command);

}  // namespace drydock::compute
