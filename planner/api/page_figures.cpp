#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "graph/chart/scene/text.h"
#include "graph/model/money.h"
#include "planner/api/page_parts.h"
#include "planner/costs/cost_plan.h"
#include "planner/costs/run_rates.h"
#include "planner/glossary/glossary.h"
#include "planner/plan/actions.h"
#include "planner/plan/plan_words.h"
#include "planner/report/table.h"
#include "planner/stats/stats.h"

namespace orgplan::api {
namespace {

using scene::drawable;

// The limit of the company's run rate on a day.
std::optional<Amount> limit_on(const Organisation& org, Tick day) {
    std::optional<Amount> limit;
    for (const Budget& budget : org.budgets) {
        if (given(budget.unit)) continue;
        for (const Budget::RunRate& each : budget.run_rates) {
            if (each.from <= day) limit = each.allowed;
        }
    }
    return limit;
}

bool is_start(plan::ActionKind kind) {
    return kind == plan::ActionKind::start || kind == plan::ActionKind::backfill || kind == plan::ActionKind::comeback;
}

// Whether a freeze keeps a seat from being filled at a day.
bool waits_at(const Wait& wait, const PagePart& part, Tick day) {
    return wait.planned <= day && day < wait.until && (part.whole || part.numbers.of(wait.seat) >= 0);
}

// Those who would have started by then, but for a freeze.
void add_waits(const PagePart& part, Tick day, page::HiringTable& table) {
    const Organisation& org = part.spec.organisation;
    for (const Wait& wait : org.hiring.waits) {
        if (!waits_at(wait, part, day)) continue;
        const std::string until = wait.until == kForever ? std::string("not decided") : org.time_text(wait.until);
        const Text title = org.title_of(org[wait.seat].at(wait.until == kForever ? day : wait.until));
        table.rows.push_back(
            {until, drawable(org[wait.seat].id),
             fmt::format("{} waits for a freeze to end; planned for {}",
                         title.empty() ? std::string("the start") : drawable(title), org.time_text(wait.planned))});
        table.rows.back().resize(table.columns.size());
    }
}

// Whether a page of a part shows what is to be done.
bool is_shown(const plan::Action& action, const PagePart& part) {
    if (part.whole) return true;
    const auto has_seat = [&](PositionId seat) { return part.numbers.of(seat) >= 0; };
    return action.seats.empty() ? part.numbers.of(action.unit) >= 0 : std::ranges::all_of(action.seats, has_seat);
}

}  // namespace

std::vector<std::vector<page::Figure>> page_figures(const PagePart& part) {
    const Organisation& org = part.spec.organisation;
    std::vector<std::vector<page::Figure>> all;
    std::optional<costs::CostPlan> costs;
    if (part.costs && part.whole) costs.emplace(org);
    graph::HeadCounter counter(org);
    for (const StageId stage : part.stages) {
        std::vector<page::Figure>& figures = all.emplace_back();
        const auto add = [&](std::string label, std::string value) {
            figures.push_back({std::move(label), std::move(value)});
        };
        std::vector<PositionId> here;
        for (const PositionId seat : part.numbers.seats) {
            if (part.numbers.there(seat, stage)) here.push_back(seat);
        }
        const graph::Headcount count = counter.count(here, org[stage].at);
        add("Seats", std::to_string(count.seats));
        add("Headcount", std::to_string(count.heads));
        if (count.externals > 0) add("Externals", std::to_string(count.externals));
        if (count.volunteers > 0) add("Volunteers", std::to_string(count.volunteers));
        add("Vacant", std::to_string(count.vacant));
        if (count.acting > 0) add("Acting", std::to_string(count.acting));
        const auto waiting = std::ranges::count_if(
            org.hiring.waits, [&](const Wait& wait) { return waits_at(wait, part, org[stage].at); });
        if (waiting > 0) add("Waiting for a freeze to end", std::to_string(waiting));
        add("Full-time equivalents", report::number_text(count.fte));
        if (!part.whole) continue;
        const stats::UnitFigures company = stats::measure_company(*part.spec.graph, stage);
        add("Managers", std::to_string(company.managers));
        if (company.managers > 0) {
            add("Direct reports, median", report::number_text(company.spans.median));
            add("Direct reports, most", std::to_string(company.spans.most));
        }
        add("Layers", std::to_string(company.layers));
        if (!costs || !costs->held || (costs->spans.empty() && org.budgets.empty())) continue;
        add("Run rate a month",
            money_text(costs::run_rate_by_unit(*costs, org[stage].at).back().rounded(), org.costs.currency));
        if (const auto limit = limit_on(org, org[stage].at)) {
            add("Budget a month", money_text(*limit, org.costs.currency));
        }
    }
    return all;
}

std::vector<page::HiringTable> page_hiring(const PagePart& part, const hiring::HiringNorms& norms) {
    const Organisation& org = part.spec.organisation;
    std::vector<page::HiringTable> tables(part.stages.size());
    const costs::CostPlan costs(org);
    if (!costs.held) return tables;
    std::vector<plan::Action> actions = plan::actions_of(costs, norms);
    std::ranges::stable_sort(actions, {}, &plan::Action::at);
    for (std::size_t s = 0; s < part.stages.size(); ++s) {
        page::HiringTable& table = tables[s];
        table.columns = {"When", "Seat or unit", "What"};
        if (part.costs) table.columns.insert(table.columns.end(), {"A month", "Once"});
        const Tick after = s == 0 ? kBeforeAll : org[part.stages[s - 1]].at;
        // The day by which a requisition has to be open, where a start has one.
        const bool opens = std::ranges::any_of(actions, [&](const plan::Action& each) {
            return each.open_by && each.at > after && each.at <= org[part.stages[s]].at;
        });
        constexpr int kOpenBy = 3;
        if (opens) table.columns.insert(table.columns.begin() + kOpenBy, "Open by");
        for (plan::Action action : actions) {
            const bool here = action.at > after && action.at <= org[part.stages[s]].at;
            // What was done before the first stage is in its chart.
            if (!here || (s == 0 && action.past) || !is_start(action.kind) || !is_shown(action, part)) continue;
            const std::optional<costs::Exact> monthly = action.monthly;
            if (!part.costs) action.monthly.reset();
            std::vector<std::string> cells{plan::when_text(action, org), drawable(plan::subject_text(action, org)),
                                           drawable(plan::what_text(action, org))};
            if (part.costs) {
                const auto money = [&](Amount amount) {
                    return amount == 0 ? std::string() : money_text(amount, org.costs.currency);
                };
                cells.push_back(monthly ? money(monthly->rounded()) : "");
                cells.push_back(money(action.once));
            }
            if (opens) cells.insert(cells.begin() + kOpenBy, action.open_by ? date_text(*action.open_by) : "");
            table.rows.push_back(std::move(cells));
            table.seats += static_cast<int>(action.seats.size());
        }
        add_waits(part, org[part.stages[s]].at, table);
    }
    return tables;
}

PageRoles page_roles(const PagePart& part) {
    const Organisation& org = part.spec.organisation;
    PageRoles result{{}, std::vector<int>(org.roles.size(), -1)};
    for (const PositionId seat : part.numbers.seats) {
        for (const StageId stage : part.stages) {
            if (!part.numbers.there(seat, stage)) continue;
            if (const RoleId role = org.at(seat, stage).role; given(role)) result.numbers[index(role)] = 0;
        }
    }
    const glossary::Glossary& known = glossary::glossary();
    for (std::size_t r = 0; r < org.roles.size(); ++r) {
        if (result.numbers[r] < 0) continue;
        result.numbers[r] = static_cast<int>(result.roles.size());
        page::Role& role = result.roles.emplace_back();
        role.id = std::string(org.roles[r].id);
        role.title = drawable(org.roles[r].title);
        const glossary::GlossaryRole* const entry =
            org.roles[r].own ? nullptr : glossary::find_role(known, org.roles[r].id);
        if (entry == nullptr) continue;
        role.definition = entry->definition;
        if (!entry->confused_with.empty())
            role.unlike.push_back(fmt::format("{}: {}", entry->title, entry->difference));
        for (const std::string& id : entry->confused_with) {
            if (const glossary::GlossaryRole* const other = glossary::find_role(known, id)) {
                role.unlike.push_back(fmt::format("{}: {}", other->title, other->difference));
            }
        }
    }
    return result;
}

std::function<std::string(PositionId, StageId)> cost_texts(const Organisation& org) {
    const auto list = std::make_shared<costs::PriceList>(org);
    // Where a seat is, for its band.
    const auto graph = std::make_shared<graph::OrgGraph>(org);
    return [list, graph, &org](PositionId seat, StageId stage) {
        const std::optional<costs::Price> price = list->of(org.at(seat, stage), graph->at(stage)->location(seat));
        if (!price) return std::string();
        return money_text((price->month() * 12).rounded(), org.costs.currency) + " a year";
    };
}

}  // namespace orgplan::api
