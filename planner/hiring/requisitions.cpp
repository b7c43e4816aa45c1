#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/model/words.h"
#include "planner/hiring/checks.h"
#include "planner/hiring/freezes.h"
#include "planner/hiring/hire_findings.h"
#include "planner/report/numbered_id.h"
#include "planner/report/phrases.h"

namespace orgplan::hiring {
namespace {

std::string whose(const Organisation& org, UnitId unit) {
    return given(unit) ? fmt::format(" of `{}`", org[unit].id) : "";
}

void check_freezes(const HiringPlan& plan, text::Findings& findings) {
    const Frozen frozen(plan);
    if (!frozen.any()) return;
    std::map<std::size_t, std::vector<const Hire*>> by_freeze;
    for (const Hire& hire : plan.hires) {
        if (hire.secured || frozen.first_free(hire, hire.after + 1, hire.at) != kForever) continue;
        by_freeze[frozen.of(hire, hire.at)].push_back(&hire);
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

// A start whose requisition should be open.
struct Late {
    Tick by;
    Tick day;  // of the start
    const Hire* hire;
};

Tick start_if_opened_today(const Organisation& org, const Late& late) {
    return late.day + (org.today - late.by);
}

std::string due_text(const Organisation& org, Tick by) {
    const int ago = org.today - by;
    return ago == 0 ? "is due today" : fmt::format("was due on {}, {} ago", date_text(by), days_text(ago));
}

std::string help_of(const Organisation& org, const Late& late) {
    const Position& seat = org[late.hire->seat];
    const std::string start = date_text(start_if_opened_today(org, late));
    if (seat.counted) {
        return fmt::format(
            "if it is open already, write `seats: {{{}: {{status: open}}}}`; otherwise open it today "
            "and count the seat from {} on",
            report::numbered_id(seat.id).second, start);
    }
    return fmt::format("if it is open already, write `status: open`; otherwise open it today and set `{}: {}`",
                       late.hire->kind == graph::MovementKind::backfill ? "backfill" : "opens", start);
}

// Requisitions that should be open, by the month of their starts.
void check_late(const HiringPlan& plan, const Placing& placing, text::Findings& findings) {
    const Organisation& org = plan.org;
    if (!org.hiring.given) return;
    std::map<Month, std::vector<Late>> by_month;
    for (std::size_t i = 0; i < plan.hires.size(); ++i) {
        const Hire& hire = plan.hires[i];
        const Requisition status = org[hire.seat].status;
        if (hire.secured || status == Requisition::open || status == Requisition::offered) continue;
        const Tick day = placing.late_is_proved ? placing.days[i] : hire.at;
        const Tick by = open_by(org, hire.role, day, plan.norms);
        if (by <= org.today) by_month[month_of(day)].push_back({by, day, &hire});
    }
    for (auto& [month, late] : by_month) {
        std::stable_sort(late.begin(), late.end(), [](const Late& a, const Late& b) { return a.by < b.by; });
        const Hire& first = *late.front().hire;
        const Late& earliest = late.front();
        text::Finding& finding = add_at(plan, findings, "requisition-late", first, {});
        if (late.size() == 1) {
            finding.message = fmt::format("`{}` starts in {}; its requisition {}; opened today, the start is {}",
                                          org[first.seat].id, month_text(month), due_text(org, earliest.by),
                                          date_text(start_if_opened_today(org, earliest)));
            finding.help = help_of(org, earliest);
        } else {
            finding.message = fmt::format(
                "{} people start in {}, and their requisitions are late: {}", late.size(), month_text(month),
                report::first_few(late.size(), [&, &all = late](std::size_t i) {
                    return fmt::format("`{}` {} (opened today, the start is {})", org[all[i].hire->seat].id,
                                       due_text(org, all[i].by), date_text(start_if_opened_today(org, all[i])));
                }));
        }
        finding.measure(text::Quantity::days,
                        {.value = double(earliest.day - org.today), .low = double(earliest.day - earliest.by)});
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

void check_requisitions(const HiringPlan& plan, const Placing& placing, text::Findings& findings) {
    if (!plan.dated) return;
    check_freezes(plan, findings);
    check_late(plan, placing, findings);
    check_overdue(plan, findings);
}

}  // namespace orgplan::hiring
