#include "planner/rules/policy/policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "planner/text/catalogue.h"

namespace orgplan::rules {

std::span<const std::string_view> pack_words() {
    static constexpr std::array<std::string_view, 8> kWords{"default",   "all",      "structure", "glossary",
                                                            "benchmark", "relation", "profile",   "own"};
    return kWords;
}

Policy::Policy(const RuleSet& rules) {
    for (const Parameter& parameter : rules.parameters) parameters_.push_back(parameter.value);
}

bool Policy::asks(std::string_view rule, std::string_view pack, text::Severity own) const {
    if (hides_everywhere(rule)) return false;
    const auto chosen = [&](std::string_view word) {
        return std::find(packs_.begin(), packs_.end(), word) != packs_.end();
    };
    if (chosen("all") || chosen(pack)) return true;
    if (!chosen("default")) return false;
    if (pack == "benchmark") {
        const auto weights = weights_.find(rule);
        return std::max(own, weights == weights_.end() ? own : weights->second.heaviest) >= text::Severity::warning;
    }
    return pack == "structure" || pack == "glossary" || pack == "own";
}

void Policy::add(Ignore ignore) {
    ignored_[ignore.rule][ignore.part].push_back(ignores_.size());
    ignores_.push_back(std::move(ignore));
}

void Policy::weigh(std::string_view rule, Part part, RoleId role, Weight weight) {
    Weights& weights = weights_[std::string(rule)];
    weights.entries[{part, role}] = weight;
    weights.heaviest = std::max(weights.heaviest, weight.severity);
    if (weight.severity != text::Severity::hide) weights.last_told = weight.order;
}

bool Policy::hides_everywhere(std::string_view rule) const {
    const auto of_rule = weights_.find(rule);
    if (of_rule == weights_.end()) return false;
    const auto everywhere = of_rule->second.entries.find({Part(), kNone<RoleId>});
    if (everywhere == of_rule->second.entries.end() || everywhere->second.severity != text::Severity::hide)
        return false;
    const auto of_any = weights_.find("");
    const std::size_t last_told =
        std::max(of_rule->second.last_told, of_any == weights_.end() ? 0 : of_any->second.last_told);
    return everywhere->second.order > last_told;
}

std::vector<Policy::Part> Policy::parts_of(At at, StageId stage, const Organisation& org) const {
    std::vector<Part> parts{Part()};
    const auto [seat, unit] = at;
    if (given(seat)) {
        parts.push_back({Part::Kind::seat, static_cast<std::uint32_t>(seat)});
        if (!lines_.empty()) parts.push_back({Part::Kind::line, static_cast<std::uint32_t>(lines_[index(seat)])});
    }
    for (const UnitId around : org.units_around(given(seat) ? org.at(seat, stage).home : unit, org[stage].at)) {
        parts.push_back({Part::Kind::unit, static_cast<std::uint32_t>(around)});
    }
    return parts;
}

bool Policy::passes_over(std::string_view rule, std::span<const Part> parts, StageId stage) {
    const auto of_rule = ignored_.find(rule);
    if (of_rule == ignored_.end()) return false;
    bool covered = false;
    for (const Part part : parts) {
        const auto entries = of_rule->second.find(part);
        if (entries == of_rule->second.end()) continue;
        for (const std::size_t i : entries->second) {
            if (!ignores_[i].stages.has(stage)) continue;
            ignores_[i].used = covered = true;
        }
    }
    return covered;
}

Policy::Weight Policy::weight(std::string_view rule, At at, std::span<const Part> parts, StageId stage,
                              const Organisation& org) const {
    std::vector<RoleId> roles{kNone<RoleId>};
    if (given(at.first)) {
        if (const RoleId role = org.at(at.first, stage).role; given(role)) roles.push_back(role);
        for (const Hat* hat : org.hats_at(at.first, stage)) roles.push_back(hat->role);
    }
    Weight last;
    for (const std::string_view name : {rule, std::string_view()}) {
        const auto weights = weights_.find(name);
        if (weights == weights_.end()) continue;
        for (const Part part : parts) {
            for (const RoleId role : roles) {
                const auto entry = weights->second.entries.find({part, role});
                if (entry != weights->second.entries.end() && entry->second.order > last.order) last = entry->second;
            }
        }
    }
    return last;
}

std::vector<Policy::Told> Policy::told(std::string_view rule, text::Severity own, PositionId seat, UnitId unit,
                                       StageSet stages, const Organisation& org) {
    const At at{seat, unit};
    return told(rule, own, std::span(&at, 1), stages, org);
}

std::vector<Policy::Told> Policy::told(std::string_view rule, text::Severity own, std::span<const At> of,
                                       StageSet stages, const Organisation& org) {
    std::vector<Told> told;
    if (!ignored_.contains(rule) && !weights_.contains(rule) && !weights_.contains("")) {
        if (own != text::Severity::hide) told.push_back({own, stages});
        return told;
    }
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const StageId stage = id_at<StageId>(s);
        if (!stages.has(stage)) continue;
        bool covered = false;
        Weight last;
        for (const At& at : of) {
            const std::vector<Part> parts = parts_of(at, stage, org);
            covered = passes_over(rule, parts, stage) || covered;
            const Weight found = weight(rule, at, parts, stage, org);
            if (found.order > last.order) last = found;
        }
        const text::Severity severity = last.order == 0 ? own : last.severity;
        if (covered || severity == text::Severity::hide) continue;
        auto part = std::find_if(told.begin(), told.end(), [&](const Told& each) { return each.severity == severity; });
        if (part == told.end()) part = told.insert(told.end(), {severity, StageSet()});
        part->stages.add(stage);
    }
    return told;
}

