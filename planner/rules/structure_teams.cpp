#include "planner/rules/structure_teams.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "graph/index/index.h"
#include "planner/report/besides.h"
#include "planner/report/phrases.h"

namespace orgplan::rules {
namespace {

// One finding for each unit and place, over the stages.
using ByUnit = std::map<std::pair<UnitId, Place>, text::Finding>;

text::Finding& finding_of(ByUnit& found, std::string_view rule, const Organisation& org, UnitId unit, Place place) {
    const auto [at, first] = found.try_emplace({unit, place});
    text::Finding& finding = at->second;
    if (!first) return finding;
    text::Findings one;
    finding = one.add(rule, place, {});
    finding.about = {{"unit", std::string(org[unit].id)}};
    return finding;
}

void check_sizes(const graph::Index& at, ByUnit& found) {
    const Organisation& org = at.org;
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const UnitId unit = id_at<UnitId>(i);
        const std::optional<Range>& size = at.state(unit).size;
        if (!size || !at.exists(unit) || at.tick() < org[unit].stands) continue;
        const std::uint32_t seats = at.team_size(unit);
        if (size->holds(seats)) continue;
        text::Finding& finding = finding_of(found, "unit-off-its-size", org, unit, size->place);
        finding.stages.add(at.stage());
        const bool few = size->low && seats < *size->low;
        const double bound = few ? *size->low : *size->high;
        text::Finding now;
        now.stages = StageSet::only(at.stage());
        now.measure(text::Quantity::count, {double(seats), size->low, size->high});
        text::add_measures(finding.measures, now.measures);
        finding.say_at(
            at.stage(),
            fmt::format("`{}` has {}{}, {} than its `size` of {:g}", org[unit].id, report::counted(seats, "seat"),
                        report::besides_text(org, unit, at.tick()), few ? "fewer" : "more", bound),
            {});
    }
}

// The people of each unit and of those below, and how many of them report to one of its heads.
class Headed {
  public:
    explicit Headed(const graph::Index& at) : at_(at), people_(at.org.units.size()), report_(at.org.units.size()) {
        for (const PositionId seat : at.standing()) {
            const UnitId home = at.state(seat)->home;
            if (!given(home)) continue;
            std::vector<PositionId> to(at.dotted_to(seat).begin(), at.dotted_to(seat).end());
            at.each_manager(seat, [&](PositionId manager) { to.push_back(manager); });
            for (auto unit = static_cast<std::uint32_t>(home); unit != graph::Forest::kNowhere;
                 unit = at.units().parent[unit]) {
                const UnitState& state = at.state(id_at<UnitId>(unit));
                if (state.headed_by(seat)) continue;
                ++people_[unit];
                report_[unit] += std::ranges::any_of(to, [&](PositionId each) { return state.headed_by(each); });
            }
        }
    }

    bool in_name_only(UnitId unit) const { return people_[index(unit)] > 0 && report_[index(unit)] == 0; }

    // The manager of most people who sit in it, and of how many; in a unit of units, nobody.
    std::pair<PositionId, std::size_t> leads(UnitId unit) const {
        std::map<PositionId, std::size_t> managers;
        for (const graph::Index::Belonging& each : at_.members(unit)) {
            if (at_.state(each.seat)->home == unit && given(at_.manager(each.seat))) ++managers[at_.manager(each.seat)];
        }
        const auto most = std::ranges::max_element(managers, {}, [](const auto& each) { return each.second; });
        return most == managers.end() ? std::pair{kNone<PositionId>, std::size_t(0)}
                                      : std::pair{most->first, most->second};
    }

  private:
    const graph::Index& at_;
    std::vector<std::uint32_t> people_;
    std::vector<std::uint32_t> report_;
};

void check_heads(const graph::Index& at, ByUnit& found) {
    const Organisation& org = at.org;
    const Headed headed(at);
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const UnitId unit = id_at<UnitId>(i);
        const UnitState& state = at.state(unit);
        if (!at.exists(unit) || !given(state.manager) || !at.exists(state.manager)) continue;
        if (!headed.in_name_only(unit)) continue;
        const Place place = state.manager_place.known() ? state.manager_place : org[unit].place;
        const auto [lead, many] = headed.leads(unit);
        const std::string instead =
            given(lead) && !state.headed_by(lead)
                ? fmt::format("; {} to `{}`", report::counted_do(many, "seat", "report"), org[lead].id)
                : std::string();
        text::Finding& finding = finding_of(found, "manager-in-name-only", org, unit, place);
        finding.stages.add(at.stage());
        finding.say_at(at.stage(),
                       fmt::format("`{}` manages `{}`, but nobody there reports to `{}`{}", org[state.manager].id,
                                   org[unit].id, org[state.manager].id, instead),
                       {});
    }
}

}  // namespace

void check_teams(const graph::OrgGraph& graph, text::Findings& findings) {
    const Organisation& org = graph.organisation();
    ByUnit sizes, heads;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const std::shared_ptr<const graph::Index> at = graph.at(id_at<StageId>(s));
        check_sizes(*at, sizes);
        check_heads(*at, heads);
    }
    for (ByUnit* const found : {&heads, &sizes}) {
        for (auto& [unit, finding] : *found) findings.all().push_back(std::move(finding));
    }
}

}  // namespace orgplan::rules
