#include "planner/manual/roles_markdown.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "graph/model/words.h"
#include "planner/glossary/glossary.h"
#include "planner/manual/explain_role.h"
#include "planner/manual/rule_list.h"
#include "planner/report/markdown.h"

namespace orgplan::manual {
namespace {

std::string linked(const std::vector<std::string>& ids) {
    std::vector<std::string> links;
    for (const std::string& id : ids) links.push_back(fmt::format("[{0}](#{0})", id));
    return fmt::format("{}", fmt::join(links, ", "));
}

std::string section(const glossary::GlossaryRole& role) {
    // The id is the anchor, since one made from the title would change with its wording.
    std::string text =
        fmt::format("<a id=\"{}\"></a>\n\n### {} (`{}`)\n\n{}\n\n", role.id, report::markdown_text(role.title), role.id,
                    report::markdown_message(role.definition));
    text += fmt::format("- Also called: {}\n", report::markdown_text(fmt::format("{}", fmt::join(role.aliases, ", "))));
    text += fmt::format("- Manages people: {}\n", word_of(role.manages));
    if (!role.tags.empty()) text += fmt::format("- Tags: {}\n", fmt::join(role.tags, ", "));
    if (!role.confused_with.empty()) {
        text += fmt::format("- Easily confused with: {}\n", linked(role.confused_with));
        text += fmt::format("- How it differs: {}\n", report::markdown_message(role.difference));
    }
    text += fmt::format("- Origin: {}\n", origin_text(role.origin));
    std::vector<std::string> rules;
    for (const ListedRule& rule : list_rules({.pack = "all", .role = role.id, .severity = {}})) {
        rules.push_back(fmt::format("[{0}](rules.md#{0})", rule.entry->entry->id));
    }
    if (!rules.empty()) text += fmt::format("- Rules: {}\n", fmt::join(rules, ", "));
    return text + '\n';
}

std::string ambiguous_table(const glossary::Glossary& data) {
    std::vector<std::pair<std::string, std::string>> rows;
    for (const glossary::AmbiguousTitle& title : data.ambiguous) {
        std::string means = linked(title.roles);
        if (!title.outside.empty()) means += fmt::format("; {}", report::markdown_cell(title.outside));
        rows.emplace_back(title.title, std::move(means));
    }
    std::ranges::sort(rows);
    std::string text = "| title | may mean |\n| --- | --- |\n";
    for (const auto& [title, means] : rows) text += fmt::format("| {} | {} |\n", report::markdown_cell(title), means);
    return text;
}

// What comes of a title of `schemas/titles/examples.yaml`.
std::string becomes(const glossary::TitleExample& example) {
    if (!example.role.empty())
        return linked({example.role}) + (example.level.empty() ? "" : fmt::format(", level `{}`", example.level));
    std::string text = example.may_be.empty() ? "a title" : "a title; may be " + linked(example.may_be);
    if (!example.family.empty()) text += fmt::format("; counts as {}", family_title(example.family));
    return text;
}

std::string title_section(const glossary::Glossary& data) {
    std::string text =
        "## How titles are read\n\n"
        "Where a spec gives no `role:`, it is read from the `title:`, and `import csv` reads titles the same way. What "
        "the\nspec says is never changed: charts and tables print the title as it is written, and `role:` and `level:` "
        "come first.\n`orgplan explain \"TITLE\"` shows the steps, `show` which roles and levels were read.\n\n"
        "1. Short forms are spelled out (`Sr`, `Eng`, `Mgr`, `VP`, `Dir.`), and endings for another gender are "
        "removed.\n"
        "2. These are set apart: what comes after a comma or a free dash, or is in brackets; regions; terms such as\n"
        "   `interim` or `(m/w/d)`; and, before some names, areas (Checkout Product Manager).\n"
        "3. How senior somebody is becomes the `level`, unless the spec gives one. `Lead` and `Head of` may name a "
        "role "
        "of\n   their own.\n"
        "4. What is left must be a name of one role, whole: a title or alias, or a further name in English, German or "
        "French\n   of `schemas/titles/names.yaml`. If anything is left over, no role is given.\n\n"
        "A title that may mean several things stays a title, even where it is an alias that `role:` takes. A title "
        "without a\nrole may still show its family: this decides its colour and where it is counted, and no rule uses "
        "it. Finance, legal,\npurchasing and facilities count as Operations.\n\n"
        "Some names of roles are those of other trades, too. Where such a trade is named behind or before one "
        "(Facilities, "
        "Civil,\nFurniture, Food Safety), the title stays a title; Software Engineer, Manufacturing is a software "
        "engineer.\n\n"
        "| title | is read as |\n| --- | --- |\n";
    for (const glossary::TitleExample& example : data.titles.examples)
        text += fmt::format("| {} | {} |\n", report::markdown_cell(example.title), becomes(example));
    return text + '\n';
}

}  // namespace

std::string roles_markdown() {
    const glossary::Glossary& data = glossary::glossary();
    std::map<std::string, std::vector<const glossary::GlossaryRole*>> by_family;
    for (const glossary::GlossaryRole& role : data.roles) by_family[role.family].push_back(&role);

    std::string text = fmt::format(
        "# The glossary of roles\n\n"
        "A `role:` takes one of these {} ids, a title or an alias, in any letter case; spaces, hyphens, `_`, `.` and "
        "`,`\n"
        "count as the same, and so do `&` and `and`. A [title that fits several roles](#ambiguous-titles) is reported, "
        "not\nguessed. A spec can add its own roles under `glossary:`. Other job titles are\n"
        "[read as people write them](#how-titles-are-read).\n\n"
        "This page is made from `schemas/families.yaml`, `tags.yaml`, `roles/`, `ambiguous-titles.yaml` and "
        "`titles/`.\n\n"
        "| family | colour | roles |\n| --- | --- | --- |\n",
        data.roles.size());
    for (const glossary::GlossaryFamily& family : data.families) {
        std::vector<std::string> ids;
        for (const glossary::GlossaryRole* role : by_family[family.id]) ids.push_back(role->id);
        text += fmt::format("| {} | `{}` | {} |\n", family.title, family.colour,
                            ids.empty() ? "roles that a spec adds" : linked(ids));
    }
    text += "\n| tag | meaning |\n| --- | --- |\n";
    for (const glossary::GlossaryTag& tag : data.tags)
        text += fmt::format("| `{}` | {} |\n", tag.id, report::markdown_cell(tag.meaning));
    text += '\n';
    for (const glossary::GlossaryFamily& family : data.families) {
        if (by_family[family.id].empty()) continue;
        text += fmt::format("## {}\n\n", family.title);
        for (const glossary::GlossaryRole* role : by_family[family.id]) text += section(*role);
    }
    return text + title_section(data) + "## Ambiguous titles\n\n" + ambiguous_table(data);
}

}  // namespace orgplan::manual
