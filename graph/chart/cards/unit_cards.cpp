#include "graph/chart/cards/unit_cards.h"

#include <map>
#include <utility>

#include "graph/chart/cards/stage_tree.h"
#include "graph/index/org_graph.h"

namespace orgplan::cards {
namespace {

// A unit and all within it.
std::uint32_t with_inside(UnitId unit, const std::vector<std::vector<UnitId>>& inside) {
    std::vector<UnitId> units{unit};
    for (std::size_t i = 0; i < units.size(); ++i) {
        const std::vector<UnitId>& within = inside[index(units[i])];
        units.insert(units.end(), within.begin(), within.end());
    }
    return static_cast<std::uint32_t>(units.size());
}

}  // namespace

CardForest unit_cards(const Organisation& organisation, const CardOptions& options) {
    CardForest forest;
    Card company;
    company.kind = CardKind::unit;
    for (const StageId stage : options.stages) company.stages.add(stage);
    if (given(options.root)) company.rows = {{{options.root, company.stages}}};
    const graph::OrgGraph graph(organisation);
    const bool part = given(options.unit);
    if (!part) forest.cards.push_back(company);

    std::map<std::pair<UnitId, std::uint32_t>, std::uint32_t> known;
    std::vector<int> depths(forest.cards.size(), 0);
    struct Place {
        UnitId unit;
        std::uint32_t parent;
    };
    for (const StageId stage : options.stages) {
        const auto index_at = graph.at(stage);
        const std::vector<PositionId> covered = stage_tree(*index_at, options).covered();
        // Below a root, around a seat, or of what is wanted, only the units that have somebody of them.
        std::vector<bool> shown(organisation.units.size(),
                                !given(options.root) && !given(options.around) && !options.wanted);
        for (const PositionId seat : covered) {
            for (UnitId unit = organisation.at(seat, stage).home; given(unit) && !shown[index(unit)];) {
                shown[index(unit)] = true;
                unit = organisation.at(unit, stage).within;
            }
        }
        forest.covered.push_back(covered);
        std::vector<std::vector<UnitId>> inside(organisation.units.size());
        std::vector<Place> queue;
        for (std::size_t u = 0; u < organisation.units.size(); ++u) {
            const UnitId unit = id_at<UnitId>(u);
            if (!organisation[unit].stages.has(stage) || !shown[u]) continue;
            const UnitId within = organisation.at(unit, stage).within;
            if (given(within)) inside[index(within)].push_back(unit);
            if (part ? unit == options.unit : !given(within))
                queue.push_back({unit, part ? layout::Box::kNoParent : 0});
        }
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const auto [unit, parent] = queue[i];
            const int depth = parent == layout::Box::kNoParent ? 0 : depths[parent] + 1;
            if (options.depth >= 0 && depth > options.depth && !given(options.around)) {
                std::vector<Below>& below = forest.cards[parent].below;
                if (below.empty() || !below.back().stages.has(stage)) below.push_back({StageSet::only(stage)});
                ++below.back().direct;
                below.back().all += with_inside(unit, inside);
                continue;
            }
            const auto [found, added] =
                known.try_emplace({unit, parent}, static_cast<std::uint32_t>(forest.cards.size()));
            if (added) {
                Card card = company;
                card.parent = parent;
                card.unit = unit;
                card.stages = {};
                card.rows.clear();
                forest.cards.push_back(card);
                depths.push_back(depth);
            }
            forest.cards[found->second].stages.add(stage);
            for (const UnitId child : inside[index(unit)]) queue.push_back({child, found->second});
        }
    }
    forest.differences = options.differences;
    forest.around = options.around;
    return forest;
}

}  // namespace orgplan::cards
