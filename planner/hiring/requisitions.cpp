#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "graph/model/words.h"
#include "planner/hiring/checks.h"
#include "planner/hiring/hire_findings.h"
#include "planner/report/phrases.h"

namespace orgplan::hiring {
namespace {

constexpr std::size_t kNoFreeze = std::numeric_limits<std::size_t>::max();

// The freezes of a unit itself, or of the company, for one kind of start.
class Freezes {
  public:
    // In the order of their opening.
    void add(const Hiring& hiring, std::size_t freeze) {
        const std::size_t before = longest_.empty() ? freeze : longest_.back();
        opens_.push_back(hiring.freezes[freeze].opens);
        longest_.push_back(hiring.freezes[before].closes >= hiring.freezes[freeze].closes ? before : freeze);
    }

    std::size_t at(const Hiring& hiring, Tick tick) const {
        const auto later = std::upper_bound(opens_.begin(), opens_.end(), tick);
        if (later == opens_.begin()) return kNoFreeze;
        const std::size_t freeze = longest_[static_cast<std::size_t>(later - opens_.begin()) - 1];
        return tick < hiring.freezes[freeze].closes ? freeze : kNoFreeze;
    }

  private:
    std::vector<Tick> opens_;
    std::vector<std::size_t> longest_;  // of all up to here the one that closes last
};

class Frozen {
  public:
    explicit Frozen(const HiringPlan& plan) : plan_(plan) {
        const Hiring& hiring = plan.org.hiring;
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < hiring.freezes.size(); ++i) {
            if (!hiring.freezes[i].waits) order.push_back(i);
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return hiring.freezes[a].opens < hiring.freezes[b].opens;
        });
        for (const std::size_t i : order) {
            const Freeze& freeze = hiring.freezes[i];
            starts_[freeze.unit].add(hiring, i);
            if (freeze.backfills) backfills_[freeze.unit].add(hiring, i);
        }
    }

    bool any() const { return !starts_.empty(); }

    // The freeze in which a start falls: of its unit, of the next above, and so on to the company.
    std::size_t of(const Hire& hire) const {
        const auto& freezes = hire.kind == graph::MovementKind::backfill ? backfills_ : starts_;
        for (const UnitId unit : plan_.org.units_around(hire.home, hire.at)) {
            if (const std::size_t found = at(freezes, unit, hire.at); found != kNoFreeze) return found;
        }
        return at(freezes, kNone<UnitId>, hire.at);
    }

  private:
    using ByUnit = std::map<UnitId, Freezes>;

    std::size_t at(const ByUnit& freezes, UnitId unit, Tick tick) const {
        const auto found = freezes.find(unit);
        return found == freezes.end() ? kNoFreeze : found->second.at(plan_.org.hiring, tick);
    }

    const HiringPlan& plan_;
    ByUnit starts_;
    ByUnit backfills_;
};

std::string whose(const Organisation& org, UnitId unit) {
    return given(unit) ? fmt::format(" of `{}`", org[unit].id) : "";
}

void check_freezes(const HiringPlan& plan, text::Findings& findings) {
    const Frozen frozen(plan);
    if (!frozen.any()) return;
    std::map<std::size_t, std::vector<const Hire*>> by_freeze;
    for (const Hire& hire : plan.hires) {
        if (hire.secured) continue;
        if (const std::size_t freeze = frozen.of(hire); freeze != kNoFreeze) by_freeze[freeze].push_back(&hire);
    }
    for (const auto& [i, hires] : by_freeze) {
        const Freeze& freeze = plan.org.hiring.freezes[i];
        std::vector<PositionId> seats;
        for (const Hire* hire : hires) seats.push_back(hire->seat);
        text::Finding& finding =
            add_at(plan, findings, "start-in-freeze", *hires.front(),
                   fmt::format("{} {} in the freeze{} from {} to {}: {}", report::counted(seats.size(), "start"),
                               seats.size() == 1 ? "falls" : "fall", whose(plan.org, freeze.unit),
                               date_text(freeze.opens), date_text(freeze.closes), report::names_text(plan.org, seats)));
        finding.notes.push_back({freeze.place, "the freeze"});
    }
}

std::string days_text(int days) {
    return report::counted(static_cast<std::size_t>(days), "day");
}

