#include <fmt/format.h>

#include <algorithm>

#include "graph/model/words.h"
#include "planner/language/language_data.h"
#include "planner/language/on_line.h"
#include "planner/language/resolve/assembly.h"
#include "planner/text/letters.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

bool is_acting(text::Node holder) {
    return text::bool_of(holder.find("acting").text()).value_or(false);
}

PersonId person_of(Assembly& assembly, text::Node name) {
    if (const auto known = assembly.people.find(name.text()); known != assembly.people.end()) {
        if (given(known->second)) return known->second;
        assembly.findings.add("ambiguous-person", name.place(),
                              fmt::format("several people are called `{}`", name.text()));
        return kNone<PersonId>;
    }
    const PersonId id = id_at<PersonId>(assembly.org.people.size());
    Person person;
    person.name = assembly.keep(name.text());
    person.place = name.place();
    assembly.people.emplace(person.name, id);
    assembly.org.people.push_back(person);
    return id;
}

// Adds the times at which somebody is away; what cannot be meant is reported and left out.
void read_away(Assembly& assembly, text::Node list, Person& person) {
    for_each_of(list, [&](text::Node node) {
        const text::Node opens = node.find("opens"), closes = node.find("closes"), pay = node.find("pay");
        const std::optional<Tick> from = opens ? assembly.timeline.tick(opens) : std::nullopt;
        const std::optional<Tick> to = closes ? assembly.timeline.tick(closes) : kForever;
        if (!from || !to) return;
        if (*to <= *from) {
            assembly.findings.add("closes-before-opens", closes.place(),
                                  fmt::format("`{}` is away from {}, and back {}", person.name,
                                              assembly.timeline.text(*from), assembly.timeline.when(*to)));
            return;
        }
        Away away{*from, *to, assembly.keep(node.find("why").text()), 1, opens.place()};
        if (pay) away.pay = text::number_of(pay.text()).value_or(1);
        const auto other = std::ranges::find_if(
            person.away, [&](const Away& each) { return each.opens < away.closes && away.opens < each.closes; });
        if (other != person.away.end()) {
            assembly.findings
                .add("away-overlaps", away.place, fmt::format("`{}` is away twice at one time", person.name))
                .notes.push_back({other->place, "the other"});
            return;
        }
        const auto later = std::ranges::find_if(person.away, [&](const Away& each) { return each.opens > away.opens; });
        person.away.insert(later, away);
    });
}

// Reads one entry of `holder`, of `count` that hold the seat.
void read_one(Assembly& assembly, text::Node each, std::size_t count, PositionState& state, Once<PersonId>& once) {
    const text::Node name = each.is_map() ? each.find("name") : each;
    if (!name || name.is_null()) return;
    const PersonId person = person_of(assembly, name);
    if (!given(person)) return;
    if (language().not_names.contains(text::folded(name.text()))) {
        assembly.findings.add("holder-without-name", name.place(),
                              fmt::format("`{}` is read as the name of the holder", name.text()));
    }
    read_away(assembly, each.find("away"), assembly.org.people[index(person)]);
    const text::Node part = each.find("share");
    const std::optional<double> said = text::number_of(part.text());
    if (is_acting(each)) {
        if (once.take(person, name)) state.acting.push_back({person, 0, name.place()});
        if (part) {
            report_idle(assembly, "says-nothing", part.place(),
                        fmt::format("`{}` only acts, which takes no share of a week", name.text()));
        }
        return;
    }
    const double share = said.value_or(state.fte / static_cast<double>(count));
    if (said) assembly.said_shares.insert(name.place());
    if (once.take(person, name)) {
        state.holders.push_back({person, share, name.place()});
        return;
    }
    // Whoever is named twice has both parts.
    const auto first = std::ranges::find(state.holders, person, &Holder::person);
    if (first == state.holders.end()) return;
    first->share += share;
    if (said) assembly.said_shares.insert(first->place);
}

