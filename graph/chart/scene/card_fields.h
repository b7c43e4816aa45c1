#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/organisation.h"

namespace orgplan::scene {

/// What a card may say of a seat.
enum class CardField : std::uint8_t { name, title, level, location, employment, unit, fte, tags, id };

/// Their names, by value.
inline constexpr std::array<std::string_view, 9> kCardFields{"name", "title", "level", "location", "employment",
                                                             "unit", "fte",   "tags",  "id"};

/// What cards say, in this order; name and title are first wherever they are in it.
using CardFields = std::vector<CardField>;
inline const CardFields kUsualFields{CardField::name, CardField::title, CardField::fte};

bool shows(const CardFields& fields, CardField field);

/// Where a seat is: its own location, else that of the nearest unit around it that has one; empty: that is not given.
std::string_view location_text(const Organisation& organisation, PositionId seat, StageId stage);

/// All but name and title: "senior \u00B7 Porto \u00B7 80 %"; what the spec does not give is left out. `named`
/// is a unit that the card names anyway.
std::string details_text(const Organisation& organisation, const CardFields& fields, PositionId seat, StageId stage,
                         UnitId named);

}  // namespace orgplan::scene
