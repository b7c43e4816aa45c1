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
    bool counted = true;      ///< some seats are written as counted lines; else each takes a line of its own
    std::size_t months = 0;   ///< from the first stage to the last, in which things change; 0: a year to each stage
    std::size_t changes = 0;  ///< so many seats report to another manager for a month, each from a day of its own on
    bool costs = false;     ///< places with currencies and loads, bands, one-off costs, seats with a cost of their own
    bool budgets = false;   ///< run rates and totals, of the company and of each unit that has units inside
    bool presence = false;  ///< people who act or are away, volunteers, joint heads, teams without a head
    bool hiring = false;    ///< what hiring can do, freezes, seats not hired yet, holders who leave and are followed
};

/// An organisation as a spec: nested units, roles of the glossary, named, unnamed and vacant seats, counted lines,
/// dotted lines, seats that open, close, move and are promoted; with months also units that go elsewhere. It has
/// exactly `seats` seats and no error; the same options give the same bytes. Costs, budgets, hiring and presence are
/// added to a spec that is otherwise the same.
std::string organisation_text(const GeneratorOptions& options);

}  // namespace orgplan
