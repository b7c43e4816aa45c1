#include <fmt/format.h>

#include "graph/model/words.h"
#include "planner/builtin/schema_reader.h"

namespace orgplan::builtin {
namespace {

Manages manages_of(text::Node role, SchemaReader& reader) {
    const std::string word = reader.text(role, "manages");
    if (const std::optional<Manages> manages = value_of<Manages>(word)) return *manages;
    reader.fault(role.find("manages"), fmt::format("`manages` must be no, possibly, usually or yes, found `{}`", word));
    return Manages::no;
}

}  // namespace

void read_families(text::Node root, glossary::Glossary& glossary, SchemaReader& reader) {
    for (const text::Node each : reader.list(root, "families")) {
        glossary.families.push_back({reader.text(each, "id"), reader.text(each, "title"), reader.text(each, "colour")});
    }
}

void read_tags(text::Node root, glossary::Glossary& glossary, SchemaReader& reader) {
    for (const text::Node each : reader.list(root, "tags")) {
        glossary.tags.push_back(
            {reader.text(each, "id"), reader.text(each, "meaning"), std::string(each.find("purpose").text())});
    }
}

void read_roles(text::Node root, glossary::Glossary& glossary, SchemaReader& reader) {
    const std::string family = reader.text(root, "family");
    for (const text::Node each : reader.list(root, "roles")) {
        glossary::GlossaryRole& role = glossary.roles.emplace_back();
        role.id = reader.text(each, "id");
        role.title = reader.text(each, "title");
        role.family = family;
        role.aliases = reader.texts(each, "aliases");
        role.tags = reader.texts(each, "tags");
        role.purpose = each.find("purpose").text();
        role.manages = manages_of(each, reader);
        role.definition = reader.text(each, "definition");
        role.confused_with = reader.texts(each, "confused_with");
        if (!role.confused_with.empty() || each.find("difference")) role.difference = reader.text(each, "difference");
        const text::Node origin = each.find("origin");
        if (!origin.is_map()) {
            reader.fault(each, "`origin` is missing");
            continue;
        }
        role.origin = {reader.number(origin, "seed"), reader.number(origin, "description"),
                       reader.text(origin, "lines"), reader.flag(origin, "named"), reader.text(origin, "sureness")};
    }
}

void read_ambiguous(text::Node root, glossary::Glossary& glossary, SchemaReader& reader) {
    for (const text::Node each : reader.list(root, "titles")) {
        reader.list(each, "roles");
        for (const text::Node title : reader.list(each, "titles")) {
            glossary.ambiguous.push_back(
                {std::string(title.text()), reader.texts(each, "roles"), std::string(each.find("outside").text())});
        }
    }
}

}  // namespace orgplan::builtin
