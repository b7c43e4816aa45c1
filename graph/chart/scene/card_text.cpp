#include "graph/chart/scene/card_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "graph/chart/scene/seat_line.h"
#include "graph/chart/scene/text.h"
#include "graph/model/words.h"

namespace orgplan::scene {
namespace {

constexpr std::size_t kMostNamed = 3;

}  // namespace

bool is_centre(const Organisation& organisation, const cards::CardForest& forest, const cards::Card& card,
               StageId stage) {
    if (!given(forest.around) || !organisation[forest.around].stages.has(stage)) return false;
    if (card.kind == cards::CardKind::unit) return organisation.at(forest.around, stage).home == card.unit;
    return std::ranges::any_of(card.rows, [&](const cards::Row& row) {
        return row.front().seat == forest.around && row.front().stages.has(stage);
    });
}

std::string heading_of(const Organisation& organisation) {
    std::string heading = drawable(organisation.company.name);
    const std::string scenario = drawable(organisation.scenario);
    if (!heading.empty() && !scenario.empty()) heading += " \u00B7 ";
    return heading + scenario;
}

std::string seat_name(const Organisation& organisation, PositionId seat, StageId stage) {
    const std::string holder = drawable(organisation.holder_text(seat, stage));
    return holder.empty() || holder == word_of(Occupancy::vacant) ? title_text(organisation, seat, stage) : holder;
}

std::string dotted_text(const Organisation& organisation, const cards::CardForest& forest, const cards::Card& card,
                        const cards::Row& row, StageId stage, bool incoming) {
    // By the other end: whether a line to it is new.
    std::map<PositionId, bool> others;
    for (const cards::DottedNote& note : card.notes) {
        const bool here = note.stages.has(stage) && note.incoming == incoming &&
                          std::ranges::binary_search(row, note.seat, {}, &cards::SeatSlot::seat);
        if (!here) continue;
        const auto [from, to] = incoming ? std::pair(note.other, note.seat) : std::pair(note.seat, note.other);
        others[note.other] |= forest.differences != nullptr && forest.differences->new_line(from, to, stage);
    }
    std::string text;
    std::size_t count = 0;
    for (const auto& [other, fresh] : others) {
        if (++count > kMostNamed) break;
        text += text.empty() ? (incoming ? "dotted from " : "reports also to ") : ", ";
        text += seat_name(organisation, other, stage);
        if (fresh) text += " (new)";
    }
    if (others.size() > kMostNamed) text += fmt::format(" and {} more", others.size() - kMostNamed);
    return text;
}

std::string below_text(const cards::Card& card, StageId stage) {
    const bool units = card.kind == cards::CardKind::unit;
    for (const cards::Below& each : card.below) {
        if (!each.stages.has(stage)) continue;
        if (each.all == 0) return fmt::format("{} report{} not shown", each.direct, each.direct == 1 ? "" : "s");
        const char* const noun = !units ? "" : each.all == 1 ? " unit" : " units";
        const std::string direct = each.direct == each.all ? "" : fmt::format(", {} direct", each.direct);
        return fmt::format("{}{} below{}{}", each.all, noun, direct, each.shown ? "" : ", not shown");
    }
    return {};
}

}  // namespace orgplan::scene
