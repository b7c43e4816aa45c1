#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "planner/propose/program.h"

// Decisions about numbers of people, as what happens to each of them.

namespace orgplan::propose {

/// Seats that a plan adds: alike in all that happens to them.
struct Hired {
    std::uint32_t slot = 0;
    int month = 0;
    std::vector<std::pair<int, std::uint32_t>> moves;  ///< month and home, in order
    std::vector<std::string> ids;                      ///< as the spec will call them
    bool own_ids = false;                              ///< which are written, not counted
    bool backfill = false;                             ///< into the seat that is there
};

/// What happens to the seat of somebody who is there.
struct Changed {
    PositionId seat = kNone<PositionId>;
    struct Step {
        std::optional<std::uint32_t> promotion;  ///< of `Problem::promotions`
        std::optional<std::uint32_t> home;
    };
    std::map<int, Step> steps;  ///< by month
};

struct Opened {
    std::uint32_t home = 0;
    int opens = 0;
    int stands = 0;
    std::string manager;  ///< empty: as the spec says
};

struct NewManager {
    UnitId unit = kNone<UnitId>;
    int month = 0;
    std::string manager;
};

struct Roster {
    std::vector<Hired> hired;      ///< by unit, month, then profile
    std::vector<Changed> changed;  ///< by seat
    std::vector<Opened> opened;    ///< by unit
    std::vector<NewManager> managers;

    bool empty() const { return hired.empty() && changed.empty() && opened.empty() && managers.empty(); }
};

/// Who is meant is settled in a fixed order: whoever is there longest moves first, as the spec lists them.
Roster roster_of(const Problem& problem, const Organisation& organisation, const Decisions& decisions);

}  // namespace orgplan::propose
