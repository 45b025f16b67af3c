// Commands for buckets.
#include <string>
#include <utility>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/storage/inside.h"
#include "sim/platform/storage/lookup.h"

namespace drydock::storage {

namespace {

constexpr std::int64_t days_max = 36'500;
constexpr std::int64_t gib_max = std::int64_t{1} << 20;

Lifecycle rules_of(const SetLifecycle& command) {
  return {command.to_infrequent, command.to_glacier,        command.to_deep_archive,
          command.expire,        command.expire_noncurrent, command.abort_uploads};
}

Result<void> check_days(const SetLifecycle& command) {
  const std::pair<const char*, std::int64_t> rules[] = {
      {"to_infrequent", command.to_infrequent},         {"to_glacier", command.to_glacier},
      {"to_deep_archive", command.to_deep_archive},     {"expire", command.expire},
      {"expire_noncurrent", command.expire_noncurrent}, {"abort_uploads", command.abort_uploads}};
  for (const auto& [name, days] : rules)
    if (days < -1 || days > days_max)
      return fail(impossible_code, "A rule cannot act after " + say_count(days) + " days.", name,
                  "Give from 0 to 36 500 days, or -1 for never.");
  return {};
}

/// Rules move objects to colder classes only, one after the other, and expire them last.
Result<void> check_order(const World& world, const SetLifecycle& command) {
  const std::int64_t least = world.only<Settings>().buckets.infrequent_days_min;
  if (command.to_infrequent >= 0 && command.to_infrequent < least)
    return fail(impossible_code,
                "Objects stay at least " + say_count(least) +
                    " days in Standard before they may move to Standard-IA.",
                "to_infrequent");
  for (const auto& [name, days] : {std::pair{"to_glacier", command.to_glacier},
                                   std::pair{"to_deep_archive", command.to_deep_archive}})
    if (command.to_infrequent >= 0 && days > command.to_infrequent &&
        days < command.to_infrequent + least)
      return fail("refused",
                  "Objects stay at least " + say_count(least) +
                      " days in Standard-IA before they may move on.",
                  name);
  std::int64_t before = -1;
  const std::pair<const char*, std::int64_t> order[] = {
      {"to_infrequent", command.to_infrequent},
      {"to_glacier", command.to_glacier},
      {"to_deep_archive", command.to_deep_archive},
      {"expire", command.expire}};
  for (const auto& [name, days] : order) {
    if (days < 0) continue;
    if (days <= before)
      return fail(impossible_code,
                  "This rule would act after " + say_count(days) +
                      " days, not later than the rule before it, after " + say_count(before) + ".",
                  name, "Let colder classes come later, and expiry last.");
    before = days;
  }
  return {};
}

template <class Command>
Result<Id<Bucket>> find_amount(const World& world, const Command& command) {
  const auto bucket = find_standing<Bucket>(world, "bucket", command.bucket);
  if (!bucket) return no(bucket.error());
  if (command.gib < 1 || command.gib > gib_max)
    return fail(impossible_code,
                say_count(command.gib) + " GiB is no amount that can be used here.", "gib",
                "Give from 1 to 1 048 576 GiB.");
  return *bucket;
}

}  // namespace

Result<Forecast> check(const World& world, const SetLifecycle& command) {
  const auto bucket = find_standing<Bucket>(world, "bucket", command.bucket);
  if (!bucket) return no(bucket.error());
  if (const Result<void> days = check_days(command); !days) return no(days.error());
  if (const Result<void> order = check_order(world, command); !order) return no(order.error());
  const bool expires = command.expire >= 0 || command.expire_noncurrent >= 0;
  return Forecast{"The rules of bucket " + command.bucket +
                      " are replaced; they act once a day, at midnight UTC" +
                      (expires ? ", and delete objects." : "."),
                  {command.bucket},
                  expires};
}

void apply(Context& context, const SetLifecycle& command) {
  set_lifecycle(context, standing<Bucket>(context, command.bucket), rules_of(command));
}

Result<Forecast> check(const World& world, const SetVersioning& command) {
  const auto bucket = find_standing<Bucket>(world, "bucket", command.bucket);
  if (!bucket) return no(bucket.error());
  if (world[*bucket].versioned == command.on)
    return fail("refused", "Bucket " + command.bucket +
                               (command.on ? " is versioned already." : " is not versioned."));
  return Forecast{command.on ? "Objects that are deleted from bucket " + command.bucket +
                                   " stay as old versions, which are paid for."
                             : "Objects that are deleted from bucket " + command.bucket +
                                   " are gone from now on; old versions stay.",
                  {command.bucket},
                  false};
}

void apply(Context& context, const SetVersioning& command) {
  set_versioning(context, standing<Bucket>(context, command.bucket), command.on);
}

Result<Forecast> check(const World& world, const DeleteObjects& command) {
  const Result<Id<Bucket>> bucket = find_amount(world, command);
  if (!bucket) return no(bucket.error());
  const Bytes current = bytes_of(world, *bucket, BatchKind::current);
  if (current.count == 0)
    return fail("refused", "Bucket " + command.bucket + " has no objects to delete.");
  const Bytes gone = std::min(current, gibibyte * command.gib);
  return Forecast{say_memory(gone) + " of bucket " + command.bucket + " are deleted" +
                      (world[*bucket].versioned
                           ? "; they stay as old versions, and are paid for, until a rule expires "
                             "them."
                           : " for good."),
                  {command.bucket},
                  true};
}

void apply(Context& context, const DeleteObjects& command) {
  delete_objects(context, standing<Bucket>(context, command.bucket), gibibyte * command.gib);
}

Result<Forecast> check(const World& world, const BreakUpload& command) {
  const Result<Id<Bucket>> bucket = find_amount(world, command);
  if (!bucket) return no(bucket.error());
  return Forecast{say_count(command.gib) + " GiB of parts stay in bucket " + command.bucket +
                      ", which nobody sees and which are paid for.",
                  {command.bucket},
                  false};
}

void apply(Context& context, const BreakUpload& command) {
  leave_parts(context, standing<Bucket>(context, command.bucket), gibibyte * command.gib);
}

void install_bucket_commands(Rulebook& rulebook) {
  rulebook.command<SetLifecycle>(Role::trainee);
  rulebook.command<SetVersioning>(Role::trainee);
  rulebook.command<DeleteObjects>(Role::trainee);
  rulebook.command<BreakUpload>(Role::instructor);
}

}  // namespace drydock::storage
