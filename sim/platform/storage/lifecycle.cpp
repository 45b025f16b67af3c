// What becomes of objects: deletion, old versions, parts of broken uploads, and rules that act once
// a day, at midnight UTC.
#include <algorithm>
#include <vector>

#include "sim/platform/storage/bucket_space.h"
#include "sim/platform/storage/inside.h"

namespace drydock::storage {

namespace {

struct RulesDue {
  Id<Bucket> bucket;
  DRYDOCK_FIELDS(RulesDue, bucket)
};

bool has_rules(const Lifecycle& rules) {
  return rules.to_infrequent >= 0 || rules.to_glacier >= 0 || rules.to_deep_archive >= 0 ||
         rules.expire >= 0 || rules.expire_noncurrent >= 0 || rules.abort_uploads >= 0;
}

bool is_due(std::int64_t age, std::int64_t after) { return after >= 0 && age >= after; }

StorageClass class_at(const Lifecycle& rules, std::int64_t age, StorageClass now) {
  StorageClass found = now;
  if (is_due(age, rules.to_infrequent)) found = std::max(found, StorageClass::standard_ia);
  if (is_due(age, rules.to_glacier)) found = std::max(found, StorageClass::glacier_flexible);
  if (is_due(age, rules.to_deep_archive)) found = std::max(found, StorageClass::deep_archive);
  return found;
}

bool expires(const Lifecycle& rules, BatchKind kind, std::int64_t age) {
  switch (kind) {
    case BatchKind::current:
      return is_due(age, rules.expire);
    case BatchKind::noncurrent:
      return is_due(age, rules.expire_noncurrent);
    case BatchKind::parts:
      return is_due(age, rules.abort_uploads);
  }
  return false;
}

/// Objects too small to be moved, which S3 leaves where they are; a batch is judged by its mean.
/// Source: S3 API, TransitionDefaultMinimumObjectSize, all_storage_classes_128K.
bool is_small(const World& world, const Batch& batch) {
  return batch.objects > 0 &&
         batch.bytes < world.only<Settings>().buckets.move_least * batch.objects;
}

/// Readers no longer see so many bytes of a batch of current objects.
void hide(Context& context, Id<Batch> id, Bytes bytes) {
  if (context[context[id].bucket].versioned)
    make_noncurrent(context, id, bytes);
  else
    delete_from(context, id, bytes);
}

std::vector<Id<Batch>> oldest_first(const World& world, Id<Bucket> bucket) {
  std::vector<Id<Batch>> found;
  for (Id<Batch> at = world[bucket].newest; at; at = world[at].older)
    if (world[at].bytes.count > 0) found.push_back(at);
  std::reverse(found.begin(), found.end());
  return found;
}

void plan_rules(Context& context, Id<Bucket> id) {
  if (context[id].rules_due || !has_rules(context[id].lifecycle)) return;
  const Duration period = context.only<Settings>().buckets.lifecycle_period;
  const Duration past = context.now().time_since_epoch() % period;
  context.schedule(period - past, RulesDue{id});
  context.edit(id).rules_due = true;
}

std::int32_t gib_told(Bytes bytes) {
  return static_cast<std::int32_t>((bytes.count + gibibyte.count - 1) / gibibyte.count);
}

void on_rules_due(Context& context, const RulesDue& due) {
  context.edit(due.bucket).rules_due = false;
  const Lifecycle rules = context[due.bucket].lifecycle;
  const std::int64_t day = today(context);
  Bytes moved, deleted;
  for (const Id<Batch> id : oldest_first(context, due.bucket)) {
    const Batch batch = context[id];
    const std::int64_t age = day - batch.day;
    if (expires(rules, batch.kind, age)) {
      deleted += batch.bytes;
      if (batch.kind == BatchKind::current)
        hide(context, id, batch.bytes);
      else
        delete_from(context, id, batch.bytes);
      continue;
    }
    const StorageClass target = class_at(rules, age, batch.storage_class);
    if (batch.kind != BatchKind::current || target == batch.storage_class) continue;
    if (is_small(context, batch)) continue;
    moved += batch.bytes;
    move_batch(context, id, target);
  }
  if (moved.count > 0 || deleted.count > 0)
    context.announce(RulesActed{due.bucket, gib_told(moved), gib_told(deleted)});
  plan_rules(context, due.bucket);
}

}  // namespace

void set_lifecycle(Context& context, Id<Bucket> id, const Lifecycle& rules) {
  context.edit(id).lifecycle = rules;
  plan_rules(context, id);
}

void set_versioning(Context& context, Id<Bucket> id, bool on) { context.edit(id).versioned = on; }

Bytes delete_objects(Context& context, Id<Bucket> bucket, Bytes bytes) {
  Bytes left = bytes;
  for (const Id<Batch> id : oldest_first(context, bucket)) {
    if (context[id].kind != BatchKind::current || left.count <= 0) continue;
    const Bytes part = std::min(left, context[id].bytes);
    hide(context, id, part);
    left -= part;
  }
  const Bytes gone = bytes - left;
  if (gone.count > 0)
    context.announce(ObjectsDeleted{
        bucket, static_cast<double>(gone.count) / static_cast<double>(gibibyte.count)});
  return gone;
}

void leave_parts(Context& context, Id<Bucket> bucket, Bytes bytes) {
  add_objects(context, bucket, BatchKind::parts, bytes, 1);
}

Bytes bytes_of(const World& world, Id<Bucket> bucket, BatchKind kind) {
  Bytes sum;
  for (Id<Batch> at = world[bucket].newest; at; at = world[at].older)
    if (world[at].kind == kind) sum += world[at].bytes;
  return sum;
}

void install_lifecycle(Rulebook& rulebook) {
  rulebook.on<on_rules_due>();
  rulebook.fact<RulesActed>();
  rulebook.fact<ObjectsDeleted>();
}

}  // namespace drydock::storage
