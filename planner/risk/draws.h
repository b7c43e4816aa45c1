#pragma once

#include <cstdint>
#include <vector>

#include "planner/risk/demands.h"

namespace orgplan::risk {

/// Plays a plan through, again and again: who is to come is found sooner or later, offers are refused, people leave and
/// others are sought for them.
class Draws {
  public:
    Draws(const Inputs& inputs, const std::vector<Stay>& stays, const Demands& demands);

    /// How often each goal was reached by each of the days, by number and after the last of them never; by goal.
    std::vector<std::vector<std::size_t>> draw(const World& world, std::uint64_t seed, std::size_t draws);

    /// A measure of what one draw costs.
    std::size_t work() const;
    /// Of the stays that any need counts.
    std::size_t sought() const;
    std::size_t people() const;

  private:
    /// Somebody is there in [from, to).
    struct Presence {
        Tick from;
        Tick to;
        bool as_planned = false;  ///< they began when the plan says
    };

    void play(std::size_t stay, const World& world, const Chance& chance);
    double found_after(const Search& search, std::size_t stay, std::uint32_t person, const World& world,
                       const Chance& chance, double elapsed) const;
    const Search& search(RoleId role, const World& world) const;
    Tick first_start(std::size_t stay, const World& world, const Chance& chance) const;
    void take_away(const Stay& stay, const Share& share);

    const Inputs& inputs_;
    const Organisation& org_;
    const std::vector<Stay>& stays_;
    const Demands& demands_;
    Tick end_;                      // after the last day that is looked at
    std::vector<Search> searches_;  // by role, then without one
    std::vector<Search> certain_;
    std::vector<std::size_t> counted_;  // stays that some need counts
    // Of the draw at hand.
    std::vector<Presence> there_;
    std::vector<double> missing_;  // by need, then day
};

}  // namespace orgplan::risk
