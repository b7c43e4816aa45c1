#include "planner/glossary/glossary.h"
#include "planner/language/resolve/assembly.h"

namespace orgplan::language {
namespace {

FamilyId family_called(const Organisation& org, std::string_view id) {
    for (std::size_t i = 0; i < org.families.size(); ++i)
        if (!id.empty() && org.families[i].id == id) return id_at<FamilyId>(i);
    return kNone<FamilyId>;
}

// `Lead` is part of the name of some roles, and beside those it is not a level.
bool says_level_of(const ReadTitle& title, const PositionState& state) {
    return !title.level.empty() && (title.role == state.role || (given(state.role) && title.level != "lead"));
}

}  // namespace

std::uint32_t read_title(Assembly& assembly, Text title) {
    const auto [known, fresh] = assembly.titles_read.try_emplace(title, 0);
    if (!fresh) return known->second;
    if (!assembly.title_reader) assembly.title_reader.emplace(glossary::glossary(), assembly.own_titles);
    glossary::TitleReading reading = assembly.title_reader->read(title);
    ReadTitle& read = assembly.org.titles.emplace_back();
    read.text = title;
    read.level = assembly.keep(reading.level);
    if (reading.certain) {
        read.role = reading.roles.front();
        read.called = assembly.keep(reading.called);
    } else {
        read.family = family_called(assembly.org, reading.family);
        // That a manager may manage anything is nothing new.
        if (!reading.roles.empty()) read.outside = assembly.keep(reading.outside);
        read.may_be = std::move(reading.roles);
    }
    read.could_be = std::move(reading.could_be);
    read.understood = reading.understood;
    known->second = static_cast<std::uint32_t>(assembly.org.titles.size() - 1);
    return known->second;
}

NamedRole named_role_of(Assembly& assembly, text::Node text, bool of_seat) {
    if (!text || text.is_null()) return {};
    const glossary::Titles::Match& match = match_of(assembly, text.text());
    if (match.unknown()) {
        const Text title = assembly.keep(in_words(assembly, text.text()));
        const RoleId read = assembly.org.titles[read_title(assembly, title)].role;
        if (given(read)) return {read, title};
    }
    const RoleId role = role_of(assembly, text.text(), text.place(), of_seat);
    return {role, given(role) ? match.alias : assembly.keep(text.text())};
}

void take_from_title(Assembly& assembly, PositionState& state) {
    if (!state.role_said) state.role = kNone<RoleId>;
    if (state.level_read) state.level = Text();
    state.level_read = false;
    state.read = 0;
    if (!state.title.empty()) {
        state.read = read_title(assembly, state.title);
    } else if (const auto read = assembly.titles_read.find(state.alias); read != assembly.titles_read.end()) {
        state.read = read->second;  // `role: Senior Backend Developer`
    }
    const ReadTitle& title = assembly.org.titles[state.read];
    if (!state.role_said) state.role = title.role;
    if (!state.level.empty() || !says_level_of(title, state)) return;
    state.level = title.level;
    state.level_read = true;
}

}  // namespace orgplan::language
