#pragma once

#include <optional>
#include <span>
#include <vector>

#include "graph/index/buckets.h"
#include "graph/index/forest.h"
#include "graph/index/headcount.h"
#include "graph/model/organisation.h"

namespace orgplan::graph {

class OrgGraph;

/// The organisation at a stage or a day: which seats and units exist, reporting lines, nesting and headcount. Made from
/// the view of the graph at that moment, in time linear in seats, units and lines; what is seldom needed is laid out
/// when first used. An index of a day is moved on to a later one by what changes in between. Lists of seats and units
/// are in the order of the text. Not for use by several threads at once.
class Index {
  public:
    struct Report {
        PositionId seat;
        bool assistant;
    };
    /// A seat belongs to a unit: it sits there, is a member or has a second role there.
    struct Belonging {
        PositionId seat;
        UnitId unit;
        RoleId role;  ///< that it holds there
    };

    Index(const OrgGraph& graph, StageId stage);
    Index(const OrgGraph& graph, Tick day);

    /// Of an index of a day: moves it on to a later one. Lists and references that it gave before end here. Time linear
    /// in what changes and the seats and units that are touched by it; lists are laid out anew when used.
    void move_to(Tick day);

    const Organisation& org;
    /// None: of a day.
    StageId stage() const { return stage_; }
    Tick tick() const { return tick_; }

    bool exists(PositionId id) const { return states_[index(id)] != nullptr; }
    bool exists(UnitId id) const { return given(stage_) ? org[id].stages.has(stage_) : org[id].exists(tick_); }
    /// Null where it does not exist.
    const PositionState* state(PositionId id) const { return states_[index(id)]; }
    /// Its own; none where it does not exist, too.
    RoleId role(PositionId id) const { return people().roles[index(id)]; }
    /// Whether it exists and has second roles at some time.
    bool hatted(PositionId id) const { return people().hatted[index(id)]; }
    /// Of any unit, whether it exists then or not.
    const UnitState& state(UnitId id) const { return *unit_states_[index(id)]; }
    std::span<const PositionId> standing() const { return people().standing; }

    // Lines. Solid ones, unless it says otherwise.
    /// None: it is a top, or does not exist.
    PositionId manager(PositionId id) const { return managers_[index(id)]; }
    std::span<const Report> reports(PositionId id) const { return all_reports()[index(id)]; }
    /// Calls `each` for its manager, and for those who head jointly with that one.
    template <class Each>
    void each_manager(PositionId id, Each each) const {
        if (!given(manager(id))) return;
        each(manager(id));
        if (!joint_) return;
        for (const PositionId head : beside_manager(id)) each(head);
    }
    std::size_t manager_count(PositionId id) const {
        if (!given(manager(id))) return 0;
        return joint_ ? 1 + beside_manager(id).size() : 1;
    }
    /// The reports of a seat and of those who head jointly with it.
    std::span<const Report> led(PositionId id) const { return joint_ ? shared().led[index(id)] : reports(id); }
    /// Direct reports without assistants; joint heads divide theirs, rounded up.
    std::uint32_t span(PositionId id) const { return joint_ ? shared().spans[index(id)] : spans_[index(id)]; }
    bool assistant(PositionId id) const { return assistants_[index(id)]; }
    /// The seats it has dotted lines to, and those that have one to it.
    std::span<const PositionId> dotted_to(PositionId id) const { return dotted().to[index(id)]; }
    std::span<const PositionId> dotted_from(PositionId id) const { return dotted().from[index(id)]; }
    /// By seat; those that do not exist are separate roots.
    const Forest& seats() const;
    /// Seats without a manager.
    std::vector<PositionId> roots() const;
    /// From the seat up to the last manager; ends before it would go round in a circle.
    std::vector<PositionId> chain(PositionId id) const;
    /// By seat, how many levels are above it; of those in a circle, or below one, nothing.
    const std::vector<std::uint32_t>& depths() const;
    /// Each circle of lines once, beginning at its earliest seat: each reports to the next, the last to the first.
    std::vector<std::vector<PositionId>> circles() const;

