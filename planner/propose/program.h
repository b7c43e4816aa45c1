#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "planner/propose/problem.h"
#include "planner/solver/lexicographic.h"
#include "planner/solver/model.h"

namespace orgplan::propose {

/// What is decided, in whole people.
struct Decisions {
    /// By slot, then month.
    std::vector<std::vector<int>> people, hires, moves_in, moves_out;
    std::vector<std::vector<std::vector<int>>> promotions;  ///< by promotion, home, month
    std::vector<int> stands;  ///< by home: the month from which it is complete; 0: it was before
    std::vector<int> met;     ///< by goal: the month from which it is met; past the last: never
    std::vector<std::vector<int>>
        managed_by;  ///< by entry of `Managers::units` and month: people first, then hired ones
};

/// The problem as an integer linear program. Rows of each origin are a group of that number.
class Program {
  public:
    /// Where there is no plan, what prevents one is in rows, with where it comes from; else some of it is in the bounds
    /// of variables, which is solved faster.
    enum class Limits : std::uint8_t { in_bounds, in_rows };

    explicit Program(const Problem& problem, Limits limits = Limits::in_bounds);

    const Problem& problem;
    solver::Model model;
    std::vector<solver::Term> lateness;  ///< in ten-thousandths of a weighted month
    std::vector<solver::Term> cost;      ///< in `Problem::money`, of what is in slots
    std::vector<solver::Term> disruption;
    std::vector<solver::Term> outsiders;  ///< who are hired into roles that somebody is ready for, or a seat waits for
    std::vector<solver::Term> mix;        ///< how far hires are from the shares of roles that there are now
    /// Origins in the order in which a conflict leaves them out: rules first; needs last, or not at all.
    std::vector<std::uint32_t> blame(bool asked = false) const;
    Decisions decisions(const std::vector<double>& values) const;
    solver::Var met(std::uint32_t goal, int month) const { return at(met_, goal, month); }
    solver::Var hire(std::uint32_t slot, int month) const { return at(hires_, slot, month); }
    /// Every variable about which a person would decide; all others follow from these.
    std::vector<solver::Var> decided() const;
    /// Those of hires.
    std::vector<solver::Var> hired() const;
    solver::Var promotion(std::uint32_t number, std::uint32_t home, int month) const {
        return promotions_[number][home][static_cast<std::size_t>(month)];
    }
    solver::Var stands(std::uint32_t home, int month) const { return at(stands_, home, month); }
    solver::Var moved_in(std::uint32_t slot, int month) const { return at(in_, slot, month); }
    solver::Var moved_out(std::uint32_t slot, int month) const { return at(out_, slot, month); }

    static constexpr double kWeightParts = 10'000;

  private:
    using Var = solver::Var;
    using Terms = std::vector<solver::Term>;
    static constexpr Var kNoVar = 0xFFFFFFFF;

    static std::size_t place(int month) { return static_cast<std::size_t>(month); }

    void add_variables();
    void add_flows();
    void add_stays();
    void add_homes();
    void add_goals();
    void add_crowds();
    void add_counts();
    void add_hire_limit();
    void add_interviews();
    void add_recruiters();
    void add_onboarding();
    void add_totals();
    void add_managers();
    bool is_planned(const Managers::Managed& unit) const;
    bool can_be_there(std::size_t manager, int t) const;
    bool waits(const Managers::Managed& unit, int t) const;
    void add_spans(int t);
    void add_seated(int t);
    void add_changes(std::size_t e);
    void add_cuts();
    void add_objectives();
    void add_mix();

    void add_row(Terms terms, double low, double high, std::uint32_t origin);
    /// The people of a slot in a month, times a number; those of month 0 are a number. What is constant is returned.
    double put_people(Terms& terms, std::uint32_t slot, int month, double times) const;
    /// Who starts in a slot in a month: those hired, and those who come with a planned unit, where `unsecured` leaves
    /// out the ones who are named.
    void put_starts(Terms& terms, std::uint32_t slot, int month, double times, bool unsecured = false) const;
    /// The least and the most that a sum of people can be.
    std::pair<double, double> reach(const std::vector<CountRow::Weight>& weights) const;
    /// A row that holds only while all of some variables are 1.
    void add_row_while(const Terms& terms, double low, double high, const CountRow& row, const std::vector<Var>& all);
    /// Whether people of a slot are recruited.
    bool recruited(std::uint32_t slot) const;
    std::optional<std::vector<std::uint32_t>> what_prevents(const Slot& slot, int month) const;
    static Var at(const std::vector<std::vector<Var>>& table, std::uint32_t row, int month) {
        return month < 1 ? kNoVar : table[row][static_cast<std::size_t>(month)];
    }
    double most_people() const { return double(most_people_); }

    Limits limits_;
    int months_ = 0;
    int most_people_ = 0;
    std::vector<std::vector<Var>> people_, hires_, in_, out_;
    std::vector<std::vector<std::vector<Var>>> promotions_;
    std::vector<std::vector<Var>> stands_, met_;
    std::vector<std::vector<Var>> crowds_;        // by crowd and month: 1 where it has so many; none: known without
    std::vector<std::vector<char>> crowd_holds_;  // where it is known, whether it has
    std::vector<std::vector<std::vector<Var>>> managed_;  // by unit, manager, month; none: may not
    std::vector<Var> changes_;
};

}  // namespace orgplan::propose
