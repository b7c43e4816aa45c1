#include <map>

#include "planner/diff/compare.h"

namespace orgplan::diff {
namespace {

Presence presence(const void* before, const void* after) {
    return before == nullptr ? Presence::added : after == nullptr ? Presence::removed : Presence::stays;
}

template <class State>
void compare_units(const State& a, const State& b, FactList& facts) {
    std::vector<Text> from, to;
    for (const UnitId unit : a.units) from.push_back(facts.before_id(unit));
    for (const UnitId unit : b.units) to.push_back(facts.after_id(unit));
    facts.add_words(Aspect::owner, std::move(from), std::move(to));
}

// What exists in both, or in one of them, by id.
template <class Work, class Exists>
std::map<Text, std::pair<const Work*, const Work*>> both(const std::vector<Work>& before,
                                                         const std::vector<Work>& after, Exists exists) {
    std::map<Text, std::pair<const Work*, const Work*>> found;
    for (const Work& each : before) {
        if (exists(each, true)) found[each.id].first = &each;
    }
    for (const Work& each : after) {
        if (exists(each, false)) found[each.id].second = &each;
    }
    return found;
}

std::string budget_words(const ProjectState& state, Text currency) {
    if (!state.budget) return {};
    return state.allowed ? amount_words(*state.allowed, currency) : "given";
}

}  // namespace

void compare_work(const StageSnapshot& before, const StageSnapshot& after, FactList& facts) {
    const Tick from = before.org[before.stage].at, to = after.org[after.stage].at;
    const auto finish = [&](Thing thing, const auto* a, const auto* b, const auto& state) {
        const Text id = (b ? b : a)->id;
        facts.add_duties(a ? &a->duties : nullptr, b ? &b->duties : nullptr);
        facts.finish(thing, presence(a, b), id, id, state.name.empty() ? id : state.name, {});
    };
    const auto exists = [&](const Product& each, bool first) {
        return first ? each.stages.has(before.stage) : each.stages.has(after.stage);
    };
    for (const auto& [id, pair] : both(before.org.products, after.org.products, exists)) {
        static const ProductState kNothing;
        const ProductState& a = pair.first ? pair.first->at(from) : kNothing;
        const ProductState& b = pair.second ? pair.second->at(to) : kNothing;
        facts.add(Aspect::name, a.name, b.name);
        compare_units(a, b, facts);
        facts.add_times(pair.first, pair.second);
        facts.add_fact("has_ui", a.has_ui, b.has_ui);
        facts.add_fact("ml", a.ml, b.ml);
        facts.add_list("platforms", a.platforms, b.platforms);
        facts.add(Aspect::fact, a.complexity, b.complexity, "complexity");
        finish(Thing::product, pair.first, pair.second, pair.second ? b : a);
    }
    const auto always = [](const Project&, bool) { return true; };
    for (const auto& [id, pair] : both(before.org.projects, after.org.projects, always)) {
        static const ProjectState kNothing;
        const ProjectState& a = pair.first ? pair.first->at(from) : kNothing;
        const ProjectState& b = pair.second ? pair.second->at(to) : kNothing;
        facts.add(Aspect::name, a.name, b.name);
        compare_units(a, b, facts);
        facts.add(Aspect::due, a.due ? date_text(*a.due) : "", b.due ? date_text(*b.due) : "");
        facts.add(Aspect::budget, budget_words(a, before.org.costs.currency),
                  budget_words(b, after.org.costs.currency));
        finish(Thing::project, pair.first, pair.second, pair.second ? b : a);
    }
}

}  // namespace orgplan::diff
