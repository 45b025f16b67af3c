// Reads the bill: items, the resources that each is paid for, the flows that use those, what rose,
// and why.
#include <algorithm>
#include <map>
#include <tuple>

#include "gui/bridge/ids.h"
#include "gui/bridge/things.h"
#include "gui/bridge/vocabulary.h"
#include "gui/bridge/world_reader.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/kubernetes/versions.h"
#include "sim/platform/network/tables.h"
#include "sim/platform/storage/tables.h"
#include "sim/practice/run/why.h"

namespace drydock::bridge {

namespace {

constexpr QChar kBelow(0x1F);          // Between the item and the resource in an id of the bill.
constexpr double kHoursInMonth = 730;  // As on AWS bills.
// Less than this is the day's ordinary going up and down.
constexpr double kRoseShare = 0.05;
constexpr double kRoseDollars = 1;  // A month.
constexpr std::size_t kReasons = 3;
// What is bought for a machine is called after it.
constexpr std::string_view kRootVolume = " root volume", kCredits = " credits";

const char* iconOf(std::string_view item) {
  if (item.find("achine") != item.npos || item == "CPU credits" || item.starts_with("Fargate"))
    return "node";
  if (item.starts_with("NAT gateway")) return "nat";
  if (item.starts_with("Load balancer")) return "balancer";
  if (item.starts_with("Data transfer") || item.starts_with("Public IPv4")) return "internet";
  if (item.starts_with("Buckets")) return "bucket";
  if (item.starts_with("Managed databases")) return "database";
  if (item == "Cluster control plane") return "service";
  if (item.starts_with("VPN")) return "vpn";
  if (item.starts_with("Volumes") || item.starts_with("Snapshots")) return "volume";
  return "bill";
}

// Use of one unit, to be added up: hours, GB.
struct Used {
  double amount = 0;
  Name unit;

  void add(const World& world, const cost::Meter& meter) {
    const cost::Rate& rate = world[meter.rate];
    std::int64_t rest = meter.used_rest + meter.unposted;
    if (meter.running) rest += (world.now() - meter.counted).count() * meter.size;
    const double more = static_cast<double>(meter.used) +
                        static_cast<double>(rest) / static_cast<double>(rate.per_unit);
    if (unit && unit != rate.unit) mixed_ = true;
    unit = rate.unit;
    amount += more;
  }
  /// "41.2 h"; nothing where several units come together.
  QString text(const World& world) const {
    return mixed_ || !unit ? QString() : sayUse(amount, world.text(unit));
  }

 private:
  bool mixed_ = false;
};

// One line while the meters are read.
struct Line {
  Money dollars, perHour, before;
  Used used;

