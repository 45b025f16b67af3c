// What works stands on what: things in a row are all needed, things side by side replace each
// other.
#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine/kernel/world.h"

namespace drydock::insight {

/// The network of one dependent, from its source (vertex 0) to its end. The same thing may stand in
/// it several times.
class Supply {
 public:
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
  using Vertex = boost::graph_traits<Graph>::vertex_descriptor;

  Supply() { end_ = vertex(""); }

  /// All that comes later needs this.
  void all_of(const std::vector<std::string>& row) {
    for (const std::string& thing : row) end_ = follow(end_, thing);
  }
  /// One of these rows is enough; none at all means that nothing is left.
  void any_of(const std::vector<std::vector<std::string>>& rows);
  /// What comes later can do without; a part of it cannot.
  void partly(const std::vector<std::vector<std::string>>& rows);

  /// Names that stand in it.
  std::set<std::string> things() const { return {names_.begin() + 1, names_.end()}; }
  /// Names without any of which nothing reaches the end; all of them when nothing does anyway.
  std::set<std::string> needed() const;
  /// Pairs of neighbours, for the map of all.
  const std::vector<std::pair<std::string, std::string>>& neighbours() const { return neighbours_; }

 private:
  Vertex vertex(const std::string& name);
  Vertex follow(Vertex from, const std::string& name);
  void side_by_side(const std::vector<std::vector<std::string>>& rows, bool bypass);

  Graph graph_;
  Vertex end_ = 0;
  std::vector<std::string> names_;  // By vertex; joints have none.
  std::vector<std::pair<std::string, std::string>> neighbours_;
};

/// What stands on what in a world, by the name of the dependent.
std::map<std::string, Supply> supplies(const World& world);
/// Of these, what users do.
std::vector<std::string> what_users_do(const World& world);
/// Things whose removal cuts the map of all neighbours in two.
std::set<std::string> cutting(const std::map<std::string, Supply>& supplies);

}  // namespace drydock::insight
