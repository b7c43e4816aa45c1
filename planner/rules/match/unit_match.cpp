#include "planner/rules/match/unit_match.h"

namespace orgplan::rules {

std::vector<bool> units_within(const graph::Index& at, const std::vector<std::string>& ids) {
    std::vector<bool> inside(at.org.units.size());
    for (const std::uint32_t unit : at.units().order) {
        const std::uint32_t above = at.units().parent[unit];
        inside[unit] = one_of_sorted(ids, at.org.units[unit].id) || (above != graph::Forest::kNowhere && inside[above]);
    }
    return inside;
}

UnitMatch::UnitMatch(const graph::Index& at, const UnitSelector& selector, const FactWords& words,
                     const std::vector<graph::Inferred>* inferred)
    : at_(at),
      selector_(selector),
      words_(words),
      inferred_(inferred),
      match_(at.org.units.size(), Truth::fails),
      upwards_(at.org.units.size(), Truth::fails) {
    if (!selector.within.empty()) within_ = units_within(at, selector.within);
    for (const UnitSelector& each : selector.except) except_.emplace_back(at, each, words, inferred);
    for (const std::uint32_t i : at.units().order) {
        const std::uint32_t above = at.units().parent[i];
        match_[i] = match(id_at<UnitId>(i));
        upwards_[i] = either(match_[i], above == graph::Forest::kNowhere ? Truth::fails : upwards_[above]);
    }
}

Truth UnitMatch::match(UnitId id) const {
    const UnitState& state = at_.state(id);
    if (!at_.exists(id)) return Truth::fails;
    if (!selector_.ids.empty() && !one_of_sorted(selector_.ids, at_.org[id].id)) return Truth::fails;
    if (!selector_.tags.empty() && !share_sorted(selector_.tags, state.tags)) return Truth::fails;
    if (selector_.budget && *selector_.budget != at_.org[id].budget) return Truth::fails;
    if (selector_.headless && *selector_.headless != state.headless) return Truth::fails;
    if (!within_.empty() && !within_[index(id)]) return Truth::fails;
    Truth found = both(kind(id), purpose(id));
    if (selector_.agile) {
        found = both(found, state.agile ? truth(*state.agile == *selector_.agile) : Truth::unknown);
    }
    for (const UnitMatch& each : except_) found = both(found, opposite(each[id]));
    return found;
}

Truth UnitMatch::kind(UnitId id) const {
    if (selector_.kinds.empty()) return Truth::holds;
    Text kind = at_.state(id).kind;
    if (kind.empty() && inferred_ != nullptr) kind = (*inferred_)[index(id)].kind;
    return kind.empty() ? Truth::unknown : truth(words_.is_one_of("kind", selector_.kinds, kind));
}

Truth UnitMatch::purpose(UnitId id) const {
    if (selector_.purposes.empty()) return Truth::holds;
    const UnitState& state = at_.state(id);
    if (!state.purpose.empty() && words_.is_one_of("purpose", selector_.purposes, state.purpose)) return Truth::holds;
    if (inferred_ != nullptr) {
        const graph::Inferred& seems = (*inferred_)[index(id)];
        if (graph::purpose_by_people(seems, state)) {
            return truth(words_.is_one_of("purpose", selector_.purposes, seems.purpose));
        }
    }
    return state.purpose.empty() ? Truth::unknown : Truth::fails;
}

void UnitMatch::name_missing(UnitId unit, bool upwards, MissingFacts& facts) const {
    if (upwards) {
        std::uint32_t at = static_cast<std::uint32_t>(unit);
        while (match_[at] != Truth::unknown) {
            at = at_.units().parent[at];
            if (at == graph::Forest::kNowhere) return;
        }
        unit = id_at<UnitId>(at);
    }
    if (match_[index(unit)] != Truth::unknown) return;
    const UnitState& state = at_.state(unit);
    if (kind(unit) == Truth::unknown) facts.emplace("kind");
    if (purpose(unit) == Truth::unknown) facts.emplace("purpose");
    if (selector_.agile && !state.agile) facts.emplace("agile");
    for (const UnitMatch& each : except_) each.name_missing(unit, false, facts);
}

WorkMatch::WorkMatch(const graph::Index& at, const WorkSelector& selector, const FactWords& words)
    : at_(at), selector_(selector), words_(words) {
    for (const WorkSelector& each : selector.except) except_.emplace_back(at, each, words);
    for (std::size_t i = 0; i < work_count(at.org); ++i) match_.push_back(match(id_at<WorkId>(i), nullptr));
}

Truth WorkMatch::match(WorkId work, MissingFacts* facts) const {
    if (!exists(at_, work)) return Truth::fails;
    const Organisation& org = at_.org;
    const Tick tick = org[at_.stage()].at;
    Truth found = Truth::holds;
    const auto take = [&](std::string_view name, Truth fits) {
        if (fits == Truth::unknown && facts != nullptr) facts->emplace(name);
        found = both(found, fits);
    };
    const auto ask = [&](std::string_view name, bool is_given, bool fits) {
        take(name, is_given ? truth(fits) : Truth::unknown);
    };
    if (is_project(org, work)) {
        const Project& project = project_of(org, work);
        const ProjectState& state = project.at(tick);
        if (!selector_.ids.empty() && !one_of_sorted(selector_.ids, project.id)) return Truth::fails;
        if (selector_.due && *selector_.due != state.due.has_value()) return Truth::fails;
        if (selector_.budget && *selector_.budget != state.budget) return Truth::fails;
    } else {
        const Product& product = product_of(org, work);
        const ProductState& state = product.at(tick);
        if (!selector_.ids.empty() && !one_of_sorted(selector_.ids, product.id)) return Truth::fails;
        if (selector_.has_ui) ask("has_ui", state.has_ui.has_value(), state.has_ui == selector_.has_ui);
        if (selector_.ml) ask("ml", state.ml.has_value(), state.ml == selector_.ml);
        if (!selector_.platforms.empty()) {
            take("platforms",
                 state.platforms ? words_.any("platforms", selector_.platforms, *state.platforms) : Truth::unknown);
        }
        if (!selector_.complexity.empty()) {
            ask("complexity", !state.complexity.empty(),
                words_.is_one_of("complexity", selector_.complexity, state.complexity));
        }
    }
    for (const WorkMatch& each : except_) {
        if (facts != nullptr) each.name_missing(work, *facts);
        found = both(found, opposite(each.match_[index(work)]));
    }
    return found;
}

void WorkMatch::name_missing(WorkId work, MissingFacts& facts) const {
    if (match_[index(work)] == Truth::unknown) match(work, &facts);
}

}  // namespace orgplan::rules
