// What managed databases and brokers need from the price book.
#pragma once

#include <string>

#include "sim/platform/cost/cost.h"
#include "sim/platform/managed/tables.h"

namespace drydock::managed {

inline constexpr std::string_view database_item = "Managed databases: instance hours";
inline constexpr std::string_view broker_item = "Managed brokers: node hours";
inline constexpr std::string_view database_space_item = "Managed databases: storage";
inline constexpr cost::RateNeed database_space{"rds.storage.gp3.single_az", database_space_item};
inline constexpr cost::RateNeed database_space_twice{"rds.storage.gp3.multi_az",
                                                     database_space_item};
inline constexpr cost::RateNeed database_iops{"rds.storage.gp3.iops_extra",
                                              "Managed databases: IOPS"};
inline constexpr cost::RateNeed database_backups{"rds.backup_beyond_db_size",
                                                 "Managed databases: backups"};
inline constexpr cost::RateNeed broker_space{"mq.storage.ebs", "Managed brokers: storage"};

/// The key of the hours of an instance of that type: "rds.postgres.multi_az.db.m7g.large".
inline std::string hours_key(Software software, Deployment deployment, std::string_view type) {
  const std::string zones = deployment == Deployment::standby ? "multi_az." : "single_az.";
  return (software == Software::rabbitmq ? "mq.rabbitmq.broker." : "rds.postgres." + zones) +
         std::string(type);
}

}  // namespace drydock::managed
