#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/index/index.h"
#include "graph/index/movements.h"
#include "planner/hiring/norms.h"
#include "planner/needs/counting.h"
#include "planner/verify/verify.h"

// What every part of the verification looks at, and the parts.

namespace orgplan::verify {

/// Something that the plan does to a seat.
struct Step {
    enum class Kind : std::uint8_t { hire, promotion, move };
    Kind kind = Kind::hire;
    PositionId seat = kNone<PositionId>;
    Tick at;
    const PositionState* before = nullptr;  ///< of a hire none
    const PositionState* now = nullptr;
    bool added = false;     ///< a hire into a seat that the plan adds
    bool backfill = false;  ///< a hire into a seat that somebody left
};

class Review {
  public:
    Review(const Sides& sides, Verification& result);

    const Organisation& org;  ///< with the plan
    const Organisation* base;
    const text::Node scenario;
    const text::Node whole;
    const text::Node whole_base;
    const bool base_says_now;
    const std::map<std::string, double, std::less<>>& parameters;
    const hiring::HiringNorms norms;
    Verification& result;
    const std::vector<graph::Movement> movements;
    const needs::Starts starts;
    std::vector<Step> steps;  ///< by seat, then time

    Tick day(int month) const { return first_day(result.now + month); }
    int month(Tick at) const { return month_of(at) - result.now; }
    std::string month_text(int month) const { return orgplan::month_text(result.now + month); }
    /// The organisation on the first day of a month; of month 0, today.
    const graph::Index& at(int month) { return at(graph_, plan_days_, month); }
    /// The same of the base, which there must be.
    const graph::Index& base_at(int month) { return at(*base_graph_, base_days_, month); }

    /// The seat or unit of the base; null where the plan adds it, or there is no base.
    const Position* before(PositionId seat) const;
    const Unit* before(UnitId unit) const;
    PositionId in_base(PositionId seat) const;
    UnitId in_base(UnitId unit) const;
    /// Whether the plan decided when it opens.
    bool opened(UnitId unit) const;
    /// Whether the plan wrote this.
    bool of_plan(Place place) const { return !scenario || place.file == scenario.place().file; }
    /// Where the plan writes about it or its seats, else where it is in the spec.
    Place place_of(PositionId seat) const;
    Place place_of(UnitId unit) const;
    Place place_of(const Step& step) const;

    text::Finding& add(std::string_view rule, PositionId seat, Place place, std::string message);
    text::Finding& add(std::string_view rule, UnitId unit, Place place, std::string message);
    /// Reports what does not happen on the first day of a month after today, up to the end of the plan.
    bool timely(PositionId seat, Tick at, Place place, std::string_view what);
    bool timely(UnitId unit, Tick at, Place place, std::string_view what);
    double parameter(std::string_view name, double otherwise) const;

  private:
    using Days = std::vector<std::unique_ptr<graph::Index>>;
    const graph::Index& at(const graph::OrgGraph& graph, Days& days, int month);
    template <class Id>
    bool timely_of(Id id, Tick at, Place place, std::string_view what);

    const graph::OrgGraph& graph_;
    const graph::OrgGraph* base_graph_;
    Days plan_days_;
    Days base_days_;
    std::vector<PositionId> seats_before_;
    std::vector<UnitId> units_before_;
};

/// What the plan does to seats, into `steps`.
void find_steps(Review& review);
/// Nothing is written of money, hiring, rules and stages, which are for the spec to say.
void review_terms(Review& review);
/// What the spec says is there as it was, but for what a plan may do.
void review_written(Review& review);
/// Hires, promotions and moves.
void review_people(Review& review);
/// Units that the plan opens, and the sizes and leads of all.
void review_units(Review& review);
/// Who manages units, and how many people each of them has.
void review_managers(Review& review);
/// The needs of stages, month by month.
void review_goals(Review& review);
/// What the plan touches.
void list_touched(Review& review);

}  // namespace orgplan::verify
