// Series-parallel networks and their dominators; articulation points of the map of all.
#include "sim/platform/insight/supply.h"

#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/property_map/property_map.hpp>
#include <iterator>

namespace drydock::insight {

Supply::Vertex Supply::vertex(const std::string& name) {
  names_.push_back(name);
  return add_vertex(graph_);
}

Supply::Vertex Supply::follow(Vertex from, const std::string& name) {
  const Vertex to = vertex(name);
  add_edge(from, to, graph_);
  if (!names_[from].empty() && !name.empty() && names_[from] != name)
    neighbours_.emplace_back(names_[from], name);
  return to;
}

void Supply::side_by_side(const std::vector<std::vector<std::string>>& rows, bool bypass) {
  const Vertex fork = end_;
  const Vertex joint = vertex("");
  for (const std::vector<std::string>& row : rows) {
    Vertex at = fork;
    for (const std::string& thing : row) at = follow(at, thing);
    add_edge(at, joint, graph_);
  }
  if (bypass) add_edge(fork, joint, graph_);
  end_ = joint;
}

void Supply::any_of(const std::vector<std::vector<std::string>>& rows) {
  side_by_side(rows, false);
}

void Supply::partly(const std::vector<std::vector<std::string>>& rows) { side_by_side(rows, true); }

std::set<std::string> Supply::needed() const {
  std::vector<Vertex> parents(num_vertices(graph_), boost::graph_traits<Graph>::null_vertex());
  const auto index = get(boost::vertex_index, graph_);
  lengauer_tarjan_dominator_tree(graph_, Vertex{0},
                                 boost::make_iterator_property_map(parents.begin(), index));
  if (end_ != 0 && parents[end_] == boost::graph_traits<Graph>::null_vertex()) return things();
  std::set<std::string> found;
  for (Vertex at = end_; at != boost::graph_traits<Graph>::null_vertex(); at = parents[at])
    if (!names_[at].empty()) found.insert(names_[at]);
  return found;
}

std::set<std::string> cutting(const std::map<std::string, Supply>& supplies) {
  using Map = boost::adjacency_list<boost::setS, boost::vecS, boost::undirectedS>;
  std::map<std::string, std::size_t> numbers;
  std::vector<std::string> names;
  const auto number = [&](const std::string& name) {
    const auto [at, added] = numbers.emplace(name, names.size());
    if (added) names.push_back(name);
    return at->second;
  };
  std::set<std::pair<std::size_t, std::size_t>> edges;
  for (const auto& [name, supply] : supplies) {
    for (const auto& [a, b] : supply.neighbours()) {
      const std::size_t one = number(a), other = number(b);
      edges.emplace(one, other);
    }
  }
  Map map(names.size());
  for (const auto& [a, b] : edges) add_edge(a, b, map);
  std::vector<boost::graph_traits<Map>::vertex_descriptor> points;
  articulation_points(map, std::back_inserter(points));
  std::set<std::string> found;
  for (const auto point : points) found.insert(names[point]);
  return found;
}

}  // namespace drydock::insight
