#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/model/costs.h"
#include "graph/model/hiring.h"
#include "graph/model/ids.h"
#include "graph/model/needs.h"
#include "graph/model/place.h"
#include "graph/model/text_pool.h"
#include "graph/model/time.h"

// The organisation as plain data: every stage of it at once. What changes in time is kept as states, each holding from
// its tick to the next one's; what is derived for each stage (which seats exist, who reports to which manager) has a
// set of stages.

namespace orgplan {

/// A lower and an upper bound, both inclusive, either may be absent.
struct Range {
    std::optional<double> low;
    std::optional<double> high;
    Place place;

    bool holds(double value) const { return (!low || value >= *low) && (!high || value <= *high); }
    bool same_bounds(const Range& other) const { return low == other.low && high == other.high; }
};

/// A point of growth: the organisation at the end of the day `at` (or at the stage of that index, without dates).
struct Stage {
    Text id;
    Text name;        ///< empty: not given
    Text previously;  ///< the id it had in an earlier version of the spec; empty: none
    Tick at;
    bool dated = false;
    bool for_day = false;  ///< not a stage of the spec: a date that the user gave
    std::optional<Range> headcount;
    std::optional<Range> externals;
    std::optional<Range> fte;
    std::optional<MoneyRange> monthly_cost;
    Needs needs;
    Due due;
    Place place;
};

/// A kind of work; its colour (`#rrggbb`) is that of its cards.
struct Family {
    Text id;
    Text title;
    Text colour;
};

/// Whether a role manages people.
enum class Manages : std::uint8_t { no, possibly, usually, yes };

struct Role {
    Text id;
    Text title;
    FamilyId family = kNone<FamilyId>;
    std::vector<Text> tags;  ///< sorted; `developer`, `technical`, ...
    Manages manages = Manages::no;
    Text purpose;      ///< of a unit of such people, as `purpose` says it; empty: no one thing
    bool own = false;  ///< defined by the spec rather than by the glossary
};

/// Somebody is on leave in [opens, closes).
struct Away {
    Tick opens = kBeforeAll;
    Tick closes = kForever;  ///< for ever: the spec does not say when they are back
    Text why;                ///< empty: not given
    double pay = 1;          ///< the part of their pay that goes on
    Place place;             ///< of the time at which it begins

    bool holds(Tick tick) const { return opens <= tick && tick < closes; }
};

struct Person {
    Text id;  ///< empty where the person is known by the name alone
    Text name;
    double fte = 1;
    std::optional<std::vector<Text>> skills;  ///< absent where the spec does not give them
    std::vector<Away> away;                   ///< by `opens`; no two at once
    Place place;

    /// Null where they are there.
    const Away* away_at(Tick tick) const;
};

struct Holder {
    PersonId person = kNone<PersonId>;
    double share = 1;
    Place place;
};

enum class Employment : std::uint8_t { employee, contractor, agency, intern, volunteer };
enum class Requisition : std::uint8_t { none, proposed, approved, open, offered };
/// `unnamed`: somebody sits there whose name the spec does not give.
enum class Occupancy : std::uint8_t { unnamed, named, vacant };
/// Where the reporting line of a seat comes from.
/// `unknown`: a seat that there is none of, which was reported.
enum class StatedLine : std::uint8_t { derived, seat, top, outside, unknown };

/// A part of a seat's week that goes into one kind of work.
struct TimeShare {
    Text work;  ///< such as `coding` or `people`
    double part = 0;

    bool operator==(const TimeShare&) const = default;
};

/// The facts that rules need of a seat beyond the graph. Each is absent where the spec does not give it, which is not
/// the same as an empty list.
struct SeatFacts {
    std::optional<std::vector<Text>> scope;  ///< ids of products and projects, and words
    std::optional<std::vector<Text>> skills;
    std::optional<std::vector<Text>> background;
    std::optional<std::vector<TimeShare>> time;
    std::optional<std::uint32_t> accounts;  ///< of customers

