#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace orgplan {

struct GeneratorOptions {
    std::size_t seats = 1000;  ///< of all stages together, at least 1
    std::size_t span = 8;      ///< direct reports of a manager, at most; at least 2
    std::size_t stages = 4;    ///< 1 to 64
    std::uint32_t seed = 1;
    bool counted = true;  ///< some seats are written as counted lines; else each takes a line of its own
};

/// An organisation as a spec: nested units, roles of the glossary, named, unnamed and vacant seats, counted lines,
/// dotted lines, seats that open, close, move and are promoted. It has exactly `seats` seats and no error; the same
/// options give the same bytes.
std::string organisation_text(const GeneratorOptions& options);

}  // namespace orgplan
