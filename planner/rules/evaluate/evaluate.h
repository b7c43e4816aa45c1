#pragma once

#include <deque>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/index/index.h"
#include "planner/rules/evaluate/seat_costs.h"
#include "planner/rules/evaluate/subject.h"
#include "planner/rules/evaluate/unread_facts.h"
#include "planner/rules/match/duty_index.h"
#include "planner/rules/match/link_index.h"
#include "planner/rules/match/linked.h"
#include "planner/rules/match/seat_match.h"
#include "planner/rules/match/unit_match.h"
#include "planner/rules/match/work_index.h"
#include "planner/rules/rule.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// A number that a condition counted.
struct Number {
    bool counted = false;                             ///< there is one
    bool broken = false;                              ///< the condition is why the rule fails
    bool measured = false;                            ///< it should lie within the bounds, and does not
    bool nobody = false;                              ///< of a ratio: there is none of the second
    text::Quantity quantity = text::Quantity::count;  ///< of count and limit
    double count = 0;
    double limit = 0;                ///< the bound that is broken
    std::optional<double> low = {};  ///< both bounds
    std::optional<double> high = {};
    const Condition* of = nullptr;
    double possible = 0;  ///< where more than `count`: there may be as many, since of some it is not known
};

/// What was seen where a condition does not hold.
struct Seen : Number {
    std::optional<double> case_count;    ///< the number of the case to which the rule applies
    double case_possible = 0;            ///< of that case, as `possible`
    std::vector<PositionId> others;      ///< seats that are not where they should be, each a fault of its own
    std::vector<std::string> lacking;    ///< seats of which there are not enough: ``role `a` or `b` ``, ``tag `c` ``
    std::vector<std::string> not_given;  ///< facts that should be given: `` `scope` ``
    MissingFacts missing;                ///< facts that the spec lacks and that would decide it

    /// Takes a number that says more than what there is: of a condition that fails, else the first.
    void take_number(const Number& number);
    /// Takes what was seen in a part.
    void take(const Seen& part);
    /// What was seen is not why the rule fails.
    void forgive();
};

/// Evaluates the conditions of a set of rules at one stage.
class Evaluator {
  public:
    /// `parameters` are the values of the set's parameters, by index. Where the spec does not say what a unit is, it is
    /// taken for what it seems to be by its people, unless `stated_only`. All that is given must outlive the evaluator.
    Evaluator(const graph::Index& at, const RuleSet& rules, const FactWords& words, std::span<const double> parameters,
              const SeatCosts& costs, const UnreadFacts& unread, bool stated_only = false);

    /// The subjects of a rule, in the order of the organisation; uncertain ones are left out.
    std::vector<Subject> subjects(const Rule& rule);
    /// The units of which it is not known whether a rule is about them; what is missing is added to `missing`.
    std::vector<Subject> uncertain(const Rule& rule, MissingFacts& missing);
    /// The titles, in `Organisation::titles`, that leave it open whether a rule counts their seats; each once.
    std::vector<std::uint32_t> open_titles(const Rule& rule);
    /// By unit, what it seems to be; not where only what is stated counts.
    const std::vector<graph::Inferred>& inferred() const { return *inferred_; }
    /// The headcount from which on a condition holds, or from which on it fails; none: it names none.
    std::optional<double> headcount_in(const std::optional<Condition>& condition) const;
    /// Whether a rule is about a unit for certain; of other subjects true.
    bool is_subject(const Rule& rule, const Subject& subject);
    /// Whether a fault of one of its subjects is advice.
    bool is_advice(const Rule& rule, std::span<const Subject> subjects, const Subject& subject);
    /// Whether it is reported together with those of its other subjects.
    bool is_together(const Rule& rule, std::span<const Subject> subjects, const Subject& subject);
    /// Whether a rule holds for one of its subjects; where `seen` is given, it receives what decided that.
    Truth holds(const Rule& rule, std::span<const Subject> subjects, const Subject& subject, Seen* seen = nullptr);
    /// Whether what a rule requires of one of its subjects holds, whether the rule applies or not.
    Truth required(const Rule& rule, std::span<const Subject> subjects, const Subject& subject);