    // Units.
    const Forest& units() const;
    /// Who belongs to a unit itself, by seat, and where a seat belongs, in the order of the units' forest.
    std::span<const Belonging> members(UnitId id) const { return belongings().by_unit[index(id)]; }
    std::span<const Belonging> belongings(PositionId id) const { return belongings().by_seat[index(id)]; }
    /// Whether a seat belongs to a unit or to one below it.
    bool inside(PositionId seat, UnitId unit) const;
    /// The units that it is the manager of.
    std::span<const UnitId> managed(PositionId id) const;
    /// The seats there, including vacant ones, without managers of people.
    std::uint32_t team_size(UnitId id) const { return people().team_sizes[index(id)]; }
    /// The seats of a unit and of those below it; of no unit: the company.
    const Headcount& count(UnitId unit = kNone<UnitId>) const;

    // Seats by what they are.
    /// By their own role, and by their second roles; of no role: those without.
    std::span<const PositionId> with_role(RoleId role) const { return people().by_role[role_number(role)]; }
    std::span<const PositionId> with_hat(RoleId role) const { return people().by_hat[role_number(role)]; }
    /// Those with tags of their own.
    std::span<const PositionId> tagged() const { return people().tagged; }

    // Places.
    /// By unit, its location or else that of the nearest unit above that has one.
    const std::vector<Text>& locations() const;
    /// Where a seat is: its own location, else that of its home; empty where that is not given either.
    Text location(PositionId id) const;
    /// The number of locations of those who belong to a unit or to one below it.
    std::uint32_t sites(UnitId unit) const;

  private:
    struct Dotted {
        Buckets<PositionId> to;
        Buckets<PositionId> from;
    };
    struct People {
        std::vector<PositionId> standing;
        std::vector<PositionId> tagged;
        std::vector<RoleId> roles;  // side by side, since rules need those of all seats
        std::vector<bool> hatted;
        Buckets<PositionId> by_role;
        Buckets<PositionId> by_hat;
        std::vector<std::uint32_t> team_sizes;
    };
    struct Belongings {
        Buckets<Belonging> by_unit;
        Buckets<Belonging> by_seat;
    };

    struct Shared {
        Buckets<Report> led;
        std::vector<std::uint32_t> spans;
    };

    std::vector<PositionId> beside_manager(PositionId id) const;
    void look_at_all();
    void forget(bool seats, bool units);
    void look_at(PositionId id);
    void take_line(const Line& line);
    std::uint32_t role_number(RoleId role) const {
        return static_cast<std::uint32_t>(given(role) ? index(role) : org.roles.size());
    }
    const Buckets<Report>& all_reports() const;
    const Shared& shared() const;
    const Dotted& dotted() const;
    const People& people() const;
    const Belongings& belongings() const;
    Buckets<Report> lay_out_reports() const;
    Shared lay_out_shared() const;
    Dotted lay_out_dotted() const;
    People lay_out_people() const;
    Belongings lay_out_belongings() const;
    std::vector<Headcount> lay_out_counts() const;

    const OrgGraph* graph_;
    StageId stage_ = kNone<StageId>;
    Tick tick_;
    std::vector<const PositionState*> states_;
    std::vector<const UnitState*> unit_states_;
    bool joint_ = false;  // whether anything has joint heads at any time
    std::vector<PositionId> managers_;
    std::vector<const Line*> solid_lines_;  // by seat, where there are joint heads
    std::vector<bool> assistants_;
    std::vector<std::uint32_t> spans_;

    // Laid out when first used.
    mutable std::optional<Buckets<Report>> reports_;
    mutable std::optional<Shared> shared_;
    mutable std::optional<Dotted> dotted_;
    mutable std::optional<Forest> seats_;
    mutable std::vector<std::uint32_t> depths_;
    mutable std::optional<Forest> units_;
    mutable std::optional<People> people_;
    mutable std::optional<Belongings> belongings_;
    mutable std::optional<Buckets<UnitId>> managed_;
    mutable std::vector<Headcount> counts_;
    mutable std::vector<Text> locations_;
    mutable std::vector<std::uint32_t> sites_;
};

/// Whether a role usually manages people.
inline bool manages_people(const Role& role) {
    return role.manages == Manages::yes || role.manages == Manages::usually;
}

}  // namespace orgplan::graph
