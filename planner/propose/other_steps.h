#pragma once

#include <span>
#include <string>
#include <vector>

#include "planner/propose/propose.h"

namespace orgplan::propose {

/// The steps of a plan, of which one may be why another cannot be otherwise.
class OtherSteps {
  public:
    /// `program` as it was made: none of its variables is held yet.
    OtherSteps(const Proposal& proposal, const Organisation& organisation, const Program& program);

    /// In words, those steps of which each alone would have to be otherwise as well. `model` holds all that is decided
    /// and cannot be so, `asked` are the variables of the step in question. A solve for each of the nearest steps.
    std::string that_prevent(const solver::Model& model, std::span<const solver::Var> asked,
                             const solver::Limits& limits) const;

  private:
    struct Step {
        std::string name;  ///< "the start of `core/qa-engineer-1`"
        int month = 0;
        solver::Var own = 0;            ///< that of its month
        std::vector<solver::Var> free;  ///< what would be decided anew
    };

    void add_hires(const Proposal& proposal, const Program& program);
    void add_moves(const Proposal& proposal, const Organisation& organisation, const Program& program);
    void add_move(const Proposal& proposal, const Program& program, std::uint32_t profile, std::uint32_t from,
                  std::uint32_t to, int month, std::string_view who);
    void add_openings(const Proposal& proposal, const Organisation& organisation, const Program& program);
    int month_of(std::span<const solver::Var> asked) const;

    std::vector<Step> steps_;
    std::vector<solver::Variable> free_;  ///< the variables of the program, not held
    std::vector<int> months_;             ///< by variable: of which month it is; 0: of none
};

}  // namespace orgplan::propose