  private:
    struct Question {
        std::span<const Subject> subjects;  // all of the rule
        Subject subject;                    // that is checked
        Seen* seen;
    };
    // Of which seats the parts of a condition count some, without the asking seat.
    struct Counted {
        std::set<std::uint32_t> selectors;
        bool inside_alone = true;  // of units, only who belong to them or below
        bool staff_alone = true;   // of products and projects, only who work on them
        void take(const Condition& condition, bool of_unit, bool of_work);
    };
    // What an answer was, and what was seen.
    struct Answer {
        Truth truth = Truth::holds;
        Count count;
        bool any = false;
        Seen seen;
        const MissingFacts* missing = nullptr;  // of shared answers, those of `seen`, held once
    };
    // Seats that make the same difference where they are not counted; 0: none.
    using Asker = std::uint32_t;
    // The parts of a condition, evaluated for one seat over many units, products or projects.
    struct Many {
        const Condition& condition;
        const Question& question;
        std::vector<const Answer*>* shared =
            nullptr;                          // by unit or by work; none: the asking seat has answers of its own
        bool but_inside = false;              // only for units that it is inside of
        Subject asker = {};                   // in whose place shared answers are looked up
        const MissingFacts* noted = nullptr;  // what was noted last
    };
    // Which units a `contains` means, by place in the units' order, and how many of them come before each place.
    struct Contained {
        std::vector<Truth> match;
        std::vector<Count> before;
    };
    // Seats that `all_below` does not find below a subject, and whether it is unknown for others if they should be.
    struct Astray {
        std::vector<PositionId> seats;
        bool open = false;
        MissingFacts missing;
    };
    // A missing fact makes a count uncertain: there may be as many as `most`.
    struct Gap {
        bool missing = false;
        std::string_view fact = {};
        double most = std::numeric_limits<double>::infinity();
    };

    bool is_case(const std::optional<Condition>& when, std::span<const Subject> subjects, const Subject& subject);
    Truth ask(const Condition& condition, const Subject& about, const Question& question);
    Truth answer(const Condition& condition, const Subject& about, const Question& question);
    void note_number(const Condition& condition, Number number, const Question& question) const;
    const Counted& counted(const Condition& condition);
    // None: the seat's place is its own.
    std::optional<Asker> asker(const Condition& condition, PositionId seat);
    bool only_sits(PositionId seat);
    // `of_its_own`: over products or projects that the asking seat works on.
    Many many(const Condition& condition, const Question& question, bool of_units, bool of_its_own);
    Truth ask(Many& many, UnitId unit);
    Truth ask(Many& many, WorkId work);
    Truth ask_shared(Many& many, std::size_t place, const Subject& about);
    Truth work_and_parts(const Condition& condition, WorkId work, const Question& question);
    // As `both_parts` for a unit, product or project, remembered for all asking seats that make the same difference.
    Truth known_parts(Truth found, const Condition& condition, const Subject& about, const Question& question);
    Truth both_parts(Truth found, const Condition& condition, const Subject& about, const Question& question);

    Truth of_seat(const Condition& condition, PositionId seat, const Question& question);
    /// Whether the second seat is a manager of the first, alone or jointly.
    bool is_manager(PositionId seat, PositionId of) const;
    Count led(PositionId seat, const SeatMatch& match);
    // Whether a unit says in vain who manages it, and so it is not known who its people report to; and those below it.
    bool is_head_unread(UnitId unit) const;
    const std::vector<bool>& lost_units();
    // Whether a seat reports where it does only since the manager of its unit is not known.
    bool is_lost(PositionId seat);
    // How many more than `led` may report to a seat, that match: those of units whose manager is not known.
    double may_report(PositionId seat, const SeatMatch& match);
    Truth of_line(const Condition& condition, PositionId seat, const Question& question);
    Truth beside_managers(const Condition& condition, PositionId seat, const Question& question);
    Truth beside(const Condition& condition, PositionId seat, PositionId manager, const Question& question);
    Truth level_beside(const Condition& condition, PositionId seat, PositionId manager) const;
    Truth cost_beside(const Condition& condition, PositionId seat, PositionId manager) const;
    Truth gives_facts(const Condition& condition, const Subject& about, const Question& question);
    bool gives(GivenFact fact, const Subject& about, const Question& question);
    bool gives_of_seat(GivenFact fact, PositionId seat) const;
    bool gives_of_work(GivenFact fact, WorkId work);
    Truth of_profile(const Condition& condition, PositionId seat, const Question& question);
    Truth knows_skill(const Condition& condition, PositionId seat, const Question& question);
    Astray astray(const Condition& condition, std::span<const Subject> subjects);
    Truth all_below(const Condition& condition, const Question& question);
    Truth serves(const Condition& condition, PositionId seat, const Question& question);
    // Whether the title of a seat says nothing; and how many such seats a unit and those below have.
    bool unread(PositionId seat) const;
    std::uint32_t unread(UnitId unit);
    // Whether there are units at all; conditions on units are unknown where there are none.
    bool has_units();
    std::vector<UnitId> served(PositionId seat);
    void add_teams(UnitId unit, std::vector<UnitId>& into) const;
    Truth holds_duties(const Condition& condition, PositionId seat, const Question& question);
    Truth titles(const Condition& condition, PositionId seat, const Question& question);

