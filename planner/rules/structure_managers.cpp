#include "planner/rules/structure_managers.h"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "graph/index/index.h"

namespace orgplan::rules {
namespace {

// Managers of units at one stage who sit in a unit beside the one they manage.
class Elsewhere {
  public:
    explicit Elsewhere(const graph::Index& at) : at_(at), works_(at.org.units.size()) {
        for (const PositionId seat : at.standing()) {
            const UnitId home = at.state(seat)->home;
            if (given(home) && at.managed(seat).empty()) works_[index(home)] = true;
        }
    }

    // Where the manager of a unit sits, if the line that follows from that joins the unit to one beside it. In a unit
    // of managers alone, and where `reports_to` is written, it is meant so.
    UnitId home_of_manager(UnitId unit) const {
        const PositionId head = at_.state(unit).manager;
        if (!at_.exists(unit) || !given(head) || !at_.exists(head)) return kNone<UnitId>;
        const PositionState& state = *at_.state(head);
        const UnitId home = state.home;
        if (!given(home) || home == unit || state.stated != StatedLine::derived) return kNone<UnitId>;
        const PositionId above = at_.manager(head);
        const bool beside = at_.units().parent[index(home)] == at_.units().parent[index(unit)];
        if (!beside || !works_[index(home)] || !given(above) || !at_.state(home).headed_by(above)) return kNone<UnitId>;
        return above == manager_around(unit) ? kNone<UnitId> : home;
    }

  private:
    // The manager of one who sits in the unit that they manage.
    PositionId manager_around(UnitId unit) const {
        for (std::uint32_t above = at_.units().parent[index(unit)]; above != graph::Forest::kNowhere;
             above = at_.units().parent[above]) {
            const PositionId manager = at_.state(id_at<UnitId>(above)).manager;
            if (given(manager)) return manager;
        }
        return at_.org.company.manager;
    }

    const graph::Index& at_;
    std::vector<bool> works_;  // by unit: somebody sits in it who manages no unit
};

}  // namespace

void check_managers(const graph::OrgGraph& graph, text::Findings& findings) {
    const Organisation& org = graph.organisation();
    std::map<std::pair<UnitId, Place>, text::Finding> found;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const StageId stage = id_at<StageId>(s);
        const std::shared_ptr<const graph::Index> at = graph.at(stage);
        const Elsewhere elsewhere(*at);
        for (std::size_t i = 0; i < org.units.size(); ++i) {
            const UnitId unit = id_at<UnitId>(i);
            const UnitId home = elsewhere.home_of_manager(unit);
            if (!given(home)) continue;
            const UnitState& state = at->state(unit);
            const Place place = state.manager_place.known() ? state.manager_place : org[unit].place;
            const auto [entry, first] = found.try_emplace({unit, place});
            text::Finding& finding = entry->second;
            const Position& head = org[state.manager];
            if (first) {
                text::Findings one;
                finding = one.add("manager-sits-elsewhere", place, {});
                finding.about = {{"unit", std::string(org[unit].id)}};
            }
            finding.stages.add(stage);
            finding.say_at(stage,
                           fmt::format("`{0}` manages `{1}` but sits in `{2}`, so `{0}` reports to `{3}`, and all of "
                                       "`{1}` is below `{3}`",
                                       head.id, org[unit].id, org[home].id, org[at->manager(state.manager)].id),
                           {{head.place, fmt::format("`{}` is here", head.id)}});
        }
    }
    for (auto& [key, finding] : found) findings.all().push_back(std::move(finding));
}

}  // namespace orgplan::rules
