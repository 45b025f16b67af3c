// The cluster's events: reasons, words, sources and counts as the real ones have them.
#include "sim/platform/kubernetes/events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/metadata.h"
#include "sim/platform/kubernetes/node_commands.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::StartsWith;

auto event(const std::string& object, const std::string& reason, const std::string& message) {
  return AllOf(Field(&ClusterEvent::object, object), Field(&ClusterEvent::reason, reason),
               Field(&ClusterEvent::message, HasSubstr(message)));
}

std::vector<ClusterEvent> told(const World& world) {
  std::vector<ClusterEvent> all;
  for (const auto& [id, record] : world.chronicle())
    for (ClusterEvent& one : events_of(world, record)) all.push_back(std::move(one));
  return all;
}

struct Story : Cluster {
  Story() {
    Declaration made = Cluster::deployment(3, 250);
    made.workload.name_space = Name{};
    run([&](Context& c) {
      made.workload.name_space = c.name("shop");
      id = Cluster::add(c, "api", made);
    });
    start();
    pass(minutes(1));
  }
  Id<Workload> id;
};

struct EventRow {
  const char* what;
  std::string object, reason, message, source;
};

class OfAStart : public testing::TestWithParam<EventRow> {};

TEST_P(OfAStart, AreWordedAsTheRealOnes) {
  const Story story;
  const EventRow& row = GetParam();
  std::string object = row.object;
  const Id<ReplicaSet> set{0};
  if (object == "replicaset") object += "/" + std::string(story.world.text(story.world[set].name));
  EXPECT_THAT(told(story.world), Contains(AllOf(event(object, row.reason, row.message),
                                                Field(&ClusterEvent::source, row.source))));
}

INSTANTIATE_TEST_SUITE_P(
    Facts, OfAStart,
    testing::Values(
        EventRow{"created", "replicaset", "SuccessfulCreate", "Created pod: api-1",
                 "replicaset-controller"},
        EventRow{"scheduled", "pod/api-1", "Scheduled", "Successfully assigned shop/api-1 to node-",
                 "default-scheduler"},
        EventRow{"pulling", "pod/api-1", "Pulling", "Pulling image \"api:1\"", "kubelet"},
        EventRow{"pulled", "pod/api-1", "Pulled",
                 "Successfully pulled image \"api:1\" in 3.96s (3.96s including waiting). Image "
                 "size: 180000000 bytes.",
                 "kubelet"},
        EventRow{"made", "pod/api-1", "Created", "Created container api", "kubelet"},
        EventRow{"started", "pod/api-1", "Started", "Started container api", "kubelet"}),
    [](const auto& row) { return row.param.what; });

TEST(Events, OfAPodThatFindsNoNodeSayHowManyRefuse) {
  Story story;
  story.run([](Context& c) {
    c.edit_only<Settings>().autoscaler.enabled = false;
    reconcile(c, Cluster::add(c, "big", Cluster::deployment(1, 1900)));
  });
  story.pass(minutes(1));
  EXPECT_THAT(told(story.world),
              testing::Not(Contains(Field(&ClusterEvent::reason, "FailedScheduling"))));
  story.give(Scale{"big", 9});
  story.pass(minutes(1));
  EXPECT_THAT(told(story.world),
              Contains(Field(&ClusterEvent::message,
                             StartsWith("0/6 nodes are available: 6 Insufficient cpu."))));
}

TEST(Events, OfALostNodeNameTheTaint) {
  Story story;
  const std::string node(story.world.text(story.world[node_of(story.pod("api-1"))].name));
  story.run([&](Context& c) { compute::impair(c, story.instance(node)); });
  story.pass(minutes(7));
  const std::vector<ClusterEvent> all = told(story.world);
  EXPECT_THAT(all, Contains(event("node/" + node, "NodeNotReady", "status is now: NodeNotReady")));
  EXPECT_THAT(all, Contains(event("pod/api-1", "NodeNotReady", "Node is not ready")));
  EXPECT_THAT(all, Contains(event("pod/api-1", "TaintManagerEviction",
                                  "Marking for deletion Pod shop/api-1")));
  EXPECT_THAT(all, testing::Not(Contains(event("pod/api-1", "Killing", ""))))
      << "its kubelet does not hear of it";
}

TEST(Events, OfADrainAreOfTheKubeletAlone) {
  Story story;
  const std::string node(story.world.text(story.world[node_of(story.pod("api-1"))].name));
  story.give(DrainNode{node});
  story.pass(minutes(1));
  const std::vector<ClusterEvent> all = told(story.world);
  EXPECT_THAT(all, Contains(event("node/" + node, "NodeNotSchedulable", "NodeNotSchedulable")));
  EXPECT_THAT(all, Contains(event("pod/api-1", "Killing", "Stopping container api")));
  EXPECT_THAT(all, testing::Not(Contains(Field(&ClusterEvent::reason, "TaintManagerEviction"))));
}

