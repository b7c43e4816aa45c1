#include <fmt/format.h>

#include "planner/language/resolve/assembly.h"
#include "planner/text/letters.h"

namespace orgplan::language {
namespace {

// Names of one kind: reports those that are not the same and yet differ by letter case or accents alone.
class Alike {
  public:
    explicit Alike(text::Findings& findings) : findings_(findings) {}

    // `of`: what it is a name of; `known_apart`: another of that kind with such a name is somebody else.
    void add(Text name, Place place, std::size_t of, bool known_apart = false) {
        if (name.empty() || !place.known()) return;
        const auto [first, fresh] = first_.try_emplace(text::folded(name), Name{name, place, of, known_apart});
        const Name& other = first->second;
        if (fresh || other.text == name || other.of == of || (other.known_apart && known_apart)) return;
        if (!reported_.insert(name).second) return;
        findings_
            .add("names-alike", place,
                 fmt::format("`{}` differs from `{}` by letter case or accents alone", name, other.text))
            .notes.push_back({other.place, "the other"});
    }

  private:
    struct Name {
        Text text;
        Place place;
        std::size_t of;
        bool known_apart;
    };

    text::Findings& findings_;
    std::unordered_map<std::string, Name> first_;
    std::set<Text> reported_;
};

template <class Things>
void check_ids(Assembly& assembly, const Things& things) {
    Alike alike(assembly.findings);
    for (std::size_t i = 0; i < things.size(); ++i) alike.add(things[i].id, things[i].place, i);
}

}  // namespace

void check_names(Assembly& assembly) {
    const Organisation& org = assembly.org;
    Alike ids(assembly.findings), unit_names(assembly.findings), people(assembly.findings);
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        ids.add(org.units[i].id, org.units[i].place, i);
        unit_names.add(org.units[i].states.front().name, assembly.written_units[i].find("name").place(), i);
    }
    Place line;
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const text::Node written = assembly.written_seats[i].line;
        if (written.place() == line) continue;
        line = written.place();
        if (const text::Node id = written.find("id")) ids.add(id.text(), id.place(), org.units.size() + i);
    }
    for (std::size_t i = 0; i < org.people.size(); ++i) {
        const Person& person = org.people[i];
        // Those who have ids differ by them, and may be called the same.
        people.add(person.name, person.place, i, !person.id.empty());
        people.add(person.id, person.place, i, true);
    }
    check_ids(assembly, org.products);
    check_ids(assembly, org.projects);
    check_ids(assembly, org.stages);
}

}  // namespace orgplan::language