    bool operator==(const SeatFacts&) const = default;
};

/// What a title says by itself, where the spec gives one.
struct ReadTitle {
    Text text;                          ///< as it is written
    RoleId role = kNone<RoleId>;        ///< none: it says none for certain
    Text called;                        ///< the name of the role in it, without levels and areas; empty: none
    Text level;                         ///< empty: it says none
    FamilyId family = kNone<FamilyId>;  ///< of a title without a role, for colours and counts
    std::vector<RoleId> may_be;         ///< of a title that may be several things
    Text outside;                       ///< what else it may be
    std::vector<RoleId> could_be;  ///< of a title without a role, sorted: those, else all that share a word with it
    bool understood = false;       ///< its words say at least in which field somebody works
};

/// What a seat is from one tick to the next.
struct PositionState {
    Tick from = kBeforeAll;
    RoleId role = kNone<RoleId>;  ///< none: a title outside the glossary
    bool role_said = false;       ///< the spec says the role, rightly or wrongly; else it was read from the title
    bool level_read = false;      ///< the level was read from the title
    std::uint32_t read = 0;       ///< what the title says, in `Organisation::titles`; 0: it was not read
    Text title;                   ///< as the spec gives it; empty: none
    Text alias;                   ///< by which the spec names the role, well spelled; empty: by its id or title; of an
                                  ///< unknown role the text that was to name it
    UnitId home = kNone<UnitId>;  ///< none: outside every unit
    Occupancy occupancy = Occupancy::unnamed;
    StatedLine stated = StatedLine::derived;
    Employment employment = Employment::employee;
    PositionId reports_to = kNone<PositionId>;
    Text outside;             ///< the manager, where `stated` says outside or unknown
    Text unknown_home;        ///< the unit that the spec names although there is none; empty: it names none such
    std::uint32_t facts = 0;  ///< in `Organisation::seat_facts`
    std::uint32_t cost = 0;   ///< in `Costs::seats`; the first: from bands
    bool successor = false;   ///< begins with a backfill
    double fte = 1;
    Text level;
    Text location;  ///< empty: its unit's
    std::vector<Holder> holders;
    std::vector<Holder> acting;  ///< who acts; they hold nothing, and without holders the seat is vacant
    std::vector<PositionId> dotted;
    Place place;       ///< of its cause: the position, or the change
    Place line_place;  ///< of the value of `reports_to`, where stated
};

/// A second role of a seat's holder, in [opens, closes).
struct Hat {
    RoleId role = kNone<RoleId>;
    Text alias;                         ///< by which the spec names the role, as in `PositionState`
    UnitId in = kNone<UnitId>;          ///< none: outside every unit
    PositionId to = kNone<PositionId>;  ///< the seat that takes the role over
    Tick opens = kBeforeAll;
    Tick closes = kForever;
    Place place;
};

/// A seat. It is one interval of time; its number and id are never used again.
struct Position {
    Text id;
    Text previously;  ///< the id it had in an earlier version of the spec; empty: none
    Place place;      ///< of its `id`, or of the value that names its role or title
    Tick opens = kBeforeAll;
    Tick closes = kForever;
    bool counted = false;  ///< one of several seats of one position
    bool ordered = false;  ///< without an id of its own: its number says where it is in the text
    bool shifts = false;   ///< another line, or another count of one, would give its number to another seat
    StageSet stages;       ///< at which it exists
    StageSet top;          ///< at which it reports to nobody inside, as the spec says or implies
    Requisition status = Requisition::none;
    Text email;                         ///< of its holder; empty: not given
    Text requisition;                   ///< its number in the system that hires; empty: not given
    std::vector<PositionState> states;  ///< by `from`; the first has always held
    std::vector<PositionId> assists;    ///< the seats it is assistant to, the first by a solid line
    std::vector<Hat> hats;
    std::vector<Text> tags;