TEST(Events, OfAScaleInAreOfTheController) {
  Story story;
  story.give(Scale{"api", 1});
  story.pass(minutes(1));
  EXPECT_THAT(told(story.world), Contains(Field(&ClusterEvent::reason, "SuccessfulDelete")));
}

TEST(Events, OfABadImageRepeatWhatTheKubeletSays) {
  Story story;
  story.give(SetImage{"api", "api:typo"});
  story.pass(minutes(2));
  const std::vector<ClusterEvent> all = told(story.world);
  for (const char* message : {"Failed to pull image \"api:typo\"", "Error: ErrImagePull",
                              "Error: ImagePullBackOff", "Back-off pulling image \"api:typo\""})
    EXPECT_THAT(all, Contains(Field(&ClusterEvent::message, StartsWith(message)))) << message;
}

ClusterEvent plain(const std::string& message) {
  return {false, "ScalingReplicaSet", "deployment/api", message, "deployment-controller"};
}

TEST(EventCounts, EqualOnesAreOne) {
  EventCounter counter;
  const Time noon{hours(12)};
  for (int i = 0; i < 4; ++i) counter.add(plain("again"), noon + seconds(10 * i));
  ASSERT_EQ(counter.events().size(), 1u);
  EXPECT_EQ(counter.events()[0].count, 4);
  EXPECT_EQ(counter.events()[0].first, noon);
  EXPECT_EQ(counter.events()[0].last, noon + seconds(30));
}

TEST(EventCounts, FromTheTenthSimilarOneOnTheyArePutTogether) {
  EventCounter counter;
  const Time noon{hours(12)};
  for (int i = 0; i < 14; ++i)
    counter.add(plain("to " + std::to_string(i)), noon + seconds(10 * i));
  ASSERT_EQ(counter.events().size(), 10u);
  const CountedEvent& last = counter.events().back();
  EXPECT_EQ(last.count, 5);
  EXPECT_EQ(last.event.message, "(combined from similar events): to 13");
}

TEST(EventCounts, SimilarOnesThatComeSlowlyStayApart) {
  EventCounter counter;
  const Time noon{hours(12)};
  for (int i = 0; i < 14; ++i)
    counter.add(plain("to " + std::to_string(i)), noon + minutes(11 * i));
  EXPECT_EQ(counter.events().size(), 14u);
}

TEST(EventCounts, AreKeptForAnHour) {
  Story story;
  EXPECT_FALSE(events_about(story.world, "pod/api-1").empty());
  for (const CountedEvent& one : events_about(story.world, "pod/api-1"))
    EXPECT_EQ(one.event.object, "pod/api-1");
  story.pass(minutes(62));
  EXPECT_TRUE(events_about(story.world, "pod/api-1").empty());
}

TEST(Metadata, OfAPodNamesItsOwners) {
  const Story story;
  const Metadata pod = metadata_of(story.world, story.world.find<Pod>("api-1"));
  EXPECT_EQ(pod.name_space, "shop");
  EXPECT_EQ(pod.uid.size(), 36u);
  EXPECT_EQ(pod.uid[14], '4');
  ASSERT_EQ(pod.owners.size(), 1u);
  EXPECT_EQ(pod.owners[0].kind, "ReplicaSet");
  const Metadata set = metadata_of(story.world, Id<ReplicaSet>{0});
  EXPECT_EQ(pod.owners[0].uid, set.uid);
  EXPECT_EQ(pod.owners[0].name, set.name);
  EXPECT_EQ(set.owners[0],
            (OwnerReference{"Deployment", "api", metadata_of(story.world, story.id).uid}));
  const std::string hash(story.world.text(story.world[story.world[story.id].spec].hash));
  EXPECT_THAT(pod.labels, Contains(std::pair<std::string, std::string>("pod-template-hash", hash)));
  EXPECT_THAT(pod.labels, Contains(std::pair<std::string, std::string>("app", "api")));
  EXPECT_THAT(set.annotations, Contains(std::pair<std::string, std::string>(
                                   "deployment.kubernetes.io/revision", "1")));
}

TEST(Metadata, NoTwoObjectsHaveTheSameUid) {
  const Story story;
  std::set<std::string> uids;
  std::size_t objects = 0;
  const auto note = [&](const std::string& uid) {
    uids.insert(uid);
    ++objects;
  };
  for (const auto& [id, row] : story.world.table<Pod>()) note(metadata_of(story.world, id).uid);
  for (const auto& [id, row] : story.world.table<Node>()) note(metadata_of(story.world, id).uid);
  for (const auto& [id, row] : story.world.table<Workload>())
    note(metadata_of(story.world, id).uid);
  for (const auto& [id, row] : story.world.table<ReplicaSet>())
    note(metadata_of(story.world, id).uid);
  EXPECT_EQ(uids.size(), objects);
  EXPECT_EQ(metadata_of(story.world, Id<Node>{0}).name_space, "");
}

}  // namespace
}  // namespace drydock::kubernetes
