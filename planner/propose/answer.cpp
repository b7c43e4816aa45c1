#include "planner/propose/answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "planner/propose/answer_parts.h"
#include "planner/report/columns.h"
#include "planner/report/finding_text.h"
#include "planner/report/json.h"
#include "planner/report/markdown.h"
#include "planner/report/phrases.h"
#include "planner/text/finding.h"

namespace orgplan::propose {
namespace {

// "acme.yaml:12:5", of a place in the spec; empty: it is in the text of the plan.
std::string spec_place(const Answer& answer, Place place) {
    const text::Sources& sources = *answer.planned_sources;
    if (!place.known() || place.file >= sources.size()) return {};
    const std::string& path = sources[place.file].path;
    for (std::uint32_t file = 0; file < answer.sources.size(); ++file) {
        if (answer.sources[file].path != path) continue;
        const text::LineColumn at = sources.line_column(place.file, place.begin);
        return fmt::format("{}:{}:{}", path, at.line, at.column);
    }
    return {};
}

// "warning: `pay` has ... [rule]", of findings that the plan brings.
std::vector<std::string> added_lines(const Answer& answer) {
    std::vector<std::string> lines;
    if (answer.added == nullptr || answer.planned == nullptr) return lines;
    for (const text::Finding& each : answer.added->all()) {
        // Of the spec; the text of the plan is written by the same run, and was not there before.
        const std::string where = answer.planned_sources != nullptr ? spec_place(answer, each.where) : std::string();
        lines.push_back(fmt::format("{}{}: {} [{}]", where.empty() ? where : where + ": ", text::name_of(each.severity),
                                    report::finding_text(each, *answer.planned), each.rule));
    }
    return lines;
}

std::string reason_text(const Why& why) {
    std::vector<std::string> parts;
    if (!why.earlier.empty()) parts.push_back("not earlier: " + why.earlier);
    if (!why.later.empty()) parts.push_back("not later: " + why.later);
    return fmt::format("{}", fmt::join(parts, "; "));
}

// By month, what is to be done, and below it why then.
std::string steps_text(const Answer& answer, std::size_t width) {
    std::string text;
    int month = -1;
    const auto add = [&](const std::string& line, std::size_t indent) {
        const std::string before(indent, ' ');
        for (const std::string& part : report::wrapped(line, width > indent + 20 ? width - indent : 20)) {
            text += before + part + '\n';
        }
    };
    for (const Step& each : steps_of(answer)) {
        if (each.month != month) text += fmt::format("\n{}\n", month_text(answer.proposal.problem.month(each.month)));
        month = each.month;
        std::string line = fmt::format("{:8} `{}`", each.what, fmt::join(each.who, "`, `"));
        if (!each.how.empty()) line += fmt::format(": {}", each.how);
        if (!each.opens.empty()) line += fmt::format(" (requisition by {})", each.opens);
        add(line, 2);
        const std::string why = reason_text(each.why);
        if (!why.empty()) add(why, 11);
    }
    return text;
}

report::Table step_table(const Answer& answer) {
    report::Table steps;
    steps.title = "What to do";
    steps.headings = {"month", "step", "who", "what", "requisition", "not earlier", "not later"};
    steps.words = 6;
    for (const Step& each : steps_of(answer)) {
        steps.rows.push_back({{month_text(answer.proposal.problem.month(each.month)), each.what,
                               fmt::format("{}", fmt::join(each.who, ", ")), unmarked(each.how), each.opens,
                               unmarked(each.why.earlier), unmarked(each.why.later)}});
    }
    return steps;
}

using Json = nlohmann::ordered_json;

Json steps_json(const Answer& answer) {
    const Problem& problem = answer.proposal.problem;
    Json steps = Json::array();
    for (const Step& each : steps_of(answer)) {
        Json requisition;
        if (!each.opens.empty()) requisition = each.opens;
        steps.push_back({{"month", month_text(problem.month(each.month))},
                         {"step", each.what},
                         {"who", each.who},
                         {"what", unmarked(each.how)},
                         {"requisition", requisition},
                         {"not_earlier", unmarked(each.why.earlier)},
                         {"not_later", unmarked(each.why.later)}});
        if (!each.why.without.empty()) steps.back()["needed_by"] = unmarked(each.why.without);
    }
    return steps;
}

// What stages need of seats and capacity, beside what is there of it, month by month.
Json needs_json(const Answer& answer) {
    Json needs = Json::array();
    if (answer.plan == nullptr) return needs;
    for (const plan::NeedUse& each : answer.plan->needs) {
        Json there = Json::object();
        for (std::size_t t = 0; t < each.there.size(); ++t) {
            there[month_text(answer.plan->months[t].month)] = each.there[t];
        }
        needs.push_back({{"stage", (*answer.planned)[each.stage].id},
                         {"need", unmarked(each.what)},
                         {"at_least", each.at_least},
                         {"there", std::move(there)}});
    }
    return needs;
}

// Which rules were rows of the search, which of the spec's own were checked on its result, which made it search again,
// and which are broken in the end.
Json rules_json(const Answer& answer) {
    const Problem& problem = answer.proposal.problem;
    std::set<std::string> cut, broken;
    for (const Cut& each : problem.cuts) cut.insert(each.rule);
    if (answer.added != nullptr) {
        for (const text::Finding& each : answer.added->all()) broken.insert(each.rule);
    }
    return {{"kept", problem.carried},
            {"no_worse", problem.no_worse},
            {"checked", problem.checked},
            {"searched_again", cut},
            {"broken", broken}};
}

constexpr std::string_view kDefaults = "Not said in the spec, so taken";
constexpr std::string_view kAdded = "What `check` finds in the plan and not in the spec";

}  // namespace

std::string answer_text(const Answer& answer, std::size_t width) {
    std::string text;
    for (const std::string& line : first_lines(answer)) text += line + '\n';
    text += steps_text(answer, width);
    if (!answer.proposal.levels.empty()) text += '\n' + report::text_of(levels_of(answer), width);
    const std::vector<std::string> added = added_lines(answer);
    if (!added.empty()) text += fmt::format("\n{}:\n", kAdded);
    for (const std::string& line : added) text += "  " + line + '\n';
    const std::vector<std::string>& defaults = answer.proposal.problem.defaults;
    if (!defaults.empty() && !answer.proposal.problem.goals.empty()) {
        text += fmt::format("\n{}:\n", kDefaults);
        for (const std::string& each : defaults) {
            std::string_view mark = "- ";
            for (const std::string& part : report::wrapped(each, width > 24 ? width - 4 : 20)) {
                text += fmt::format("  {}{}\n", mark, part);
                mark = "  ";
            }
        }
    }
    const std::vector<std::string> remarks = remarks_of(answer);
    if (!remarks.empty()) text += '\n';
    for (const std::string& line : remarks) {
        for (const std::string& part : report::wrapped(line, width > 20 ? width : 20)) text += part + '\n';
    }
    if (answer.plan != nullptr && !answer.proposal.roster.empty()) {
        text += '\n' + plan::plan_text(*answer.plan, *answer.planned, width);
    }
    return text;
}

std::string answer_markdown(const Answer& answer) {
    std::string text = "# Proposed plan\n\n";
    for (const std::string& line : first_lines(answer)) text += report::markdown_message(line) + "\n\n";
    if (!answer.proposal.roster.empty()) text += report::markdown_of(step_table(answer)) + '\n';
    if (!answer.proposal.levels.empty()) text += report::markdown_of(levels_of(answer)) + '\n';
    const std::vector<std::string> added = added_lines(answer);
    if (!added.empty()) text += fmt::format("## {}\n\n", kAdded);
    for (const std::string& line : added) text += "- " + report::markdown_message(line) + '\n';
    if (!added.empty()) text += '\n';
    const std::vector<std::string>& defaults = answer.proposal.problem.defaults;
    if (!defaults.empty() && !answer.proposal.problem.goals.empty()) {
        text += fmt::format("## {}\n\n", kDefaults);
        for (const std::string& each : defaults) text += "- " + report::markdown_message(each) + '\n';
        text += '\n';
    }
    for (const std::string& line : remarks_of(answer)) text += report::markdown_message(line) + "\n\n";
    if (answer.plan != nullptr && !answer.proposal.roster.empty()) {
        text += plan::plan_markdown(*answer.plan, *answer.planned);
    }
    return text;
}

std::string reasons_text(const Answer& answer, std::size_t width) {
    std::string text;
    const auto add = [&](const std::string& line, std::string_view indent) {
        for (const std::string& part : report::wrapped(line, width > 30 ? width - indent.size() : 30)) {
            text += std::string(indent) + part + '\n';
        }
    };
    for (const Step& each : steps_of(answer)) {
        if (!text.empty()) text += '\n';
        std::string line = fmt::format("{}: {} `{}`", month_text(answer.proposal.problem.month(each.month)), each.what,
                                       fmt::join(each.who, "`, `"));
        if (!each.how.empty()) line += fmt::format(", {}", each.how);
        if (!each.opens.empty()) line += fmt::format(" (requisition by {})", each.opens);
        add(line, "");
        if (!each.why.without.empty()) add("needed by: " + each.why.without, "  ");
        if (!each.why.earlier.empty()) add("not earlier: " + each.why.earlier, "  ");
        if (!each.why.later.empty()) add("not later: " + each.why.later, "  ");
    }
    return text;
}

std::string reasons_json(const Answer& answer) {
    return report::json_text(Json{{"steps", steps_json(answer)}});
}

std::string answer_json(const Answer& answer) {
    const Proposal& proposal = answer.proposal;
    const Problem& problem = proposal.problem;
    constexpr std::string_view kStatus[] = {"proved", "stopped", "impossible", "impossible", "unknown"};
    Json json;
    json["status"] = kStatus[static_cast<std::size_t>(proposal.status)];
    Json stages = Json::array();
    for (std::size_t g = 0; g < problem.goals.size() && !proposal.decisions.people.empty(); ++g) {
        const Goal& goal = problem.goals[g];
        const int met = proposal.decisions.met[g];
        Json stage{{"stage", answer.org[goal.stage].id},
                   {"due", month_text(problem.month(goal.due))},
                   {"met", met > problem.months ? Json() : Json(month_text(problem.month(met)))},
                   {"months_late", std::max(0, met - goal.due)}};
        stages.push_back(std::move(stage));
    }
    json["stages"] = std::move(stages);
    Json levels = Json::array();
    for (const LevelValue& each : proposal.levels) {
        const bool cost = each.objective == Objective::cost;
        Json value = each.value, bound = each.bound;
        if (cost && problem.priced) {
            const auto [amount, least] = cost_and_bound(answer, each);
            value = plain_money_text(amount, answer.org.costs.currency);
            bound = plain_money_text(least, answer.org.costs.currency);
        }
        levels.push_back({{"objective", word_of(each.objective)},
                          {"value", std::move(value)},
                          {"bound", std::move(bound)},
                          {"proved", each.proved},
                          {"nodes", each.nodes}});
    }
    json["objectives"] = std::move(levels);
    const auto origins = [&](const std::vector<std::uint32_t>& numbers) {
        Json list = Json::array();
        for (const std::uint32_t number : numbers) {
            const Origin& origin = problem.origins[number];
            list.push_back({{"what", origin.what}, {"where", where_text(answer, origin.place)}});
        }
        return list;
    };
    json["conflict"] = origins(proposal.conflict);
    Json corrections = Json::array();
    for (const std::vector<std::uint32_t>& each : answer.repair.corrections) corrections.push_back(origins(each));
    json["corrections"] = std::move(corrections);
    Json changes = Json::array();
    for (const LeastChange& each : answer.repair.changes) {
        const Origin& origin = problem.origins[each.origin];
        changes.push_back({{"what", origin.what},
                           {"where", where_text(answer, origin.place)},
                           {"from", each.from.empty() ? Json() : Json(each.from)},
                           {"to", each.to}});
    }
    json["least_changes"] = std::move(changes);
    json["out_of_reach"] = origins(problem.out_of_reach);
    json["limited_by"] = answer.limited_by ? origins(*answer.limited_by) : Json();
    Json helps = Json::array();
    for (const WhatIf& each : answer.what_if) {
        Json dearer;
        if (each.dearer) {
            dearer = plain_money_text(static_cast<Amount>(std::llround(*each.dearer)), answer.org.costs.currency);
        }
        helps.push_back({{"change", each.change}, {"weighted_months_late", each.lateness}, {"dearer", dearer}});
    }
    json["what_if"] = std::move(helps);
    json["steps"] = steps_json(answer);
    json["defaults"] = problem.defaults;
    json["notes"] = problem.notes;
    json["without_unit"] = problem.unplaced;
    json["without_price"] = problem.unpriced;
    json["needs"] = needs_json(answer);
    json["rules"] = rules_json(answer);
    json["findings_added"] = added_lines(answer);
    return report::json_text(json);
}

}  // namespace orgplan::propose