    bool exists(Tick tick) const { return opens <= tick && tick < closes; }
    /// The state at a tick.
    const PositionState& at(Tick tick) const;
    /// The tick at which one of its states gives way to the next; `kForever` for the last.
    Tick until(const PositionState& state) const;
};

/// Somebody is responsible for something: from this tick on, until the next duty of that name.
struct Duty {
    Text name;
    PositionId position = kNone<PositionId>;  ///< none: nobody, from then on
    Tick from = kBeforeAll;
    Place place;
};

/// Who heads a unit or the company.
struct Headship {
    PositionId manager = kNone<PositionId>;  ///< of joint heads the first, which carries the lines
    std::vector<PositionId> joint;           ///< the other joint heads, in the order of the text
    bool headless = false;                   ///< `manager: none`: nobody heads it, and nobody is missing

    /// All that are named, the first one first.
    std::vector<PositionId> heads() const;
    template <class Each>
    void each_head(Each each) const {
        if (given(manager)) each(manager);
        for (const PositionId head : joint) each(head);
    }
    bool headed_by(PositionId seat) const;
    bool same_heads(const Headship& other) const {
        return manager == other.manager && joint == other.joint && headless == other.headless;
    }
};

/// Without a manager or `headless`, reporting lines lead to the manager of a unit above.
struct UnitState : Headship {
    Tick from = kBeforeAll;
    Text name;  ///< empty: the id
    Text kind;  ///< empty: not given
    Text purpose;
    std::optional<bool> agile;
    Text location;                  ///< empty: the parent's
    UnitId within = kNone<UnitId>;  ///< none: the company itself
    std::vector<Text> tags;
    std::optional<Range> size;  ///< how many seats it is to have, without managers of people
    Place manager_place;
    Place place;
};

struct Unit {
    Text id;
    Text previously;  ///< the id it had in an earlier version of the spec; its `old/*` follow; empty: none
    Place place;      ///< of its `id`
    Tick opens = kBeforeAll;
    Tick closes = kForever;
    Tick stands = kBeforeAll;  ///< from when it is complete, so that its size counts; not before `opens`
    bool planned = false;      ///< when it opens is not decided: until then it never does
    StageSet stages;
    std::vector<UnitState> states;             ///< by `from`; the first has always held
    std::vector<Duty> duties;                  ///< by name, then `from`
    std::optional<std::uint32_t> departments;  ///< how many the spec says it has inside
    Place departments_place;
    bool budget = false;  ///< whether `budgets` names it

    bool exists(Tick tick) const { return opens <= tick && tick < closes; }
    const UnitState& at(Tick tick) const;
    Tick until(const UnitState& state) const;
};

enum class LineKind : std::uint8_t { solid, dotted };

/// Why a line runs as it does.
enum class LineReason : std::uint8_t {
    reports_to,    ///< the seat says so
    assistant,     ///< solid to the first seat it assists, dotted to the others
    claim,         ///< a unit with `line: solid` claims it as a member
    unit_manager,  ///< the nearest unit upwards whose manager's seat exists
    company,       ///< the head of the company
    dotted,        ///< the seat says so
    member,        ///< member of another unit: to that unit's manager
    home           ///< to its home unit's manager, since a claim took the solid line
};

/// `from` reports to `to` in these stages. The times between stages are in `Organisation::line_times`.
struct Line {
    PositionId from = kNone<PositionId>;
    PositionId to = kNone<PositionId>;
    LineKind kind = LineKind::solid;
    LineReason reason = LineReason::reports_to;
    UnitId unit = kNone<UnitId>;  ///< the unit that led to it, if one did
    StageSet stages;
    Place place;  ///< of its cause
};

/// A seat that belongs to a unit it does not sit in, in these stages.
struct Membership {
    UnitId unit = kNone<UnitId>;
    PositionId position = kNone<PositionId>;
    StageSet stages;
};

/// One of several things holds in [opens, closes), and in no tick right before or after.
struct TimeOf {
    std::uint32_t of = 0;
    Tick opens = kBeforeAll;
    Tick closes = kForever;

