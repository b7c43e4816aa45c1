#include "graph/chart/scene/spoken.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/chart/cards/marks.h"
#include "graph/chart/scene/card_text.h"
#include "graph/chart/scene/seat_line.h"
#include "graph/chart/scene/text.h"

namespace orgplan::scene {

Spoken::Spoken(const Organisation& organisation, StageId stage)
    : organisation_(organisation), stage_(stage), reports_(organisation.positions.size()) {
    for (const Line& line : organisation.lines) {
        if (line.kind == LineKind::solid && line.stages.has(stage)) ++reports_[index(line.to)];
    }
}

void Spoken::add_to(SceneCard& scene_card, const cards::CardForest& page, std::uint32_t number) const {
    const cards::Card& card = page.cards[number];
    // The first line says who or what it is, the others all that is written below.
    const std::size_t end = std::min(scene_card.tooltip.find('\n'), scene_card.tooltip.size());
    scene_card.title = scene_card.tooltip.substr(0, end);
    std::string more = scene_card.tooltip.substr(std::min(end + 1, scene_card.tooltip.size()));
    std::ranges::replace(more, '\n', ';');
    std::string relations;
    for (const cards::Row& row : card.rows) {
        if (row.empty() || !row.front().stages.has(stage_) || card.kind == cards::CardKind::unit) continue;
        // Of a team, all report to the same.
        relations = relations_of(row.front().seat);
        break;
    }
    scene_card.description = relations;
    if (!relations.empty() && !more.empty()) scene_card.description += "; ";
    scene_card.description += more;
}

// "reports to Ada King; 3 direct reports"
std::string Spoken::relations_of(PositionId seat) const {
    const PositionId manager = cards::manager_at(organisation_, seat, stage_);
    const std::string outsider = drawable(organisation_.outsider_text(seat, stage_));
    std::string text;
    if (given(manager)) {
        text = "reports to " + seat_name(organisation_, manager, stage_);
    } else if (!outsider.empty()) {
        text = "reports to " + outsider;
    }
    if (const std::uint32_t count = reports_[index(seat)]; count > 0) {
        text += fmt::format("{}{} direct report{}", text.empty() ? "" : "; ", count, count == 1 ? "" : "s");
    }
    return text;
}

std::string Spoken::line_to(const cards::CardForest& page, std::uint32_t number) const {
    const cards::Card& card = page.cards[number];
    const std::string lower = name_of(card);
    const std::string upper = name_of(page.cards[card.parent]);
    if (card.kind == cards::CardKind::unit) return fmt::format("{} is in {}", lower, upper);
    return fmt::format("reporting line{} from {} to {}", card.kind == cards::CardKind::team ? "s" : "", lower, upper);
}

std::string Spoken::page(const Scene& scene, const cards::CardForest& page) const {
    constexpr std::size_t kMostTops = 3;
    std::vector<std::string> tops;
    for (const cards::Card& card : page.cards) {
        if (card.parent == layout::Box::kNoParent && card.stages.has(stage_)) tops.push_back(name_of(card));
    }
    std::string from;
    for (std::size_t t = 0; t < std::min(tops.size(), kMostTops); ++t) from += (t > 0 ? ", " : "") + tops[t];
    if (tops.size() > kMostTops) from += fmt::format(" and {} more", tops.size() - kMostTops);
    return fmt::format("Org chart with {} card{}, from {} down", scene.cards.size(), scene.cards.size() == 1 ? "" : "s",
                       from);
}

// "Ann", or the unit of a team, or how many seats outside units.
std::string Spoken::name_of(const cards::Card& card) const {
    if (card.kind != cards::CardKind::seat) {
        if (given(card.unit)) return drawable(organisation_.name_of(card.unit, stage_));
        if (card.kind == cards::CardKind::unit) return drawable(organisation_.company.name);
        std::size_t seats = 0;
        for (const cards::Row& row : card.rows) {
            for (const cards::SeatSlot& slot : row) seats += slot.stages.has(stage_);
        }
        return fmt::format("{} {}", seats, seats == 1 ? "seat" : "seats");
    }
    for (const cards::Row& row : card.rows) {
        if (row.front().stages.has(stage_)) return seat_name(organisation_, row.front().seat, stage_);
    }
    return {};
}

}  // namespace orgplan::scene
