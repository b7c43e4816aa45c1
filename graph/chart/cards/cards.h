#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/chart/cards/differences.h"
#include "graph/chart/cards/wanted.h"
#include "graph/chart/layout/layout.h"
#include "graph/model/organisation.h"

namespace orgplan::cards {

/// What part of an organisation is drawn, and as what.
struct CardOptions {
    std::vector<StageId> stages;               ///< of one series, in order; at least one
    PositionId root = kNone<PositionId>;       ///< only this seat and everybody below it
    UnitId unit = kNone<UnitId>;               ///< only who sits in this unit or below it, and its manager
    PositionId around = kNone<PositionId>;     ///< only who is above, beside or below this seat; without the two others
    std::optional<Wanted> wanted;              ///< only seats that fit, and all managers above them
    int depth = -1;                            ///< levels below the top, or the seat that it is around; -1: all
    bool by_team = false;                      ///< one card for each unit instead of each seat
    bool merge_rows = false;                   ///< like unnamed rows of a team card become one
    std::size_t most_rows = 32;                ///< of one card; a longer team has several
    const Differences* differences = nullptr;  ///< marked instead of, or besides, changes from stage to stage
};

enum class CardKind : std::uint8_t {
    seat,  ///< one seat
    team,  ///< the leaf reports of one manager that sit in one unit
    unit   ///< a unit, or the company itself, with its numbers
};

/// A seat in its place on the chart, in these stages.
struct SeatSlot {
    PositionId seat = kNone<PositionId>;
    StageSet stages;
};

/// One line of a team card: one slot, or like ones merged.
using Row = std::vector<SeatSlot>;

/// The other end of a dotted line that is written on a card rather than drawn.
struct DottedNote {
    PositionId seat = kNone<PositionId>;  ///< on the card
    PositionId other = kNone<PositionId>;
    StageSet stages;
    bool incoming = false;  ///< the line comes from there
};

/// Who is below a card, or which units are within it, in these stages.
struct Below {
    StageSet stages;
    std::uint32_t direct = 0;
    std::uint32_t all = 0;  ///< directly or further down; 0: it is not counted
    bool shown = false;     ///< their cards are there
};

struct Card {
    CardKind kind = CardKind::seat;
    bool assistant = false;
    layout::Side side = layout::Side::free;  ///< of an assistant: where the whole chart has it
    std::uint32_t parent = layout::Box::kNoParent;
    UnitId unit = kNone<UnitId>;  ///< of a team or a unit; none: the company, or seats outside units
    std::uint32_t part = 0;       ///< of a team too long for one card: which part, from 0
    StageSet stages;              ///< at which it exists
    std::vector<Row> rows;  ///< a seat's card has one, and one for each joint head beside it; a unit's none, but the
                            ///< top one of a chart with a root has that; of a team who comes at a later stage last
    std::vector<DottedNote> notes;
    std::vector<Below> below;  ///< of a chart of some levels, or around a seat: each stage at most once
    std::string reference;     ///< where it goes on, or comes from ("\u2192 page 3"); usually empty
    std::uint32_t page = 0;    ///< that page, from 1; 0: none
};

/// A dotted line from a seat on a card to one on another card, or on the same, in these stages.
struct CardLink {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    PositionId seat = kNone<PositionId>;  ///< that has the line
    PositionId target = kNone<PositionId>;
    StageSet stages;
};

/// All cards of a series: those of every stage at once, so that none moves between its charts. At each stage each seat
/// drawn is on exactly one card.
struct CardForest {
    std::vector<Card> cards;  ///< parents before children, siblings in the order of the text
    std::vector<CardLink> links;
    /// By stage of the options, the seats that the chart is of, ghosts too, whether within its depth or not; of a
    /// unit, those that sit there; around a seat, those that are shown; of what is wanted, those that fit. What a chart
    /// says of the whole is counted from these, never from cards or pages.
    std::vector<std::vector<PositionId>> covered;
    /// By stage of the organisation and seat: who moves along with a manager; null where nothing is known of it.
    std::shared_ptr<const std::vector<std::vector<bool>>> carried;
    /// Likewise: who does not fit what is wanted, and is there as a manager above; null where nothing is wanted.
    std::shared_ptr<const std::vector<std::vector<bool>>> above;
    const Differences* differences = nullptr;  ///< those of the options
    PositionId around = kNone<PositionId>;     ///< likewise

    /// Whether a seat is only there since somebody below it is wanted.
    bool only_above(PositionId seat, StageId stage) const {
        return above && !(*above)[index(stage)].empty() && (*above)[index(stage)][index(seat)];
    }
};

/// What of a whole forest is there at one of its stages, in the same order.
CardForest at_stage(const CardForest& whole, StageId stage);

/// The cards of a part of an organisation. Time linear in seats and lines for each stage.
CardForest build_cards(const Organisation& organisation, const CardOptions& options);

}  // namespace orgplan::cards
