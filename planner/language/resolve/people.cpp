#include <fmt/format.h>

#include <algorithm>

#include "graph/model/words.h"
#include "planner/language/resolve/assembly.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

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

}  // namespace

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
    state.occupancy = Occupancy::unnamed;
    if (!holder || holder.is_null()) return;
    if (holder.is_scalar()) {
        if (holder.text() == word_of(Occupancy::vacant)) {
            state.occupancy = Occupancy::vacant;
            return;
        }
        const PersonId person = person_of(assembly, holder);
        if (given(person)) state.holders.push_back({person, state.fte, holder.place()});
    } else {
        std::size_t count = 0;
        for ([[maybe_unused]] const text::Node each : holder) ++count;
        Once<PersonId> once(assembly);
        for (const text::Node each : holder) {
            const text::Node name = each.is_map() ? each.find("name") : each;
            if (!name || name.is_null()) continue;
            const PersonId person = person_of(assembly, name);
            if (!given(person)) continue;
            const std::optional<double> said = text::number_of(each.find("share").text());
            const double share = said.value_or(state.fte / static_cast<double>(count));
            if (once.take(person, name)) {
                state.holders.push_back({person, share, name.place()});
            } else {
                // Whoever is named twice has both parts.
                const auto first = std::ranges::find(state.holders, person, &Holder::person);
                first->share += share;
                if (said) assembly.said_shares.insert(first->place);
            }
            if (said) assembly.said_shares.insert(name.place());
        }
    }
    if (!state.holders.empty()) state.occupancy = Occupancy::named;
}

}  // namespace orgplan::language
