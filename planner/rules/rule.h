#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/organisation.h"
#include "planner/text/finding.h"

// Rules as data. A rule names its subjects (`for`), the case to which it applies (`when`) and what must hold for each
// of them (`require`). Selectors and conditions are the closed vocabulary described here, the same for built-in rules
// and for a spec's own.

namespace orgplan::rules {

/// Which seats. Everything given must hold; a list holds where one of its words does, and its texts are sorted.
struct SeatSelector {
    // Of the role held: its own where the seat sits or is a member, the hat's where it wears one. A title outside the
    // glossary has no role: it may be one of those it shares a word with, and it may manage people or not.
    std::vector<std::string> roles;     ///< `role`: ids
    std::vector<std::string> families;  ///< `family`
    std::vector<std::string> tags;      ///< `tag`: of the role or of the seat itself
    std::optional<bool> manages;        ///< `manages`: whether the role manages people, usually or always

    std::vector<Employment> employment;  ///< `employment`
    std::vector<std::string> locations;  ///< `location`: of the seat, else of its unit or of one above
    std::vector<std::string> levels;     ///< `level`
    std::vector<std::string> within;     ///< `within`: sits in one of these units or below
    std::optional<bool> vacant;          ///< `vacant`
    std::optional<bool> named;           ///< `named`: its holder is named
    std::optional<bool> from_title;      ///< `from_title`: its role is only read from its title
    std::optional<bool> deputy;          ///< `deputy`: its title is that of somebody's deputy
    std::vector<Requisition> status;     ///< `status`: of its requisition

    // Of the graph.
    enum class Leads : std::uint8_t { nobody, contributors, managers };
    std::vector<Leads> leads;       ///< `leads`: `managers` where at least half of the reports have reports themselves;
                                    ///< `nobody` too where lines go round
    std::optional<bool> root;       ///< `root`: reports to nobody
    std::optional<bool> assistant;  ///< `assistant`: assists another seat

    std::vector<SeatSelector> except;  ///< `except`: none or one; seats that match it are left out

    bool operator==(const SeatSelector&) const = default;
};

/// Which units, by sorted lists. Where a kind or purpose is not given, it is what the people of the unit show, else the
/// answer is unknown; so it is where `agile` is not given.
struct UnitSelector {
    std::vector<std::string> ids;       ///< `id`
    std::vector<std::string> kinds;     ///< `kind`
    std::vector<std::string> purposes;  ///< `purpose`
    std::vector<std::string> tags;      ///< `tag`
    std::vector<std::string> within;    ///< `within`: is one of these units or below one
    std::optional<bool> agile;          ///< `agile`
    std::optional<bool> budget;         ///< `budget`: whether `budgets` names it
    std::optional<bool> headless;       ///< `headless`: whether it says that nobody heads it
    std::vector<UnitSelector> except;   ///< `except`

    bool operator==(const UnitSelector&) const = default;
};

/// Which products, or which projects, by sorted lists. Where a product does not give a fact, the answer is unknown.
struct WorkSelector {
    std::vector<std::string> ids;         ///< `id`
    std::optional<bool> has_ui;           ///< `has_ui`, of products
    std::optional<bool> ml;               ///< `ml`, of products
    std::vector<std::string> platforms;   ///< `platform`, of products
    std::vector<std::string> complexity;  ///< `complexity`, of products
    std::optional<bool> due;              ///< `due`: whether it is given, of projects
    std::optional<bool> budget;           ///< `budget`: whether it is given, of projects
    std::vector<WorkSelector> except;     ///< `except`

    bool operator==(const WorkSelector&) const = default;
};

/// What can have duties.
enum class DutyOf : std::uint8_t { company, unit, product, project };

/// A number, or the name of a parameter that a spec may set.
struct Limit {
    double value = 0;
    std::string parameter;  ///< empty: just the value

    bool operator==(const Limit&) const = default;
};

/// A fact of the company, and the words one of which it must have.
struct CompanyFact {
    enum class Name : std::uint8_t { sector, builds, customers, data_sensitivity, channels } name;
    std::vector<std::string> words;

