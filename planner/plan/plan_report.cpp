#include <fmt/format.h>

#include <algorithm>

#include "planner/plan/plan.h"
#include "planner/plan/plan_tables.h"
#include "planner/plan/plan_words.h"
#include "planner/report/columns.h"
#include "planner/report/markdown.h"
#include "planner/report/phrases.h"
#include "planner/report/text_report.h"

namespace orgplan::plan {
namespace {

bool is_above_anywhere(const Plan& plan) {
    return std::any_of(plan.units.begin(), plan.units.end(), [](const UnitPlan& unit) {
        return std::find(unit.over.begin(), unit.over.end(), true) != unit.over.end();
    });
}

std::string freeze_text(const Freeze& freeze, const Organisation& org) {
    std::string text = "Hiring freeze";
    if (given(freeze.unit)) {
        text += " of " + report::printable(org.name_of(freeze.unit, id_at<StageId>(org.stages.size() - 1)));
    }
    if (freeze.opens != kBeforeAll) text += " from " + org.time_text(freeze.opens);
    if (freeze.closes != kForever) text += " until " + org.time_text(freeze.closes);
    text += freeze.waits ? ": starts wait until it ends" : ": nobody is to start in it";
    return text + (freeze.backfills ? "." : ", backfills apart.");
}

std::vector<std::string> notes_of(const Plan& plan, const Organisation& org, std::vector<std::string> notes) {
    if (plan.units.size() > 1 && is_above_anywhere(plan)) {
        notes.emplace_back("▲ is over the budget of that time.");
    }
    const auto falls_short = [&](const NeedUse& need) {
        for (std::size_t t = 0; t < plan.months.size(); ++t) {
            if (need.is_short(t)) return true;
        }
        return false;
    };
    if (std::any_of(plan.needs.begin(), plan.needs.end(), falls_short)) {
        notes.emplace_back("▼ is less than a stage needs from then on.");
    }
    if (std::any_of(plan.needs.begin(), plan.needs.end(), [](const NeedUse& need) { return need.capacity; })) {
        notes.emplace_back("Capacity is in productive full-time equivalents, at the end of a month.");
    }
    if (std::any_of(plan.budgets.begin(), plan.budgets.end(), [](const BudgetUse& use) { return use.run_rate; })) {
        notes.push_back(fmt::format("A monthly budget is compared with the highest run rate {}.",
                                    plan.dated ? "at the end of a month" : "at a stage"));
    }
    for (const BudgetUse& use : plan.budgets) {
        if (use.before <= 0) continue;
        notes.push_back(
            fmt::format("{} of the cost in {} is spent before the first stage: seats without `opens` "
                        "count there as well.",
                        money_text(use.before, org.costs.currency), report::period_text(use.period, use.from, use.to)));
    }
    for (const Freeze& freeze : org.hiring.freezes) {
        const bool meets = freeze.opens <= org.stages.back().at && freeze.closes > org.stages.front().at;
        if (meets) notes.push_back(freeze_text(freeze, org));
    }
    const bool wanted = org.costs.given || org.costs.seats.size() > 1 || !plan.budgets.empty();
    if (const std::size_t seats = plan.unpriced.size(); seats > 0 && wanted) {
        notes.push_back(
            fmt::format("No cost given for {}, so the sums are a minimum.", report::counted(seats, "seat")));
    }
    if (plan.faults > 0) {
        notes.push_back(
            fmt::format("The spec has {}; entries with errors are left out or shown as written, and `orgplan check` "
                        "lists them.",
                        report::counted(plan.faults, "error")));
    }
    return notes;
}

template <class Print, class PrintNote>
std::string tables_and_notes(const Plan& plan, const Organisation& org, bool screen, Print print,
                             PrintNote print_note) {
    const ActionTable actions = action_table(plan, org);
    std::string text;
    const auto add = [&](const report::Table& table) { text += (text.empty() ? "" : "\n") + print(table); };
    if (!actions.table.rows.empty()) add(actions.table);
    for (const report::Table& table : figure_tables(plan, org, screen)) add(table);
    const std::vector<std::string> notes = notes_of(plan, org, actions.notes);
    if (!notes.empty() && !text.empty()) text += "\n";
    for (const std::string& note : notes) text += print_note(note);
    return text;
}

}  // namespace

std::string plan_text(const Plan& plan, const Organisation& org, std::size_t width) {
    const auto note = [width](const std::string& text) {
        return fmt::format("{}\n", fmt::join(report::wrapped(text, width), "\n"));
    };
    return tables_and_notes(
        plan, org, true, [width](const report::Table& table) { return report::text_of(table, width); }, note);
}

std::string plan_markdown(const Plan& plan, const Organisation& org) {
    const auto note = [](const std::string& text) { return fmt::format("- {}\n", report::markdown_text(text)); };
    return tables_and_notes(plan, org, false, report::markdown_of, note);
}

}  // namespace orgplan::plan
