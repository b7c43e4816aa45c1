#include "planner/interop/import_footers.h"

#include <algorithm>
#include <array>

#include "planner/interop/csv_text.h"
#include "planner/interop/header_reader.h"
#include "planner/interop/value_words.h"
#include "planner/interop/written_number.h"

namespace orgplan::interop {
namespace {

using Keys = std::unordered_set<std::string>;

Keys words_in(std::string_view list) {
    Keys keys;
    for (const std::string& key : lookup_keys(list)) keys.insert(header_words(key));
    return keys;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// `148`, `85,000 EUR`, `€ 12`, `5 employees`: what is in a row of sums, and never in one of a person.
bool is_figure(std::string_view text) {
    if (text.find_first_of("0123456789") == std::string_view::npos) return !std::ranges::any_of(text, is_letter);
    return !is_letter(text.front()) || !currency_in(text).empty();
}

/// Without what is behind its figures, its colon or its bracket.
std::string_view begin_of(std::string_view text) {
    text = text.substr(0, text.find_first_of(":(=0123456789"));
    return text;
}

/// `Total`, `Summe Technik`, `Sales total`.
bool is_sum(const std::string& words, const Keys& sums) {
    if (sums.contains(words)) return true;
    for (std::size_t at = words.find(' '); at != std::string::npos; at = words.find(' ', at + 1))
        if (sums.contains(words.substr(0, at)) || sums.contains(words.substr(at + 1))) return true;
    return false;
}

/// Most rows begin with the id of a seat: with a figure, or with letters that no sum begins with.
bool may_be(std::string_view first, std::size_t given) {
    const bool figure = first.front() >= '0' && first.front() <= '9';
    return given <= 4 || !figure;
}

}  // namespace

bool is_footer(const std::vector<std::string_view>& fields, bool placed) {
    static const Keys sums = words_in("sums"), about = words_in("about"), counted = words_in("counted");
    std::string_view first;
    std::size_t given = 0;
    bool figures = true;  // all but the first
    for (const std::string_view field : fields) {
        const std::size_t begin = field.find_first_not_of(" \t\r\n\"'");
        if (begin == std::string_view::npos) continue;
        if (++given == 1) {
            first = field.substr(begin, 400);
        } else {
            figures = figures && is_figure(field.substr(begin));
        }
        if (!figures && given > 2) return false;
    }
    if (given == 0 || !may_be(first, given)) return false;
    if (figures &&
        std::none_of(first.begin(), first.end(), [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); }))
        return first.size() > 2 || given > 1;
    const std::string begin = header_words(begin_of(first));
    if (figures && is_sum(begin, sums)) return true;
    if (placed || given > 2) return false;
    const std::string words = header_words(first);
    const std::size_t blank = words.find(' ');
    if (blank == std::string::npos) return given == 1 && about.contains(words);
    const bool number = std::all_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(blank),
                                    [](char c) { return c >= '0' && c <= '9'; });
    if (number) return counted.contains(words.substr(blank + 1));
    return about.contains(words.substr(0, blank)) || about.contains(begin);
}

}  // namespace orgplan::interop