// Several names on one seat are a job share, or were meant for several seats.
void check_shared(Assembly& assembly, text::Node holder, const PositionState& state) {
    if (state.holders.size() < 2 || state.fte != 1 || !assembly.idle.insert(holder.place()).second) return;
    double weeks = 0;
    for (const Holder& each : state.holders) {
        if (assembly.said_shares.contains(each.place)) return;
        weeks += assembly.org[each.person].fte;
    }
    // People who work a part of a week each say how it is divided.
    if (weeks <= state.fte) return;
    const std::size_t count = state.holders.size();
    std::string names, shares;
    for (const text::Node each : holder) {
        if (is_acting(each)) continue;
        const std::string name = on_line(each.is_map() ? each.find("name") : each);
        if (shares.empty()) shares = fmt::format("{{name: {}, share: {:.2g}}}", name, 1.0 / static_cast<double>(count));
        names += fmt::format("{}{}", names.empty() ? "" : ", ", name);
    }
    if (names.size() > kLongestShown) names = "...";
    assembly.findings.add(
        "shared-without-shares", holder.place(), fmt::format("{} people hold one seat, and none has a `share`", count),
        fmt::format("for {0} seats write `count: {0}, holders: [{1}]`; for a shared seat give each a `share`, as in "
                    "`holder: [{2}, ...]`",
                    count, names, shares));
}

}  // namespace

bool only_acting(text::Node holder) {
    bool acting = false, others = false;
    const auto look = [&](text::Node each) { (is_acting(each) ? acting : others) = true; };
    if (holder.is_sequence()) {
        for (const text::Node each : holder) look(each);
    } else {
        look(holder);
    }
    return acting && !others;
}

void read_people(Assembly& assembly, const std::vector<text::Node>& lists) {
    std::unordered_map<std::string_view, Place> ids;
    std::unordered_map<std::string_view, PersonId> names;
    for (const text::Node list : lists) {
        for (const text::Node node : list) {
            const text::Node id = node.find("id");
            if (!id) continue;
            const auto [first, fresh] = ids.emplace(id.text(), id.place());
            if (!fresh) {
                assembly.findings
                    .add("duplicate-id", id.place(), fmt::format("there is already a person `{}`", id.text()))
                    .notes.push_back({first->second, "first here"});
                continue;
            }
            Person person;
            person.id = assembly.keep(id.text());
            const text::Node name = node.find("name");
            person.name = name ? assembly.keep(name.text()) : person.id;
            person.fte = text::number_of(node.find("fte").text()).value_or(1);
            person.skills = words_of(assembly, node.find("skills"));
            read_away(assembly, node.find("away"), person);
            person.place = id.place();
            const PersonId number = id_at<PersonId>(assembly.org.people.size());
            assembly.org.people.push_back(person);
            const auto [namesake, alone] = names.emplace(person.name, number);
            if (!alone) namesake->second = kNone<PersonId>;
        }
    }
    // An id wins over a name that reads the same.
    for (const auto& [name, person] : names) assembly.people.emplace(name, person);
    for (std::size_t i = 0; i < assembly.org.people.size(); ++i) {
        assembly.people[assembly.org.people[i].id] = id_at<PersonId>(i);
    }
}

void read_holder(Assembly& assembly, text::Node holder, PositionState& state) {
    state.holders.clear();
    state.acting.clear();
    state.occupancy = Occupancy::unnamed;
    if (!holder || holder.is_null()) return;
    if (holder.is_scalar() && holder.text() == word_of(Occupancy::vacant)) {
        state.occupancy = Occupancy::vacant;
        return;
    }
    Once<PersonId> once(assembly);
    if (holder.is_sequence()) {
        std::size_t count = 0;
        for (const text::Node each : holder) count += is_acting(each) ? 0 : 1;
        for (const text::Node each : holder) read_one(assembly, each, count, state, once);
        check_shared(assembly, holder, state);
    } else {
        read_one(assembly, holder, 1, state, once);
    }
    if (!state.holders.empty()) {
        state.occupancy = Occupancy::named;
    } else if (!state.acting.empty()) {
        state.occupancy = Occupancy::vacant;
    }
}

}  // namespace orgplan::language
