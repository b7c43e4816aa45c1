#include "planner/rules/policy.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/report/catalogue.h"

namespace orgplan {

Policy::Policy(const RuleSet& rules) : packs_{"structure", "glossary", "benchmark", "own"} {
    for (const Parameter& parameter : rules.parameters) parameters_.push_back(parameter.value);
}

bool Policy::asks(std::string_view rule, std::string_view pack) const {
    return std::find(packs_.begin(), packs_.end(), pack) != packs_.end() &&
           severity(rule, Severity::error) != Severity::hide;
}

Severity Policy::severity(std::string_view rule, Severity otherwise) const {
    const auto found = severities_.find(rule);
    return found == severities_.end() ? otherwise : found->second;
}

void Policy::add(Ignore ignore) {
    ignored_[ignore.rule][{ignore.seat, ignore.unit}].push_back(ignores_.size());
    ignores_.push_back(std::move(ignore));
}

bool Policy::passes_over(std::string_view rule, PositionId seat, UnitId unit, StageId stage) {
    const auto& places = ignored_.find(rule)->second;
    const auto entries = places.find({seat, unit});
    if (entries == places.end()) return false;
    bool covered = false;
    for (const std::size_t i : entries->second) {
        if (!ignores_[i].stages.has(stage)) continue;
        ignores_[i].used = covered = true;
    }
    return covered;
}

bool Policy::passes_over(std::string_view rule, PositionId seat, UnitId unit, StageId stage, const Organisation& org) {
    bool covered = passes_over(rule, kNone<PositionId>, kNone<UnitId>, stage);
    if (given(seat)) covered = passes_over(rule, seat, kNone<UnitId>, stage) || covered;
    UnitId at = given(seat) ? org.at(seat, stage).home : unit;
    for (std::size_t climbed = 0; given(at) && climbed < org.units.size(); ++climbed) {
        covered = passes_over(rule, kNone<PositionId>, at, stage) || covered;
        at = org.at(at, stage).within;
    }
    return covered;
}

StageSet Policy::told(std::string_view rule, PositionId seat, UnitId unit, StageSet stages, const Organisation& org) {
    if (!ignored_.contains(rule)) return stages;
    StageSet left = stages;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const StageId stage = id_at<StageId>(s);
        if (stages.has(stage) && passes_over(rule, seat, unit, stage, org)) left = left - StageSet::only(stage);
    }
    return left;
}

namespace {

// A seat or a unit, by the places at which a finding may speak of it.
struct Spoken {
    Place place;
    PositionId seat = kNone<PositionId>;
    UnitId unit = kNone<UnitId>;
};

std::vector<Spoken> spoken_places(const Organisation& org) {
    std::vector<Spoken> spoken;
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const PositionId seat = id_at<PositionId>(i);
        spoken.push_back({org[seat].place, seat});
        for (const PositionState& state : org[seat].states) {
            spoken.push_back({state.place, seat});
            if (state.line_place.known()) spoken.push_back({state.line_place, seat});
        }
        for (const Hat& hat : org[seat].hats) spoken.push_back({hat.place, seat});
    }
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const UnitId unit = id_at<UnitId>(i);
        spoken.push_back({org[unit].place, kNone<PositionId>, unit});
        for (const UnitState& state : org[unit].states) {
            spoken.push_back({state.place, kNone<PositionId>, unit});
            if (state.manager_place.known()) spoken.push_back({state.manager_place, kNone<PositionId>, unit});
        }
    }
    std::stable_sort(spoken.begin(), spoken.end(), [](const Spoken& a, const Spoken& b) { return a.place < b.place; });
    return spoken;
}

}  // namespace

void Policy::apply_to_structure(const Organisation& org, Findings& findings) {
    std::vector<Spoken> spoken;
    if (!ignores_.empty()) spoken = spoken_places(org);
    const auto kept = [&](Finding& finding) {
        const CatalogueEntry* entry = find_in_catalogue(finding.rule);
        if (entry == nullptr || entry->pack != "structure") return true;
        if (!asks(finding.rule, entry->pack)) return false;
        finding.severity = severity(finding.rule, finding.severity);
        const StageSet stages = finding.stages.empty() ? org.all_stages() : finding.stages;
        StageSet left = stages;
        const auto first = std::lower_bound(spoken.begin(), spoken.end(), finding.where,
                                            [](const Spoken& each, Place place) { return each.place < place; });
        bool named = false;
        for (auto each = first; each != spoken.end() && each->place == finding.where; ++each) {
            left = left & told(finding.rule, each->seat, each->unit, stages, org);
            named = true;
        }
        if (!named) left = told(finding.rule, kNone<PositionId>, kNone<UnitId>, stages, org);
        if (left != stages) finding.stages = left;
        return !left.empty();
    };
    std::vector<Finding>& all = findings.all();
    all.erase(std::remove_if(all.begin(), all.end(), [&](Finding& finding) { return !kept(finding); }), all.end());
}

void Policy::report_unused(Findings& findings) const {
    for (const Ignore& ignore : ignores_) {
        if (ignore.used) continue;
        findings.add("unused-ignore", ignore.place,
                     fmt::format("nothing of `{}` is found here to pass over", ignore.rule));
    }
}

}  // namespace orgplan
