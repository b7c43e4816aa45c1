#include "planner/diff/facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "graph/model/words.h"

namespace orgplan::diff {
namespace {

constexpr std::string_view kEmptyList = "[]";  // no word can be that

std::vector<Text> own_ids(const Organisation& org) {
    std::vector<Text> ids;
    for (const Stage& stage : org.stages) ids.push_back(stage.id);
    return ids;
}

std::vector<Text> ids_in(const Organisation& before, const Organisation& after) {
    std::vector<Text> ids = own_ids(before);
    const std::vector<StageId> was = stages_before(before, after);
    for (std::size_t s = 0; s < was.size(); ++s) {
        if (given(was[s])) ids[index(was[s])] = after.stages[s].id;
    }
    return ids;
}

// Who is responsible for what at the stage; a duty of nobody is left out.
template <class IdOf>
std::map<Text, Text> duties_at(const std::vector<Duty>& duties, const StageSnapshot& snapshot, IdOf id_of) {
    std::map<Text, Text> held;
    const Tick tick = snapshot.org[snapshot.stage].at;
    for (const Duty& duty : duties) {
        if (duty.from > tick) continue;
        if (given(duty.position)) {
            held[duty.name] = id_of(duty.position);
        } else {
            held.erase(duty.name);
        }
    }
    return held;
}

std::multimap<UnitId, const Budget*> budgets_of(const Organisation& org) {
    std::multimap<UnitId, const Budget*> budgets;
    for (const Budget& budget : org.budgets) budgets.emplace(budget.unit, &budget);
    return budgets;
}

using Amounts = std::map<std::string, std::set<std::string>>;

// All amounts given, by period, or by the time from which a run rate holds.
void read_budgets(const std::multimap<UnitId, const Budget*>& budgets, UnitId unit, Text currency,
                  const TimeWords& times, Amounts& totals, Amounts& run_rates) {
    const auto [first, last] = budgets.equal_range(unit);
    for (auto each = first; each != last; ++each) {
        for (const Budget::Total& total : each->second->totals) {
            totals[std::string(total.period)].insert(amount_words(total.allowed, currency));
        }
        for (const Budget::RunRate& rate : each->second->run_rates) {
            run_rates[times.of(rate.from)].insert(amount_words(rate.allowed, currency));
        }
    }
}

}  // namespace

std::string amount_words(Amount amount, Text currency) {
    const std::string text = plain_money_text(amount, currency);
    return currency.empty() ? text : fmt::format("{} {}", text, currency);
}

TimeWords::TimeWords(const Organisation& org, std::vector<Text> by_id) {
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        if (!org.stages[s].for_day) stages_.emplace(org.stages[s].at, by_id[s]);
    }
}

std::string TimeWords::of(Tick tick) const {
    if (tick == kBeforeAll || tick == kForever) return {};
    const auto stage = stages_.find(tick);
    return stage == stages_.end() ? date_text(tick) : std::string(stage->second);
}

FactList::FactList(const StageSnapshot& before, const StageSnapshot& after, const Match& match, StageSet stages)
    : before_(before),
      after_(after),
      match_(match),
      stages_(stages),
      dated_(&before.org != &after.org && before.org.dated() && after.org.dated()),
      times_before_(before.org, ids_in(before.org, after.org)),
      times_after_(after.org, own_ids(after.org)),
      budgets_before_(budgets_of(before.org)),
      budgets_after_(budgets_of(after.org)) {}

Text FactList::before_id(UnitId id) const {
    if (!given(id)) return {};
    const UnitId after = match_.unit_after[index(id)];
    return given(after) ? after_.org[after].id : before_.org[id].id;
}

Text FactList::before_id(PositionId id) const {
    if (!given(id)) return {};
    const PositionId after = match_.seat_after[index(id)];
    return given(after) ? after_.org[after].id : before_.org[id].id;
}

void FactList::add(Aspect aspect, std::string_view from, std::string_view to, std::string_view name) {
    if (from == to) return;
    facts_.push_back({aspect, std::string(name), std::string(from), std::string(to), stages_});
}

void FactList::add_role(Aspect aspect, std::string_view from, std::string_view alias_from, std::string_view to,
                        std::string_view alias_to) {
    if (from == to) return;
    facts_.push_back(
        {aspect, {}, std::string(from), std::string(to), stages_, std::string(alias_from), std::string(alias_to)});
}

void FactList::add_words(Aspect aspect, std::vector<Text> from, std::vector<Text> to, std::string_view name) {
    for (std::vector<Text>* words : {&from, &to}) {
        std::sort(words->begin(), words->end());
        words->erase(std::unique(words->begin(), words->end()), words->end());
    }
    std::vector<Text> gone, come;
    std::set_difference(from.begin(), from.end(), to.begin(), to.end(), std::back_inserter(gone));
    std::set_difference(to.begin(), to.end(), from.begin(), from.end(), std::back_inserter(come));
    for (const Text each : gone) add(aspect, each, {}, name);
    for (const Text each : come) add(aspect, {}, each, name);
}

void FactList::add_duties(const std::vector<Duty>* before, const std::vector<Duty>* after) {
    if ((!before || before->empty()) && (!after || after->empty())) return;
    std::map<Text, Text> from, to;
    if (before) from = duties_at(*before, before_, [&](PositionId id) { return before_id(id); });
    if (after) to = duties_at(*after, after_, [&](PositionId id) { return after_id(id); });
    for (const auto& [name, who] : from) add(Aspect::duty, who, to.contains(name) ? to.at(name) : Text(), name);
    for (const auto& [name, who] : to) {
        if (!from.contains(name)) add(Aspect::duty, {}, who, name);
    }
}

