#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>

#include "planner/glossary/glossary.h"
#include "planner/language/resolve/assembly.h"
#include "planner/text/nearest.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

std::vector<Text> texts_of(Assembly& assembly, text::Node list) {
    std::vector<Text> texts;
    for (const text::Node each : list) texts.push_back(assembly.keep(each.text()));
    std::sort(texts.begin(), texts.end());
    return texts;
}

// What to write where only a role can be written and a text is a whole title; empty where it says no role.
std::string help_for_title(Assembly& assembly, std::string_view text) {
    const ReadTitle& read = assembly.org.titles[read_title(assembly, assembly.keep(text))];
    if (!given(read.role)) return {};
    const Text role = assembly.org[read.role].id;
    if (read.level.empty()) return fmt::format("write `{}`", role);
    return fmt::format("write `{}`; `level: {}` is written at its seats", role, read.level);
}

// The tag that most roles of a family have; empty where none is that common.
std::string_view usual_tag(std::string_view family) {
    std::map<std::string_view, std::size_t> counts;
    std::size_t all = 0;
    for (const glossary::GlossaryRole& role : glossary::glossary().roles) {
        if (role.family != family) continue;
        ++all;
        for (const std::string& tag : role.tags) ++counts[tag];
    }
    const auto most = std::ranges::max_element(counts, {}, [](const auto& each) { return each.second; });
    return most != counts.end() && 2 * most->second > all ? most->first : std::string_view();
}

// The family of all roles that the last word of a title may mean, as `engineering` of an engineer; else none.
FamilyId family_by_last_word(Assembly& assembly, std::string_view title) {
    const std::size_t blank = title.rfind(' ');
    FamilyId family = kNone<FamilyId>;
    const glossary::Titles::Match& match = assembly.titles->find(title.substr(blank == title.npos ? 0 : blank + 1));
    for (const RoleId role : match.roles) {
        const FamilyId its = assembly.org[role].family;
        if (given(family) && its != family) return kNone<FamilyId>;
        family = its;
    }
    return family;
}

// How to define a role that the glossary does not have, as far as its title says what it is.
std::string help_to_define(Assembly& assembly, std::string_view text, FamilyId family, bool of_seat) {
    const std::string title = in_words(assembly, text);
    if (!given(family)) family = family_by_last_word(assembly, title);
    const std::string id = text::slug(title);
    if (id.empty()) return {};
    std::string entry = fmt::format("id: {}, title: {}", id, title);
    if (given(family)) {
        const Text called = assembly.org[family].id;
        entry += fmt::format(", family: {}", called);
        if (const std::string_view tag = usual_tag(called); !tag.empty()) entry += fmt::format(", tags: [{}]", tag);
    }
    const bool more = std::ranges::any_of(assembly.org.roles, &Role::own);
    std::string help = more ? fmt::format("define it, with `{{{}}}` in `glossary`", entry)
                            : fmt::format("define it, with `glossary: [{{{}}}]` at the top level", entry);
    return of_seat ? fmt::format("{}, or write `title: {}` instead of `role:`", help, title) : help;
}

// What to write for a text that means several roles, with what sets each of them apart; of more than two each on a line
// of its own.
std::string help_for_several(const Assembly& assembly, std::span<const RoleId> roles, std::string_view outside,
                             std::string_view title, bool of_seat) {
    const glossary::Glossary& known = glossary::glossary();
    std::string help;
    const bool lines = roles.size() > 2;
    for (const RoleId role : roles) {
        const bool own = index(role) >= known.roles.size();
        const std::string differs = own ? std::string() : known.roles[index(role)].difference;
        const std::string_view before = lines          ? help.empty() ? "write one of these:\n" : "\n"
                                        : help.empty() ? "write "
                                                       : " or ";
        help += fmt::format("{}`{}`{}", before, assembly.org[role].id,
                            differs.empty() ? differs : fmt::format(" ({})", differs));
    }
    const std::string words = in_words(assembly, title);
    const std::string_view then = lines ? "\n" : "; ";
    if (!outside.empty() && of_seat) {
        help += fmt::format("{}for {}, write `title: {}` alone", then, outside, words);
    }
    return of_seat ? fmt::format("{}{}to keep your own wording, add `title: {}`", help, then, words) : help;
}

