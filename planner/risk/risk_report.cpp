#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>

#include "planner/report/columns.h"
#include "planner/report/json.h"
#include "planner/report/markdown.h"
#include "planner/report/phrases.h"
#include "planner/report/table.h"
#include "planner/risk/risk.h"

namespace orgplan::risk {
namespace {

using Json = nlohmann::ordered_json;

// Of a hundred; none and all only where it is so.
int of_hundred(std::size_t count, const Risk& risk) {
    if (count == 0 || count == risk.draws) return count == 0 ? 0 : 100;
    const double part = static_cast<double>(count) / static_cast<double>(risk.draws);
    return static_cast<int>(std::clamp(std::round(100 * part), 1.0, 99.0));
}

std::string id_text(const StageRisk& stage, const Organisation& org) {
    return fmt::format("`{}`", org[stage.stage].id);
}

struct Level {
    std::size_t percent;
    const std::optional<Month>& month;
};

// "`series-a` is in time in 62 of 100 draws; it is reached by 2027-09 in 80 of 100, and by 2027-11 in 95 of 100".
std::string stage_line(const StageRisk& stage, const Risk& risk, const Organisation& org) {
    std::string line =
        fmt::format("{} is in time in {} of 100 draws", id_text(stage, org), of_hundred(stage.in_time, risk));
    std::vector<std::string> later;
    for (const Level& level : {Level{50, stage.by_50}, Level{80, stage.by_80}, Level{95, stage.by_95}}) {
        if (stage.in_time * 100 >= level.percent * risk.draws) continue;
        if (level.month) {
            later.push_back(fmt::format("by {} in {} of 100", month_text(*level.month), level.percent));
        } else {
            later.push_back(
                fmt::format("in more than {} of 100 not by {}", 100 - level.percent, month_text(risk.last)));
            break;
        }
    }
    if (!later.empty()) line += "; it is reached " + report::listed(later);
    if (stage.planned_in_time) return line + ".";
    if (!stage.planned) return line + fmt::format("; the plan itself does not reach it by {}.", month_text(risk.last));
    return line + fmt::format("; the plan itself is late and reaches it in {}.", month_text(*stage.planned));
}

std::vector<std::string> first_lines(const Risk& risk, const Organisation& org) {
    std::vector<std::string> lines;
    for (const StageRisk& stage : risk.stages) lines.push_back(stage_line(stage, risk, org));
    return lines;
}

report::Table table_of(const Risk& risk, const Organisation& org) {
    report::Table table;
    table.headings = {"stage", "due", "plan", "in time", "50 %", "80 %", "95 %"};
    for (const StageRisk& stage : risk.stages) {
        const auto month = [&](const std::optional<Month>& at) { return at ? month_text(*at) : std::string("later"); };
        table.rows.push_back({{std::string(org[stage.stage].id), date_text(org[stage.stage].at), month(stage.planned),
                               fmt::format("{} %", of_hundred(stage.in_time, risk)), month(stage.by_50),
                               month(stage.by_80), month(stage.by_95)}});
    }
    return table;
}

std::string if_text(Lever lever) {
    switch (lever) {
        case Lever::searches:
            return "if no search took longer than half of them do";
        case Lever::offers:
            return "if every offer were accepted";
        case Lever::leavers:
            return "if nobody left";
        case Lever::requisitions:
            return fmt::format("if each requisition were opened {} days earlier", kEarlierDays);
    }
    return {};
}

std::string_view id_of(Lever lever) {
    constexpr std::string_view kIds[] = {"days_to_fill", "acceptance", "leave_yearly", "requisitions"};
    return kIds[static_cast<std::size_t>(lever)];
}

// The two that help most; nothing where nothing has to be helped.
std::string matters_line(const Risk& risk, const Organisation& org) {
    if (!risk.worst) return {};
    const StageRisk& worst = risk.stages[*risk.worst];
    if (worst.in_time == risk.draws) return {};
    std::vector<std::string> most;
    for (const Effect& effect : risk.effects) {
        if (effect.in_time <= worst.in_time || most.size() == 2) break;
        most.push_back(fmt::format("in {} of 100 {}", of_hundred(effect.in_time, risk), if_text(effect.lever)));
    }
    const std::string stage = id_text(worst, org);
    if (most.empty()) {
        return fmt::format("Neither other searches nor other offers, leavers or earlier requisitions help {} alone.",
                           stage);
    }
    return fmt::format("What matters most for {}: it would be in time {}.", stage, report::listed(most, "and"));
}

std::vector<std::string> notes_of(const Risk& risk, const Organisation& org) {
    std::vector<std::string> notes;
    std::string drawn = fmt::format("{} with seed {}, as of {}. Of {} who {}, {} {} still to be found.",
                                    report::counted(risk.draws, "draw"), risk.seed, date_text(org.today),
                                    report::counted(risk.people, "employee"), risk.people == 1 ? "counts" : "count",
                                    risk.sought, risk.sought == 1 ? "is" : "are");
    if (risk.bounded) {
        drawn += fmt::format(
            " These are fewer draws than usual ({}), since so many seats count; `--draws` sets another "
            "number.",
            kDraws);
    }
    notes.push_back(std::move(drawn));
    notes.emplace_back(
        "Nobody starts before the plan says, or within a freeze. A refused offer begins the search anew; for a leaver, "
        "somebody is sought from that day on. `hires_per_month`, recruiters and interviews do not limit the days that "
        "are drawn.");
    return notes;
}

constexpr std::string_view kDefaults = "Not said under `hiring: risk`, so taken:";

std::string default_line(const Default& each) {
    return fmt::format("{}: {}", each.text, each.source);
}

Json month_json(const std::optional<Month>& month) {
    return month ? Json(month_text(*month)) : Json();
}

double chance(std::size_t count, const Risk& risk) {
    return static_cast<double>(count) / static_cast<double>(risk.draws);
}

}  // namespace

std::string risk_text(const Risk& risk, const Organisation& org, std::size_t width) {
    std::string text;
    const auto add = [&](const std::string& line, std::size_t indent = 0) {
        for (const std::string& part : report::wrapped(line, std::max<std::size_t>(width, 20 + indent) - indent)) {
            text += std::string(indent, ' ') + part + '\n';
        }
    };
    for (const std::string& line : first_lines(risk, org)) add(line);
    text += '\n' + report::text_of(table_of(risk, org), width);
    if (!risk.defaults.empty()) text += fmt::format("\n{}\n", kDefaults);
    for (const Default& each : risk.defaults) add(default_line(each), 2);
    const std::string matters = matters_line(risk, org);
    if (!matters.empty()) text += '\n';
    if (!matters.empty()) add(matters);
    text += '\n';
    for (const std::string& note : notes_of(risk, org)) add(note);
    return text;
}

std::string risk_markdown(const Risk& risk, const Organisation& org) {
    std::string text = "# How likely each stage is in time\n\n";
    for (const std::string& line : first_lines(risk, org)) text += report::markdown_message(line) + "\n\n";
    text += report::markdown_of(table_of(risk, org)) + '\n';
    if (!risk.defaults.empty()) text += report::markdown_message(kDefaults) + "\n\n";
    for (const Default& each : risk.defaults) text += "- " + report::markdown_message(default_line(each)) + '\n';
    if (!risk.defaults.empty()) text += '\n';
    const std::string matters = matters_line(risk, org);
    if (!matters.empty()) text += report::markdown_message(matters) + "\n\n";
    for (const std::string& note : notes_of(risk, org)) text += report::markdown_message(note) + "\n\n";
    text.pop_back();
    return text;
}

std::string risk_json(const Risk& risk, const Organisation& org) {
    Json json{{"draws", risk.draws}, {"seed", risk.seed}, {"checked_as_of", date_text(org.today)}};
    json["last_month"] = month_text(risk.last);
    json["to_be_found"] = risk.sought;
    json["may_leave"] = risk.people;
    Json days;
    if (risk.days) days = {{"p50", risk.days->p50}, {"p90", risk.days->p90}};
    json["inputs"] = {{"days_to_fill", days}, {"acceptance", risk.acceptance}, {"leave_yearly", risk.leave_yearly}};
    Json defaults = Json::array();
    for (const Default& each : risk.defaults) {
        defaults.push_back({{"key", each.key}, {"value", each.value}, {"text", each.text}, {"source", each.source}});
    }
    json["defaults"] = std::move(defaults);
    Json stages = Json::array();
    for (const StageRisk& stage : risk.stages) {
        stages.push_back({{"id", std::string(org[stage.stage].id)},
                          {"due", date_text(org[stage.stage].at)},
                          {"counts", stage.by_seats ? "seats" : "needs"},
                          {"planned", month_json(stage.planned)},
                          {"in_time", stage.in_time},
                          {"chance", chance(stage.in_time, risk)},
                          {"by_50", month_json(stage.by_50)},
                          {"by_80", month_json(stage.by_80)},
                          {"by_95", month_json(stage.by_95)}});
    }
    json["stages"] = std::move(stages);
    json["matters"] = Json();
    if (risk.worst) {
        Json effects = Json::array();
        for (const Effect& effect : risk.effects) {
            effects.push_back({{"input", id_of(effect.lever)},
                               {"text", if_text(effect.lever)},
                               {"in_time", effect.in_time},
                               {"chance", chance(effect.in_time, risk)}});
        }
        json["matters"] = {{"stage", std::string(org[risk.stages[*risk.worst].stage].id)}, {"effects", effects}};
    }
    return report::json_text(json);
}

}  // namespace orgplan::risk
