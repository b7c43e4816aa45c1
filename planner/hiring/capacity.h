#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orgplan::hiring {

/// Something that has to be done in one of the periods [first, last].
struct Job {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// Jobs that do not fit into the periods in which they have to be done.
struct Overflow {
    std::size_t first = 0;  ///< of the periods
    std::size_t last = 0;
    std::size_t capacity = 0;         ///< of them all
    std::vector<std::uint32_t> jobs;  ///< all that have to be done in them and nowhere else; more than the capacity
    std::uint32_t beyond = 0;         ///< the first of those that are too many
};

/// Puts jobs into periods of these capacities, earliest deadline first; returns each period at whose end some are left,
/// without those that were left before. Returns nothing if, and only if, all fit. Time linear in jobs, but for sorting,
/// and quadratic in periods.
std::vector<Overflow> overflows(std::span<const Job> jobs, std::span<const std::size_t> capacity);

}  // namespace orgplan::hiring
