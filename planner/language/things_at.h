#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/model/ids.h"
#include "graph/model/place.h"
#include "planner/language/read.h"

namespace orgplan::language {

enum class ThingKind : std::uint8_t {
    section,  ///< anything else below a key of the file: `company`, `costs`, `scenario`, ...
    stage,
    unit,
    seat,
    person,
    product,
    project,
    rule  ///< an entry of `rules:`, under `define`, `severity` or `ignore`
};

/// Bytes of a spec that are about one thing, or about the seats of one line.
struct Thing {
    ThingKind kind = ThingKind::section;
    std::string_view id;  ///< as written there: of an edit, of a section or of one seat of a line the key; may be empty
    Place place;          ///< from its key, where it has one, to the end of its value
    /// The stage, units, seats, ... of the organisation that it is, ascending: of a line all its seats, of an edit what
    /// it edits. Empty where the organisation has none: for what a scenario removes, for rules and for sections.
    std::vector<std::uint32_t> numbers;
};

/// What the bytes of a spec are about, of its files and of the scenarios applied to them; not of policies and rules in
/// other files. Made when needed, from the values of the spec, in time n log n; valid as long as the spec.
class Things {
  public:
    /// Of a spec that was not built there are none.
    explicit Things(const Spec& spec);

    /// The innermost thing about a byte; none where there is none. Time log n.
    const Thing* at(std::uint32_t file, std::uint32_t offset) const;
    /// By place; what holds others before them.
    const std::vector<Thing>& all() const { return things_; }

  private:
    /// From here on, to the next one, bytes are about this thing.
    struct Segment {
        std::uint32_t file;
        std::uint32_t begin;
        std::uint32_t thing;
    };

    void flatten();

    std::vector<Thing> things_;
    std::vector<Segment> segments_;
};

}  // namespace orgplan::language