    bool operator==(const CompanyFact&) const = default;
};

enum class Op : std::uint8_t {
    all,
    any,
    negation,   // `not`
    parameter,  ///< a parameter that takes words has one of these
    company,    ///< facts of the company, its headcount among them
    // Of a seat.
    is_seat,         ///< `is`: the seat matches
    member_of,       ///< it sits in, is a member of or wears a hat in a unit for which the parts hold
    sits_within,     ///< `within`: one of those units, or one above them, matches
    manages,         ///< of how many units for which the parts hold it is the manager
    manages_only,    ///< they hold for every unit it is the manager of
    reports,         ///< how many matching seats report to it, without assistants; `dotted: true` adds dotted lines
    reports_share,   ///< what share of its direct reports match
    reports_to,      ///< its manager matches; with `dotted: true`, one that it has a dotted line to is enough
    reports_within,  ///< somebody above it matches, at most `levels` above
    beside_manager,  ///< `compared_with_manager`: its location, level and cost are so beside those of its manager
    below,           ///< how many matching seats are below it, at any depth
    all_below,       ///< every matching seat that sits `in` such a unit is below a subject of the rule, by solid lines
                     ///< or by a dotted one on the way; reported only at the first subject
    layers,          ///< how many levels are below it
    depth,           ///< how many levels are above it
    serves,          ///< how many units for which the parts hold it belongs to or works for, or for somebody there
    holds,           ///< how many of the named duties it has
    scope,           ///< what it looks after has one of these words
    scope_only,      ///< and no other
    skill,           ///< its skills or those of its holders have one of these words
    background,      ///< its background has one of these words
    time,            ///< how much of its week goes into a kind of work
    accounts,        ///< how many customers it looks after
    titles,          ///< how many titles seats of its role have
    title_roles,     ///< how many roles have its title
    // Of a unit.
    is_unit,      ///< `is`
    unit_within,  ///< `within`: it, or a unit above it, matches
    managed_by,   ///< its manager matches
    members,      ///< how many matching seats sit in it, are members or wear a hat there; the subject not counted
    share,        ///< what share of those who belong to it or to a unit below match; the subject not counted
    size,         ///< how many seats sit in it, vacant ones included, without managers of people
    sites,        ///< at how many locations those who belong to it or to a unit below sit
    // Of a product or a project.
    is_work,  ///< `is`: it matches
    by,       ///< how many units for which the parts hold work on it
    staff,    ///< how many matching seats work on it
    // Of several.
    linked,    ///< of a seat or a unit: how many matching seats it is linked to
    given,     ///< the spec gives each of these facts of it; never unknown
    product,   ///< of a seat, a unit or the company: how many products for which the parts hold it works on, or has
    project,   ///< the same for projects
    duty,      ///< of what has duties: the holder of the named one matches; with `belongs: true` it also belongs to the
               ///< unit, heads it or works for it, or does so of a unit that works on the product or project
    count,     ///< how many matching seats belong to a unit or to one below it, the subject not counted; for anything
               ///< else, how many there are in the company
    contains,  ///< of a unit or the company: how many units for which the parts hold are below it
    ratio,     ///< of a unit or the company: how many seats there are for each of some other seats
};

/// What a spec may give of a seat, unit, product, project or the company, and without which rules are skipped.
enum class GivenFact : std::uint8_t {
    role,
    location,
    level,
    cost,
    scope,
    skills,
    background,
    time,
    accounts,
    works_with,
    serves,
    escalates_to,
    hands_over_to,
    kind,
    purpose,
    agile,
    units,
    has_ui,
    ml,
    platforms,
    complexity,
    sector,
    builds,
    customers,
    data_sensitivity,
    channels,
    products,
    projects,
    duties
};

/// How the level or the cost of a seat is beside that of its manager.
enum class Beside : std::uint8_t { lower, same, higher };

/// `linked` and `staff` list the seats they reach, up to their bounds, which may be at most this.
constexpr double kMostReached = 1000;
/// Whether a condition lists seats so.
constexpr bool lists_seats(Op op) {
    return op == Op::linked || op == Op::staff;
}

/// What must hold; a tree whose depth the YAML reader limits.
struct Condition {
    Op op = Op::all;
    std::vector<Condition> parts;  ///< of all, any and not; for units, products and projects also what must hold for it
    std::uint32_t seats = 0;       ///< index of a SeatSelector in the RuleSet
    std::uint32_t others = 0;      ///< of a ratio: the seats counted against
    std::uint32_t units = 0;       ///< index of a UnitSelector
    std::uint32_t work = 0;        ///< index of a WorkSelector
    std::optional<Limit> at_least;
    std::optional<Limit> at_most;
    bool dotted = false;
    bool belongs = false;        ///< of `duty`
    bool whole_company = false;  ///< `count` with `in: company`
    std::uint32_t levels = 0;    ///< of `reports_within`; 0: any
    std::vector<std::string>
        words;                    ///< of scope, skill, background, time and duty; of a parameter its words; of
                                  ///< `given` the duties that are needed; of `beside_manager` the levels, lowest first
    std::string name;             ///< of the parameter
    std::vector<LinkKind> links;  ///< of `linked`, only these kinds; empty: any
    std::vector<DutyOf> of;       ///< of `holds`; empty: anything
    std::vector<CompanyFact> facts;
    std::vector<GivenFact> needed;      ///< of `given`
    std::optional<bool> same_location;  ///< of `beside_manager`
    std::vector<Beside> level_is;       ///< of `beside_manager`: one of these; empty: any
    std::vector<Beside> cost_is;        ///< likewise

