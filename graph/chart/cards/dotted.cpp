#include "graph/chart/cards/dotted.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace orgplan::cards {
namespace {

// More dotted lines than this hide the chart; they are written on the cards instead.
constexpr std::size_t kMostBundles = 24;
constexpr std::size_t kMostLinks = 96;

}  // namespace

void add_dotted(const Organisation& organisation, const CardOptions& options, std::span<const CardsOfSeats> where,
                CardForest& forest) {
    std::map<std::tuple<std::uint32_t, std::uint32_t, PositionId, PositionId>, StageSet> links;
    // By card, its seat, the other end, and whether the line comes from there.
    std::map<std::tuple<std::uint32_t, PositionId, PositionId, bool>, StageSet> notes;
    for (const Line& line : organisation.lines) {
        if (line.kind != LineKind::dotted) continue;
        for (std::size_t s = 0; s < where.size(); ++s) {
            const StageId stage = options.stages[s];
            if (!line.stages.has(stage)) continue;
            const auto from = where[s].find(line.from);
            const auto to = where[s].find(line.to);
            const bool from_drawn = from != where[s].end();
            const bool to_drawn = to != where[s].end();
            if (from_drawn && to_drawn) links[{from->second, to->second, line.from, line.to}].add(stage);
            if (from_drawn && !to_drawn) notes[{from->second, line.from, line.to, false}].add(stage);
            if (to_drawn && !from_drawn && line.to == options.around) {
                notes[{to->second, line.to, line.from, true}].add(stage);
            }
        }
    }
    for (const auto& [ends, stages] : notes) {
        const auto& [card, seat, other, incoming] = ends;
        forest.cards[card].notes.push_back({seat, other, stages, incoming});
    }
    for (const auto& [ends, stages] : links) {
        const auto& [from, to, seat, target] = ends;
        forest.links.push_back({from, to, seat, target, stages});
    }
}

void write_link(std::uint32_t link, const StageSet& stages, CardForest& page) {
    CardLink& written = page.links[link];
    page.cards[written.from].notes.push_back({written.seat, written.target, stages, false});
    written.stages = written.stages - stages;
}

void write_crowded_links(std::span<const StageId> stages, CardForest& page) {
    StageSet crowded;
    for (const StageId stage : stages) {
        std::set<std::pair<std::uint32_t, PositionId>> bundles;
        std::size_t count = 0;
        for (const CardLink& link : page.links) {
            if (!link.stages.has(stage)) continue;
            bundles.emplace(link.from, link.target);
            ++count;
        }
        if (bundles.size() > kMostBundles || count > kMostLinks) crowded.add(stage);
    }
    for (std::uint32_t link = 0; link < page.links.size(); ++link) {
        const StageSet written = page.links[link].stages & crowded;
        if (!written.empty()) write_link(link, written, page);
    }
}

std::vector<PositionId> dotted_from(const Organisation& organisation, PositionId seat, StageId stage) {
    std::vector<PositionId> targets;
    const auto& lines = organisation.lines;
    auto line = std::lower_bound(lines.begin(), lines.end(), seat,
                                 [](const Line& a, PositionId from) { return a.from < from; });
    for (; line != lines.end() && line->from == seat; ++line) {
        if (line->kind == LineKind::dotted && line->stages.has(stage)) targets.push_back(line->to);
    }
    return targets;
}

}  // namespace orgplan::cards
