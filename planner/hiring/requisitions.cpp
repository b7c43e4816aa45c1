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
#include "planner/text/grouped.h"

namespace orgplan::hiring {
namespace {

std::string whose(const Organisation& org, UnitId unit) {
    return given(unit) ? fmt::format(" of `{}`", org[unit].id) : "";
}

// The way out of a freeze: `holder` names the person for a new seat, and of one that is backfilled the leaver.
std::string help_of(const Freeze& freeze, const std::vector<Hire>& starts) {
    const auto is_backfill = [](const Hire& hire) { return hire.kind == graph::MovementKind::backfill; };
    const auto first = std::ranges::find_if(starts, is_backfill);
    const std::string after = date_text(freeze.closes);
    if (std::ranges::all_of(starts, is_backfill)) {
        return fmt::format(
            "move `backfill` to {} or later, write `changes: {{{}: {{holder: NAME}}}}` instead of it if the "
            "successor has accepted an offer, or write `then: wait` or `backfills: false` for the freeze",
            after, date_text(first->at));
    }
    std::string help = fmt::format(
        "move the start to {} or later, name the person in `holder` if they have accepted an offer, or write "
        "`then: wait` for the freeze",
        after);
    if (first != starts.end()) {
        help += fmt::format(
            "; for a successor with an offer, write `changes: {{{}: {{holder: NAME}}}}` instead of "
            "`backfill`",
            date_text(first->at));
    }
    return help;
}

// Starts that fall in one freeze.
void add_frozen(const Organisation& org, const Freeze& freeze, const std::vector<Hire>& starts,
                text::Findings& findings) {
    std::vector<PositionId> seats;
    for (const Hire& hire : starts) seats.push_back(hire.seat);
    text::Finding& finding =
        add_at(org, findings, "start-in-freeze", starts.front(),
               fmt::format("{} {} in the freeze{} {}: {}", report::counted(seats.size(), "start"),
                           seats.size() == 1 ? "falls" : "fall", whose(org, freeze.unit),
                           span_text(freeze.opens, freeze.closes), report::names_text(org, seats)));
    finding.help = help_of(freeze, starts);
    finding.notes.push_back({freeze.place, "the freeze"});
}

void check_freezes(const HiringPlan& plan, text::Findings& findings) {
    const Frozen frozen(plan);
    if (!frozen.any()) return;
    std::map<std::size_t, std::vector<Hire>> by_freeze;
    for (const Hire& hire : plan.hires) {
        if (hire.secured || frozen.first_free(hire, hire.after + 1, hire.at) != kForever) continue;
        by_freeze[frozen.of(hire, hire.at)].push_back(hire);
    }
    for (auto& [i, hires] : by_freeze) {
        const auto make = [&org = plan.org, freeze = plan.org.hiring.freezes[i]](text::Findings& into,
                                                                                 const std::vector<Hire>& starts) {
            add_frozen(org, freeze, starts, into);
        };
        text::add_grouped(findings, std::move(hires), make);
    }
}

std::string days_text(int days) {
    return report::counted(static_cast<std::size_t>(days), "day");
}

// A start whose requisition should be open.
struct LateRequisition {
    PositionId seat;
    Tick by;
    Tick day;    // of the start
    Tick first;  // day on which somebody can start, unless it is opened today
    Hire hire;
};

std::string due_text(const Organisation& org, Tick by) {
    const int ago = org.today - by;
    return ago == 0 ? "is due today" : fmt::format("was due on {}, {} ago", date_text(by), days_text(ago));
}

// "the earliest start is now 2027-03-06"
std::string earliest_text(const Organisation& org, const LateRequisition& late) {
    return fmt::format(
        "{} {}",
        late.by == org.today ? "if it is not opened today, the earliest start is" : "the earliest start is now",
        date_text(late.first));
}

std::string help_of(const Organisation& org, const LateRequisition& late) {
    const Position& seat = org[late.seat];
    const std::string start = date_text(late.first);
    const std::string_view open = late.by == org.today ? "if it is open or opened today" : "if it is open already";
    if (seat.counted) {
        return fmt::format("{}, write `seats: {{{}: {{status: open}}}}`; otherwise count the seat from {} on", open,
                           report::numbered_id(seat.id).second, start);
    }
    return fmt::format("{}, write `status: open`; otherwise set `{}: {}`", open,
                       late.hire.kind == graph::MovementKind::backfill ? "backfill" : "opens", start);
}

// Starts of one month, the requisition that was due first before others.
void add_late(const Organisation& org, const std::vector<LateRequisition>& late, text::Findings& findings) {
    const LateRequisition& first = late.front();
    text::Finding& finding = add_at(org, findings, "requisition-late", first.hire, {});
    const std::string month = month_text(month_of(first.day));
    if (late.size() == 1) {
        finding.message = fmt::format("`{}` starts in {}; its requisition {}; {}", org[first.seat].id, month,
                                      due_text(org, first.by), earliest_text(org, first));
        finding.help = help_of(org, first);
    } else {
        finding.message = fmt::format("{} people start in {}, and their requisitions are late: {}", late.size(), month,
                                      report::first_few(late.size(), [&](std::size_t i) {
                                          return fmt::format("`{}` {} ({})", org[late[i].seat].id,
                                                             due_text(org, late[i].by), earliest_text(org, late[i]));
                                      }));
    }
    finding.measure(text::Quantity::days,
                    {.value = double(first.day - org.today), .low = double(first.day - first.by)});
    if (const ByRole::Entry* days = org.hiring.days_to_fill.of(first.hire.role, first.hire.family)) {
        finding.notes.push_back({days->place, fmt::format("`{}` takes {} to fill", org[first.seat].id,
                                                          days_text(static_cast<int>(days->value)))});
    }
}

// Requisitions that should be open, by the month of their starts.
void check_late(const HiringPlan& plan, const Placing& placing, text::Findings& findings) {
    const Organisation& org = plan.org;
    if (!org.hiring.given) return;
    std::map<Month, std::vector<LateRequisition>> by_month;
    for (std::size_t i = 0; i < plan.hires.size(); ++i) {
        const Hire& hire = plan.hires[i];
        const Requisition status = org[hire.seat].status;
        if (hire.secured || status == Requisition::open || status == Requisition::offered) continue;
        const Tick day = placing.late_is_proved ? placing.days[i] : hire.at;
        const Tick first = first_start(org, hire.role, plan.norms);
        if (day >= first) continue;
        by_month[month_of(day)].push_back({hire.seat, open_by(org, hire.role, day, plan.norms), day, first, hire});
    }
    for (auto& [month, late] : by_month) {
        std::stable_sort(late.begin(), late.end(),
                         [](const LateRequisition& a, const LateRequisition& b) { return a.by < b.by; });
        text::add_grouped(
            findings, std::move(late),
            [&org](text::Findings& into, const std::vector<LateRequisition>& some) { add_late(org, some, into); });
    }
}

// Starts of one month in the past whose seats are still to be filled.
void add_overdue(const Organisation& org, const std::vector<graph::Movement>& starts, text::Findings& findings) {
    const std::string list = report::first_few(starts.size(), [&](std::size_t i) {
        const Position& seat = org[starts[i].seat];
        const int ago = org.today - starts[i].at;
        return fmt::format("`{}` (`{}`) from {}{}", seat.id, word_of(seat.status), date_text(starts[i].at),
                           ago == 0 ? ", today" : fmt::format(", {} ago", days_text(ago)));
    });
    const graph::Movement& first = starts.front();
    text::Finding& finding =
        findings.add("start-overdue", org[first.seat].states[first.state].place,
                     fmt::format("{} should be filled by now: {}", report::counted(starts.size(), "seat"), list));
    finding.stages = seen_from(org, first.at);
    finding.measure(text::Quantity::days, {.value = double(org.today - first.at), .high = 0});
}

// Starts in the past whose seats are still to be filled, by month.
void check_overdue(const HiringPlan& plan, text::Findings& findings) {
    const Organisation& org = plan.org;
    std::vector<const graph::Movement*> last(org.positions.size());
    for (const graph::Movement& movement : plan.movements) {
        if (is_hire(movement) && !graph::is_volunteer(org[movement.seat].states[movement.state]))
            last[index(movement.seat)] = &movement;
    }
    std::map<Month, std::vector<graph::Movement>> by_month;
    for (const graph::Movement* movement : last) {
        if (movement == nullptr || movement->at > org.today) continue;
        const Position& seat = org[movement->seat];
        const bool pending = seat.status != Requisition::none;
        const bool sits = seat.closes > org.today && seat.at(org.today).occupancy != Occupancy::vacant;
        if (pending && sits) by_month[month_of(movement->at)].push_back(*movement);
    }
    for (auto& [month, starts] : by_month) {
        std::stable_sort(starts.begin(), starts.end(),
                         [](const graph::Movement& a, const graph::Movement& b) { return a.at < b.at; });
        text::add_grouped(
            findings, std::move(starts),
            [&org](text::Findings& into, const std::vector<graph::Movement>& some) { add_overdue(org, some, into); });
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