// Requisitions that should be open, by the month of their starts.
void check_late(const HiringPlan& plan, text::Findings& findings) {
    const Organisation& org = plan.org;
    if (!org.hiring.given) return;
    struct Late {
        Tick by;
        const Hire* hire;
    };
    std::map<Month, std::vector<Late>> by_month;
    for (const Hire& hire : plan.hires) {
        const Requisition status = org[hire.seat].status;
        if (hire.secured || status == Requisition::open || status == Requisition::offered) continue;
        const Tick by = open_by(org, hire.role, hire.at, plan.norms);
        if (by <= org.today) by_month[hire.last].push_back({by, &hire});
    }
    for (auto& [month, late] : by_month) {
        std::stable_sort(late.begin(), late.end(), [](const Late& a, const Late& b) { return a.by < b.by; });
        const std::string each = report::first_few(late.size(), [&, &all = late](std::size_t i) {
            const int ago = org.today - all[i].by;
            return fmt::format("`{}` by {} ({}; if opened today, it starts on {})", org[all[i].hire->seat].id,
                               date_text(all[i].by), ago == 0 ? "today" : fmt::format("{} ago", days_text(ago)),
                               date_text(all[i].hire->at + ago));
        });
        const Hire& first = *late.front().hire;
        const bool one = late.size() == 1;
        text::Finding& finding =
            add_at(plan, findings, "requisition-late", first,
                   fmt::format("requisition{} for {} in {} should have been opened: {}", one ? "" : "s",
                               report::counted(late.size(), "start"), month_text(month), each));
        finding.measure(text::Quantity::days,
                        {.value = double(first.at - org.today), .low = double(first.at - late.front().by)});
        const FamilyId family = first.family;
        if (const ByRole::Entry* days = org.hiring.days_to_fill.of(first.role, family)) {
            finding.notes.push_back({days->place, fmt::format("`{}` takes {} to fill", org[first.seat].id,
                                                              days_text(static_cast<int>(days->value)))});
        }
    }
}

// Starts in the past whose seats are still to be filled, by month.
void check_overdue(const HiringPlan& plan, text::Findings& findings) {
    const Organisation& org = plan.org;
    std::vector<const graph::Movement*> last(org.positions.size());
    for (const graph::Movement& movement : plan.movements) {
        if (is_hire(movement)) last[index(movement.seat)] = &movement;
    }
    std::map<Month, std::vector<const graph::Movement*>> by_month;
    for (const graph::Movement* movement : last) {
        if (movement == nullptr || movement->at > org.today) continue;
        const Position& seat = org[movement->seat];
        const bool pending = seat.status == Requisition::proposed || seat.status == Requisition::approved ||
                             seat.status == Requisition::open;
        const bool sits = seat.closes > org.today && seat.at(org.today).occupancy != Occupancy::vacant;
        if (pending && sits) by_month[month_of(movement->at)].push_back(movement);
    }
    for (auto& [month, starts] : by_month) {
        std::stable_sort(starts.begin(), starts.end(),
                         [](const graph::Movement* a, const graph::Movement* b) { return a->at < b->at; });
        const std::string each = report::first_few(starts.size(), [&, &all = starts](std::size_t i) {
            const Position& seat = org[all[i]->seat];
            const int ago = org.today - all[i]->at;
            return fmt::format("`{}` (`{}`) from {}{}", seat.id, word_of(seat.status), date_text(all[i]->at),
                               ago == 0 ? ", today" : fmt::format(", {} ago", days_text(ago)));
        });
        const graph::Movement& first = *starts.front();
        text::Finding& finding =
            findings.add("start-overdue", org[first.seat].states[first.state].place,
                         fmt::format("{} should be filled by now: {}", report::counted(starts.size(), "seat"), each));
        finding.stages = seen_from(org, first.at);
        finding.measure(text::Quantity::days, {.value = double(org.today - first.at), .high = 0});
    }
}

}  // namespace

void check_requisitions(const HiringPlan& plan, text::Findings& findings) {
    if (!plan.dated) return;
    check_freezes(plan, findings);
    check_late(plan, findings);
    check_overdue(plan, findings);
}

}  // namespace orgplan::hiring