    bool operator==(const Condition&) const = default;
};

/// `duty`: a duty as its holder has it, of a company, unit, product or project. Its conditions are those of the seat.
enum class SubjectKind : std::uint8_t { seat, unit, company, product, project, duty };

/// What supports a rule: words of a source text, or the source of a number.
struct Evidence {
    int seed = 0;         ///< 0: none
    int description = 0;  ///< of that source text, from 1; 0: of no single one
    std::string quote;
    std::string source;

    bool operator==(const Evidence&) const = default;
};

/// "source text 1, description 5: "words"; a source".
std::string evidence_text(const Evidence& evidence);

struct Rule {
    std::string id;
    Place place;    ///< of the id, of a spec's own rule
    Place written;  ///< of all of a spec's own rule
    std::string pack;
    std::string role;  ///< the role it is about; empty for rules about units and the company
    text::Severity severity = text::Severity::error;
    Evidence evidence;
    std::string summary;
    std::string figure;  ///< what its ratio is called in figures; empty: it has none
    std::string why;
    std::string details;  ///< what exactly is counted, and exceptions; may be empty
    std::string blind;    ///< what it cannot see, whatever the spec says; may be empty
    std::string help;
    std::string message;                    ///< with {seat}, {title}, {role}, {unit}, {work}, {duty}, {stage}, {count},
                                            ///< {limit}, {range}, {case}, {others}, {missing} and names of parameters
    std::string passes;                     ///< a spec without the fault
    std::string fails;                      ///< a spec with it
    bool covered_later = false;             ///< a fault that a later stage resolves is advice
    std::vector<std::string> gives_way_to;  ///< ids of rules: what one of them reports of the same part is not repeated
    bool misspelt = false;  ///< of a spec's own rule: a word in it is reported as misspelt, so it means nothing

    SubjectKind subject = SubjectKind::seat;
    std::uint32_t for_seats = 0;
    std::uint32_t for_units = 0;
    std::uint32_t for_work = 0;       ///< of products and projects
    std::vector<std::string> duties;  ///< of duties: their names; empty: every duty
    std::vector<DutyOf> duties_of;    ///< of duties: of what; empty: of anything
    std::uint32_t row = 0;            ///< of a rule that is a table: which row, from 1
    std::string called;               ///< of a row: what the role should have or work with, in words
    std::optional<Condition> when;
    Condition require;
    std::optional<Condition> advice_when;    ///< in this case a fault is advice
    std::optional<Condition> together_when;  ///< in this case it is reported together with those of other subjects

    bool operator==(const Rule&) const = default;
};

/// A number that rules compare with, or one of several words.
struct Parameter {
    std::string name;
    double value = 0;                ///< for a word, its place among `words`
    std::vector<std::string> words;  ///< empty: it is a number
    std::string meaning;
    std::string source;

    bool operator==(const Parameter&) const = default;
};

/// What a source text says, and what became of it: one of `rule`, `merged`, `permits` and `left_out` is set.
struct Statement {
    std::string code;
    std::string says;
    std::string rule;     ///< that it became
    std::string row;      ///< of that rule or of the one it is merged with, where that is a table: a role of the row
    std::string merged;   ///< the rule that says it too
    std::string permits;  ///< the rule, parameter or word that allows it
    bool left_out = false;
    std::string why;

    bool operator==(const Statement&) const = default;
};

/// Another word for a fact; or one that no rule names, but whose meaning is known, which means itself.
struct Spelling {
    std::string fact;   ///< as a spec names it, such as `platforms`
    std::string says;   ///< in small letters, with hyphens
    std::string means;  ///< as rules name it

    bool operator==(const Spelling&) const = default;
};

struct RuleSet {
    std::vector<Rule> rules;              ///< a table is one rule for each row, all with the same id, one after another
    std::vector<Parameter> parameters;    ///< by name
    std::vector<SeatSelector> seats{{}};  ///< each once; the first matches every seat
    std::vector<UnitSelector> units{{}};
    std::vector<WorkSelector> work{{}};
    std::vector<Statement> statements;
    std::vector<Spelling> spellings;

    const Parameter* parameter(std::string_view name) const;
    /// For a table, its first row.
    const Rule* rule(std::string_view id) const;

    bool operator==(const RuleSet&) const = default;
};

/// The rules of `schemas/rules/`, which are part of the program.
const RuleSet& builtin_rules();

}  // namespace orgplan::rules
