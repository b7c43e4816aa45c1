#include <algorithm>
#include <memory>

#include "graph/chart/page/colours.h"
#include "graph/chart/page/people.h"
#include "graph/chart/scene/palette.h"

namespace orgplan::page {
namespace {

struct Kind {
    scene::ColourBy by;
    const char* id;
    const char* label;
};

constexpr Kind kKinds[] = {{scene::ColourBy::family, "family", "Family"},
                           {scene::ColourBy::unit, "unit", "Unit"},
                           {scene::ColourBy::location, "location", "Location"},
                           {scene::ColourBy::level, "level", "Level"},
                           {scene::ColourBy::employment, "employment", "Employment"},
                           {scene::ColourBy::tag, "tag", "Tag"}};

// Those values that a seat has, in the order of the legend; nothing where all have the same, or none.
std::optional<Dimension> dimension_of(const Organisation& org, const cards::CardOptions& options,
                                      const Numbers& numbers, const scene::Theme& theme, const Kind& kind) {
    const auto colouring = std::make_shared<const scene::Colouring>(org, options, kind.by, true, theme);
    std::vector<int> places(colouring->size(), -1);
    for (const PositionId seat : numbers.seats) {
        for (const StageId stage : options.stages) {
            if (numbers.there(seat, stage)) places[colouring->of(seat, stage)] = 0;
        }
    }
    Dimension dimension{{kind.id, kind.label, {}}, {}};
    for (scene::Category category = 0; category < places.size(); ++category) {
        if (places[category] < 0) continue;
        places[category] = static_cast<int>(dimension.by.values.size());
        dimension.by.values.push_back(
            {colouring->name(category), colouring->letter(category), category_pair(colouring->colour(category))});
    }
    if (dimension.by.values.size() < 2 && kind.by != scene::ColourBy::family) return std::nullopt;
    dimension.value = [colouring, places](PositionId seat, StageId stage) {
        return places[colouring->of(seat, stage)];
    };
    return dimension;
}

}  // namespace

std::vector<Dimension> dimensions_of(const Organisation& org, const cards::CardOptions& options, const Numbers& numbers,
                                     const scene::Theme& theme) {
    std::vector<Dimension> all;
    for (const Kind& kind : kKinds) {
        if (auto each = dimension_of(org, options, numbers, theme, kind)) all.push_back(std::move(*each));
    }
    all.push_back({{"vacancy",
                    "Vacancy",
                    {{"filled", "F", category_pair(scene::palette::kOther)},
                     {"vacant", "V", category_pair(scene::palette::kNew)}}},
                   [&org](PositionId seat, StageId stage) {
                       return org.at(seat, stage).occupancy == Occupancy::vacant ? 1 : 0;
                   }});
    return all;
}

}  // namespace orgplan::page
