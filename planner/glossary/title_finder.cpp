#include "planner/glossary/title_finder.h"

#include <algorithm>

namespace orgplan::glossary {
namespace {

using Words = std::vector<std::string>;
using Name = TitleTable::Name;

Words from_to(const Words& words, std::size_t from, std::size_t to) {
    return {words.begin() + static_cast<std::ptrdiff_t>(from), words.begin() + static_cast<std::ptrdiff_t>(to)};
}

bool is_number(const std::string& word) {
    return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<FoundName> TitleFinder::find_together(const Words& first, const Words& second) const {
    // After a level that comes first: `Senior Manager, Engineering`.
    for (std::size_t skip = 0; skip < std::min<std::size_t>(first.size(), 3); ++skip) {
        FoundName found;
        bool apart = true;
        for (std::size_t i = 0; i < skip && apart; ++i) {
            const TitleAside* aside = table_.aside(first[i]);
            apart = aside != nullptr && aside->before && aside->kind != AsideKind::area;
            if (!apart) break;
            found.asides.push_back(aside);
            found.before.push_back(first[i]);
        }
        if (!apart) break;
        const std::string alone = joined(first, skip, first.size());
        const std::string next = joined(second, 0, second.size());
        const Name* own = table_.name(alone);
        found.words = alone + ' ' + next;
        found.name = table_.name(found.words);
        if (found.name != nullptr) return found;
        const bool certain = own != nullptr && own->certain();
        if (own != nullptr && own->unclear != nullptr) continue;
        found.words = next + ' ' + alone;
        found.name = table_.name(found.words);
        if (found.name != nullptr && found.name->certain()) return found;
        if (certain) break;
    }
    return std::nullopt;
}

std::optional<FoundName> TitleFinder::find(const Words& words) const {
    if (words.size() > kMostWords) return std::nullopt;
    if (std::optional<FoundName> found = find_between(words)) return found;
    if (std::optional<FoundName> found = find_at_end(words)) return found;
    for (std::size_t i = 1; i < words.size(); ++i)
        if (table_.ends(words[i])) return find_before(words, i);
    std::string apart = joined(words, 0, words.size());
    for (std::size_t at = apart.find('/'); at != std::string::npos; at = apart.find('/', at))
        apart.replace(at, 1, " and ");
    const std::vector<TitleSpeller::Part> parts = table_.speller().parts(apart);
    if (parts.size() != 1 || parts[0].words == words || parts[0].words.size() > kMostWords) return std::nullopt;
    return find_between(parts[0].words);
}

// `Executive Assistant to the CTO`; but an Engineering Manager for Facilities is one of another trade.
std::optional<FoundName> TitleFinder::find_before(const Words& words, std::size_t end) const {
    std::optional<FoundName> found = find_between(from_to(words, 0, end));
    if (found && found->name->shared && table_.trade_in(from_to(words, end, words.size())) != nullptr)
        return std::nullopt;
    return found;
}

// The phrase that begins, or ends, at a place and is set apart there; its number of words.
std::size_t TitleFinder::aside_at(const Words& words, std::size_t from, std::size_t to, bool front,
                                  const TitleAside*& aside) const {
    for (std::size_t n = std::min(TitleTable::kLongestPhrase, to - from); n > 0; --n) {
        aside = front ? table_.aside(joined(words, from, from + n)) : table_.aside(joined(words, to - n, to));
        if (aside != nullptr && (front ? aside->before : aside->after)) return n;
    }
    aside = nullptr;
    const bool mark = !front && (table_.speller().is_mark(words[to - 1]) || words[to - 1] == "%");
    if (!mark) return 0;
    std::size_t n = 1;  // `80 100 %`
    while (n < to - from && is_number(words[to - n - 1]) && words[to - 1].find('%') != std::string::npos) ++n;
    return n;
}

// Every name that can stand between words that are set apart; of these the one with the most words.
std::optional<FoundName> TitleFinder::find_between(const Words& words) const {
    std::vector<Cut> fronts{{0, nullptr}};
    std::vector<Cut> ends{{words.size(), nullptr}};
    while (fronts.back().at < words.size()) {
        const TitleAside* aside = nullptr;
        const std::size_t n = aside_at(words, fronts.back().at, words.size(), true, aside);
        if (n == 0) break;
        fronts.push_back({fronts.back().at + n, aside});
    }
    while (ends.back().at > 0) {
        const TitleAside* aside = nullptr;
        const std::size_t n = aside_at(words, 0, ends.back().at, false, aside);
        if (n == 0) break;
        ends.push_back({ends.back().at - n, aside});
    }
    std::optional<FoundName> best;
    std::size_t most = 0;
    for (std::size_t f = 0; f < fronts.size(); ++f) {
        for (std::size_t e = 0; e < ends.size(); ++e) {
            if (fronts[f].at >= ends[e].at || ends[e].at - fronts[f].at <= most) continue;
            FoundName found = between(words, fronts, f, ends, e);
            if (found.name == nullptr) continue;
            most = ends[e].at - fronts[f].at;
            best = std::move(found);
        }
    }
    return best;
}

FoundName TitleFinder::between(const Words& words, const std::vector<Cut>& fronts, std::size_t front,
                               const std::vector<Cut>& ends, std::size_t end) const {
    FoundName found;
    found.words = joined(words, fronts[front].at, ends[end].at);
    found.name = table_.name(found.words);
    if (found.name == nullptr) return found;
    for (std::size_t i = 1; i <= front; ++i) found.asides.push_back(fronts[i].aside);
    for (std::size_t i = 1; i <= end; ++i)
        if (ends[i].aside != nullptr) found.asides.push_back(ends[i].aside);
    const bool area =
        std::ranges::any_of(found.asides, [](const TitleAside* aside) { return aside->kind == AsideKind::area; });
    if (area && found.name->certain() && !found.name->before_areas) return {};
    found.before = from_to(words, 0, fronts[front].at);
    found.after = from_to(words, ends[end].at, words.size());
    return found;
}

// `Checkout Product Manager`: a name that says what somebody does whatever comes before.
std::optional<FoundName> TitleFinder::find_at_end(const Words& words) const {
    std::size_t to = words.size();
    std::vector<const TitleAside*> after;
    while (to > 1) {
        const TitleAside* aside = nullptr;
        for (std::size_t from = 1; from < to; ++from) {
            const Name* name = table_.name(joined(words, from, to));
            if (name == nullptr) continue;
            if (!name->before_all || !name->certain()) return std::nullopt;
            return area_before(words, from, to, name, after);
        }
        const std::size_t n = aside_at(words, 0, to, false, aside);
        if (n == 0) break;
        if (aside != nullptr) after.push_back(aside);
        to -= n;
    }
    return std::nullopt;
}

std::optional<FoundName> TitleFinder::area_before(const Words& words, std::size_t from, std::size_t to,
                                                  const Name* name, std::vector<const TitleAside*> asides) const {
    if (name->shared && table_.trade_in(from_to(words, 0, from)) != nullptr) return std::nullopt;
    for (std::size_t i = 0; i < from; ++i) {
        const TitleAside* aside = table_.aside(words[i]);
        if (aside != nullptr && aside->kind == AsideKind::level && aside->before) {
            // `Staff Augmentation`, `Associate Experience` are no levels; what they are is not known.
            if (!aside->anywhere && aside->level != "lead" && i + 1 < from) return std::nullopt;
            asides.push_back(aside);
            continue;
        }
        // Two things in one: `Product & Project Manager`, `Designer/Software Engineer`.
        if (table_.sets_apart(words[i]) || words[i].find('/') != std::string::npos) return std::nullopt;
    }
    FoundName found;
    found.name = name;
    found.words = joined(words, from, to);
    found.asides = std::move(asides);
    found.before = from_to(words, 0, from);
    found.after = from_to(words, to, words.size());
    return found;
}

}  // namespace orgplan::glossary
