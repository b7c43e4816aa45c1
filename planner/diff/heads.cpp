#include <algorithm>
#include <unordered_map>

#include "planner/diff/parts.h"

namespace orgplan {
namespace {

// The heads of each unit that stands, with all below it, and of the company last.
class UnitHeads {
  public:
    explicit UnitHeads(const Picture& picture) : picture_(picture), counter_(picture.org) {
        const Organisation& org = picture.org;
        const std::size_t company = org.units.size();
        std::vector<std::vector<PositionId>> seats(company + 1);
        for (std::size_t i = 0; i < org.positions.size(); ++i) {
            const PositionId seat = id_at<PositionId>(i);
            if (!picture.stands(seat)) continue;
            seats[company].push_back(seat);
            std::size_t climbed = 0;
            // Units that lie within each other are reported elsewhere; the climb ends all the same.
            for (UnitId unit = org.at(seat, picture.stage).home; given(unit) && climbed++ < company;
                 unit = org.at(unit, picture.stage).within) {
                seats[index(unit)].push_back(seat);
            }
        }
        for (const std::vector<PositionId>& each : seats) counts_.push_back(counter_.count(each, picture.stage));
    }

    const Headcount& company() const { return counts_.back(); }
    const Headcount& of(UnitId unit) const { return counts_[index(unit)]; }

  private:
    const Picture& picture_;
    HeadCounter counter_;
    std::vector<Headcount> counts_;
};

// The units that stand, each before those inside it, with how many stand above it.
std::vector<std::pair<UnitId, std::size_t>> tree(const Picture& picture) {
    const std::vector<Unit>& units = picture.org.units;
    std::vector<std::vector<UnitId>> inside(units.size());
    std::vector<std::pair<UnitId, std::size_t>> open;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const UnitId unit = id_at<UnitId>(i);
        if (!picture.stands(unit)) continue;
        const UnitId within = picture.org.at(unit, picture.stage).within;
        if (given(within) && picture.stands(within)) {
            inside[index(within)].push_back(unit);
        } else {
            open.emplace_back(unit, 0);
        }
    }
    std::reverse(open.begin(), open.end());
    std::vector<std::pair<UnitId, std::size_t>> found;
    while (!open.empty()) {
        const auto [unit, nesting] = open.back();
        open.pop_back();
        found.emplace_back(unit, nesting);
        const std::vector<UnitId>& below = inside[index(unit)];
        for (auto each = below.rbegin(); each != below.rend(); ++each) open.emplace_back(*each, nesting + 1);
    }
    return found;
}

}  // namespace

void compare_heads(const Picture* before, const Picture* after, const Match* match, std::size_t pair,
                   std::vector<HeadsChange>& heads) {
    std::optional<UnitHeads> a, b;
    if (before) a.emplace(*before);
    if (after) b.emplace(*after);
    HeadsChange& company = heads.emplace_back();
    company.pair = pair;
    if (a) company.before = a->company();
    if (b) company.after = b->company();
    const auto add = [&](const Picture& told, UnitId from, UnitId to, std::size_t nesting) {
        HeadsChange change;
        const UnitId id = given(to) ? to : from;
        change.unit = told.org[id].id;
        change.name = told.org.name_of(id, told.stage);
        change.nesting = nesting + 1;
        change.pair = pair;
        if (given(from)) change.before = a->of(from);
        if (given(to)) change.after = b->of(to);
        if (change.differs()) heads.push_back(std::move(change));
    };
    if (after) {
        for (const auto& [unit, nesting] : tree(*after)) {
            add(*after, match ? match->unit_before[index(unit)] : kNone<UnitId>, unit, nesting);
        }
    }
    if (before) {
        for (const auto& [unit, nesting] : tree(*before)) {
            if (!match || !given(match->unit_after[index(unit)])) add(*before, unit, kNone<UnitId>, nesting);
        }
    }
}

}  // namespace orgplan
