#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/index/headcount.h"
#include "graph/model/months.h"
#include "graph/model/organisation.h"
#include "planner/costs/exact.h"
#include "planner/diff/rule_changes.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

// What is different between two organisations, as plain data that needs neither of them. Things are matched by id;
// what they refer to is given by the ids of the second.

namespace orgplan::diff {

/// A stage of the first organisation beside one of the second; none where only one of them has it.
struct StagePair {
    StageId before = kNone<StageId>;
    StageId after = kNone<StageId>;
    std::string label;   ///< "seed", or "seed → series-a"
    bool added = false;  ///< only the second has it; the first is as it is on that day

    bool compared() const { return given(before) && given(after); }
};

enum class Thing : std::uint8_t { company, unit, seat, product, project, stage };
enum class Presence : std::uint8_t { stays, added, removed };

/// What a fact is about. `joint_head`, `dotted`, `member_of`, `hat`, `owner`, `link` and `list` have one fact for each
/// entry added or removed; `duty`, `budget`, `run_rate`, `hiring`, `target` and `fact` have one for each name.
enum class Aspect : std::uint8_t {
    name,        ///< of a unit, a product, a project, a stage or the company
    kind,        ///< of a unit
    purpose,     ///< of a unit
    within,      ///< of a unit: the unit above
    head,        ///< of a unit or the company: its manager, of joint heads the first; or `none`
    joint_head,  ///< of a unit or the company: a joint head beside that one
    home,        ///< of a seat: its unit
    line,        ///< of a seat: the seat it reports to, or somebody outside
    dotted,      ///< of a seat: a seat to which it has a dotted line
    role,        ///< of a seat, by the id of the glossary
    title,       ///< of a seat, where it has one of its own, or an alias names its role
    level,       ///< of a seat
    holder,      ///< of a seat: names, `vacant`, or empty for somebody who is not named
    acting,      ///< of a seat: who acts; empty: nobody
    away,        ///< of a seat: who of its holders is away, and until when; empty: nobody
    fte,         ///< of a seat; empty: a full week
    employment,  ///< of a seat; empty: an employee
    location,    ///< of a seat or a unit, where it has one of its own
    status,      ///< of a seat: how far its hiring has come
    opens,       ///< of a seat, a unit or a product, where stages have dates: a stage or a day; empty: always
    closes,      ///< of a seat, a unit or a product, where stages have dates: a stage or a day; empty: never
    member_of,   ///< of a seat: a unit it does not sit in
    hat,         ///< of a seat: a second role
    duty,        ///< of a unit, a product, a project or the company: who is responsible for `Fact::name`
    owner,       ///< of a product or a project: a unit
    cost,        ///< of a seat: what it says itself, as `72000 EUR`, or `650 x 200 EUR` for so many days
    due,         ///< of a project: a day
    budget,      ///< of a unit, the company or a project: what may be spent in the period `Fact::name`, or in total
    run_rate,    ///< of a unit or the company: what a month may cost from the stage or day `Fact::name` on
    hiring,      ///< of the company: what `Fact::name` allows, such as `hires_per_month` or a freeze
    date,        ///< of a stage
    target,      ///< of a stage: the range of `Fact::name`, such as `headcount`
    link,        ///< of a seat or a unit: one it is linked to, in the way the key `Fact::name` says
    fact,        ///< a fact that rules need, by its key `Fact::name`
    list         ///< a word that rules need, in the list of the key `Fact::name`; `[]`: an empty list
};

std::string_view name_of(Thing);
std::string_view name_of(Aspect);

struct Fact {
    Aspect aspect = Aspect::name;
    std::string name;  ///< which one, of an aspect that has several
    std::string from;  ///< empty: nothing before
    std::string to;    ///< empty: nothing after
    StageSet stages;   ///< of `Diff::stages`
    // Of a role: the alias by which the spec names it; empty: by its id or title.
    std::string alias_from = {};
    std::string alias_to = {};

