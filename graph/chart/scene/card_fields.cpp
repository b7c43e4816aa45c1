#include "graph/chart/scene/card_fields.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "graph/chart/scene/text.h"
#include "graph/model/words.h"

namespace orgplan::scene {
namespace {

std::string text_of(const Organisation& organisation, CardField field, PositionId seat, StageId stage, bool titled) {
    const PositionState& state = organisation.at(seat, stage);
    switch (field) {
        case CardField::name:
        case CardField::title:
            return {};
        case CardField::level:
            return state.level_read && titled ? std::string() : std::string(state.level);
        case CardField::location:
            return std::string(location_text(organisation, seat, stage));
        case CardField::employment:
            // The title says all but the usual one.
            return titled && state.employment != Employment::employee ? "" : std::string(word_of(state.employment));
        case CardField::unit:
            return given(state.home) ? std::string(organisation.name_of(state.home, stage)) : std::string();
        case CardField::fte:
            return state.fte == 1 ? std::string() : fmt::format("{:.4g} %", state.fte * 100);
        case CardField::tags:
            return fmt::format("{}", fmt::join(organisation[seat].tags, ", "));
        case CardField::id:
            return std::string(organisation[seat].id);
    }
    return {};
}

}  // namespace

bool shows(const CardFields& fields, CardField field) {
    return std::ranges::find(fields, field) != fields.end();
}

std::string_view location_text(const Organisation& organisation, PositionId seat, StageId stage) {
    const PositionState& state = organisation.at(seat, stage);
    if (!state.location.empty()) return state.location;
    for (const UnitId unit : organisation.units_around(state.home, organisation[stage].at)) {
        if (const Text location = organisation.at(unit, stage).location; !location.empty()) return location;
    }
    return {};
}

std::string details_text(const Organisation& organisation, const CardFields& fields, PositionId seat, StageId stage,
                         UnitId named) {
    std::string text;
    for (const CardField field : fields) {
        if (field == CardField::unit && given(named) && organisation.at(seat, stage).home == named) continue;
        const std::string each = drawable(text_of(organisation, field, seat, stage, shows(fields, CardField::title)));
        if (each.empty()) continue;
        text += text.empty() ? "" : " \u00B7 ";
        text += each;
    }
    return text;
}

}  // namespace orgplan::scene
