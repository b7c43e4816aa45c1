#include "planner/plan/chart/timeline_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/chart/scene/text.h"
#include "planner/plan/chart/chart_parts.h"
#include "planner/report/phrases.h"

namespace orgplan::plan {
namespace {

constexpr std::size_t kMostSeats = 12;

class Entries {
  public:
    explicit Entries(const Organisation& org) : org_(org) {}

    // What actions of a unit have in common that share one entry; an action with a name has an entry to itself.
    auto key_of(const Action& action) const {
        const PositionState& state = state_of(action);
        return std::tuple(action.at, action.kind, title_of(action), state.role, action.open_by, action.overdue,
                          action.planned, action.external, action.volunteer, action.unit_before, action.before,
                          has_role_before(action) ? level_of(action) : std::string(),
                          action.who.empty() ? kNone<PositionId> : action.seats.front());
    }

    TimelineEntry entry_of(const std::vector<const Action*>& actions) const {
        const Action& action = *actions.front();
        TimelineEntry entry;
        entry.kind = action.kind;
        entry.at = action.at;
        entry.open_by = action.open_by;
        entry.overdue = action.overdue;
        const PositionState& state = state_of(action);
        entry.family = org_.family_of(state);
        for (const Action* each : actions) {
            entry.seats.insert(entry.seats.end(), each->seats.begin(), each->seats.end());
        }
        entry.label = label_of(action, entry.seats.size());
        entry.tooltip = tooltip_of(action, entry);
        return entry;
    }

  private:
    const PositionState& state_of(const Action& action) const {
        return org_[action.seats.front()].states[action.state];
    }

    std::string title_of(const Action& action) const {
        const Text title = org_.title_of(state_of(action));
        return scene::drawable(title.empty() ? org_[action.seats.front()].id : title);
    }

    std::string unit_name(UnitId unit, Tick at) const {
        if (!given(unit)) return "outside all units";
        const Text name = org_[unit].at(at).name;
        return scene::drawable(name.empty() ? org_[unit].id : name);
    }

    std::string when(Tick at) const {
        if (org_.dated()) return date_text(at);
        return name_of(org_, stage_of(at));
    }

    std::string label_of(const Action& action, std::size_t count) const {
        const std::string title = title_of(action);
        const std::string who = scene::drawable(action.who);
        std::string text = title;
        if (has_role_before(action) && !who.empty()) {
            text = who + ": " + title;
        } else if (action.kind == ActionKind::move && !who.empty()) {
            text = who;
        } else if (!who.empty()) {
            text = who + ", " + title;
        }
        if (has_role_before(action)) text += level_of(action);
        if (count > 1) text += fmt::format(" \u00D7{}", count);
        if (action.kind == ActionKind::backfill) text += ", backfill";
        if (action.external) text += ", external";
        if (action.volunteer) text += ", volunteer";
        if (action.kind == ActionKind::move) text += ", from " + unit_name(action.unit_before, action.at - 1);
        if (action.kind == ActionKind::transfer && given(action.before)) {
            text += ", from " + scene::drawable(org_[action.before].id);
        }
        if (action.planned) text += ", postponed";
        return text;
    }

    // What a title does not say of a promotion.
    std::string level_of(const Action& action) const {
        const PositionState& now = state_of(action);
        const PositionState& before = org_[action.seats.front()].states[action.state - 1];
        if (now.level == before.level || now.level.empty() || now.level_read) return {};
        return ", " + scene::drawable(now.level);
    }

    std::string tooltip_of(const Action& action, const TimelineEntry& entry) const {
        std::string text = label_of(action, entry.seats.size()) + "\n" + unit_name(action.unit, action.at);
        if (entry.open_by) {
            const std::string_view late = *entry.open_by == org_.today ? " (due today)" : " (overdue)";
            text += fmt::format("\nopen the requisition by {}{}", when(*entry.open_by), entry.overdue ? late : "");
        }
        text += fmt::format("\n{} {}", words_of(action.kind), when(action.at));
        if (action.planned) text += fmt::format("\npostponed by a freeze, planned for {}", when(*action.planned));
        const auto name = [&](std::size_t i) { return std::string(scene::drawable(org_[entry.seats[i]].id)); };
        return text + "\n" + report::first_few(entry.seats.size(), name, kMostSeats);
    }

    static const char* words_of(ActionKind kind) {
        switch (kind) {
            case ActionKind::promotion:
                return "promoted";
            case ActionKind::new_role:
                return "another role or level";
            case ActionKind::move:
                return "moves";
            case ActionKind::transfer:
                return "transfers from another seat";
            case ActionKind::comeback:
                return "back from";
            case ActionKind::away:
                return "on leave from";
            case ActionKind::back:
                return "back from leave on";
            case ActionKind::leave:
                return "gone from";
            case ActionKind::removal:
                return "seat closed from";
            default:
                return "first day";
        }
    }

    const Organisation& org_;
};

}  // namespace

std::vector<Lane> lanes_of(const Plan& plan, const Organisation& org) {
    const Entries entries(org);
    std::vector<std::vector<const Action*>> by_unit(org.units.size() + 1);
    const auto of = [&](UnitId unit) { return given(unit) ? index(unit) : org.units.size(); };
    for (const Action& action : plan.actions) {
        if (action.seats.empty() || action.at <= org.stages.front().at || action.at > org.stages.back().at) continue;
        by_unit[of(action.unit)].push_back(&action);
    }
    std::vector<Lane> lanes;
    for (const UnitPlan& unit : plan.units) {
        Lane& lane = lanes.emplace_back();
        lane.unit = unit.unit;
        lane.nesting = unit.nesting;
        lane.name = given(unit.unit) ? scene::drawable(org.name_of(unit.unit, id_at<StageId>(org.stages.size() - 1)))
                                     : scene::drawable(org.company.name);
        if (lane.name.empty()) lane.name = "the company";
        const std::vector<const Action*>& actions = by_unit[of(unit.unit)];
        std::map<decltype(entries.key_of(plan.actions.front())), std::vector<const Action*>> groups;
        for (const Action* action : actions) groups[entries.key_of(*action)].push_back(action);
        for (const auto& [key, group] : groups) lane.entries.push_back(entries.entry_of(group));
    }
    // From the last one upwards: a lane stays where it, or one inside it, has entries.
    std::vector<Lane> kept;
    std::size_t needed = 0;  // nesting above which lanes hold one that stays
    for (std::size_t i = lanes.size(); i-- > 0;) {
        Lane& lane = lanes[i];
        const bool holds = lane.nesting < needed;
        if (holds) needed = lane.nesting;
        if (!lane.entries.empty()) needed = lane.nesting;
        if (!lane.entries.empty() || (holds && given(lane.unit))) kept.push_back(std::move(lane));
    }
    std::reverse(kept.begin(), kept.end());
    return kept;
}

}  // namespace orgplan::plan
