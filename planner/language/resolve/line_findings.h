#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <vector>

#include "graph/model/when.h"
#include "planner/language/resolve/assembly.h"

namespace orgplan::language {

/// What is wrong with the lines of one seat, and when.
struct LineFaults {
    struct Gone {
        PositionId to = kNone<PositionId>;
        Place place;
        std::vector<Span> times;
    };
    struct Clash {
        UnitId one = kNone<UnitId>;
        UnitId other = kNone<UnitId>;
        std::vector<Span> times;
    };
    std::vector<Gone> gone;             ///< a seat it reports to does not exist
    std::vector<Clash> clashes;         ///< two units claim it
    std::vector<PositionId> never_met;  ///< seats of its dotted lines that never exist at the same time as it

    void add_gone(PositionId to, Place place, Span time);
    void add_clash(UnitId one, UnitId other, Span time);
};

/// What is wrong with the lines of all seats. The seats of a counted line that have one fault are one finding.
class LineReport {
  public:
    void add(const Assembly&, PositionId seat, const LineFaults& faults);
    void report(Assembly&) const;

  private:
    enum class Kind : std::uint8_t { gone, clash, never_met };
    struct Fault {
        Place line;
        Kind kind;
        std::uint32_t one;  // the seat or unit that it is with
        std::uint32_t other = 0;
        std::array<bool, StageSet::kMost> stages = {};
        std::vector<Between> between = {};

        auto operator<=>(const Fault&) const = default;
    };
    struct Written {
        PositionId seat;
        Place where;
    };
    struct Seats {
        When when;
        std::vector<Written> seats;
    };

    void add(Fault fault, When when, Written seat);

    std::map<Fault, Seats> faults_;
};

/// A time in which a seat reports to nobody.
struct Headless {
    PositionId seat;
    Span time;
    bool head;  ///< the spec says that it is a head, or it reports to somebody outside
};

/// A seat whose dotted line leads to itself or to its own manager whenever it leads anywhere.
struct IdleDot {
    PositionId seat;
    PositionId to;
};

/// One finding for each place that says so, unless it says more to other seats of its line.
void report_idle_dots(Assembly&, const std::vector<IdleDot>& idle);

/// One finding for each set of seats that report to nobody although nothing says that they are heads, with the times in
/// which there are several heads with them; the only one at a stage is its head.
void report_roots(Assembly&, const std::vector<Headless>& all);

}  // namespace orgplan::language