    bool holds(Tick tick) const { return opens <= tick && tick < closes; }
};

/// How seats or units are linked besides the lines.
enum class LinkKind : std::uint8_t { works_with, serves, escalates_to, hands_over_to };

/// One end of a link: a seat or a unit.
struct LinkEnd {
    PositionId seat = kNone<PositionId>;
    UnitId unit = kNone<UnitId>;

    auto operator<=>(const LinkEnd&) const = default;
};

struct Link {
    LinkKind kind = LinkKind::works_with;
    LinkEnd from;
    LinkEnd to;
    StageSet stages;  ///< at which the spec gives it and both ends exist
    Place place;
};

struct ProductState {
    Tick from = kBeforeAll;
    Text name;  ///< empty: the id
    std::vector<UnitId> units;
    std::optional<bool> has_ui;
    std::optional<bool> ml;
    std::optional<std::vector<Text>> platforms;
    Text complexity;  ///< empty: not given

    bool operator==(const ProductState&) const = default;
};

struct Product {
    Text id;
    Place place;
    Tick opens = kBeforeAll;
    Tick closes = kForever;
    StageSet stages;
    std::vector<ProductState> states;  ///< by `from`; the first has always held
    std::vector<Duty> duties;          ///< by name, then `from`

    const ProductState& at(Tick tick) const;
};

struct ProjectState {
    Tick from = kBeforeAll;
    Text name;  ///< empty: the id
    std::vector<UnitId> units;
    std::optional<Tick> due;
    bool budget = false;            ///< whether one is given
    std::optional<Amount> allowed;  ///< its amount, in the reporting currency

    bool operator==(const ProjectState&) const = default;
};

struct Project {
    Text id;
    Place place;
    std::vector<ProjectState> states;  ///< by `from`; the first has always held
    std::vector<Duty> duties;          ///< by name, then `from`

    const ProjectState& at(Tick tick) const;
};

struct Company : Headship {
    Text name;
    Place place;
    // Facts that rules need; absent where the spec does not give them.
    std::optional<Text> sector;
    std::optional<std::vector<Text>> builds;
    std::optional<std::vector<Text>> customers;
    std::optional<Text> data_sensitivity;
    std::optional<std::vector<Text>> channels;  ///< by which it reaches people
    std::optional<std::uint32_t> departments;   ///< how many the spec says it has
    Place departments_place;
    bool budget = false;         ///< whether `budgets` names it
    int fiscal_year_starts = 0;  ///< a month of the year; 0: not given
    std::vector<Duty> duties;    ///< by name, then `from`
};

struct Organisation {
    std::unique_ptr<TextPool> texts = std::make_unique<TextPool>();
    Company company;
    Text scenario;              ///< name or id of the scenario applied last; empty for a spec
    std::vector<Stage> stages;  ///< in order of time; never empty
    std::vector<Family> families;
    std::vector<Role> roles;
    std::vector<Person> people;
    std::vector<Unit> units;               ///< in the order of the text
    std::vector<Position> positions;       ///< in the order of the text
    std::vector<Line> lines;               ///< by `from`, solid before dotted, then by `to`
    std::vector<Line> passing_lines;       ///< those that hold at no stage, only between, likewise
    std::vector<TimeOf> line_times;        ///< of `lines` and, numbered after them, `passing_lines`; by `of`, `opens`
    std::vector<Membership> memberships;   ///< by unit, then position, those that hold at no stage among them
    std::vector<TimeOf> membership_times;  ///< by `of`, then `opens`
    bool follows_changes = true;           ///< `line_times` and `membership_times` are exact between stages too; not
                                           ///< where so much changes that only stages were looked at
    std::vector<Link> links;               ///< by `from`, then `to`, then kind
    std::vector<SeatFacts> seat_facts{1};  ///< each once; the first gives nothing
    std::vector<ReadTitle> titles{1};      ///< each title once; the first says nothing
    std::vector<Product> products;
    std::vector<Project> projects;
    Costs costs;
    std::vector<Budget> budgets;  ///< in the order of the text
    Hiring hiring;
    std::vector<Readiness> ready;               ///< by seat, then in the order of the text
    std::vector<PositionId> planned_backfills;  ///< whose successors start when a plan decides it; in order
    std::vector<PlannedTake> planned_takes;     ///< in the order of the text
    PlanTerms plan;
    Tick today;  ///< the day as of which plans are checked

