#include "planner/solver/terms.h"

#include <fmt/format.h>

#include <cstddef>
#include <numeric>
#include <stdexcept>

namespace orgplan::solver {

std::vector<Term> Terms::merged(std::span<const Term> terms) {
    std::vector<Term> sums;
    for (const Term& term : terms) {
        if (term.var >= place_.size() || !std::isfinite(term.times)) {
            throw std::invalid_argument(fmt::format("{} times variable {} of {}", term.times, term.var, place_.size()));
        }
        if (std::uint32_t& place = place_[term.var]; place == kNone) {
            place = static_cast<std::uint32_t>(sums.size());
            sums.push_back(term);
        } else {
            sums[place].times += term.times;
        }
    }
    for (const Term& term : sums) place_[term.var] = kNone;
    std::erase_if(sums, [](const Term& term) { return term.times == 0; });
    return sums;
}

double Terms::factor(std::span<const Term> terms) const {
    std::int64_t factor = 0;
    for (const Term& term : terms) {
        if (!model_.variables[term.var].integer || !whole(term.times)) return 0;
        factor = std::gcd(factor, static_cast<std::int64_t>(term.times));
    }
    return static_cast<double>(factor);
}

}  // namespace orgplan::solver