    /// A role that only one of the two knows, as the title of the other is in no glossary: it may be the same job.
    bool half_known() const { return aspect == Aspect::role && from.empty() != to.empty(); }
    bool operator==(const Fact&) const = default;
};

/// A thing that was added or removed, with all that it has or had, or one that stays, with what is different.
struct Change {
    Thing thing = Thing::seat;
    Presence presence = Presence::stays;
    std::string id;     ///< in the second; of what was removed, in the first
    std::string was;    ///< the id in the first, where `previously` says it had another
    std::string label;  ///< its title or name
    std::string unit;   ///< where it is listed: a seat's home, a unit itself; empty: the company
    std::vector<Fact> facts;
    StageSet stages;        ///< of `Diff::stages`, in which it is so
    bool promoted = false;  ///< a seat has another role, both known, or level, and somebody stays in it
    bool later = false;     ///< of two snapshots: what was removed opens later instead
};

/// Something removed that may be something added under another id; nobody says so.
struct LikelyRename {
    Thing thing = Thing::seat;
    std::string from;
    std::string to;
    std::string why;  ///< "the same holder, Ada Lovelace"
    StageSet stages;  ///< empty: of a stage itself
};

/// The costs of one of the two.
struct CostSide {
    std::string currency;                ///< in which it reports; empty: not said
    std::size_t unpriced = 0;            ///< seats without a cost; sums are a minimum where there are any
    Month first;                         ///< of the months from its first stage
    Month end;                           ///< to its last one, where all stages are compared and dated; else `first`
    std::optional<costs::Exact> total;   ///< what these cost in all; none: too many to add up
    std::optional<costs::Exact> common;  ///< what the months cost that the other has as well
};

/// The costs of both; none: the spec gives no costs, or amounts beyond the limit.
struct CostsChange {
    std::optional<CostSide> before;
    std::optional<CostSide> after;
    Month first;  ///< of the months that both have
    Month end;

    /// Whether all amounts are in one currency.
    bool one_currency() const { return !before || !after || before->currency == after->currency; }
    bool differs() const;
};

/// The headcount and the run rate of a unit with all units below it, or of the company (`unit` empty), at one pair of
/// stages.
struct HeadsChange {
    std::string unit;
    std::string name;
    std::size_t nesting = 0;
    std::size_t pair = 0;                    ///< index in `Diff::stages`
    std::optional<graph::Headcount> before;  ///< none: it does not exist
    std::optional<graph::Headcount> after;
    std::optional<costs::Exact> cost_before;  ///< of a month; none: it does not exist, or its spec gives no costs
    std::optional<costs::Exact> cost_after;
    bool one_currency = true;  ///< both are in one currency; else the two are not compared

    /// In headcount, or in the run rate.
    bool differs() const;
};

/// A finding that only one of the two has, or that both have and is not the same.
struct FindingChange {
    enum class Kind : std::uint8_t { fresh, changed, gone };
    Kind kind = Kind::fresh;
    std::size_t number = 0;                              ///< of the finding in those of its spec
    text::Finding finding;                               ///< at its stages alone; of a change that of the later spec
    StageSet stages;                                     ///< of `Diff::stages`
    std::string between;                                 ///< its times without a stage; empty: it has none
    std::string where;                                   ///< `file:line:column`
    text::Severity was_severity = text::Severity::hide;  ///< of a change
    std::string was_message;                             ///< of a change
    bool worse = false;  ///< of a change: its severity is higher, or what was measured is further from its bounds
};

/// A unit, in the order in which groups of changes are listed.
struct UnitName {
    std::string id;
    std::string name;
};

struct Diff {
    std::vector<StagePair> stages;
    std::vector<Change> changes;  ///< by unit in the order of the text, removed units last; units before seats
    std::vector<UnitName> units;  ///< of either, in that order
    std::vector<LikelyRename> renames;
    std::vector<std::pair<std::string, std::string>> renumbered;  ///< seats without ids of their own, from and to
    std::vector<HeadsChange> heads;  ///< by pair; the company, then units that differ, each below the one above
    CostsChange costs;
    std::vector<StagePair>
        not_compared;  ///< beyond those that a diff has room for: stages of only one, by their labels
    std::vector<FindingChange> findings;  ///< new, changed, gone, each in the order of its report

    std::vector<RuleChange> rules;  ///< what is said about rules

    std::size_t suppressed_before = 0;  ///< findings that `ignore` suppresses, of all stages
    std::size_t suppressed_after = 0;

    /// Nothing is different: no stage, no thing, no rule, no finding.
    bool empty() const;
};

/// Compares pairs of stages; what is different in several of them is listed once. Beyond 64 pairs the last go to
/// `not_compared`; `stage_by_stage` puts those last that are not compared.
/// Time linear in seats and pairs, times how deep units are nested, and in seats times the months that are summed.
Diff diff(const Organisation& before, const Organisation& after, std::vector<StagePair> stages);

/// Every stage of both, matched by id or by what `previously` says: those of the second in order, then those that only
/// the first has. A stage that the first does not have is compared with it where it was read at that day.
std::vector<StagePair> stage_by_stage(const Organisation& before, const Organisation& after);

/// The findings of a spec that was checked.
struct WithFindings {
    const text::Findings& findings;
    const text::Sources& sources;
    const Organisation& organisation;
};

/// Adds to a diff the findings that only one of two specs has at the stages that are compared, and those that changed.
/// They are matched by their rule and by what they are about, wherever that is in the text and whatever they say.
void compare_findings(const WithFindings& before, const WithFindings& after, Diff& diff);

/// What a finding is about: its rule and the ids of its parts. The same in two specs means the same finding.
std::string identity_of(const text::Finding& finding);

}  // namespace orgplan::diff
