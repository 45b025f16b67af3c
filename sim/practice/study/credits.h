// What AWS owes by its service level agreements: how long its services were down in each calendar
// month, and the share of the month's charges that this gives back.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/base/money.h"
#include "sim/engine/kernel/world.h"
#include "sim/practice/scenario/catalog.h"

namespace drydock::study {

/// A service, what it promises, and the lines of the bill that a credit is a share of.
struct ServiceLevel {
  struct Step {
    double below = 1;   ///< Uptime of a month under which ...
    double credit = 0;  ///< ... so much of its charges is given back.
  };
  std::string name;         ///< "EC2, region"
  std::string key;          ///< "ec2_region"
  std::vector<Step> steps;  ///< The highest first.
  std::vector<std::string_view> items;

  /// What it commits to.
  double promised() const { return steps.empty() ? 0 : steps.front().below; }
  /// Of the month's charges, at that uptime.
  double credit_at(double uptime) const;
};

/// Figures "sla.*" of the catalog, as published by AWS; what is missing or wrong is reported.
std::vector<ServiceLevel> read_service_levels(const scenario::Figures& figures,
                                              codec::Diagnostics& out);

/// A month in which a service was down.
struct ServiceMonth {
  const ServiceLevel* level = nullptr;
  Time month;  ///< When it began.
  Duration down{};
  double uptime = 1;  ///< Of the whole month, as if nothing more happened in what is left of it.
  double credit = 0;  ///< Share of the charges.
  Money given_back;
};

/// What a line of the bill comes to in an hour.
using Charges = std::function<Money(std::string_view item)>;
/// At the rates that run now.
Charges present_charges(const World& world);

/// All months with downtime in [start, now] of the world, in the order of the levels. As AWS
/// defines downtime, said in what the simulation knows: EC2 in the region: all zones are dark, and
/// there are two at least. EKS: most zones are, so that etcd has no majority. Load balancing: all
/// zones of a balancer are. VPN: both tunnels of a connection are down or end in a dark zone. A
/// credit of one dollar or less is not given.
std::vector<ServiceMonth> service_months(const World& world,
                                         const std::vector<ServiceLevel>& levels,
                                         const Charges& charges);

}  // namespace drydock::study
