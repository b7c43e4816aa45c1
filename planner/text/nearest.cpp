#include "planner/text/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <utility>

#include "planner/text/letters.h"

namespace orgplan::text {
namespace {

// No word of a language is longer; a longer text is near nothing.
constexpr std::size_t kLongest = 100;
// This many letters of a longer word show which one is meant.
constexpr std::size_t kPrefix = 4;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Insertions, deletions, replacements and swaps of neighbours, letter case apart.
std::size_t edits(std::string_view a, std::string_view b) {
    std::vector<std::size_t> two_above(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(above.begin(), above.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1)});
            const bool swapped =
                i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
            if (swapped) row[j] = std::min(row[j], two_above[j - 2] + 1);
        }
        std::swap(two_above, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

// The letters of one that the other has as well, in any order.
std::size_t letters_in_common(std::string_view a, std::string_view b) {
    std::array<int, 256> left{};
    for (const char c : b) ++left[static_cast<unsigned char>(lower(c))];
    return static_cast<std::size_t>(
        std::ranges::count_if(a, [&](char c) { return left[static_cast<unsigned char>(lower(c))]-- > 0; }));
}

// `role` of `rool`: a word of four or five letters with two edits is near if it begins alike, has all letters but one,
// and is the only one.
std::string_view near_short(std::string_view text, std::span<const std::string_view> candidates) {
    if (text.size() < 4 || text.size() > 5) return {};
    std::string_view found;
    for (const std::string_view candidate : candidates) {
        if (candidate.empty() || lower(candidate.front()) != lower(text.front())) continue;
        if (candidate.size() > text.size() + 2 || text.size() > candidate.size() + 2) continue;
        if (letters_in_common(text, candidate) + 1 < text.size() || edits(text, candidate) > 2) continue;
        if (!found.empty() && found != candidate) return {};
        found = candidate;
    }
    return found;
}

constexpr std::size_t kNoSlip = ~std::size_t{0};

// The words of a name, between blanks, hyphens and the like, in small letters.
std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words;
    bool inside = false;
    for (const char c : name) {
        const bool between = std::string_view(" -_/.,").find(c) != std::string_view::npos;
        if (!between && !inside) words.emplace_back();
        if (!between) words.back() += lower(c);
        inside = !between;
    }
    return words;
}

// How many slips make one word of another: none of three letters, one of seven, two of more; a short one keeps its
// first letter.
std::size_t slips_of_word(std::string_view a, std::string_view b) {
    const std::size_t longer = std::max(a.size(), b.size());
    if (a == b) return 0;
    if (longer <= 3 || (longer <= 5 && a.front() != b.front())) return kNoSlip;
    const std::size_t most = longer <= 7 ? 1 : 2;
    if (longer - std::min(a.size(), b.size()) > most) return kNoSlip;
    const std::size_t distance = edits(a, b);
    return distance <= most ? distance : kNoSlip;
}

// The same of a name, whose letters are `all`; the last word may be only begun.
std::size_t slips(const std::vector<std::string>& words, std::string_view all, const std::vector<std::string>& name) {
    std::string other;
    for (const std::string& word : name) other += word;
    if (all == other) return 1;  // `Productmanager`
    if (words.size() != name.size()) return kNoSlip;
    std::size_t sum = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool begun = i + 1 == words.size() && words[i].size() >= kPrefix && name[i].starts_with(words[i]);
        const std::size_t one =
            begun ? std::min<std::size_t>(name[i].size() - words[i].size(), 3) : slips_of_word(words[i], name[i]);
        if (one == kNoSlip) return kNoSlip;
        sum += one;
    }
    return sum;
}

}  // namespace

std::string nearest(std::string_view text, std::span<const std::string_view> candidates) {
    if (text.size() > kLongest) return {};
    // A third of the letters may differ: one of `fte`, two of `closse`, three of `reprots_too`.
    std::size_t best = std::max<std::size_t>(1, text.size() / 3) + 1;
    std::string_view found;
    for (const std::string_view candidate : candidates) {
        const std::size_t difference =
            candidate.size() > text.size() ? candidate.size() - text.size() : text.size() - candidate.size();
        if (difference > best || candidate.empty() || candidate.size() > kLongest) continue;
        const std::size_t distance = edits(text, candidate);
        const bool shares_nothing = distance >= std::max(text.size(), candidate.size());
        if (shares_nothing) continue;
        // `title` rather than `time` of `tite`: the one with more of its letters, then by the alphabet.
        const auto better = [&] {
            const std::size_t letters = letters_in_common(text, candidate), before = letters_in_common(text, found);
            return letters > before || (letters == before && candidate < found);
        };
        if (distance < best || (distance == best && !found.empty() && better())) {
            best = distance;
            found = candidate;
        }
    }
    if (found.empty()) found = near_short(text, candidates);
    if (!found.empty() || text.size() < kPrefix) return std::string(found);
    // The beginning of a longer one: `backend-dev` of `backend-developer`.
    for (const std::string_view candidate : candidates) {
        if (candidate.size() <= text.size() || candidate.size() > kLongest) continue;
        const bool begins = std::equal(text.begin(), text.end(), candidate.begin(),
                                       [](char a, char b) { return lower(a) == lower(b); });
        if (begins && (found.empty() || std::pair(candidate.size(), candidate) < std::pair(found.size(), found))) {
            found = candidate;
        }
    }
    return std::string(found);
}

