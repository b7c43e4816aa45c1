#pragma once

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
    std::vector<int> stands;                                ///< by home: the month from which it stands; 0: it did before
    std::vector<int> met;                                   ///< by goal: the month from which it is met; past the last: never
    std::vector<std::vector<int>> managed_by;  ///< by entry of `Managers::homes` and month: people first, then hired ones
};

/// The problem as an integer linear program. Rows of each origin are a group of that number.
class Program {
  public:
    explicit Program(const Problem& problem);

    const Problem& problem;
    solver::Model model;
    std::vector<solver::Term> lateness;  ///< in ten-thousandths of a weighted month
    std::vector<solver::Term> cost;      ///< in `Problem::money`, of what is in slots
    std::vector<solver::Term> disruption;
    /// Origins in the order in which a conflict drops them: rules last of all that it may keep.
    std::vector<std::uint32_t> blame() const;
    Decisions decisions(const std::vector<double>& values) const;

    static constexpr double kWeightParts = 10'000;

  private:
    using Var = solver::Var;
    using Terms = std::vector<solver::Term>;
    static constexpr Var kNoVar = 0xFFFFFFFF;

    void add_variables();
    void add_flows();
    void add_stays();
    void add_homes();
    void add_goals();
    void add_counts();
    void add_hire_limit();
    void add_interviews();
    void add_recruiters();
    void add_onboarding();
    void add_totals();
    void add_managers();
    void add_objectives();

    void add_row(Terms terms, double low, double high, std::uint32_t origin);
    /// The people of a slot in a month, times a number; those of month 0 are a number. What is constant is returned.
    double put_people(Terms& terms, std::uint32_t slot, int month, double times) const;
    Var hire(std::uint32_t slot, int month) const { return at(hires_, slot, month); }
    Var stands(std::uint32_t home, int month) const {
        return stands_.empty() || month < 1 ? kNoVar : stands_[home][static_cast<std::size_t>(month)];
    }
    static Var at(const std::vector<std::vector<Var>>& table, std::uint32_t row, int month) {
        return month < 1 ? kNoVar : table[row][static_cast<std::size_t>(month)];
    }
    double most_people() const { return double(most_people_); }

    int months_ = 0;
    int most_people_ = 0;
    std::vector<std::vector<Var>> people_, hires_, in_, out_;
    std::vector<std::vector<std::vector<Var>>> promotions_;
    std::vector<std::vector<Var>> stands_, met_;
    std::vector<std::vector<std::vector<Var>>> managed_;  // by entry, manager, month
    std::vector<Var> changes_;
};

}  // namespace orgplan::propose