// Of the tags of a role, the first that says what a unit of such people is for.
Text purpose_of(const std::vector<Text>& tags) {
    for (const Text tag : tags) {
        const auto known = std::ranges::find(glossary::glossary().tags, tag, &glossary::GlossaryTag::id);
        if (known != glossary::glossary().tags.end() && !known->purpose.empty()) return known->purpose;
    }
    return {};
}

}  // namespace

std::string in_words(const Assembly& assembly, std::string_view text) {
    std::string words(text);
    if (!text::is_id(text) || std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; })) return words;
    for (char& c : words) {
        if (c == '-' || c == '_') c = ' ';
    }
    constexpr std::array<std::string_view, 5> kSmall = {"of", "and", "for", "the", "to"};
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        const std::string_view word = std::string_view(words).substr(at, end - at);
        const std::string_view known = assembly.titles->find(word).alias;
        if (known.size() == word.size()) {
            words.replace(at, word.size(), known);  // `SRE`
        } else if ((at == 0 || std::ranges::count(kSmall, word) == 0) && words[at] >= 'a' && words[at] <= 'z') {
            words[at] = static_cast<char>(words[at] - 'a' + 'A');
        }
        at = end + 1;
    }
    return words;
}

void read_roles(Assembly& assembly, const std::vector<text::Node>& own_roles) {
    Organisation& org = assembly.org;
    const glossary::Glossary& known = glossary::glossary();
    std::unordered_map<std::string_view, FamilyId> families;
    for (const glossary::GlossaryFamily& family : known.families) {
        families.emplace(family.id, id_at<FamilyId>(org.families.size()));
        org.families.push_back({family.id, family.title, family.colour});
    }
    std::unordered_map<std::string_view, Place> own_ids;
    for (const glossary::GlossaryRole& role : known.roles) {
        Role entry;
        entry.id = role.id;
        entry.title = role.title;
        entry.family = families.at(role.family);
        entry.tags.assign(role.tags.begin(), role.tags.end());
        entry.manages = role.manages;
        std::sort(entry.tags.begin(), entry.tags.end());
        entry.purpose = role.purpose.empty() ? purpose_of(entry.tags) : Text(role.purpose);
        org.roles.push_back(std::move(entry));
    }
    for (const text::Node list : own_roles) {
        for (const text::Node node : list) {
            const text::Node id = node.find("id");
            if (!id) continue;
            const bool taken = std::any_of(known.roles.begin(), known.roles.end(),
                                           [&](const glossary::GlossaryRole& role) { return role.id == id.text(); });
            const auto [first, fresh] = own_ids.emplace(id.text(), id.place());
            if (taken || !fresh) {
                text::Finding& finding = assembly.findings.add(
                    "duplicate-id", id.place(),
                    fmt::format("`{}` is already a role{}", id.text(), taken ? " of the glossary" : ""));
                if (!taken) finding.notes.push_back({first->second, "first here"});
                continue;
            }
            Role role;
            role.own = true;
            role.id = assembly.keep(id.text());
            const text::Node title = node.find("title");
            role.title = title ? assembly.keep(title.text()) : role.id;
            role.tags = texts_of(assembly, node.find("tags"));
            role.purpose = purpose_of(role.tags);
            if (const text::Node manages = node.find("manages")) {
                role.manages = text::bool_of(manages.text()).value_or(false) ? Manages::yes : Manages::no;
            }
            if (const text::Node family = node.find("family")) {
                role.family = family_of(assembly, family);
            }
            glossary::OwnTitles titles{role.id, role.title, {}};
            for (const text::Node alias : node.find("aliases")) titles.aliases.push_back(assembly.keep(alias.text()));
            assembly.own_titles.push_back(std::move(titles));
            org.roles.push_back(std::move(role));
        }
    }
    assembly.titles.emplace(known, assembly.own_titles);
    assembly.role_suggestions = text::Suggestions(assembly.titles->all(), text::nearest_name);
}

FamilyId family_of(Assembly& assembly, text::Node value) {
    if (!value || value.is_null()) return kNone<FamilyId>;
    const std::vector<Family>& families = assembly.org.families;
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < families.size(); ++i) {
        if (families[i].id == value.text()) return id_at<FamilyId>(i);
        ids.push_back(families[i].id);
    }
    assembly.findings.add("unknown-family", value.place(), fmt::format("no family has the id `{}`", value.text()),
                          text::did_you_mean(value.text(), ids));
    return kNone<FamilyId>;
}

