#include "planner/glossary/glossary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <stdexcept>
#include <utility>

#include "planner/text/document.h"
#include "planner/text/embedded.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

namespace orgplan::glossary {
namespace {

constexpr std::array<std::pair<std::string_view, Manages>, 4> kManages{
    {{"no", Manages::no}, {"possibly", Manages::possibly}, {"usually", Manages::usually}, {"yes", Manages::yes}}};

[[noreturn]] void faulty(std::string_view what, std::string_view where) {
    throw std::logic_error(fmt::format("the glossary is faulty: {} in {}", what, where));
}

/// One of the glossary's files; everything asked of it must be there.
class Data {
  public:
    explicit Data(std::string_view path) : path_(path) {
        text::Findings findings;
        const std::uint32_t file = sources_.add(path_, std::string(text::embedded(path)));
        document_ = text::Document::read(sources_, file, findings);
        if (!findings.empty()) faulty(findings.all().front().message, path_);
    }

    text::Node list(std::string_view key) const {
        const text::Node found = document_->root().find(key);
        if (!found.is_sequence()) faulty(fmt::format("no list `{}`", key), path_);
        return found;
    }
    std::string text(text::Node map, std::string_view key) const {
        const text::Node found = map.find(key);
        if (!found.is_scalar() || found.text().empty()) faulty(fmt::format("no `{}`", key), path_);
        return std::string(found.text());
    }
    std::string text(std::string_view key) const { return text(document_->root(), key); }
    int number(text::Node map, std::string_view key) const {
        const std::string value = text(map, key);
        int number = 0;
        const char* const end = value.data() + value.size();
        if (std::from_chars(value.data(), end, number).ptr != end) faulty(fmt::format("`{}: {}`", key, value), path_);
        return number;
    }
    bool boolean(text::Node map, std::string_view key) const {
        const std::string value = text(map, key);
        if (value != "true" && value != "false") faulty(fmt::format("`{}: {}`", key, value), path_);
        return value == "true";
    }
    Manages manages(text::Node map) const {
        const std::string value = text(map, "manages");
        for (const auto& [name, manages] : kManages)
            if (name == value) return manages;
        faulty(fmt::format("`manages: {}`", value), path_);
    }

  private:
    std::string path_;
    text::Sources sources_;
    std::unique_ptr<text::Document> document_;
};

std::vector<std::string> texts(text::Node list) {
    std::vector<std::string> all;
    for (const text::Node node : list) all.emplace_back(node.text());
    return all;
}

GlossaryRole read_role(const Data& data, text::Node node, const std::string& family) {
    GlossaryRole role;
    role.id = data.text(node, "id");
    role.title = data.text(node, "title");
    role.family = family;
    role.aliases = texts(node.find("aliases"));
    role.tags = texts(node.find("tags"));
    role.manages = data.manages(node);
    role.definition = data.text(node, "definition");
    role.confused_with = texts(node.find("confused_with"));
    if (!role.confused_with.empty()) role.difference = data.text(node, "difference");
    const text::Node origin = node.find("origin");
    role.origin = {data.number(origin, "seed"), data.number(origin, "description"), data.text(origin, "lines"),
                   data.boolean(origin, "named"), data.text(origin, "sureness")};
    return role;
}

void read_roles(Glossary& glossary) {
    constexpr std::string_view kFolder = "roles/";
    std::string_view paths = text::embedded_paths();
    while (!paths.empty()) {
        const std::string_view path = paths.substr(0, paths.find('\n'));
        paths.remove_prefix(std::min(path.size() + 1, paths.size()));
        if (!path.starts_with(kFolder)) continue;
        const Data data(path);
        const std::string family = data.text("family");
        for (const text::Node node : data.list("roles")) glossary.roles.push_back(read_role(data, node, family));
    }
    std::ranges::sort(glossary.roles, {}, &GlossaryRole::id);
}

void read_ambiguous(Glossary& glossary) {
    const Data data("ambiguous-titles.yaml");
    for (const text::Node node : data.list("titles")) {
        const text::Node outside = node.find("outside");
        for (const text::Node title : node.find("titles"))
            glossary.ambiguous.push_back(
                {std::string(title.text()), texts(node.find("roles")), std::string(outside.text())});
    }
}

Glossary read_glossary() {
    Glossary glossary;
    const Data families("families.yaml");
    for (const text::Node node : families.list("families"))
        glossary.families.push_back(
            {families.text(node, "id"), families.text(node, "title"), families.text(node, "colour")});
    const Data tags("tags.yaml");
    for (const text::Node node : tags.list("tags"))
        glossary.tags.push_back({tags.text(node, "id"), tags.text(node, "meaning")});
    read_roles(glossary);
    read_ambiguous(glossary);
    return glossary;
}

}  // namespace

const Glossary& glossary() {
    static const Glossary read_once = read_glossary();
    return read_once;
}

const GlossaryRole* find_role(const Glossary& glossary, std::string_view id) {
    const auto found = std::ranges::lower_bound(glossary.roles, id, {},
                                                [](const GlossaryRole& role) { return std::string_view(role.id); });
    return found != glossary.roles.end() && found->id == id ? &*found : nullptr;
}

std::string_view name_of(Manages manages) {
    return kManages[static_cast<std::size_t>(manages)].first;
}

}  // namespace orgplan::glossary
