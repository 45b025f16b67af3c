// What machines use: EC2 alone and in groups, EKS, and what runs without machines of one's own.
#include "sim/platform/compute/catalog.h"
#include "sim/practice/pricing/config.h"

namespace drydock::pricing {

namespace {

using codec::Cursor;

/// How a machine is run and paid for.
struct Machine {
  std::string type, system, purchase, tenancy;
  PriceRule rule;
};

/// The share that a reservation takes off, as the price book calls it.
void read_reservation(const Cursor& at, const Terms& terms, PriceRule& rule) {
  Config config(at, terms);
  const std::string offer = config.word("class", {"standard", "convertible"});
  const std::string term = config.word("term", {"1_year", "3_year"});
  const std::string payment =
      config.word("payment", {"no_upfront", "partial_upfront", "all_upfront"});
  if (payment == "all_upfront")
    rule = {};
  else
    rule.off = "reservation.ec2." + offer + "." + term + "." + payment;
}

Machine read_machine(Config& config) {
  Machine machine;
  machine.type = config.required_text("instance_type");
  machine.system = config.word("operating_system", {"linux", "windows", "rhel", "suse"});
  machine.purchase = config.word("purchase", {"on_demand", "spot", "reserved"});
  machine.tenancy = config.word("tenancy", {"default|shared", "dedicated", "host"});
  const bool spot = machine.purchase == "spot";
  const std::string key(spot ? compute::spot_rate_prefix : compute::machine_rate_prefix);
  machine.rule = priced(key + machine.type);
  if (machine.system == "windows")
    machine.rule.parts.push_back(
        {"ec2.windows_surcharge.per_vcpu", Quantity::whole(1), machine.type});
  else if (machine.system != "linux")
    machine.rule = priced("ec2." + machine.system + "." + machine.type);
  if (machine.tenancy == "dedicated") machine.rule.on_top = "ec2.dedicated_tenancy_surcharge";
  const Cursor reservation = config.part("reservation");
  if (machine.purchase == "reserved") read_reservation(reservation, config.terms(), machine.rule);
  return machine;
}

std::string usage_item(const Machine& machine) {
  const std::string system = machine.system == "windows" ? "Windows"
                             : machine.system == "rhel"  ? "RHEL"
                             : machine.system == "suse"  ? "SUSE"
                                                         : "Linux/UNIX";
  const std::string purchase = machine.purchase == "on_demand" ? "on-demand" : machine.purchase;
  return "Instance usage (" + system + ", " + purchase + ", " + machine.type + ")";
}

/// Hours and what comes with them, `nodes` times. `each` ends the keys of a group: "_per_node".
void add_machines(Config& config, Quantity nodes, const std::string& each, Sheet& sheet) {
  const Machine machine = read_machine(config);
  const Quantity hours = config.hours() * nodes;
  sheet.add(usage_item(machine), "hours", hours, machine.rule);
  if (config.flag("ebs_optimized_surcharge"))
    sheet.add("EBS-optimized usage", "hours", hours, priced("ec2.ebs_optimized." + machine.type));
  const bool limited = config.word("cpu_credits", {"unlimited", "standard"}) == "standard";
  const Quantity surplus = config.number("surplus_cpu_credit_vcpu_hours" + each);
  if (!limited)
    sheet.add("CPU credits", "vCPU-hours", surplus * nodes,
              priced(std::string(compute::surplus_rate.key)));
  sheet.add("EC2 detailed monitoring", "metric-months",
            config.number("detailed_monitoring_metrics" + each) * nodes,
            priced("ec2.detailed_monitoring"));
}

/// Volumes of each machine: the first is its root unless a slot says otherwise.
void add_volumes(const std::vector<Cursor>& volumes, const Terms& terms, Quantity nodes,
                 Sheet& sheet) {
  for (std::size_t i = 0; i < volumes.size(); ++i)
    add_volume(volumes[i], terms, i == 0 ? "root" : "extra " + std::to_string(i - 1), nodes, sheet);
}

void ec2_instance(Config& config, Sheet& sheet) {
  const Quantity count = config.count("count");
  add_machines(config, count, "", sheet);
  add_volumes(config.list("volumes"), config.terms(), count, sheet);
}

void autoscaling_group(Config& config, Sheet& sheet) {
  const Quantity nodes = config.count("nodes");
  add_machines(config, nodes, "_per_node", sheet);
  add_volumes(config.list("volumes_per_node"), config.terms(), nodes, sheet);
}

void eks_node_group(Config& config, Sheet& sheet) {
  const Quantity nodes = config.count("nodes");
  add_machines(config, nodes, "_per_node", sheet);
  if (const Cursor root = config.part("root_volume"))
    add_volume(root, config.terms(), "plain", nodes, sheet);
}

void eks_cluster(Config& config, Sheet& sheet) {
  const Quantity hours = config.count("clusters") * config.hours();
  config.text("kubernetes_version");
  if (config.word("support", {"standard", "extended"}) == "extended")
    sheet.add("EKS cluster (extended support)", "hours", hours,
              priced("eks.cluster.extended_support"));
  else
    sheet.add("EKS cluster", "hours", hours, priced("eks.cluster.standard"));
}

void fargate(Config& config, Sheet& sheet) {
  const Quantity hours = config.count("tasks") * config.hours();
  sheet.add("Per GB per hour", "GB-hours", hours * config.gb("memory_gb"),
            priced("fargate.memory"));
  sheet.add("Per vCPU per hour", "vCPU-hours", hours * config.number("vcpu"),
            priced("fargate.vcpu"));
}

void lambda(Config& config, Sheet& sheet) {
  const Quantity requests = config.number("requests");
  const Quantity seconds = requests * config.milliseconds("avg_ms").scaled(1, 1000);
  const Quantity memory = config.mb("memory_mb");
  const bool arm = config.word("arch", {"x86_64|x86", "arm64|arm"}) == "arm64";
  sheet.add("Requests", "1M requests", requests.scaled(1, 1'000'000), priced("lambda.requests"));
  // From the MB at last, so that nothing is lost where they are no binary fraction of a GB.
  sheet.add("Duration", "GB-seconds", (seconds * memory).scaled(1, 1024),
            priced(arm ? "lambda.duration_arm" : "lambda.duration_x86"),
            arm ? &config.terms().lambda_arm : &config.terms().lambda_x86);
}

}  // namespace

std::vector<Kind> machine_kinds() {
  return {{"eks_cluster", "control planes of Kubernetes", eks_cluster},
          {"eks_node_group", "machines of a Kubernetes cluster", eks_node_group},
          {"autoscaling_group", "machines of a group", autoscaling_group},
          {"ec2_instance", "machines", ec2_instance},
          {"fargate", "pods or tasks without machines of one's own", fargate},
          {"lambda", "functions", lambda}};
}

}  // namespace drydock::pricing
