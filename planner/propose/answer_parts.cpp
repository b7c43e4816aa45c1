#include "planner/propose/answer_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "planner/report/phrases.h"

namespace orgplan::propose {
namespace {

std::string money(const Answer& answer, double amount) {
    return money_text(static_cast<Amount>(std::llround(amount)), answer.org.costs.currency);
}

const LevelValue* level_of(const Proposal& proposal, Objective objective) {
    for (const LevelValue& level : proposal.levels) {
        if (level.objective == objective) return &level;
    }
    return nullptr;
}

// Whether stages are met as early as can be, also before they are due.
bool is_earliest(const Problem& problem) {
    return std::ranges::any_of(problem.goals, [](const Goal& each) { return each.from < each.due; });
}

// "in time", "2 months late", of a goal that is met in a month.
std::string lateness_text(const Problem& problem, const Goal& goal, int met) {
    if (met > problem.months) return fmt::format("not by {}", month_text(problem.month(problem.months)));
    const int late = met - goal.due;
    if (late < 0 && goal.from < goal.due) {
        return fmt::format("{} early, on {}", report::counted(static_cast<std::size_t>(-late), "month"),
                           date_text(problem.days[static_cast<std::size_t>(met)]));
    }
    if (late <= 0 && is_earliest(problem)) {
        return fmt::format("in time, on {}", date_text(problem.days[static_cast<std::size_t>(met)]));
    }
    if (late <= 0) return "in time";
    return report::counted(static_cast<std::size_t>(late), "month") + " late";
}

bool is_first(const Proposal& proposal, Objective objective) {
    return !proposal.levels.empty() && proposal.levels.front().objective == objective;
}

std::string stages_line(const Answer& answer) {
    const Proposal& proposal = answer.proposal;
    const Problem& problem = proposal.problem;
    const LevelValue* const level = level_of(proposal, Objective::lateness);
    std::vector<std::string> stages;
    for (std::size_t g = 0; g < problem.goals.size(); ++g) {
        const int met = proposal.decisions.met[g];
        std::string text = fmt::format("`{}` {}", answer.org[problem.goals[g].stage].id,
                                       lateness_text(problem, problem.goals[g], met));
        if (met <= problem.months && met > problem.goals[g].due) {
            text += fmt::format(", on {}", date_text(problem.days[static_cast<std::size_t>(met)]));
        }
        stages.push_back(std::move(text));
    }
    std::string line = fmt::format("{}", fmt::join(stages, "; "));
    if (level == nullptr) return line + ".";
    if (level->value == 0) return line + ".";
    if (!is_first(proposal, Objective::lateness)) {
        return line + (level->proved ? fmt::format(" (proved: no plan of the same {} is less late).",
                                                   word_of(proposal.levels.front().objective))
                                     : fmt::format(" (not proved: {:g} weighted months at least).", level->bound));
    }
    if (is_earliest(problem) && level->proved) return line + " (proved: no plan is earlier).";
    return line + (level->proved ? " (proved: no plan is less late)."
                                 : fmt::format(" (not proved: {:g} weighted months at least).", level->bound));
}

std::string cost_line(const Answer& answer) {
    const plan::Plan& plan = *answer.plan;
    if (!answer.org.costs.given || plan.months.empty()) {
        return "No costs are given, so the plan is the one that pays people for the fewest months.";
    }
    const plan::MonthFigures& last = plan.months.back();
    Amount all = 0, once = 0;
    Month first = last.month;
    for (const plan::MonthFigures& month : plan.months) {
        if (month.month < answer.proposal.problem.month(1)) continue;
        first = std::min(first, month.month);
        all += month.pay + month.once;
        once += month.once;
    }
    // Months are rounded each.
    const LevelValue* const level = level_of(answer.proposal, Objective::cost);
    const auto exact = double(answer.cost.value_or(all));
    std::string line =
        fmt::format("Run rate {} a month in {}", money(answer, double(last.run_rate)), month_text(last.month));
    if (last.allowed) line += fmt::format(" of {} allowed", money(answer, double(*last.allowed)));
    line += fmt::format("; {} in all from {} to {}", money(answer, exact), month_text(first), month_text(last.month));
    if (once != 0) line += fmt::format(", of which {} one-off", money(answer, double(once)));
    if (level == nullptr) return line + ".";
    if (level->proved)
        return line + (is_first(answer.proposal, Objective::cost) ? " (proved: no plan costs less)."
                                                                  : " (proved: no plan that is as early costs less).");
    const double gap = level->value > 0 ? (level->value - level->bound) / level->value : 0;
    return line +
           fmt::format(" (not proved: at most {:.1f} % could be saved on those who are planned for).", 100 * gap);
}

std::string limits_line(const Answer& answer) {
    if (!answer.limited_by) return {};
    if (answer.limited_by->empty() && !answer.proposal.problem.out_of_reach.empty()) return {};
    if (answer.limited_by->empty()) {
        return "What limits it: how long it takes to fill a seat, and which roles may be hired where.";
    }
    std::vector<std::string> names;
    for (const std::uint32_t origin : *answer.limited_by) names.push_back(origin_text(answer, origin));
    return fmt::format("What limits it: {}.", report::listed(names));
}

std::string help_text(const Answer& answer, const WhatIf& what) {
    const Problem& problem = answer.proposal.problem;
    std::vector<std::string> stages;
    for (std::size_t g = 0; g < problem.goals.size(); ++g) {
        stages.push_back(fmt::format("`{}` {}", answer.org[problem.goals[g].stage].id,
                                     lateness_text(problem, problem.goals[g], what.met[g])));
    }
    std::string text = fmt::format("{}: {}", what.change, fmt::join(stages, ", "));
    if (what.dearer && std::abs(*what.dearer) >= 1) {
        text += fmt::format(", {} {}", money(answer, std::abs(*what.dearer)), *what.dearer > 0 ? "more" : "less");
    }
    return text;
}

}  // namespace

std::string where_text(const Answer& answer, Place place) {
    if (!place.known() || place.file >= answer.sources.size()) return {};
    const text::LineColumn at = answer.sources.line_column(place.file, place.begin);
    return fmt::format("{}:{}:{}", answer.sources[place.file].path, at.line, at.column);
}

std::string origin_text(const Answer& answer, std::uint32_t number) {
    const Origin& origin = answer.proposal.problem.origins[number];
    const std::string where = where_text(answer, origin.place);
    return where.empty() ? origin.what : fmt::format("{} ({})", origin.what, where);
}

std::string out_of_reach_line(const Answer& answer) {
    std::vector<std::string> needs;
    for (const std::uint32_t origin : answer.proposal.problem.out_of_reach) {
        std::string text = origin_text(answer, origin);
        if (std::ranges::find(needs, text) == needs.end()) needs.push_back(std::move(text));
    }
    if (needs.empty()) return {};
    const std::string where = answer.org.plan.hire && !answer.org.plan.hire->empty()
                                  ? where_text(answer, answer.org.plan.hire->front().place)
                                  : "";
    return fmt::format(
        "Out of reach: {}, as nobody who may be hired, moved or promoted counts for {}; name such a role in "
        "`plan: hire`{}.",
        report::listed(needs), needs.size() == 1 ? "it" : "them", where.empty() ? "" : fmt::format(" ({})", where));
}

// Pay per month is rounded up for the search; what it all comes to is added up exactly and rounded once.
std::pair<Amount, Amount> cost_and_bound(const Answer& answer, const LevelValue& level) {
    const auto cents = [](double value) { return static_cast<Amount>(std::llround(value)); };
    const Amount value = answer.cost.value_or(cents(level.value));
    return {value, level.bound < level.value ? std::min(value, cents(level.bound)) : value};
}

std::string unmarked(std::string text) {
    std::erase(text, '`');
    return text;
}

std::string_view word_of(Objective objective) {
    constexpr std::string_view kWords[] = {"lateness", "cost", "disruption"};
    return kWords[static_cast<std::size_t>(objective)];
}

namespace {

// What would make an impossible spec possible.
void add_repair(const Answer& answer, std::vector<std::string>& lines) {
    const Repair& repair = answer.repair;
    if (!repair.changes.empty())
        lines.emplace_back("The least change of a number that makes a plan possible, each alone:");
    for (const LeastChange& each : repair.changes) {
        lines.push_back(each.from.empty() ? fmt::format("- {}: {}", origin_text(answer, each.origin), each.to)
                                          : fmt::format("- {}: {} in place of {}", origin_text(answer, each.origin),
                                                        each.to, each.from));
    }
    for (const std::vector<std::uint32_t>& each : repair.corrections) {
        if (each.size() == 1 && repair.corrections.size() == answer.proposal.conflict.size()) continue;
        std::vector<std::string> names;
        for (const std::uint32_t origin : each) names.push_back(origin_text(answer, origin));
        lines.push_back(fmt::format("There is a plan without {}.", report::listed(names)));
    }
}

}  // namespace

std::vector<std::string> first_lines(const Answer& answer) {
    const Proposal& proposal = answer.proposal;
    std::vector<std::string> lines;
    if (proposal.status == solver::Status::infeasible) {
        const auto alone = [](const std::vector<std::uint32_t>& each) { return each.size() == 1; };
        const bool each_helps = std::ranges::all_of(answer.repair.corrections, alone) &&
                                answer.repair.corrections.size() == proposal.conflict.size();
        lines.push_back(fmt::format("There is no such plan. These cannot hold together{}:",
                                    each_helps ? ", and without any one of them there is a plan" : ""));
        for (const std::uint32_t origin : proposal.conflict) lines.push_back("- " + origin_text(answer, origin));
        if (!proposal.explained) {
            lines.back() =
                "There is no such plan. The search ended before it was known which lines cannot hold together.";
        } else if (proposal.conflict.empty()) {
            lines.back() =
                "There is no such plan, whatever the limits: the roles that may be hired cannot meet the needs.";
        } else if (!proposal.minimal) {
            lines.front() =
                "There is no such plan. These cannot hold together; the search ended before it was known "
                "whether all of them are needed for that:";
        }
    } else if (proposal.problem.goals.empty()) {
        lines.emplace_back("There is nothing to plan: no stage has `needs`. Write them, or use --reach and --by.");
        return lines;
    } else if (proposal.values.empty()) {
        lines.emplace_back(
            "No plan was found within the effort, and it is not known whether there is one; give it more "
            "with --effort.");
        return lines;
    } else {
        lines.push_back(stages_line(answer));
        const Problem& problem = proposal.problem;
        const bool all_met =
            std::ranges::all_of(proposal.decisions.met, [&](int met) { return met <= problem.months; });
        if (proposal.roster.empty()) {
            lines.emplace_back(all_met ? "Nothing needs to be done for that."
                               : is_first(proposal, Objective::lateness)
                                   ? "No step brings it nearer, so the plan has none."
                                   : fmt::format("No step is best for the {}, which comes before lateness.",
                                                 word_of(proposal.levels.front().objective)));
        }
        if (answer.plan != nullptr) lines.push_back(cost_line(answer));
        const std::string limits = limits_line(answer);
        if (!limits.empty()) lines.push_back(limits);
    }
    if (std::string line = out_of_reach_line(answer); !line.empty()) lines.push_back(std::move(line));
    add_repair(answer, lines);
    if (!answer.what_if.empty()) {
        std::vector<std::string> helps;
        for (const WhatIf& each : answer.what_if) helps.push_back(help_text(answer, each));
        lines.push_back(fmt::format("What would help: {}.", fmt::join(helps, "; ")));
    }
    return lines;
}

namespace {

// What is the same for several, once.
std::vector<Step> joined(std::vector<Step> steps) {
    std::vector<Step> all;
    for (Step& each : steps) {
        const auto same = std::ranges::find_if(all, [&](const Step& one) {
            return one.month == each.month && one.what == each.what && one.how == each.how && one.opens == each.opens &&
                   one.why.earlier == each.why.earlier && one.why.later == each.why.later && !one.how.empty();
        });
        if (same == all.end()) {
            all.push_back(std::move(each));
        } else {
            same->who.insert(same->who.end(), each.who.begin(), each.who.end());
        }
    }
    return all;
}

}  // namespace

std::vector<Step> steps_of(const Answer& answer) {
    const Proposal& proposal = answer.proposal;
    const Problem& problem = proposal.problem;
    const Organisation& org = answer.org;
    std::vector<Step> steps;
    const auto unit = [&](std::uint32_t home) {
        const UnitId id = problem.homes[home].unit;
        return given(id) ? fmt::format("in `{}`", org[id].id) : std::string("in no unit");
    };
    const auto to = [&](std::uint32_t home) {
        const UnitId id = problem.homes[home].unit;
        return given(id) ? fmt::format("to `{}`", org[id].id) : std::string("out of all units");
    };
    const auto why = [](const std::vector<Why>& all, std::size_t i) { return i < all.size() ? all[i] : Why(); };
    const auto move_why = [&](const std::string& seat, int month) {
        const auto found = answer.reasons.moved.find({seat, month});
        return found == answer.reasons.moved.end() ? Why() : found->second;
    };
    for (std::size_t i = 0; i < proposal.roster.opened.size(); ++i) {
        const Opened& each = proposal.roster.opened[i];
        std::string how =
            each.stands > each.opens ? fmt::format("complete from {}", month_text(problem.month(each.stands))) : "";
        if (!each.manager.empty()) how += fmt::format("{}managed by `{}`", how.empty() ? "" : ", ", each.manager);
        steps.push_back({each.opens,
                         "open",
                         {std::string(org[problem.homes[each.home].unit].id)},
                         how,
                         {},
                         why(answer.reasons.opened, i)});
    }
    for (std::size_t i = 0; i < proposal.roster.hired.size(); ++i) {
        const Hired& each = proposal.roster.hired[i];
        const Slot& slot = problem.slots[each.slot];
        const Profile& profile = problem.profiles[slot.profile];
        std::string how(org[profile.role].title);
        if (!profile.level.empty()) how += fmt::format(", {}", profile.level);
        how += " " + unit(slot.home);
        const Tick start = problem.days[static_cast<std::size_t>(each.month)];
        steps.push_back({each.month, each.backfill ? "backfill" : "hire", each.ids, how,
                         is_employed(profile) ? date_text(start - profile.days_to_fill) : std::string(),
                         why(answer.reasons.hired, i)});
        for (const auto& [month, home] : each.moves)
            steps.push_back({month, "move", each.ids, to(home), {}, move_why(each.ids.front(), month)});
    }
    for (std::size_t i = 0; i < proposal.roster.changed.size(); ++i) {
        const Changed& each = proposal.roster.changed[i];
        const std::vector<std::string> who{std::string(org[each.seat].id)};
        for (const auto& [month, step] : each.steps) {
            if (step.promotion) {
                const Readiness& ready = org.ready[problem.promotions[*step.promotion].readiness];
                steps.push_back({month,
                                 "promote",
                                 who,
                                 fmt::format("to {}", org[ready.role].title),
                                 {},
                                 why(answer.reasons.promoted, i)});
            }
            if (step.home) steps.push_back({month, "move", who, to(*step.home), {}, move_why(who.front(), month)});
        }
    }
    for (const NewManager& each : proposal.roster.managers) {
        steps.push_back({each.month,
                         "manager",
                         {std::string(org[each.unit].id)},
                         fmt::format("managed by `{}` from then on", each.manager),
                         {},
                         {}});
    }
    std::ranges::stable_sort(steps, {}, &Step::month);
    return joined(std::move(steps));
}

report::Table levels_of(const Answer& answer) {
    const Proposal& proposal = answer.proposal;
    report::Table levels;
    levels.title = "Objectives, the first one first";
    levels.headings = {"objective", "value", "bound", "proved", "nodes"};
    for (const LevelValue& each : proposal.levels) {
        const bool cost = each.objective == Objective::cost;
        const auto figure = [&](double value) {
            return fmt::format("{:.12g}{}", value, cost ? " months of people" : "");
        };
        std::string value = figure(each.value), bound = figure(each.bound);
        if (cost && proposal.problem.priced) {
            const auto [amount, least] = cost_and_bound(answer, each);
            value = money_text(amount, answer.org.costs.currency);
            bound = money_text(least, answer.org.costs.currency);
        }
        // With --earliest it is no lateness: the months from now on without each stage.
        const bool waits = each.objective == Objective::lateness && is_earliest(proposal.problem);
        levels.rows.push_back({{waits ? "months until met" : std::string(word_of(each.objective)), value, bound,
                                each.proved ? "yes" : "no", std::to_string(each.nodes)}});
    }
    return levels;
}

std::vector<std::string> remarks_of(const Answer& answer) {
    const Problem& problem = answer.proposal.problem;
    std::vector<std::string> remarks = problem.notes;
    if (!problem.unplaced.empty()) {
        remarks.push_back(fmt::format("Nobody is hired as {}: no unit has such people, and no need names one for them.",
                                      report::listed(problem.unplaced, "or")));
    }
    if (!problem.unpriced.empty()) {
        remarks.push_back(
            fmt::format("Nobody is hired as {}: the costs say no price for that. Give one under `costs`, or "
                        "leave it out of `plan.hire`.",
                        report::listed(problem.unpriced, "or")));
    }
    std::vector<std::string> carried = problem.carried;
    std::ranges::sort(carried);
    carried.erase(std::ranges::unique(carried).begin(), carried.end());
    if (!carried.empty()) {
        remarks.push_back(
            fmt::format("Own rules that the search kept to in every month: {}.", fmt::join(carried, ", ")));
    }
    if (!problem.no_worse.empty()) {
        remarks.push_back(fmt::format(
            "Own rules that the spec itself does not keep to in every month, and that the plan does not break "
            "further: {}.",
            fmt::join(problem.no_worse, ", ")));
    }
    if (!problem.checked.empty()) {
        remarks.push_back(
            fmt::format("Own rules that were checked on the result: {}.", fmt::join(problem.checked, ", ")));
    }
    std::vector<std::string> cut;
    for (const Cut& each : problem.cuts) cut.push_back(each.rule);
    std::ranges::sort(cut);
    cut.erase(std::ranges::unique(cut).begin(), cut.end());
    if (!cut.empty()) {
        remarks.push_back(
            fmt::format("Rules that were checked on the result and made it search again: {}.", fmt::join(cut, ", ")));
    }
    return remarks;
}

}  // namespace orgplan::propose
