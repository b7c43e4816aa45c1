#pragma once

#include <array>
#include <bitset>
#include <string>

#include "graph/chart/cards/cards.h"
#include "graph/chart/cards/differences.h"

namespace orgplan::scene {

/// The colours of a chart that are not a family's.
namespace palette {
constexpr const char* kInk = "#0f172a";
constexpr const char* kSoft = "#475569";
constexpr const char* kFaint = "#64748b";
constexpr const char* kEdge = "#cbd5e1";
constexpr const char* kLine = "#94a3b8";
constexpr const char* kDotted = "#6366f1";
constexpr const char* kNew = "#15803d";
constexpr const char* kPromoted = "#b45309";
constexpr const char* kMoved = "#0369a1";
constexpr const char* kLeaving = "#b91c1c";
constexpr const char* kScenario = "#a21caf";
constexpr const char* kOther = "#64748b";
constexpr const char* kGhost = "#e2e8f0";
constexpr const char* kPale = "#f8fafc";
constexpr const char* kNewTint = "#dcfce7";
constexpr const char* kMovedTint = "#e0f2fe";
constexpr const char* kChangedTint = "#fef3c7";
constexpr const char* kScenarioTint = "#fae8ff";
constexpr const char* kWhite = "#ffffff";
}  // namespace palette

/// What a picture tells of a seat beside who sits there: in the order of the legend. The first five hold a stage
/// against the one before, the next an organisation against its earlier state, the last against its base.
enum class Mark : std::uint8_t {
    fresh,
    promoted,
    moved,
    leaving,
    vacant,
    added,
    removed,
    relocated,
    left,
    managed,
    role,
    filled,
    vacated,
    held,
    dates,
    other,
    by_scenario,
    not_as_base,
    base_only
};
constexpr std::size_t kMarks = 19;

struct MarkLook {
    const char* sign;  ///< before a name; empty: told in another way
    const char* colour;
    const char* sample;  ///< in the legend, behind the sign
    const char* legend;
    const char* title;           ///< behind a number; empty: not counted there
    bool struck = false;         ///< the name, and the sample
    const char* tint = nullptr;  ///< behind the name; none: white
};

const MarkLook& look_of(Mark mark);

class MarkSet {
  public:
    bool has(Mark mark) const { return in_[static_cast<std::size_t>(mark)]; }
    void set(Mark mark, bool is = true) { in_.set(static_cast<std::size_t>(mark), is); }
    /// Stands where it stands no more, or only in the base.
    bool ghost() const { return has(Mark::removed) || has(Mark::left) || has(Mark::base_only); }
    /// Its name is struck through.
    bool struck() const { return has(Mark::leaving) || has(Mark::removed) || has(Mark::base_only); }
    void keep_common(const MarkSet& other) { in_ &= other.in_; }

  private:
    std::bitset<kMarks> in_;
};

/// The marks of a seat that stands at the stage, against `differences` or the stage before.
MarkSet marks_at(const Organisation& organisation, const cards::Differences* differences, PositionId seat,
                 StageId stage);

/// Whether a unit was added or removed, as seats are marked.
MarkSet marks_at(const cards::Differences* differences, UnitId unit, StageId stage);

/// What is told of one seat, or of like ones together.
struct SeatLine {
    std::string name;  ///< empty: nobody is named
    std::string title;
    std::string where;  ///< of a ghost: where the seat stands now, or empty
    std::string told;   ///< what is different, in words
    MarkSet marks;
    FamilyId family = kNone<FamilyId>;
    std::size_t seats = 0;  ///< 0: none of them stands

    const char* name_colour() const;
    /// What lies behind it; null: nothing.
    const char* tint() const;
    const char* title_colour() const { return marks.ghost() ? palette::kFaint : palette::kSoft; }
};

SeatLine seat_line(const Organisation& organisation, const cards::Differences* differences, const cards::Row& row,
                   StageId stage);

/// "also Product Manager", or empty.
std::string also_text(const Organisation& organisation, PositionId seat, StageId stage);
/// The title of a seat and how it is employed.
std::string title_text(const Organisation& organisation, PositionId seat, StageId stage);
/// The colour of a family; a calm grey for titles outside the glossary.
std::string colour_of(const Organisation& organisation, FamilyId family);

}  // namespace orgplan::scene
