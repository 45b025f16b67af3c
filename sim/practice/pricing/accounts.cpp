// What an account uses besides: keys, secrets, parameters, trails, logs, alarms and dashboards.
#include "sim/practice/pricing/config.h"

namespace drydock::pricing {

namespace {

void kms_key(Config& config, Sheet& sheet) {
  const std::string spec = config.text("spec");
  sheet.add("Customer master key", "months",
            config.count("keys") * config.number("months", Quantity::whole(1)), priced("kms.key"));
  const bool symmetric = spec.empty() || spec == "symmetric" || spec == "SYMMETRIC_DEFAULT";
  const bool rsa_2048 = spec == "RSA_2048";
  sheet.add(symmetric  ? "Requests"
            : rsa_2048 ? "Requests (RSA 2048)"
                       : "Requests (asymmetric)",
            "10k requests", config.number("requests").scaled(1, 10'000),
            priced(symmetric || rsa_2048 ? "kms.request" : "kms.request.asymmetric"));
}

void secretsmanager(Config& config, Sheet& sheet) {
  sheet.add("Secret", "months",
            config.count("secrets") * config.number("months", Quantity::whole(1)),
            priced("secretsmanager.secret"));
  sheet.add("API requests", "10k requests", config.number("api_requests").scaled(1, 10'000),
            priced("secretsmanager.request"));
}

void ssm_parameter(Config& config, Sheet& sheet) {
  const Quantity month = Quantity::whole(config.terms().month_hours);
  const Quantity hours =
      config.number("advanced_parameters") * config.hours("parameter_hours", month);
  sheet.add("Parameter storage (advanced)", "parameter-months",
            hours.scaled(1, config.terms().month_hours), priced("ssm.parameter.advanced"));
  sheet.add("API interactions (advanced)", "10k interactions",
            config.number("api_interactions").scaled(1, 10'000),
            priced("ssm.parameter.api_higher_throughput"));
}

void cloudtrail(Config& config, Sheet& sheet) {
  const auto add = [&](const char* item, const char* key, const char* price) {
    sheet.add(item, "100k events", config.number(key).scaled(1, 100'000), priced(price));
  };
  add("Management events (additional copies)", "additional_management_event_copies",
      "cloudtrail.management.additional_copy");
  add("Data events", "data_events", "cloudtrail.data_events");
  add("Insight events", "insight_events_analysed", "cloudtrail.insights");
}

void cloudwatch_logs(Config& config, Sheet& sheet) {
  sheet.add("Data ingested", "GB", config.gb("ingested_gb"), priced("cloudwatch.logs.ingest"));
  sheet.add("Archival Storage", "GB-months", config.gb("stored_gb"),
            priced("cloudwatch.logs.storage"));
  sheet.add("Insights queries data scanned", "GB", config.gb("insights_scanned_gb"),
            priced("cloudwatch.logs.insights_scan"));
}

void cloudwatch_alarm(Config& config, Sheet& sheet) {
  const bool high = config.word("resolution", {"standard", "high"}) == "high";
  const bool anomaly = config.flag("anomaly_detection");
  sheet.add(std::string(high ? "High resolution" : "Standard resolution") +
                (anomaly ? " anomaly detection" : ""),
            "alarm metric-months", config.count("metrics"),
            priced(high ? "cloudwatch.alarm.high_resolution" : "cloudwatch.alarm.standard"));
}

void cloudwatch_dashboard(Config& config, Sheet& sheet) {
  sheet.add("Dashboard", "months", config.count("dashboards"), priced("cloudwatch.dashboard"));
}

}  // namespace

std::vector<Kind> account_kinds() {
  return {{"kms_key", "keys of one's own", kms_key},
          {"secretsmanager", "secrets", secretsmanager},
          {"ssm_parameter", "advanced parameters", ssm_parameter},
          {"cloudtrail", "events of the audit trail", cloudtrail},
          {"cloudwatch_logs", "logs", cloudwatch_logs},
          {"cloudwatch_alarm", "alarms", cloudwatch_alarm},
          {"cloudwatch_dashboard", "dashboards", cloudwatch_dashboard}};
}

}  // namespace drydock::pricing