  void add(const World& world, Id<cost::Meter> id, Money hourBefore) {
    dollars += cost::spent(world, id);
    perHour += cost::hourly_run_rate(world, id);
    before += hourBefore;
    used.add(world, world[id]);
  }
  models::BillItem item(const World& world, const QString& id, const QString& name) const {
    models::BillItem made;
    made.id = id;
    made.name = name;
    made.detail = used.text(world);
    made.dollars = dollars.to_double();
    made.dollarsPerMonth = perHour.to_double() * kHoursInMonth;
    const double more = (perHour - before).to_double() * kHoursInMonth;
    const bool rose =
        more >= kRoseDollars && more >= kRoseShare * before.to_double() * kHoursInMonth;
    made.rose = rose ? more : 0;
    return made;
  }
};

// A flow that uses a resource: from, to, and the operation that it is for.
using Flow = std::tuple<Name, Name, Name>;
Flow flowOf(const cost::Share& share) { return {share.from, share.to, share.purpose}; }

struct FlowLine {
  double dollars = 0, dollarsPerMonth = 0;
};

struct Resource {
  Line sum;
  std::map<Flow, FlowLine> flows;
};

struct Shelf {
  Line sum;
  std::map<Name, Resource> resources;
};

// What each share made of the postings of each meter.
using Posted = std::map<std::pair<Id<cost::Meter>, Id<cost::Share>>, Money>;

Money portionDollars(const World& world, const cost::Portion& portion) {
  const cost::Posting& posting = world[portion.posting];
  return posting.used > 0 ? posting.amount.scaled(portion.used, posting.used) : Money{};
}

Posted postedByFlows(const World& world) {
  Posted sums;
  for (const auto& [id, portion] : world.table<cost::Portion>()) {
    sums[{world[portion.posting].meter, portion.share}] += portionDollars(world, portion);
  }
  return sums;
}

// What a share has used since the last posting.
double openUse(const World& world, const cost::Share& share) {
  return share.weight + share.rate * std::max(0.0, in_seconds(world.now() - share.since));
}

// Calls visit(id, share, part of the open use, part of the rate) for each flow of a meter.
template <class Visit>
void eachFlow(const World& world, const cost::Meter& meter, Visit&& visit) {
  const Id<cost::Share> first = meter.like ? world[meter.like].shares : meter.shares;
  double use = 0, rate = 0;
  for (auto at = first; at; at = world[at].next) {
    use += openUse(world, world[at]);
    rate += world[at].rate;
  }
  for (auto at = first; at; at = world[at].next) {
    const cost::Share& share = world[at];
    visit(at, share, use > 0 ? openUse(world, share) / use : 0, rate > 0 ? share.rate / rate : 0);
  }
}

void addFlows(const World& world, Id<cost::Meter> id, const Posted& posted, Resource& resource) {
  const cost::Meter& meter = world[id];
  const double open = (cost::spent(world, id) - meter.posted).to_double();
  const double month = cost::hourly_run_rate(world, id).to_double() * kHoursInMonth;
  eachFlow(world, meter, [&](auto share, const cost::Share& row, double used, double rate) {
    FlowLine& line = resource.flows[flowOf(row)];
    const auto before = posted.find({id, share});
    line.dollars += open * used + (before == posted.end() ? 0 : before->second.to_double());
    line.dollarsPerMonth += month * rate;
  });
}

QString resourceId(std::string_view item, std::string_view resource) {
  return idOf("bill", textOf(item) + kBelow + textOf(resource));
}

// The thing that a resource is, or was bought for. Kinds of things may share a name, so what the
// item says comes first.
QString payer(const World& world, std::string_view item, std::string_view resource) {
  const auto called = [&](const char* kind, bool known) {
    return known ? idOf(kind, resource) : QString();
  };
  if (item.starts_with("Buckets")) {
    return called("bucket", bool(world.find<storage::Bucket>(resource)));
  }
  if (item.starts_with("Snapshots")) {
    return called("snapshot", bool(world.find<storage::Snapshot>(resource)));
  }
  if (item.starts_with("Cluster")) {
    return called("cluster", bool(world.find<kubernetes::ClusterVersion>(resource)));
  }
  if (item == "DNS health checks") {
    return called("health-check", bool(world.find<network::HealthCheck>(resource)));
  }
  for (const std::string_view end : {kRootVolume, kCredits}) {
    if (resource.ends_with(end)) resource.remove_suffix(end.size());
  }
  if (item.starts_with("Volumes") && world.find<storage::Volume>(resource)) {
    return idOf("volume", resource);
  }
  return idCalled(world, std::string(resource));
}

QString flowId(const World& world, const QString& resource, const Flow& flow) {
  const auto word = [&](Name name) { return name ? textOf(world.text(name)) : QString(); };
  return resource + kBelow + word(std::get<0>(flow)) + kBelow + word(std::get<1>(flow)) + kBelow +
         word(std::get<2>(flow));
}

QString sayFlow(const std::string& from, const std::string& to) {
  return sayWord(from) + QString::fromUtf8(" \u2192 ") + sayWord(to);
}

// The flows of a resource, those that cost or cost something by now.
QVector<models::BillItem> flowItems(const World& world, const QString& resource,
                                    const Resource& read) {
  QVector<models::BillItem> items;
  for (const auto& [flow, line] : read.flows) {
    if (line.dollars <= 0 && line.dollarsPerMonth <= 0) continue;
    const auto& [from, to, purpose] = flow;
    models::BillItem item;
    item.id = flowId(world, resource, flow);
    item.name = sayFlow(std::string(world.text(from)), std::string(world.text(to)));
    if (purpose) item.detail = textOf(world.text(purpose));
    for (const Name end : {from, to}) {
      if (item.thing.isEmpty()) item.thing = idCalled(world, std::string(world.text(end)));
    }
    item.dollars = line.dollars;
    item.dollarsPerMonth = line.dollarsPerMonth;
    items.append(item);
  }
  return items;
}

QString sayResource(std::string_view resource) {
  if (resource.ends_with(kRootVolume)) {
    resource.remove_suffix(kRootVolume.size());
    return BillText::tr("%1 root volume").arg(textOf(resource));
  }
  if (resource.ends_with(kCredits)) {
    resource.remove_suffix(kCredits.size());
    return BillText::tr("%1 credits").arg(textOf(resource));
  }
  if (resource == "between zones, out") return BillText::tr("between zones, out");
  if (resource == "between zones, in") return BillText::tr("between zones, in");
  if (resource == "to the internet") return BillText::tr("to the internet");
  return textOf(resource);
}

// What an id of the bill names; the resource and the flow may be empty.
struct BillPlace {
  std::string item, resource, from, to, purpose;
};
BillPlace placeOf(const QString& id) {
  const QStringList parts = thingOf(id).name.split(kBelow);
  const auto part = [&](int at) { return parts.value(at).toStdString(); };
  return {part(0), part(1), part(2), part(3), part(4)};
}

bool isOf(const World& world, const cost::Meter& meter, const BillPlace& place) {
  return world.text(world[meter.rate].item) == place.item &&
         (place.resource.empty() || world.text(meter.name) == place.resource);
}

bool isOf(const World& world, const cost::Share& share, const BillPlace& place) {
  return world.text(share.from) == place.from && world.text(share.to) == place.to &&
         (share.purpose ? world.text(share.purpose) : std::string_view()) == place.purpose;
}

using CauseSums = std::map<CauseId, Money>;

// Of one flow: its parts of postings, and of what is not posted yet.
CauseSums flowByCause(const World& world, const BillPlace& place) {
  CauseSums sums;
  for (const auto& [id, portion] : world.table<cost::Portion>()) {
    if (isOf(world, world[world[portion.posting].meter], place) &&
        isOf(world, world[portion.share], place)) {
      sums[portion.cause] += portionDollars(world, portion);
    }
  }
  for (const auto& [id, meter] : world.table<cost::Meter>()) {
    if (!isOf(world, meter, place)) continue;
    const Money open = cost::spent(world, id) - meter.posted;
    eachFlow(world, meter, [&](auto, const cost::Share& share, double used, double) {
      constexpr std::int64_t fine = 1'000'000'000;
      if (isOf(world, share, place)) {
        sums[share.cause ? share.cause : world[id].cause] +=
            open.scaled(static_cast<std::int64_t>(used * fine), fine);
      }
    });
  }
  return sums;
}

// What was posted, or is owed, for each cause.
CauseSums dollarsByCause(const World& world, const BillPlace& place) {
  CauseSums sums;
  if (!place.from.empty()) {
    sums = flowByCause(world, place);
  } else {
    for (const auto& [id, posting] : world.table<cost::Posting>()) {
      if (isOf(world, world[posting.meter], place)) sums[posting.cause] += posting.amount;
    }
    for (const auto& [id, meter] : world.table<cost::Meter>()) {
      if (isOf(world, meter, place)) sums[meter.cause] += cost::spent(world, id) - meter.posted;
    }
  }
  std::erase_if(sums, [](const auto& one) { return one.second.is_zero(); });
  return sums;
}

}  // namespace

models::Bill readBill(const World& world) {
  const std::vector<Money> before = cost::hourly_run_rates_before(world);
  const Posted posted = postedByFlows(world);
  std::map<Name, Shelf> shelves;
  for (const auto& [id, meter] : world.table<cost::Meter>()) {
    Shelf& shelf = shelves[world[meter.rate].item];
    shelf.sum.add(world, id, before[id.index]);
    Resource& resource = shelf.resources[meter.name];
    resource.sum.add(world, id, before[id.index]);
    addFlows(world, id, posted, resource);
  }
  models::Bill bill;
  Money dollars, perHour;
  for (const auto& [name, shelf] : shelves) {
    const std::string_view word = world.text(name);
    models::BillItem item = shelf.sum.item(world, idOf("bill", word), sayWord(word));
    item.icon = iconOf(word);
    for (const auto& [resource, read] : shelf.resources) {
      const std::string_view called = world.text(resource);
      auto part = read.sum.item(world, resourceId(word, called), sayResource(called));
      part.thing = payer(world, word, called);
      part.parts = flowItems(world, part.id, read);
      item.parts.append(part);
    }
    bill.items.append(item);
    dollars += shelf.sum.dollars;
    perHour += shelf.sum.perHour;
  }
  bill.dollars = dollars.to_double();
  bill.dollarsPerMonth = perHour.to_double() * kHoursInMonth;
  return bill;
}

QVector<models::CauseReason> readReasons(const World& world, const Rulebook& rulebook,
                                         const QString& id) {
  if (thingOf(id).kind != "bill") return {{{}, readWhy(world, rulebook, id)}};
  const auto sums = dollarsByCause(world, placeOf(id));
  std::vector<std::pair<CauseId, Money>> dearest(sums.begin(), sums.end());
  std::stable_sort(dearest.begin(), dearest.end(),
                   [](const auto& a, const auto& b) { return b.second < a.second; });
  Money rest;
  for (std::size_t at = kReasons; at < dearest.size(); ++at) rest += dearest[at].second;
  if (dearest.size() > kReasons) dearest.resize(kReasons);
  QVector<models::CauseReason> reasons;
  for (const auto& [cause, amount] : dearest) {
    reasons.append(
        {BillText::tr("%1 of it because of this").arg(models::centsText(amount.to_double())),
         readChain(world, rulebook, cause)});
  }
  if (!rest.is_zero()) {
    reasons.append(
        {BillText::tr("%1 for smaller reasons").arg(models::centsText(rest.to_double())), {}});
  }
  return reasons;
}

QString billId(const World& world, Id<cost::Meter> meter) {
  const cost::Meter& row = world[meter];
  return resourceId(world.text(world[row.rate].item), world.text(row.name));
}

QString billQuestion(const QString& id) {
  const BillPlace place = placeOf(id);
  QString question = sayWord(place.item);
  if (!place.resource.empty()) question += ": " + sayResource(place.resource);
  if (!place.from.empty()) question += ", " + sayFlow(place.from, place.to);
  if (!place.purpose.empty()) question += ", " + QString::fromStdString(place.purpose);
  return question;
}

}  // namespace drydock::bridge
