#include "graph/index/inferred.h"

#include <algorithm>
#include <array>

namespace orgplan::graph {
namespace {

// Of what is one team: fewer people are a pair, more are a department that has not said its teams.
constexpr std::uint32_t kLeast = 3;
constexpr std::uint32_t kMost = 10;
constexpr std::array<std::string_view, 4> kTeams{"data", "development", "infrastructure", "operations"};

// The people of a unit by the purpose of their roles; the place after the last purpose counts all.
class Tally {
  public:
    Tally(const Organisation& org, std::size_t units) {
        for (const Role& role : org.roles) {
            if (!role.purpose.empty()) purposes_.push_back(role.purpose);
        }
        std::ranges::sort(purposes_);
        const auto again = std::ranges::unique(purposes_);
        purposes_.erase(again.begin(), again.end());
        counts_.resize(units * width());
        unknown_.resize(units);
    }

    void add(UnitId unit, Text purpose) {
        std::uint32_t* const of = row(index(unit));
        ++of[purposes_.size()];
        const auto place = std::ranges::lower_bound(purposes_, purpose);
        if (place != purposes_.end() && *place == purpose) ++of[place - purposes_.begin()];
    }
    void add_unknown(UnitId unit) { ++unknown_[index(unit)]; }
    void add_all(std::size_t to, std::size_t from) {
        for (std::size_t i = 0; i < width(); ++i) row(to)[i] += row(from)[i];
        unknown_[to] += unknown_[from];
    }

    std::uint32_t known(std::size_t unit) const { return row(unit)[purposes_.size()]; }
    std::uint32_t all(std::size_t unit) const { return known(unit) + unknown_[unit]; }
    /// Of more than half, and of at least two.
    Text most(std::size_t unit) const {
        for (std::size_t i = 0; i < purposes_.size(); ++i) {
            if (row(unit)[i] * 2 > all(unit) && row(unit)[i] > 1) return purposes_[i];
        }
        return {};
    }

  private:
    std::size_t width() const { return purposes_.size() + 1; }
    std::uint32_t* row(std::size_t unit) { return counts_.data() + unit * width(); }
    const std::uint32_t* row(std::size_t unit) const { return counts_.data() + unit * width(); }

    std::vector<Text> purposes_;  // sorted
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint32_t> unknown_;  // titles that say nothing
};

}  // namespace

bool purpose_by_people(const Inferred& seems, const UnitState& state) {
    if (seems.purpose.empty() || state.purpose.empty()) return !seems.purpose.empty();
    const Text kind = state.kind.empty() ? seems.kind : state.kind;
    return seems.purpose == "development" && seems.purpose != state.purpose && (kind == "team" || kind == "squad");
}

std::vector<Inferred> inferred_units(const Index& at) {
    const Organisation& org = at.org;
    std::vector<Inferred> inferred(org.units.size());
    if (org.units.empty()) return inferred;
    Tally inside(org, org.units.size());
    for (const PositionId seat : at.standing()) {
        const PositionState& state = *at.state(seat);
        if (!given(state.home)) continue;
        if (!given(state.role)) {
            if (org.titles[state.read].understood) {
                inside.add(state.home, {});
            } else {
                inside.add_unknown(state.home);
            }
        } else if (!manages_people(org[state.role])) {
            inside.add(state.home, org[state.role].purpose);
        }
    }
    Tally below = inside;
    const Forest& units = at.units();
    std::vector<bool> parent(org.units.size());
    for (std::size_t i = units.order.size(); i-- > 0;) {
        const std::uint32_t above = units.parent[units.order[i]];
        if (above == Forest::kNowhere || !at.exists(id_at<UnitId>(units.order[i]))) continue;
        below.add_all(above, units.order[i]);
        parent[above] = true;
    }
    for (const std::uint32_t i : units.order) {
        const UnitId unit = id_at<UnitId>(i);
        if (!at.exists(unit)) continue;
        Inferred& seems = inferred[i];
        seems.purpose = (inside.all(i) > 0 ? inside : below).most(i);
        if (!at.state(unit).kind.empty()) continue;
        const bool sized = inside.all(i) >= kLeast && inside.all(i) <= kMost;
        if (parent[i]) {
            seems.kind = "department";
        } else if (sized && std::ranges::find(kTeams, seems.purpose) != kTeams.end()) {
            seems.kind = "team";
        } else if (inside.known(i) * 2 >= inside.all(i)) {
            seems.kind = "department";
        }
    }
    return inferred;
}

}  // namespace orgplan::graph