    const Position& operator[](PositionId id) const { return positions[index(id)]; }
    const Unit& operator[](UnitId id) const { return units[index(id)]; }
    const Role& operator[](RoleId id) const { return roles[index(id)]; }
    const Family& operator[](FamilyId id) const { return families[index(id)]; }
    const Person& operator[](PersonId id) const { return people[index(id)]; }
    const Stage& operator[](StageId id) const { return stages[index(id)]; }

    /// What a number of `line_times` means.
    const Line& line(std::uint32_t number) const {
        return number < lines.size() ? lines[number] : passing_lines[number - lines.size()];
    }

    StageSet all_stages() const { return StageSet::first(stages.size()); }
    const PositionState& at(PositionId id, StageId stage) const { return (*this)[id].at((*this)[stage].at); }
    const UnitState& at(UnitId id, StageId stage) const { return (*this)[id].at((*this)[stage].at); }

    /// Whether all stages have dates, so that ticks are days.
    bool dated() const;
    /// A unit and those around it at a tick, from the inside out; of none, none. Where units form a circle between
    /// stages, it goes round for no longer than there are units.
    std::vector<UnitId> units_around(UnitId id, Tick tick) const;
    /// The first stage at a tick; none where there is none.
    StageId stage_at(Tick tick) const;
    /// A tick as the spec writes it: a date, or the stage's id where not all stages have one.
    std::string time_text(Tick tick) const;
    /// A tick as findings write it: in backticks the id of the spec's own stage at it, else the date.
    std::string quoted_time(Tick tick) const;
    /// What is printed for a seat: its title, else its role by the name that the spec uses; empty without either.
    Text title_of(const PositionState& state) const;
    Text title_of(PositionId id, StageId stage) const;
    /// The same for a second role, which there must be.
    Text title_of(const Hat& hat) const;
    /// The manager of a seat at a stage where that is somebody outside, or a seat that there is none of; else empty.
    Text outsider_of(PositionId id, StageId stage) const;
    /// Whether a seat names a role, a unit or a manager that there is none of, which was reported.
    static bool unresolved(const PositionState& state);
    /// The manager outside as it is printed: "Minister (outside)", "omar (not found)".
    std::string outsider_text(PositionId id, StageId stage) const;
    /// Who sits there at a stage: names joined by " / ", those who act marked so; "vacant", or empty where nobody is
    /// named.
    std::string holder_text(PositionId id, StageId stage) const;
    /// Which of them are away at a stage, and until when; empty: nobody.
    std::string away_text(PositionId id, StageId stage) const;
    /// Whether a seat is held by people who are all away at a tick, and nobody acts.
    bool deserted(const PositionState& state, Tick tick) const;
    /// Of those who head something the first whose seat exists at a tick; none where there is none.
    PositionId head_at(const Headship& headship, Tick tick) const;
    /// The family of a seat's role, else of its title, for colours and counts; none where neither says one.
    FamilyId family_of(const PositionState& state) const;
    FamilyId family_of(PositionId id, StageId stage) const { return family_of(at(id, stage)); }
    /// The second roles at a stage.
    std::vector<const Hat*> hats_at(PositionId id, StageId stage) const;
    /// The name of a unit at a stage.
    Text name_of(UnitId id, StageId stage) const;
};

}  // namespace orgplan
