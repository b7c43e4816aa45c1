#pragma once

#include <string>
#include <vector>

#include "graph/chart/cards/cards.h"
#include "graph/chart/scene/card_fields.h"
#include "graph/chart/scene/colouring.h"
#include "graph/chart/scene/scene.h"
#include "graph/chart/scene/seat_line.h"
#include "graph/chart/scene/text.h"
#include "graph/chart/scene/unit_counts.h"
#include "graph/chart/scene/unit_names.h"

namespace orgplan::scene {

/// What the colours of cards say, and what their texts do.
struct CardStyle {
    const Colouring& colouring;
    const CardFields& fields;
    bool squares = false;  ///< each row of a team has its colour as a fill, for who may colour it anew
};

/// What is on the cards of a forest. A card has one box for all stages that the forest has, so that nothing moves.
class Faces {
  public:
    /// `counts` are those of units by stage, for forests of units' cards alone; they outlive this, as the forest and
    /// the style do.
    Faces(const Organisation& organisation, const cards::CardForest& forest, const StageUnitCounts& counts,
          const CardStyle& style, TextMeasure& measure);

    /// A box for each card, for the layout.
    const std::vector<layout::Box>& boxes() const { return boxes_; }
    /// The card at a stage at which it exists, its upper left corner at the origin. It ends below what is on it at that
    /// stage, which may be above the end of its box, but where it is to be as tall as that.
    SceneCard at(std::uint32_t card, StageId stage, bool as_tall = false) const;
    /// The size of the smallest text on any card.
    double smallest_text() const { return smallest_; }

  private:
    struct Columns {
        double name = 0;    ///< where names begin
        double bullet = 0;  ///< where the colours of families are; 0: not shown
        double title = 0;   ///< where titles begin
    };

    SceneCard face(std::uint32_t card, StageId stage) const;
    SeatLine line_of(const cards::Row& row, StageId stage, UnitId named = kNone<UnitId>) const;
    void seat_part(const cards::Row& row, StageId stage, double x, double& baseline, SceneCard& out) const;
    void seat_face(const cards::Card& card, StageId stage, SceneCard& out) const;
    void team_face(const cards::Card& card, StageId stage, const Columns& columns, SceneCard& out) const;
    void unit_face(const cards::Card& card, StageId stage, SceneCard& out) const;
    double header(const cards::Card& card, StageId stage, const std::string& name, const std::string& detail,
                  SceneCard& out, bool plain = false) const;
    PositionId seat_of(const cards::Card& card, StageId stage) const;
    void footers(const cards::Card& card, StageId stage, double x, double& baseline, SceneCard& out) const;
    void dotted_lines(const cards::Card& card, const cards::Row& row, StageId stage, double x, double& baseline,
                      SceneCard& out) const;
    bool dotted_alike(const cards::Card& card, StageId stage) const;
    double put(SceneCard& out, double x, double baseline, double size, bool bold, const char* colour,
               const std::string& text, double most, bool struck = false) const;
    std::vector<std::string> lines_of(const std::string& text, double size, bool bold, double wrap, double most,
                                      std::size_t lines) const;
    void put_signs(SceneCard& out, double x, double baseline, double size, const MarkSet& marks) const;
    double signs_width(const MarkSet& marks) const;
    const char* without_head(const cards::Card& card, StageId stage) const;
    bool ghost(PositionId seat, StageId stage) const;
    bool ghost(const cards::Card& card, StageId stage) const;
    Columns columns_of(const cards::Card& card) const;
    std::string id_of(const cards::Card& card) const;

    const Organisation& organisation_;
    const cards::CardForest& forest_;
    const StageUnitCounts& counts_;
    const Colouring& colouring_;
    const CardFields& fields_;
    bool squares_;
    TextMeasure& measure_;
    UnitNames unit_names_;
    std::vector<Columns> columns_;
    std::vector<layout::Box> boxes_;
    double smallest_ = 9;
};

}  // namespace orgplan::scene
