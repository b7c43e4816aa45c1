#include "graph/chart/scene/unit_names.h"

#include <fmt/format.h>

#include <algorithm>

namespace orgplan::scene {

UnitNames::UnitNames(const Organisation& organisation, const cards::CardForest& page) : organisation_(organisation) {
    const auto each_stage = [&](const StageSet& stages, auto use) {
        for (std::size_t s = 0; s < organisation.stages.size(); ++s) {
            if (stages.has(id_at<StageId>(s))) use(id_at<StageId>(s));
        }
    };
    StageSet all;
    for (const cards::Card& card : page.cards) {
        all |= card.stages;
        for (const cards::Row& row : card.rows) {
            for (const cards::SeatSlot& slot : row) {
                each_stage(slot.stages, [&](StageId stage) {
                    if (card.kind == cards::CardKind::team) on_teams_.insert({stage, card.unit});
                    if (card.kind == cards::CardKind::seat) headed_.try_emplace({stage, slot.seat});
                });
            }
        }
    }
    if (headed_.empty()) return;
    each_stage(all, [&](StageId stage) {
        for (std::size_t u = 0; u < organisation.units.size(); ++u) {
            const UnitId unit = id_at<UnitId>(u);
            if (!organisation[unit].stages.has(stage) || on_teams_.contains({stage, unit})) continue;
            organisation.at(unit, stage).each_head([&](PositionId head) {
                const auto card = headed_.find({stage, head});
                if (card == headed_.end()) return;
                card->second.push_back(unit);
                on_heads_.insert({stage, unit});
            });
        }
    });
}

std::vector<UnitId> UnitNames::of(PositionId seat, StageId stage) const {
    const auto headed = headed_.find({stage, seat});
    std::vector<UnitId> units = headed == headed_.end() ? std::vector<UnitId>() : headed->second;
    const UnitId home = organisation_.at(seat, stage).home;
    if (given(home) && !on_teams_.contains({stage, home}) && !on_heads_.contains({stage, home})) units.push_back(home);
    return units;
}

std::string names_text(const Organisation& organisation, const std::vector<UnitId>& units, StageId stage) {
    constexpr std::size_t kMostUnits = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(units.size(), kMostUnits); ++i) {
        text += fmt::format("{}{}", i == 0 ? "" : ", ", drawable(organisation.name_of(units[i], stage)));
    }
    if (units.size() > kMostUnits) text += fmt::format(" and {} more", units.size() - kMostUnits);
    return text;
}

std::vector<std::string> name_lines(const std::string& names, double size, bool bold, double most, std::size_t lines,
                                    TextMeasure& measure) {
    constexpr std::string_view kBetween = " / ";
    std::vector<std::string> each;
    for (std::size_t begin = 0; begin <= names.size();) {
        const std::size_t end = std::min(names.find(kBetween, begin), names.size());
        each.push_back(names.substr(begin, end - begin));
        begin = end + kBetween.size();
    }
    std::vector<std::string> result;
    std::size_t placed = 0;
    // The last line has room for how many more there are.
    const auto fits = [&](const std::string& line, std::size_t after) {
        const bool last = result.size() + 1 == lines;
        const std::size_t more = each.size() - after;
        const std::string end = more == 0 ? "" : last ? fmt::format(" and {} more", more) : " /";
        return measure.width(line + end, size, bold) <= most;
    };
    while (placed < each.size() && result.size() < lines) {
        std::string line = each[placed++];
        while (placed < each.size() && fits(line + std::string(kBetween) + each[placed], placed + 1)) {
            line += std::string(kBetween) + each[placed++];
        }
        if (placed < each.size()) {
            const bool last = result.size() + 1 == lines;
            const std::string end = last ? fmt::format(" and {} more", each.size() - placed) : " /";
            line = measure.fit(line, size, bold, most - measure.width(end, size, bold)) + end;
        }
        result.push_back(std::move(line));
    }
    return result;
}

}  // namespace orgplan::scene
