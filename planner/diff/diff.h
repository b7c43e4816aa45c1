#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/headcount.h"
#include "graph/organisation.h"
#include "planner/report/finding.h"
#include "planner/spec/source.h"

// What is different between two organisations, as plain data that needs neither of them. Things are matched by id;
// what they refer to is told by the ids of the second.

namespace orgplan {

/// A stage of the first organisation beside one of the second; none where only one of them has it.
struct StagePair {
    StageId before = kNone<StageId>;
    StageId after = kNone<StageId>;
    std::string label;  ///< "seed", or "seed → series-a"

    bool compared() const { return given(before) && given(after); }
};

enum class Thing : std::uint8_t { company, unit, seat, product };
enum class Presence : std::uint8_t { stays, added, removed };

/// What about a thing a fact speaks of. `dotted`, `member_of`, `hat` and `owner` have one fact for each that came or
/// went; `duty` has one for each name.
enum class Aspect : std::uint8_t {
    name,        ///< of a unit, a product or the company
    kind,        ///< of a unit
    purpose,     ///< of a unit
    within,      ///< of a unit: the unit above
    head,        ///< of a unit or the company: its manager
    home,        ///< of a seat: its unit
    line,        ///< of a seat: whom it reports to
    dotted,      ///< of a seat: whom it reports to besides
    role,        ///< of a seat, by the id of the glossary
    title,       ///< of a seat, where it has one of its own
    level,       ///< of a seat
    holder,      ///< of a seat: names, `vacant`, or empty for somebody who is not named
    fte,         ///< of a seat; empty: a full week
    employment,  ///< of a seat; empty: an employee
    location,    ///< of a seat or a unit, where it has one of its own
    status,      ///< of a seat: how far its hiring has come
    opens,       ///< of a seat or a unit, where stages have dates: a day; empty: since ever
    closes,      ///< of a seat or a unit, where stages have dates: a day; empty: never
    member_of,   ///< of a seat: a unit it does not sit in
    hat,         ///< of a seat: a second role
    duty,        ///< of a unit, a product or the company: who answers for `Fact::name`
    owner        ///< of a product: a unit
};

std::string_view name_of(Thing);
std::string_view name_of(Aspect);

struct Fact {
    Aspect aspect = Aspect::name;
    std::string name;  ///< of a duty
    std::string from;  ///< empty: nothing before
    std::string to;    ///< empty: nothing after
    StageSet stages;   ///< of `Diff::stages`

    bool operator==(const Fact&) const = default;
};

/// A thing that was added or removed, with all that it has or had, or one that stays, with what is different.
struct Change {
    Thing thing = Thing::seat;
    Presence presence = Presence::stays;
    std::string id;     ///< in the second; of what was removed, in the first
    std::string was;    ///< the id in the first, where `previously` says it had another
    std::string label;  ///< its title or name
    std::string unit;   ///< where it is to be told: a seat's home, a unit itself; empty: the company
    std::vector<Fact> facts;
    StageSet stages;  ///< of `Diff::stages`, in which it is so
};

/// Something removed that may be something added under another id; nobody says so.
struct LikelyRename {
    Thing thing = Thing::seat;
    std::string from;
    std::string to;
    std::string why;  ///< "the same holder, Ada Lovelace"
    StageSet stages;
};

/// The heads of a unit with all that lies below it, or of the company (`unit` empty), at one pair of stages.
struct HeadsChange {
    std::string unit;
    std::string name;
    std::size_t nesting = 0;
    std::size_t pair = 0;             ///< index in `Diff::stages`
    std::optional<Headcount> before;  ///< none: it does not stand
    std::optional<Headcount> after;

    bool differs() const;
};

/// A finding that one of the two has alone.
struct FindingChange {
    bool gone = false;
    Finding finding;
    StageSet stages;    ///< of `Diff::stages`
    std::string where;  ///< `file:line:column`
};

/// A unit as it is told: in the order in which groups of changes are.
struct UnitName {
    std::string id;
    std::string name;
};

struct Diff {
    std::vector<StagePair> stages;
    std::vector<Change> changes;  ///< by unit in the order of the text, removed units last; units before seats
    std::vector<UnitName> units;  ///< of either, in that order
    std::vector<LikelyRename> renames;
    std::vector<HeadsChange> heads;       ///< by pair; the company, then units that differ, each below the one above
    std::vector<FindingChange> findings;  ///< new before gone, each in the order of its report

    /// Nothing is different: no stage, no thing, no finding.
    bool empty() const;
};

/// Compares pairs of stages; what is different in several of them is told once. At most 64 pairs.
/// Time linear in seats and pairs, times how deep units are nested.
Diff diff(const Organisation& before, const Organisation& after, std::vector<StagePair> stages);

/// Every stage of both, matched by id: those of the second in order, then those that only the first has.
std::vector<StagePair> stage_by_stage(const Organisation& before, const Organisation& after);

/// What a spec was found to have, judged.
struct Judged {
    const Findings& findings;
    const Sources& sources;
};

/// Adds to a diff the findings that only one of two specs has, at the stages that are compared. They are matched by
/// their rule and by what they speak of, wherever that stands.
void compare_findings(const Judged& before, const Judged& after, Diff& diff);

}  // namespace orgplan