const glossary::Titles::Match& match_of(Assembly& assembly, std::string_view text) {
    auto seen = assembly.titles_seen.find(text);
    if (seen == assembly.titles_seen.end()) {
        seen = assembly.titles_seen.emplace(text, &assembly.titles->find(text)).first;
    }
    return *seen->second;
}

RoleId role_of(Assembly& assembly, std::string_view text, Place place, bool of_seat) {
    const glossary::Titles::Match& match = match_of(assembly, text);
    if (match.certain()) return match.roles.front();
    const auto several = [&](std::span<const RoleId> roles, std::string_view outside, std::string_view title) {
        assembly.findings.add("ambiguous-role", place, fmt::format("`{}` may mean several roles", text),
                              help_for_several(assembly, roles, outside, title, of_seat));
        return kNone<RoleId>;
    };
    if (match.unknown()) {
        // `Platform Lead` is not a name of the glossary, but the reader of titles knows what it may be.
        const ReadTitle& read = assembly.org.titles[read_title(assembly, assembly.keep(text))];
        if (!read.may_be.empty()) return several(read.may_be, read.outside, text);
        // A finance or legal title is not a misspelling, however close it is to one of the glossary.
        std::string help = help_for_title(assembly, text);
        if (help.empty()) help = assembly.role_suggestions.did_you_mean(text);
        if (help.empty()) help = help_to_define(assembly, text, read.family, of_seat);
        if (help.ends_with('?')) help += " If not, write `title:` instead of `role:`";
        assembly.findings.add("unknown-role", place, fmt::format("no role is called `{}`", text), std::move(help));
        return kNone<RoleId>;
    }
    return several(match.roles, match.outside, match.alias.empty() ? text : match.alias);
}

std::optional<RoleOrFamily> role_or_family_of(Assembly& assembly, text::Node entry,
                                              std::string (*help_for)(Assembly&, text::Node),
                                              std::string_view or_else) {
    const Organisation& org = assembly.org;
    if (entry.key() == "default") return RoleOrFamily();
    const auto is_id = [&](const auto& each) { return each.id == entry.key(); };
    const auto family = std::ranges::find_if(
        org.families, [&](const Family& each) { return is_id(each) || each.title == entry.key(); });
    if (family != org.families.end() && std::ranges::none_of(org.roles, is_id)) {
        const auto number = static_cast<std::size_t>(family - org.families.begin());
        return RoleOrFamily{kNone<RoleId>, id_at<FamilyId>(number)};
    }
    const bool unknown = assembly.titles->find(entry.key()).unknown();
    const ReadTitle& read = assembly.org.titles[read_title(assembly, assembly.keep(entry.key()))];
    const bool several = unknown && !read.may_be.empty();
    // As `role:` reads it, a title that says nothing but a role is that role.
    if (unknown && given(read.role) && read.level.empty()) return RoleOrFamily{read.role, kNone<FamilyId>};
    if (unknown && !several) {
        std::vector<std::string_view> words;
        for (const Family& each : org.families) words.push_back(each.id);
        const std::string families = fmt::format("{}", fmt::join(words, ", "));
        words.push_back("default");
        std::string help = help_for == nullptr ? std::string() : help_for(assembly, entry);
        if (help.empty()) help = help_for_title(assembly, entry.key());
        if (help.empty()) help = text::did_you_mean(entry.key(), words);
        if (help.empty()) help = assembly.role_suggestions.did_you_mean(entry.key());
        if (help.empty())
            help =
                fmt::format("write a role of the glossary, `default`, or one of the families {}{}", families, or_else);
        assembly.findings.add("unknown-role", entry.key_place(),
                              fmt::format("`{}` is neither a role nor a family", entry.key()), std::move(help));
        return std::nullopt;
    }
    const RoleId role = role_of(assembly, entry.key(), entry.key_place());
    if (!given(role)) assembly.findings.all().back().help += or_else;
    return given(role) ? std::optional(RoleOrFamily{role, kNone<FamilyId>}) : std::nullopt;
}

}  // namespace orgplan::language
