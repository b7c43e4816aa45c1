#include "planner/plan/plan_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/model/words.h"
#include "planner/report/numbered_id.h"
#include "planner/report/phrases.h"
#include "planner/report/text_report.h"
#include "planner/rules/rule.h"

namespace orgplan::plan {
namespace {

std::string unit_name(const Organisation& org, UnitId unit, Tick at) {
    if (!given(unit)) return "the company";
    const Text name = org[unit].at(at).name;
    return report::printable(name.empty() ? org[unit].id : name);
}

std::string seat_id(const Organisation& org, PositionId seat) {
    return given(seat) ? std::string(org[seat].id) : "nobody";
}

std::string role_text(const Organisation& org, const PositionState& state) {
    const Text title = org.title_of(state);
    return title.empty() ? "no role" : report::printable(title);
}

class Sentence {
  public:
    Sentence(const Action& action, const Organisation& org) : action_(action), org_(org) {}

    std::string of_unit() const {
        const auto name = [&](UnitId unit) { return unit_name(org_, unit, action_.at); };
        switch (action_.kind) {
            case ActionKind::unit_opens:
                return fmt::format("opens{}{}", given(action_.within) ? " in " + name(action_.within) : "",
                                   given(action_.manager) ? ", managed by " + heads_at(action_.at) : "");
            case ActionKind::new_manager:
                return fmt::format("managed by {} (was {})", heads_at(action_.at), heads_at(action_.at - 1));
            case ActionKind::unit_moves:
                return fmt::format("moves from {} to {}", name(action_.unit_before), name(action_.within));
            default:
                return "closes";
        }
    }

    // Where somebody sits.
    std::string home(UnitId unit) const {
        return given(unit) ? unit_name(org_, unit, action_.at) : "outside all units";
    }

    // Who heads the unit at a tick.
    std::string heads_at(Tick at) const {
        std::vector<std::string> ids;
        for (const PositionId head : org_[action_.unit].at(at).heads()) ids.push_back(seat_id(org_, head));
        return ids.empty() ? seat_id(org_, kNone<PositionId>) : report::listed(ids);
    }

    std::string of_seats() const {
        switch (action_.kind) {
            case ActionKind::start:
                return does("starts", "start") + seat(" as ") + rest_of_hire();
            case ActionKind::backfill:
                return replacement() + rest_of_hire();
            case ActionKind::comeback:
                return does("comes back", "come back") + seat(" as ");
            case ActionKind::transfer:
                if (!given(action_.before)) return does("also takes this seat", "also take this seat") + seat(" as ");
                return does("transfers", "transfer") + " from " + seat_id(org_, action_.before) + seat(" as ");
            case ActionKind::promotion:
            case ActionKind::new_role:
                return does("becomes", "become") + becomes();
            case ActionKind::move:
                return fmt::format("{} from {} to {}", does("moves", "move"), home(action_.unit_before),
                                   home(action_.unit));
            case ActionKind::away:
                return does("goes on leave", "go on leave") + pay() + brackets(!id_says_it());
            case ActionKind::back:
                return does("is back from leave", "are back from leave") + brackets(!id_says_it());
            case ActionKind::leave:
                return leaves();
            default:
                return leaves() + (one() ? ", and the seat closes" : ", and the seats close");
        }
    }

  private:
    bool one() const { return action_.seats.size() == 1; }
    const PositionState& state() const { return org_[action_.seats.front()].states[action_.state]; }

    std::string does(std::string_view single, std::string_view several) const {
        if (!one()) return fmt::format("{} {}", action_.seats.size(), several);
        const bool two = action_.who.find(" / ") != std::string::npos;
        return fmt::format("{}{}{}", report::printable(action_.who), action_.who.empty() ? "" : " ",
                           two ? several : single);
    }

    // A seat that was vacant from its beginning has nobody to replace.
    bool was_held() const {
        const std::vector<PositionState>& states = org_[action_.seats.front()].states;
        return std::any_of(states.begin(), states.begin() + action_.state,
                           [](const PositionState& each) { return each.occupancy != Occupancy::vacant; });
    }

    std::string replacement() const {
        if (!was_held()) return does("starts", "start") + seat(" as ");
        if (!action_.who.empty()) return does("starts", "start") + " as replacement" + seat(", ");
        return (one() ? "replacement starts" : fmt::format("{} replacements start", action_.seats.size())) +
               seat(" as ");
    }

    // What of their pay goes on, where a price says that there is any.
    std::string pay() const {
        if (!action_.monthly) return {};
        for (const Holder& holder : state().holders) {
            const Person& person = org_[holder.person];
            if (person.name != std::string_view(action_.who)) continue;
            for (const Away& away : person.away) {
                if (away.opens != action_.at) continue;
                if (away.pay == 0) return " without pay";
                return away.pay == 1 ? " on full pay" : fmt::format(" on {:.4g} % of pay", away.pay * 100);
            }
        }
        return {};
    }

