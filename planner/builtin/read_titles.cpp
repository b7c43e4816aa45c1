#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "planner/builtin/schema_reader.h"
#include "planner/glossary/title_parts.h"
#include "planner/glossary/title_reader.h"

namespace orgplan::builtin {
namespace {

using glossary::AsideKind;
using glossary::Glossary;
using glossary::TitleWords;

void read_asides(text::Node root, TitleWords& words, SchemaReader& reader) {
    for (const text::Node each : reader.list(root, "levels")) {
        const std::string level = reader.text(each, "level");
        const std::string at = reader.text(each, "at");
        if (at != "before" && at != "after" && at != "both")
            reader.fault(each.find("at"), fmt::format("`{}` is not before, after or both", at));
        const bool anywhere = each.find("anywhere") && reader.flag(each, "anywhere");
        for (const std::string& says : reader.texts(each, "says"))
            words.asides.push_back({says, AsideKind::level, level, at != "after", at != "before", anywhere});
    }
    const auto add = [&](std::string_view key, AsideKind kind) {
        for (const std::string& says : reader.texts(root, key))
            words.asides.push_back({says, kind, {}, true, true, false});
    };
    add("regions", AsideKind::region);
    add("status", AsideKind::status);
    add("areas", AsideKind::area);
}

// One phrase is known as one thing, however it is spelled.
void check_once(text::Node root, const std::vector<std::string>& phrases, const Glossary& glossary,
                SchemaReader& reader) {
    const glossary::TitleSpeller speller(glossary.titles);
    std::set<std::string> seen;
    for (const std::string& phrase : phrases) {
        const std::string spelled = speller.spelled(phrase);
        if (spelled.empty()) reader.fault(root, fmt::format("`{}` has no word", phrase));
        if (!seen.insert(spelled).second) reader.fault(root, fmt::format("`{}` is given twice", phrase));
    }
}

void check_role(text::Node at, const std::string& id, const Glossary& glossary, SchemaReader& reader) {
    if (glossary::find_role(glossary, id) == nullptr) reader.fault(at, fmt::format("`{}` is not a role", id));
}

void check_family(text::Node at, const std::string& id, const Glossary& glossary, SchemaReader& reader) {
    if (std::ranges::find(glossary.families, id, &glossary::GlossaryFamily::id) == glossary.families.end())
        reader.fault(at, fmt::format("`{}` is not a family", id));
}

}  // namespace

void read_title_words(text::Node root, Glossary& glossary, SchemaReader& reader) {
    TitleWords& words = glossary.titles;
    words.endings = reader.texts(root, "endings");
    words.gender_letters = reader.text(root, "gender_letters");
    for (const text::Node each : reader.list(root, "spellings")) {
        const std::string means = reader.text(each, "means");
        for (const std::string& says : reader.texts(each, "says")) words.spellings.push_back({says, means});
    }
    words.of = reader.texts(root, "of");
    read_asides(root, words, reader);
    words.before_areas = reader.texts(root, "before_areas");
    words.before_all = reader.texts(root, "before_all");
    words.apart = reader.texts(root, "apart");
    words.ends = reader.texts(root, "ends");
    words.people = reader.texts(root, "people");
    words.common = reader.texts(root, "common");
    words.deputies = reader.texts(root, "deputies");
    for (const text::Node each : root.find("leads")) {
        check_role(each, std::string(each.text()), glossary, reader);
        words.leads.push_back({std::string(each.key()), std::string(each.text())});
    }
    std::vector<std::string> said;
    for (const glossary::TitleAside& aside : words.asides) said.push_back(aside.says);
    check_once(root, said, glossary, reader);
}

void read_title_names(text::Node root, Glossary& glossary, SchemaReader& reader) {
    const text::Node names = root.find("names");
    if (!names.is_map()) reader.fault(root, "`names` must be a map by role");
    std::vector<std::string> said;
    for (const text::Node each : names) {
        const std::string role(each.key());
        check_role(each, role, glossary, reader);
        for (const std::string& name : reader.texts(names, role)) {
            glossary.titles.names.push_back({name, role});
            said.push_back(name);
        }
    }
    check_once(root, said, glossary, reader);
}

void read_unclear_titles(text::Node root, Glossary& glossary, SchemaReader& reader) {
    std::vector<std::string> said;
    for (const text::Node each : reader.list(root, "unclear")) {
        const std::vector<std::string> roles = reader.texts(each, "roles");
        for (const std::string& role : roles) check_role(each, role, glossary, reader);
        const std::string outside(each.find("outside").text());
        if (roles.size() < 2 && outside.empty()) reader.fault(each, "nothing says what else the titles may mean");
        const std::string family(each.find("family").text());
        if (!family.empty()) check_family(each, family, glossary, reader);
        for (const std::string& says : reader.texts(each, "says")) {
            glossary.titles.unclear.push_back({says, roles, outside, family});
            said.push_back(says);
        }
    }
    check_once(root, said, glossary, reader);
}

void read_title_fields(text::Node root, Glossary& glossary, SchemaReader& reader) {
    std::vector<std::string> said;
    for (const text::Node each : reader.list(root, "fields")) {
        const std::string family = reader.text(each, "family");
        if (family != "none") check_family(each, family, glossary, reader);
        for (const std::string& says : reader.texts(each, "says")) {
            glossary.titles.fields.push_back({says, family});
            said.push_back(says);
        }
    }
    check_once(root, said, glossary, reader);
    said.clear();
    for (const text::Node each : reader.list(root, "trades")) {
        const std::string role(each.find("may_be").text());
        if (!role.empty()) check_role(each, role, glossary, reader);
        for (const std::string& says : reader.texts(each, "says")) {
            glossary.titles.trades.push_back({says, role});
            said.push_back(says);
        }
    }
    check_once(root, said, glossary, reader);
    glossary.titles.shared = reader.texts(root, "shared");
}

void read_title_examples(text::Node root, Glossary& glossary, SchemaReader& reader) {
    const glossary::TitleReader titles(glossary);
    for (const text::Node each : reader.list(root, "examples")) {
        const glossary::TitleExample example{reader.text(each, "title"), std::string(each.find("role").text()),
                                             std::string(each.find("level").text()),
                                             std::string(each.find("family").text()), reader.texts(each, "may_be")};
        glossary.titles.examples.push_back(example);
        const glossary::TitleReading reading = titles.read(example.title);
        std::vector<std::string> roles;
        for (const RoleId role : reading.roles) roles.push_back(glossary.roles[index(role)].id);
        const glossary::TitleExample seen{example.title, reading.certain ? roles.front() : std::string(),
                                          reading.certain ? reading.level : std::string(),
                                          reading.certain ? std::string() : reading.family,
                                          reading.certain ? std::vector<std::string>() : roles};
        if (seen == example) continue;
        reader.fault(each, fmt::format("`{}` is read as role `{}`, level `{}`, family `{}`, may be [{}]", example.title,
                                       seen.role, seen.level, seen.family, fmt::join(seen.may_be, ", ")));
    }
}

}  // namespace orgplan::builtin
