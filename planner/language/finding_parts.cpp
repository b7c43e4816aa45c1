#include "planner/language/finding_parts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "planner/language/things_at.h"
#include "planner/text/catalogue.h"
#include "planner/text/comments.h"

namespace orgplan::language {
namespace {

constexpr std::array<std::string_view, 8> kKinds{"section", "stage",   "unit",    "seat",
                                                 "person",  "product", "project", "rule"};
constexpr std::size_t kMostOfAWord = 200;

bool is_laid_out(std::string_view text) {
    return text.starts_with('{') || text.starts_with('[') || text.find('\n') != text.npos;
}

// What is written at a place, however it is quoted, spaced and laid out; of a list or a map its words in one order.
std::string word_of(std::string_view text) {
    const bool laid_out = is_laid_out(text);
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool mark = laid_out && std::string_view("{}[],-").find(c) != std::string_view::npos;
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (laid_out && c == '#' && words.back().empty()) {
            i = std::min(text.find('\n', i), text.size());
        } else if (!mark && !blank) {
            if (c != '"' && c != '\'') words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    if (laid_out) std::ranges::sort(words);
    return fmt::format("{}", fmt::join(words, " ")).substr(0, kMostOfAWord);
}

// The first word that a message has in backticks.
std::string_view quoted_in(std::string_view message) {
    const std::size_t begin = message.find('`');
    if (begin == message.npos) return {};
    return message.substr(begin + 1, message.find('`', begin + 1) - begin - 1);
}

// What a fault of the text is about in its thing: a key that is missing is written nowhere.
std::string word_of(const text::Finding& finding, const Spec& spec) {
    if (finding.rule == "missing-key") return std::string(quoted_in(finding.message));
    return word_of(spec.sources.text(finding.where));
}

// Of an entry that lacks its id, only what it is known by beside others is there yet.
bool is_named_in_part(const text::Finding& finding) {
    return finding.rule == "missing-key" && finding.about.size() == 1 && finding.about.front().kind == "word";
}

bool is_of_text(const text::Finding& finding) {
    const text::CatalogueEntry* const entry = text::find_in_catalogue(finding.rule);
    return entry != nullptr && entry->pack == "text";
}

// What is about no thing: the key of its file that it is below, and the word unless that is all of its value.
std::vector<text::Part> parts_of_file(const text::Finding& finding, const Spec& spec) {
    const std::uint32_t file = finding.where.file;
    const bool read = file < spec.documents.size() && spec.documents[file] != nullptr;
    const std::string_view key = read ? spec.documents[file]->root_key_at(finding.where.begin) : std::string_view();
    std::string word = word_of(finding, spec);
    if (key.empty()) return {{"word", std::move(word)}};
    std::vector<text::Part> parts{{"key", std::string(key)}};
    const bool whole = finding.rule != "missing-key" && is_laid_out(spec.sources.text(finding.where));
    if (word != key && !whole) parts.push_back({"word", std::move(word)});
    return parts;
}

bool is_in_comment(Place place, const Spec& spec) {
    if (place.file >= spec.documents.size() || spec.documents[place.file] == nullptr) return false;
    const std::vector<text::Comment>& comments = spec.documents[place.file]->comments();
    const auto after = std::ranges::upper_bound(comments, place.begin, {},
                                                [](const text::Comment& comment) { return comment.place.begin; });
    return after != comments.begin() && place.begin < std::prev(after)->place.end;
}

std::vector<text::Part> parts_at(const text::Finding& finding, const Spec& spec, const Things& things) {
    if (!finding.where.known()) return {};
    // Whether it is within a thing or behind it is a matter of layout.
    if (is_in_comment(finding.where, spec)) return {{"word", word_of(finding, spec)}};
    const Thing* const thing = things.at(finding.where.file, finding.where.begin);
    std::string id(thing == nullptr ? std::string_view() : thing->id);
    // A seat without an id of its own has one all the same.
    if (id.empty() && thing != nullptr && thing->kind == ThingKind::seat && !thing->numbers.empty()) {
        id = spec.organisation.positions[thing->numbers.front()].id;
    }
    if (id.empty()) return parts_of_file(finding, spec);
    std::vector<text::Part> parts{{kKinds[static_cast<std::size_t>(thing->kind)], std::move(id)}};
    if (is_of_text(finding)) parts.push_back({"word", word_of(finding, spec)});
    return parts;
}

}  // namespace

void name_parts(const Spec& spec, text::Findings& findings) {
    std::optional<Things> things;  // only made where a finding needs it
    for (text::Finding& finding : findings.all()) {
        const bool named_in_part = is_named_in_part(finding);
        if (!finding.about.empty() && !named_in_part) continue;
        if (!things) things.emplace(spec);
        std::vector<text::Part> parts = parts_at(finding, spec, *things);
        if (named_in_part) parts.push_back(std::move(finding.about.front()));
        finding.about = std::move(parts);
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