namespace {

// A seat or a unit, by the places at which a finding may speak of it.
struct Spoken {
    Place place;
    std::pair<PositionId, UnitId> at;
};

std::vector<Spoken> spoken_places(const Organisation& org) {
    std::vector<Spoken> spoken;
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const std::pair seat{id_at<PositionId>(i), kNone<UnitId>};
        const Position& position = org.positions[i];
        spoken.push_back({position.place, seat});
        for (const PositionState& state : position.states) {
            spoken.push_back({state.place, seat});
            if (state.line_place.known()) spoken.push_back({state.line_place, seat});
        }
        for (const Hat& hat : position.hats) spoken.push_back({hat.place, seat});
    }
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const std::pair unit{kNone<PositionId>, id_at<UnitId>(i)};
        spoken.push_back({org.units[i].place, unit});
        if (org.units[i].departments_place.known()) spoken.push_back({org.units[i].departments_place, unit});
        for (const UnitState& state : org.units[i].states) {
            spoken.push_back({state.place, unit});
            if (state.manager_place.known()) spoken.push_back({state.manager_place, unit});
        }
    }
    const auto order = [](const Spoken& each) { return std::tie(each.place, each.at); };
    std::sort(spoken.begin(), spoken.end(), [&](const Spoken& a, const Spoken& b) { return order(a) < order(b); });
    spoken.erase(std::unique(spoken.begin(), spoken.end(),
                             [&](const Spoken& a, const Spoken& b) { return order(a) == order(b); }),
                 spoken.end());
    return spoken;
}

}  // namespace

void Policy::apply_to_structure(const Organisation& org, text::Findings& findings) {
    std::vector<Spoken> spoken;
    if (!ignores_.empty() || !weights_.empty()) spoken = spoken_places(org);
    std::vector<text::Finding> kept;
    for (text::Finding& finding : findings.all()) {
        const text::CatalogueEntry* entry = text::find_in_catalogue(finding.rule);
        // Nothing of a rule is found yet, so that whatever is of another pack is found by looking.
        if (entry == nullptr || entry->pack == "text") {
            kept.push_back(std::move(finding));
            continue;
        }
        if (!asks(finding.rule, entry->pack, entry->severity)) continue;
        std::vector<At> of;
        const auto first = std::lower_bound(spoken.begin(), spoken.end(), finding.where,
                                            [](const Spoken& each, Place place) { return each.place < place; });
        for (auto each = first; each != spoken.end() && each->place == finding.where; ++each) of.push_back(each->at);
        if (of.empty()) of.emplace_back(kNone<PositionId>, kNone<UnitId>);
        const StageSet stages = finding.stages.empty() ? org.all_stages() : finding.stages;
        for (const Told& part : told(finding.rule, finding.severity, of, stages, org)) {
            text::Finding& weighed = kept.emplace_back(finding);
            weighed.severity = part.severity;
            if (part.stages != stages) weighed.narrow(part.stages);
        }
    }
    findings.all() = std::move(kept);
}

void Policy::report_unused(text::Findings& findings) const {
    for (const Ignore& ignore : ignores_) {
        if (ignore.used || ignore.shared || !asks(ignore.rule, ignore.pack, ignore.own)) continue;
        findings.add("unused-ignore", ignore.place,
                     fmt::format("nothing of `{}` is found here to pass over", ignore.rule));
    }
}

}  // namespace orgplan::rules
