#pragma once

#include <cstdint>

#include "graph/model/hiring.h"

// Where chance comes from, the same on every computer: no generator or distribution of the standard library is used,
// since these differ between libraries.

namespace orgplan::risk {

/// What a number is drawn for.
enum class Purpose : std::uint8_t { search, offer, leave };

/// The random numbers of one draw. Each is a function of what it is for (SplitMix64 of these numbers) and not of how
/// many came before it, so that the same seat has the same luck where something else is changed.
class Chance {
  public:
    Chance(std::uint64_t seed, std::uint64_t draw);

    /// Between 0 and 1, and neither of them: for a seat, the people in it counted from 0, and the attempts likewise.
    double part(std::uint64_t seat, std::uint32_t person, Purpose purpose, std::uint32_t attempt = 0) const;

  private:
    std::uint64_t key_;
};

/// How long a search takes: a lognormal distribution by two of its quantiles.
class Search {
  public:
    explicit Search(const HiringRisk::Days& days);

    /// The days that this part of all searches take at most.
    double days(double part) const;
    /// The part of all searches that take at most these days.
    double part(double days) const;
    /// All take as long as half of them take at most.
    Search certain() const { return Search({median_, median_}); }

  private:
    double median_;
    double sigma_;
};

/// For how many days somebody stays where a part of all leave in a year, at the same rate every day.
double days_of_stay(double part, double leave_yearly);

}  // namespace orgplan::risk
