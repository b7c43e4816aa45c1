#include "planner/solver/conflict.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace orgplan::solver {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;
using Groups = std::span<const std::uint32_t>;

enum class Verdict : std::uint8_t { holds, conflicts, unknown };

/// Whether some of the groups can hold together with all that is not in question.
class Trial {
  public:
    Trial(const Model& model, Groups groups, const Limits& limits) : model_(model), limits_(limits) {
        for (const std::uint32_t group : groups) members_[group];
        base_.variables = model.variables;
        for (const Row& row : model.rows) {
            const auto found = members_.find(row.group);
            found == members_.end() ? base_.add_row(row) : found->second.push_back(&row);
        }
        limits_.progress = nullptr;
        if (limits.time) end_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(*limits.time);
    }

    Verdict operator()(const std::vector<std::uint32_t>& groups) {
        if (std::ranges::any_of(witnesses_, [&](const auto& values) { return keep(groups, values); })) {
            return Verdict::holds;
        }
        Model tried = base_;
        for (const std::uint32_t group : groups) {
            for (const Row* row : members_.at(group)) tried.add_row(*row);
        }
        if (end_) limits_.time = std::max(Seconds(0), Seconds(*end_ - Clock::now()));
        Answer answer = solve(tried, {}, nullptr, limits_);
        ++solves_;
        if (answer.status == Status::infeasible) return Verdict::conflicts;
        if (!answer.solved()) return Verdict::unknown;
        witnesses_.push_back(std::move(answer.values));
        return Verdict::holds;
    }

    std::size_t solves() const { return solves_; }
    const std::vector<double>& witness() const { return witnesses_.back(); }

  private:
    /// What was a solution without some groups may keep to them, or be one without others.
    bool keep(const std::vector<std::uint32_t>& groups, const std::vector<double>& values) const {
        return std::ranges::all_of(groups, [&](std::uint32_t group) {
            return std::ranges::all_of(members_.at(group), [&](const Row* row) { return keeps(*row, model_, values); });
        });
    }

    const Model& model_;
    Limits limits_;
    std::optional<Clock::time_point> end_ = {};
    Model base_ = {};
    std::unordered_map<std::uint32_t, std::vector<const Row*>> members_ = {};
    std::vector<std::vector<double>> witnesses_ = {};
    std::size_t solves_ = 0;
};

/// Leaves out one group after another, in blocks that grow while they can go and are halved where they cannot: what is
/// kept is the same as if each were tried alone.
void filter(Groups open, Trial& trial, Conflict& conflict) {
    conflict.minimal = true;
    std::size_t block = 1;
    while (!open.empty()) {
        block = std::min(block, open.size());
        std::vector<std::uint32_t> groups = conflict.groups;
        groups.insert(groups.end(), open.begin() + block, open.end());
        const Verdict verdict = trial(groups);
        if (verdict == Verdict::conflicts) {
            open = open.subspan(block);
            block *= 2;
        } else if (block > 1) {
            block /= 2;
        } else {
            conflict.groups.push_back(open.front());
            conflict.minimal = conflict.minimal && verdict == Verdict::holds;
            open = open.subspan(1);
        }
    }
}

}  // namespace

Conflict find_conflict(const Model& model, std::span<const std::uint32_t> groups, const Limits& limits) {
    std::vector<std::uint32_t> open;
    std::unordered_set<std::uint32_t> seen{0};
    for (const std::uint32_t group : groups) {
        if (seen.insert(group).second) open.push_back(group);
    }
    Trial trial(model, open, limits);
    Conflict conflict;
    const Verdict verdict = trial(open);
    if (verdict == Verdict::holds) {
        conflict.status = Status::feasible;
        conflict.values = trial.witness();
    } else if (verdict == Verdict::conflicts) {
        conflict.status = Status::infeasible;
        filter(open, trial, conflict);
    }
    conflict.solves = trial.solves();
    return conflict;
}

}  // namespace orgplan::solver
