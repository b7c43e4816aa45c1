#pragma once

#include <cstdint>
#include <span>

#include "graph/chart/layout/layout.h"

// The stages of a series: what is the same in all of their layouts.

namespace orgplan::layout {

/// Where boxes are from stage to stage.
enum class Places : std::uint8_t {
    by_cost,  ///< held where that costs no stage more than a quarter of its type, else fitted
    held,     ///< all stages have the places of their union
    fitted    ///< each stage is laid out by itself, in the order and on the sides of the union
};

/// Whether a series holds its places: `whole` is the scale at which the union of its stages is drawn, `alone` that of
/// each stage laid out by itself. One answer for all stages.
bool holds(Places wanted, double whole, std::span<const double> alone);

/// Gives each assistant of the union the side that it has there, so that it has the same one where others are missing.
void fix_sides(std::span<Box> boxes);

}  // namespace orgplan::layout
