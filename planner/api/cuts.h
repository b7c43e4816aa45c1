#pragma once

#include <cstdint>
#include <string>

#include "planner/api/propose.h"

namespace orgplan::api {

/// Forbids how units are made up of which a rule that is no row of the search finds something.
class Cuts {
  public:
    Cuts(const Organisation& org, propose::Problem& problem) : org_(org), problem_(problem) {}

    /// Forbids the make-up of the units of which something is found in a plan; false where there is nothing to forbid.
    bool add(const Proposed& made);

  private:
    std::uint32_t origin(std::uint32_t home, const std::string& rule);

    const Organisation& org_;
    propose::Problem& problem_;
};

}  // namespace orgplan::api