    // "Ada Lovelace (Tech Lead, core) leaves"
    std::string leaves() const {
        const std::string what = brackets(!id_says_it());
        const std::string_view verb = one() ? "leaves" : "leave";
        const char* const back = action_.for_good ? "" : " for a time";
        if (action_.who.empty() || !one()) return does("leaves", "leave") + what + back;
        const bool two = action_.who.find(" / ") != std::string::npos;
        return fmt::format("{}{} {}{}", report::printable(action_.who), what, two ? "leave" : verb, back);
    }

    // What is said of the seat in brackets: with its role and unit, or only what its id does not say.
    std::string brackets(bool whole) const {
        const PositionState& now = state();
        std::string text;
        for (const std::string& each :
             {whole ? role_text(org_, now) : "", now.level_read ? "" : report::printable(now.level),
              std::string(word_if_said(now.employment)),
              whole && given(action_.unit) ? unit_name(org_, action_.unit, action_.at) : ""}) {
            if (!each.empty()) text += (text.empty() ? " (" : ", ") + each;
        }
        return text.empty() ? text : text + ")";
    }

    // What the seat is and where, unless its id says so.
    std::string seat(std::string_view before) const {
        const PositionState& now = state();
        const std::string brackets = this->brackets(false);
        if (id_says_it() && brackets.empty()) return {};
        if (id_says_it()) return brackets;
        return fmt::format("{}{}{}{}", before, role_text(org_, now), brackets,
                           given(action_.unit) ? " in " + unit_name(org_, action_.unit, action_.at) : "");
    }

    // `core/backend-developer-3`
    bool id_says_it() const {
        const PositionState& now = state();
        if (!given(now.role) || !now.title.empty() || !now.alias.empty()) return false;
        const Text role = org_[now.role].id;
        const std::string home = given(action_.unit) ? std::string(org_[action_.unit].id) + "/" : "";
        return report::numbered_id(org_[action_.seats.front()].id).first == fmt::format("{}{}-", home, role);
    }

    std::string becomes() const {
        const PositionState& now = state();
        const PositionState& before = org_[action_.seats.front()].states[action_.state - 1];
        const auto level = [](const PositionState& each) {
            return each.level.empty() ? std::string("no level") : report::printable(each.level);
        };
        if (now.role == before.role && org_.title_of(now) == org_.title_of(before)) {
            if (now.level.empty())
                return fmt::format(" {} without a level (was {})", role_text(org_, now), level(before));
            const std::string was = before.level.empty() ? "previous level not given" : "was " + level(before);
            return fmt::format(" {} {} ({})", level(now), role_text(org_, now), was);
        }
        // The titles say it where it was read from them.
        const bool levels = now.level != before.level && !now.level_read && !before.level_read;
        return fmt::format(" {}{} (was {}{})", role_text(org_, now), levels ? ", " + level(now) : "",
                           role_text(org_, before), levels ? ", " + level(before) : "");
    }

    std::string rest_of_hire() const {
        std::string requisition;
        if (action_.status == Requisition::offered) {
            requisition = "; offer made";
        } else if (action_.status != Requisition::none) {
            requisition = fmt::format("; requisition {}", word_of(action_.status));
        }
        if (action_.overdue) {
            requisition += requisition.empty() ? "; requisition " : ", ";
            requisition += *action_.open_by == org_.today ? "due today" : "overdue";
        }
        return fmt::format(
            "{}{}{}", requisition,
            action_.begins
                ? fmt::format("; brought forward to {} by the hiring limits", month_text(month_of(*action_.begins)))
                : "",
            action_.planned ? fmt::format("; postponed from {} by a freeze", org_.time_text(*action_.planned)) : "");
    }

