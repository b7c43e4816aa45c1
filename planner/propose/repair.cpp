#include "planner/propose/repair.h"

#include <algorithm>
#include <optional>
#include <set>

#include "planner/propose/least_change.h"
#include "planner/solver/conflict.h"

namespace orgplan::propose {
namespace {

using Origins = std::vector<std::uint32_t>;

// What is left out of a problem.
solver::Model without(const solver::Model& model, const std::set<std::uint32_t>& origins) {
    solver::Model less;
    less.variables = model.variables;
    for (const solver::Row& row : model.rows) {
        if (!origins.contains(row.group)) less.add_row(row);
    }
    return less;
}

class Corrections {
  public:
    Corrections(const Program& program, const Effort& effort) : program_(program), effort_(effort) {}

    // One with an origin, where it is needed: while there is another conflict, something of it goes too; then whatever
    // was not needed comes back.
    std::optional<Origins> with(std::uint32_t first) {
        Origins left{first};
        for (;;) {
            const std::set<std::uint32_t> out(left.begin(), left.end());
            Origins groups = program_.blame();
            std::erase_if(groups, [&](std::uint32_t each) { return out.contains(each); });
            const solver::Conflict next = solver::find_conflict(without(program_.model, out), groups, effort_.limits);
            if (next.status == solver::Status::feasible) break;
            if (next.status != solver::Status::infeasible || next.groups.empty()) return std::nullopt;
            left.push_back(next.groups.back());
        }
        for (std::size_t i = left.size(); i > 0 && left.size() > 1; --i) {
            Origins fewer = left;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i) - 1);
            if (feasible(fewer)) left = std::move(fewer);
        }
        return left;
    }

  private:
    bool feasible(const Origins& left) const {
        const solver::Model model = without(program_.model, {left.begin(), left.end()});
        return solver::solve(model, {}, nullptr, effort_.limits).solved();
    }

    const Program& program_;
    const Effort& effort_;
};

}  // namespace

Repair repair_of(const Proposal& proposal, const Organisation& org, const Effort& effort) {
    Repair repair;
    const Program program(proposal.problem, Program::Limits::in_rows);
    Corrections corrections(program, effort);
    const LeastChanges changes(proposal.problem, org, effort);
    std::set<Origins> known;
    for (const std::uint32_t origin : proposal.conflict) {
        if (effort.limits.stop && effort.limits.stop()) break;
        const std::optional<Origins> found = corrections.with(origin);
        if (!found) continue;
        Origins sorted = *found;
        std::ranges::sort(sorted);
        if (known.insert(sorted).second) repair.corrections.push_back(*found);
        if (sorted != Origins{origin}) continue;
        if (std::optional<LeastChange> change = changes.of(origin)) repair.changes.push_back(std::move(*change));
    }
    return repair;
}

}  // namespace orgplan::propose
