#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/organisation.h"

namespace orgplan::graph {

/// A forest by parents, walked in pre-order: everything below `i` is in [enter, leave) of `order`. What is in a circle
/// or below one is not reached.
struct Forest {
    static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

    explicit Forest(std::vector<std::uint32_t> parents = {});

    bool reached(std::size_t i) const { return enter[i] != kNowhere; }
    /// Whether `i` is `above` or is below it; both reached.
    bool inside(std::size_t i, std::size_t above) const { return enter[above] <= enter[i] && enter[i] < leave[above]; }
    /// The lowest node that both are inside of, or nowhere. In time logarithmic in the depth.
    std::uint32_t meeting(std::uint32_t a, std::uint32_t b) const;

    std::vector<std::uint32_t> parent;
    std::vector<std::uint32_t> order;
    std::vector<std::uint32_t> enter;
    std::vector<std::uint32_t> leave;

  private:
    std::vector<std::uint32_t> jump_;  // an ancestor, chosen so that two kinds of step climb quickly
};

/// All units as they are nested at a tick, whether they exist then or not; those in a circle are roots.
Forest units_at(const Organisation& organisation, Tick tick);

}  // namespace orgplan::graph