    Truth of_unit(const Condition& condition, UnitId unit, const Question& question);
    bool comes_to_its_size(const Rule& rule, const Subject& subject) const;
    Truth unit_and_parts(const Condition& condition, UnitId unit, const Question& question);
    Truth within(const Condition& condition, UnitId unit, const Question& question);

    Truth of_work(const Condition& condition, WorkId work, const Question& question);
    Answer count_works(const Condition& condition, const Subject& about, const Question& question);
    Truth works_on(const Condition& condition, const Subject& about, const Question& question);
    Truth duty(const Condition& condition, const Subject& about, const Question& question);
    Truth belongs(const GivenDuty& duty, const Question& question);
    bool works_for(PositionId seat, UnitId unit);
    Truth linked(const Condition& condition, const Subject& about, const Question& question);

    Truth company(const Condition& condition, const Question& question);
    Truth parameter(const Condition& condition) const;
    const Contained& contained(const Condition& condition, const Question& question);
    // What would say who else is there; empty: the spec shows the whole company.
    std::string_view elsewhere();
    Truth count(const Condition& condition, UnitId unit, const Question& question);
    Truth ratio(const Condition& condition, UnitId unit, const Question& question);
    Truth contains(const Condition& condition, UnitId unit, const Question& question);

    // For seats, some of which may have no role.
    Truth within_limits(const Condition& condition, Count count, const Question& question);
    Truth within_limits(const Condition& condition, Count count, const Question& question, const Gap& gap);
    // For other things; what is not known about them has been noted where they were evaluated.
    Truth enough_things(const Condition& condition, Count count, const Question& question, const Gap& gap);
    Truth within_limits(const Condition& condition, double sure, double possible, const Question& question);
    Truth noticed(Truth found, std::string_view fact, const Question& question);
    double value(const Limit& limit) const;
    // A count above this one decides nothing more.
    double decisive(const Condition& condition) const;
    // How many seats of the company match, without this one.
    double everybody(const Condition& condition, PositionId but);
    std::vector<Subject> of_roles(const std::vector<std::string>& roles) const;
    std::vector<Subject> of_work_kind(const Rule& rule);
    std::vector<Subject> of_duties(const Rule& rule);

    SeatMatch& seats(std::uint32_t selector);
    UnitMatch& units(std::uint32_t selector);
    WorkMatch& work(std::uint32_t selector);
    const LinkIndex& links();
    const DutyIndex& duties();
    const WorkIndex& works();
    Linked& linked_seats(const Condition& condition);

    const graph::Index& at_;
    const RuleSet& rules_;
    const FactWords& words_;
    std::span<const double> parameters_;
    const SeatCosts& costs_;
    const UnreadFacts& unread_facts_;
    std::optional<std::vector<graph::Inferred>> inferred_;  // none: what is stated alone

    // Each made when the first rule needs it.
    std::vector<std::unique_ptr<SeatMatch>> seats_;
    std::vector<std::unique_ptr<UnitMatch>> units_;
    std::vector<std::unique_ptr<WorkMatch>> work_;
    std::optional<LinkIndex> links_;
    std::optional<DutyIndex> duties_;
    std::optional<WorkIndex> works_;
    Linked::AllVisitedSeats marks_;
    std::map<const Condition*, std::unique_ptr<Linked>> linked_;
    std::vector<std::uint32_t> levels_;          // below each seat
    std::map<const Condition*, Astray> astray_;  // of `all_below`
    std::map<const Condition*, Contained> contained_;
    std::map<const Condition*, Counted> counted_;
    std::map<std::pair<UnitId, std::vector<Truth>>, Asker> askers_;
    std::map<std::tuple<const Condition*, UnitId, WorkId, Asker>, Answer> parts_;
    std::map<std::pair<const Condition*, Asker>, std::vector<const Answer*>> shared_;
    std::deque<Answer> shared_answers_;
    std::set<MissingFacts> shared_missing_;
    std::vector<std::uint32_t> works_met_;  // by work, in which search it was met last
    std::vector<std::uint32_t> units_met_;
    std::uint32_t works_search_ = 0;
    std::map<std::tuple<const Condition*, UnitId, Asker>, Answer> works_at_home_;
    std::map<std::pair<const Condition*, UnitId>, Answer> works_at_unit_;
    std::vector<std::uint32_t> unread_;  // by unit
    std::optional<std::vector<bool>> lost_units_;
    std::optional<bool> has_units_;
    std::optional<std::string_view> elsewhere_;
    bool is_part_ = false;  // of a company; known with `elsewhere_`
    bool titles_known_ = false;
    std::map<RoleId, std::uint32_t> titles_of_role_;
    std::map<Text, std::uint32_t> roles_of_title_;
};

}  // namespace orgplan::rules