void FactList::add_budgets(bool existed, UnitId before, bool exists, UnitId after) {
    if (budgets_before_.empty() && budgets_after_.empty()) return;
    Amounts totals_before, totals_after, rates_before, rates_after;
    if (existed) {
        read_budgets(budgets_before_, before, before_.org.costs.currency, times_before_, totals_before, rates_before);
    }
    if (exists) {
        read_budgets(budgets_after_, after, after_.org.costs.currency, times_after_, totals_after, rates_after);
    }
    const auto compare = [&](Aspect aspect, const Amounts& from, const Amounts& to) {
        std::set<std::string> names;
        for (const Amounts* amounts : {&from, &to}) {
            for (const auto& [name, said] : *amounts) names.insert(name);
        }
        static const std::set<std::string> kNothing;
        const auto said = [](const Amounts& amounts, const std::string& name) -> const std::set<std::string>& {
            const auto found = amounts.find(name);
            return found == amounts.end() ? kNothing : found->second;
        };
        for (const std::string& name : names) {
            const std::set<std::string>& a = said(from, name);
            const std::set<std::string>& b = said(to, name);
            if (a.size() == 1 && b.size() == 1) {
                add(aspect, *a.begin(), *b.begin(), name);
            } else {
                add_words(aspect, {a.begin(), a.end()}, {b.begin(), b.end()}, name);
            }
        }
    };
    compare(Aspect::budget, totals_before, totals_after);
    compare(Aspect::run_rate, rates_before, rates_after);
}

void FactList::add_links(LinkEnd before, LinkEnd after) {
    std::array<std::vector<Text>, kEnumerators<LinkKind>> from, to;
    for (const Link* link : before_.links_of(before)) {
        from[static_cast<std::size_t>(link->kind)].push_back(given(link->to.seat) ? before_id(link->to.seat)
                                                                                  : before_id(link->to.unit));
    }
    for (const Link* link : after_.links_of(after)) {
        to[static_cast<std::size_t>(link->kind)].push_back(given(link->to.seat) ? after_id(link->to.seat)
                                                                                : after_id(link->to.unit));
    }
    for (std::size_t kind = 0; kind < from.size(); ++kind) {
        if (!from[kind].empty() || !to[kind].empty()) {
            add_words(Aspect::link, std::move(from[kind]), std::move(to[kind]), kWords<LinkKind>[kind]);
        }
    }
}

void FactList::add_fact(std::string_view key, std::optional<bool> from, std::optional<bool> to) {
    const auto words = [](std::optional<bool> fact) { return !fact ? "" : *fact ? "true" : "false"; };
    add(Aspect::fact, words(from), words(to), key);
}

void FactList::add_fact(std::string_view key, std::optional<std::uint32_t> from, std::optional<std::uint32_t> to) {
    const auto words = [](std::optional<std::uint32_t> fact) { return fact ? std::to_string(*fact) : std::string(); };
    if (from != to) add(Aspect::fact, words(from), words(to), key);
}

void FactList::add_fact(std::string_view key, const std::optional<Text>& from, const std::optional<Text>& to) {
    add(Aspect::fact, from.value_or(Text()), to.value_or(Text()), key);
}

void FactList::add_list(std::string_view key, const std::vector<Text>& from, const std::vector<Text>& to) {
    if (from != to) add_words(Aspect::list, from, to, key);
}

void FactList::add_list(std::string_view key, const std::optional<std::vector<Text>>& from,
                        const std::optional<std::vector<Text>>& to) {
    if (from == to) return;
    // An empty list is not the same as no list.
    const auto words = [](const std::optional<std::vector<Text>>& list) {
        return !list ? std::vector<Text>() : list->empty() ? std::vector<Text>{kEmptyList} : *list;
    };
    add_words(Aspect::list, words(from), words(to), key);
}

void FactList::add_seat_facts(const SeatFacts& from, const SeatFacts& to) {
    add_list("scope", from.scope, to.scope);
    add_list("skills", from.skills, to.skills);
    add_list("background", from.background, to.background);
    add_fact("accounts", from.accounts, to.accounts);
    if (from.time == to.time) return;
    std::map<std::string, std::string> before, after;
    const auto read = [](const std::optional<std::vector<TimeShare>>& time, std::map<std::string, std::string>& parts) {
        if (!time) return;
        if (time->empty()) parts["time"] = kEmptyList;
        for (const TimeShare& share : *time)
            parts[fmt::format("time for {}", share.work)] = fmt::format("{}", share.part);
    };
    read(from.time, before);
    read(to.time, after);
    for (const auto& [work, part] : before) add(Aspect::fact, part, after.contains(work) ? after.at(work) : "", work);
    for (const auto& [work, part] : after) {
        if (!before.contains(work)) add(Aspect::fact, {}, part, work);
    }
}

void FactList::finish(Thing thing, Presence presence, Text id, Text was, Text label, Text unit, bool promoted) {
    if (presence == Presence::stays && facts_.empty() && (was.empty() || was == id)) return;
    Change& change = changes_.emplace_back();
    change.thing = thing;
    change.presence = presence;
    change.id = id;
    if (was != id) change.was = was;
    change.label = label;
    change.unit = unit;
    change.facts = std::move(facts_);
    change.stages = stages_;
    change.promoted = promoted;
    facts_.clear();
}

}  // namespace orgplan::diff
