#include "graph/chart/cards/dotted.h"

#include <tuple>
#include <utility>

namespace orgplan::cards {
namespace {

// More dotted lines than this hide the chart; they are written on the cards instead.
constexpr std::size_t kMostLinks = 24;

}  // namespace

void add_dotted(const Organisation& organisation, const CardOptions& options, std::span<const CardsOfSeats> where,
                CardForest& forest) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, StageSet> links;
    // By card, the other end, and whether the line comes from there.
    using Notes = std::map<std::tuple<std::uint32_t, PositionId, bool>, StageSet>;
    Notes inside;
    Notes outside;
    for (const Line& line : organisation.lines) {
        if (line.kind != LineKind::dotted) continue;
        for (std::size_t s = 0; s < where.size(); ++s) {
            const StageId stage = options.stages[s];
            if (!line.stages.has(stage)) continue;
            const auto from = where[s].find(line.from);
            const auto to = where[s].find(line.to);
            const bool from_drawn = from != where[s].end();
            const bool to_drawn = to != where[s].end();
            if (from_drawn && !to_drawn && line.from == options.around) {
                outside[{from->second, line.to, false}].add(stage);
            }
            if (to_drawn && !from_drawn && line.to == options.around) {
                outside[{to->second, line.from, true}].add(stage);
            }
            if (!from_drawn || !to_drawn || from->second == to->second) continue;
            if (forest.cards[from->second].parent == to->second) continue;
            links[{from->second, to->second}].add(stage);
            inside[{from->second, line.to, false}].add(stage);
        }
    }
    const auto note = [&](const Notes& notes) {
        for (const auto& [ends, stages] : notes) {
            const auto& [card, other, incoming] = ends;
            forest.cards[card].notes.push_back({other, stages, incoming});
        }
    };
    note(outside);
    if (links.size() > kMostLinks) {
        note(inside);
        return;
    }
    for (const auto& [ends, stages] : links) forest.links.push_back({ends.first, ends.second, stages});
}

}  // namespace orgplan::cards
