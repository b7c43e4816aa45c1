#include "graph/chart/scene/card_text.h"

#include <fmt/format.h>

#include <algorithm>

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

std::string dotted_text(const Organisation& organisation, const cards::Card& card, StageId stage, bool incoming) {
    std::string text;
    std::size_t count = 0;
    for (const cards::DottedNote& note : card.notes) {
        if (!note.stages.has(stage) || note.incoming != incoming || ++count > kMostNamed) continue;
        text += text.empty() ? (incoming ? "dotted from " : "dotted to ") : ", ";
        const std::string holder = drawable(organisation.holder_text(note.other, stage));
        text += holder.empty() || holder == word_of(Occupancy::vacant) ? title_text(organisation, note.other, stage)
                                                                       : holder;
    }
    if (count > kMostNamed) text += fmt::format(" and {} more", count - kMostNamed);
    return text;
}

std::string left_out_text(const cards::Card& card, StageId stage) {
    for (const cards::LeftOut& each : card.left_out) {
        if (!each.stages.has(stage)) continue;
        const char* const noun = card.kind == cards::CardKind::unit ? "unit" : "report";
        return fmt::format("{} {}{} not shown", each.count, noun, each.count == 1 ? "" : "s");
    }
    return {};
}

}  // namespace orgplan::scene
