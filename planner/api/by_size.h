#pragma once

#include <set>
#include <string>
#include <vector>

#include "graph/model/organisation.h"
#include "planner/text/finding.h"

namespace orgplan::api {

/// What a plan adds or changes: what is found there is the plan's.
class Touched {
  public:
    /// Ids of seats and units, in any order; `org` is the organisation with the plan.
    Touched(const Organisation& org, const std::vector<std::string>& seats, const std::vector<std::string>& units);

    /// Whether a rule of the glossary finds it only because the organisation grows: the plan touches nothing that it is
    /// about, nor the seat at its place. What is wrong with the text, the graph, money or hiring is always the plan's,
    /// as are a spec's own rules.
    bool by_size_alone(const text::Finding& finding) const;

  private:
    std::set<std::string> seats_, units_;
    std::set<Place> places_;  // of the seats
};

}  // namespace orgplan::api
