#include "planner/risk/chance.h"

#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>

namespace orgplan::risk {
namespace {

constexpr double kDaysOfYear = 365.25;

// In doubles throughout: longer types differ between computers.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using Normal = boost::math::normal_distribution<double, Policy>;

// The step of SplitMix64 (Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, 2014).
std::uint64_t mixed(std::uint64_t number) {
    number += 0x9e3779b97f4a7c15U;
    number = (number ^ (number >> 30U)) * 0xbf58476d1ce4e5b9U;
    number = (number ^ (number >> 27U)) * 0x94d049bb133111ebU;
    return number ^ (number >> 31U);
}

}  // namespace

Chance::Chance(std::uint64_t seed, std::uint64_t draw) : key_(mixed(mixed(seed) ^ draw)) {}

double Chance::part(std::uint64_t seat, std::uint32_t person, Purpose purpose, std::uint32_t attempt) const {
    const std::uint64_t whose = mixed(key_ ^ seat);
    const std::uint64_t what = mixed(whose ^ (std::uint64_t{person} << 8U | static_cast<std::uint64_t>(purpose)));
    const std::uint64_t number = mixed(what ^ attempt);
    return (static_cast<double>(number >> 11U) + 0.5) * 0x1p-53;
}

Search::Search(const HiringRisk::Days& days) : median_(days.p50), sigma_(0) {
    if (days.p50 > 0) sigma_ = std::log(days.p90 / days.p50) / boost::math::quantile(Normal(), 0.9);
}

double Search::days(double part) const {
    if (sigma_ == 0) return median_;
    if (part >= 1) return std::numeric_limits<double>::infinity();
    return median_ * std::exp(sigma_ * boost::math::quantile(Normal(), part));
}

double Search::part(double days) const {
    if (days <= 0) return 0;
    if (sigma_ == 0) return days < median_ ? 0 : 1;
    return boost::math::cdf(Normal(), std::log(days / median_) / sigma_);
}

double days_of_stay(double part, double leave_yearly) {
    if (leave_yearly <= 0) return std::numeric_limits<double>::infinity();
    return kDaysOfYear * std::log(part) / std::log1p(-leave_yearly);
}

}  // namespace orgplan::risk
