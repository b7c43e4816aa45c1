#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/model/words.h"
#include "planner/diff/compare.h"

namespace orgplan::diff {
namespace {

bool usual_share(const PositionState& state, const Holder& holder) {
    return std::abs(holder.share * static_cast<double>(state.holders.size()) - state.fte) < 1e-9;
}

bool shares_differ(const PositionState& a, const PositionState& b) {
    for (std::size_t h = 0; h < a.holders.size(); ++h) {
        const bool usual = usual_share(a, a.holders[h]) && usual_share(b, b.holders[h]);
        if (!usual && a.holders[h].share != b.holders[h].share) return true;
    }
    return false;
}

// Namesakes are distinguished by their ids.
std::string with_ids(const Organisation& org, const PositionState& state, std::string words) {
    std::string ids;
    for (const Holder& holder : state.holders) {
        ids += fmt::format("{}{}", ids.empty() ? "" : ", ", org[holder.person].id);
    }
    return words + " (" + ids + ")";
}

// The names of a seat's holders, joined by " / ", with shares that are unusual; `vacant`, or empty.
std::string holder_words(const Organisation& org, const PositionState& state) {
    if (state.occupancy == Occupancy::vacant) return std::string(word_of(Occupancy::vacant));
    std::string words;
    for (const Holder& holder : state.holders) {
        if (!words.empty()) words += " / ";
        words += org[holder.person].name;
        if (!usual_share(state, holder)) words += fmt::format(" {}", holder.share);
    }
    return words;
}

}  // namespace

std::string acting_words(const Organisation& org, const PositionState& state) {
    std::string words;
    for (const Holder& each : state.acting)
        words += fmt::format("{}{}", words.empty() ? "" : " / ", org[each.person].name);
    return words;
}

void compare_holders(const Organisation& before, const PositionState& a, const Organisation& after,
                     const PositionState& b, FactList& facts) {
    const bool alike =
        a.occupancy == b.occupancy && a.holders.size() == b.holders.size() &&
        std::equal(a.holders.begin(), a.holders.end(), b.holders.begin(),
                   [&](const Holder& x, const Holder& y) { return same_person(before[x.person], after[y.person]); });
    if (alike && (a.occupancy != Occupancy::named || a.fte == b.fte) &&
        std::equal(a.holders.begin(), a.holders.end(), b.holders.begin(),
                   [](const Holder& x, const Holder& y) { return x.share == y.share; })) {
        return;
    }
    const std::string from = holder_words(before, a);
    const std::string to = holder_words(after, b);
    if (from != to) {
        // The same people under other names are not a change.
        if (alike && !shares_differ(a, b)) return;
        facts.add(Aspect::holder, from, to);
    } else if (!alike) {
        facts.add(Aspect::holder, with_ids(before, a, from), with_ids(after, b, to));
    }
}

bool somebody_stays(const Organisation& before, const PositionState& a, const Organisation& after,
                    const PositionState& b) {
    if (a.occupancy == Occupancy::vacant || b.occupancy == Occupancy::vacant) return false;
    if (a.occupancy == Occupancy::unnamed || b.occupancy == Occupancy::unnamed) return true;
    return std::any_of(a.holders.begin(), a.holders.end(), [&](const Holder& x) {
        return std::any_of(b.holders.begin(), b.holders.end(),
                           [&](const Holder& y) { return same_person(before[x.person], after[y.person]); });
    });
}

}  // namespace orgplan::diff