std::string slip_of(std::string_view text, std::span<const std::string_view> candidates) {
    if (text.size() > kLongest) return {};
    std::size_t best = (text.size() >= 10 ? 2U : text.size() >= 5 ? 1U : 0U) + 1;
    std::string_view found;
    for (const std::string_view candidate : candidates) {
        const std::size_t shorter = std::min(candidate.size(), text.size());
        if (std::max(candidate.size(), text.size()) - shorter > best) continue;
        const std::size_t distance = edits(text, candidate);
        if (distance < best || (distance == best && !found.empty() && candidate < found)) {
            if (look_alike(text, candidate)) continue;
            best = distance;
            found = candidate;
        }
    }
    return std::string(found);
}

std::string nearest_name(std::string_view text, std::span<const std::string_view> candidates) {
    if (text.size() > kLongest) return {};
    const std::vector<std::string> words = words_of(text);
    std::string all;
    for (const std::string& word : words) all += word;
    // Of several as near, `product-manager` rather than `Product Manager` of `product-manger`.
    std::tuple<std::size_t, std::size_t, std::string_view> best{kNoSlip, 0, {}};
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = candidate.size() > kLongest ? kNoSlip : slips(words, all, words_of(candidate));
        if (distance == kNoSlip || look_alike(text, candidate)) continue;
        best = std::min(best, std::tuple(distance, edits(text, candidate), candidate));
    }
    return std::string(std::get<2>(best));
}

std::string followed_by(std::string one, std::string_view next) {
    if (one.empty() || next.empty()) return one.append(next);
    if (!one.ends_with('?')) return one.append("; ").append(next);
    const std::size_t first = one.append(" ").size();
    one.append(next);
    if ('a' <= one[first] && one[first] <= 'z') one[first] = static_cast<char>(one[first] - 'a' + 'A');
    return one;
}

namespace {

std::string suggestion(std::string_view text, std::span<const std::string_view> candidates,
                       std::string (*near)(std::string_view, std::span<const std::string_view>)) {
    for (const std::string_view candidate : candidates) {
        if (text.size() > kLongest || candidate.size() > kLongest || !look_alike(text, candidate)) continue;
        return fmt::format("`{}` looks the same, but is written with other letters: type it again",
                           made_visible(candidate));
    }
    const std::string found = near(text, candidates);
    return found.empty() ? std::string() : fmt::format("did you mean `{}`?", found);
}

}  // namespace

std::string did_you_mean(std::string_view text, std::span<const std::string_view> candidates) {
    return suggestion(text, candidates, nearest);
}

std::string did_you_mean_name(std::string_view text, std::span<const std::string_view> candidates) {
    return suggestion(text, candidates, nearest_name);
}

Suggestions::Suggestions(std::vector<std::string_view> candidates,
                         std::string (*near)(std::string_view, std::span<const std::string_view>))
    : candidates_(std::move(candidates)), near_(near), ascii_(std::ranges::all_of(candidates_, is_ascii)) {}

std::string Suggestions::nearest(std::string_view text) {
    if (text.size() > kLongest || compared_ >= kMostCompared) return {};
    compared_ += candidates_.size();
    return near_(text, candidates_);
}

std::string Suggestions::did_you_mean(std::string_view text) {
    if (text.size() > kLongest) return {};
    if (const auto known = known_.find(std::string(text)); known != known_.end()) return known->second;
    if (compared_ >= kMostCompared) return {};
    // How letters beyond ASCII look takes longer.
    compared_ += candidates_.size() * (ascii_ && is_ascii(text) ? 1 : 10);
    return known_[std::string(text)] = suggestion(text, candidates_, near_);
}

}  // namespace orgplan::text
