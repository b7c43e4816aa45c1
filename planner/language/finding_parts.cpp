#include "planner/language/finding_parts.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "planner/language/things_at.h"
#include "planner/text/catalogue.h"

namespace orgplan::language {
namespace {

constexpr std::array<std::string_view, 8> kKinds{"section", "stage",   "unit",    "seat",
                                                 "person",  "product", "project", "rule"};
constexpr std::size_t kMostOfAWord = 200;

// What is written at a place, however it is quoted, spaced and laid out.
std::string word_of(std::string_view text) {
    const bool laid_out = text.starts_with('{') || text.starts_with('[') || text.find('\n') != text.npos;
    std::string word;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (c == '"' || c == '\'' || (laid_out && std::string_view("{}[],-").find(c) != std::string_view::npos))
            continue;
        if (!blank) {
            word += c;
        } else if (!word.empty() && word.back() != ' ') {
            word += ' ';
        }
    }
    if (word.ends_with(' ')) word.pop_back();
    return word.substr(0, kMostOfAWord);
}

std::vector<text::Part> parts_at(const text::Finding& finding, const Spec& spec, const Things& things) {
    if (!finding.where.known()) return {};
    const Thing* const thing = things.at(finding.where.file, finding.where.begin);
    std::string id(thing == nullptr ? std::string_view() : thing->id);
    // A seat without an id of its own has one all the same.
    if (id.empty() && thing != nullptr && thing->kind == ThingKind::seat && !thing->numbers.empty()) {
        id = spec.organisation.positions[thing->numbers.front()].id;
    }
    if (id.empty()) {
        return {{"file", spec.sources[finding.where.file].path}, {"place", std::to_string(finding.where.begin)}};
    }
    std::vector<text::Part> parts{{kKinds[static_cast<std::size_t>(thing->kind)], std::move(id)}};
    const text::CatalogueEntry* const entry = text::find_in_catalogue(finding.rule);
    if (entry != nullptr && entry->pack == "text") {
        parts.push_back({"word", word_of(spec.sources.text(finding.where))});
    }
    return parts;
}

}  // namespace

void name_parts(const Spec& spec, text::Findings& findings) {
    std::optional<Things> things;  // only made where a finding needs it
    for (text::Finding& finding : findings.all()) {
        if (!finding.about.empty()) continue;
        if (!things) things.emplace(spec);
        finding.about = parts_at(finding, spec, *things);
    }
}

void join_same(text::Findings& findings) {
    std::map<std::tuple<std::string_view, text::Severity, std::string_view, std::vector<text::Part>>, std::size_t>
        first;
    std::vector<text::Finding>& all = findings.all();
    std::vector<bool> joined(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const text::Finding& finding = all[i];
        if (finding.about.empty()) continue;
        const auto [at, fresh] = first.try_emplace({finding.rule, finding.severity, finding.message, finding.about}, i);
        if (fresh) continue;
        joined[i] = true;
        text::Finding& same = all[at->second];
        if (same.where != finding.where) same.notes.push_back({finding.where, "and here"});
        same.join(finding);
    }
    std::size_t i = 0;
    std::erase_if(all, [&](const text::Finding&) { return joined[i++]; });
}

}  // namespace orgplan::language