    const Action& action_;
    const Organisation& org_;
};

std::string signed_figure(Amount amount, Text currency) {
    return (amount > 0 ? "+" : "") + money_figure(amount, currency);
}

// Where a number of days comes from: a parameter with its built-in value is shown with its source.
std::string source_text(double days, std::string_view name) {
    const rules::Parameter* parameter = rules::builtin_rules().parameter(name);
    return fmt::format("{:.10g} days: {}.", days,
                       parameter->value == days ? std::string_view(parameter->source) : "set in the rules");
}

}  // namespace

std::string when_text(const Action& action, const Organisation& org) {
    if (!org.dated()) return "at " + org.time_text(action.at);
    if (!given(action.stage)) return date_text(action.at);
    return fmt::format("by {} ({})", date_text(action.at), org[action.stage].id);
}

std::string subject_text(const Action& action, const Organisation& org) {
    if (action.seats.empty()) return std::string(org[action.unit].id);
    return report::id_range(org[action.seats.front()].id, action.seats.size());
}

std::string what_text(const Action& action, const Organisation& org) {
    const Sentence sentence(action, org);
    return action.seats.empty() ? sentence.of_unit() : sentence.of_seats();
}

std::string_view word_of(ActionKind kind) {
    switch (kind) {
        case ActionKind::unit_opens:
            return "unit-opens";
        case ActionKind::start:
            return "start";
        case ActionKind::backfill:
            return "backfill";
        case ActionKind::comeback:
            return "comeback";
        case ActionKind::transfer:
            return "transfer";
        case ActionKind::promotion:
            return "promotion";
        case ActionKind::new_role:
            return "new-role";
        case ActionKind::move:
            return "move";
        case ActionKind::new_manager:
            return "new-manager";
        case ActionKind::unit_moves:
            return "unit-moves";
        case ActionKind::away:
            return "away";
        case ActionKind::back:
            return "back";
        case ActionKind::leave:
            return "leave";
        case ActionKind::removal:
            return "removal";
        case ActionKind::unit_closes:
            break;
    }
    return "unit-closes";
}

ActionTable action_table(const Plan& plan, const Organisation& org) {
    std::vector<const Action*> shown;
    for (const Action& action : plan.actions) {
        if (!action.past || plan.shows_past) shown.push_back(&action);
    }
    const auto any = [&](auto has) {
        return std::any_of(shown.begin(), shown.end(), [&](const Action* each) { return has(*each); });
    };
    const bool monthly = any([](const Action& each) { return each.monthly && each.monthly->rounded() != 0; });
    const bool once = any([](const Action& each) { return each.once != 0; });
    const bool requisitions = any([](const Action& each) { return each.open_by.has_value(); });

    ActionTable made;
    report::Table& table = made.table;
    table.title = monthly || once ? fmt::format("Actions, {}", org.costs.currency) : "Actions";
    table.headings = {"when and where"};
    if (monthly) table.headings.emplace_back("a month");
    if (once) table.headings.emplace_back("one-off");
    if (requisitions) table.headings.emplace_back("open by");
    table.headings.emplace_back("what");
    table.words = 1;
    table.wraps = true;
    table.widest_name = 60;
    std::string before;
    for (const Action* action : shown) {
        if (std::string when = when_text(*action, org); when != before) {
            table.rows.push_back({std::vector<std::string>(table.headings.size()), 0});
            table.rows.back().cells.front() = before = std::move(when);
        }
        report::Table::Row row{{subject_text(*action, org)}, 1};
        if (monthly)
            row.cells.push_back(action->monthly && action->monthly->rounded() != 0
                                    ? signed_figure(action->monthly->rounded(), org.costs.currency)
                                    : "");
        if (once) row.cells.push_back(action->once != 0 ? money_figure(action->once, org.costs.currency) : "");
        if (requisitions) {
            row.cells.push_back(action->open_by ? date_text(*action->open_by) : "");
        }
        row.cells.push_back(what_text(*action, org));
        table.rows.push_back(std::move(row));
    }

    if (const std::size_t past = plan.actions.size() - shown.size(); past > 0) {
        made.notes.push_back(fmt::format("{} up to {} {} not listed; use --from to include them.",
                                         report::counted(past, "past action"), date_text(org.today),
                                         past == 1 ? "is" : "are"));
    }
    if (any([](const Action& each) { return each.typical; })) {
        const double engineering = plan.norms.days_to_fill_engineering, elsewhere = plan.norms.days_to_fill;
        made.notes.push_back(
            fmt::format("Open by: the start minus {:.10g} days in engineering, {:.10g} days elsewhere; "
                        "`hiring: days_to_fill` sets your own.",
                        engineering, elsewhere));
        made.notes.push_back(source_text(engineering, "hiring.days_to_fill_engineering"));
        made.notes.push_back(source_text(elsewhere, "hiring.days_to_fill"));
    }
    if (any([&](const Action& each) { return each.overdue && *each.open_by == org.today; })) {
        made.notes.push_back(
            fmt::format("Due today: the requisition has to be opened on {}; a day later, the start is too early.",
                        date_text(org.today)));
    }
    if (any([&](const Action& each) { return each.overdue && *each.open_by < org.today; })) {
        made.notes.push_back(fmt::format("Overdue: the open-by day is before {}, and the requisition is not open.",
                                         date_text(org.today)));
    }
    return made;
}

}  // namespace orgplan::plan
