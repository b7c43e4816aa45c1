#include "planner/interop/person_keys.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <vector>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_words.h"

namespace orgplan::interop {

std::string_view without_suffixes(std::string_view name) {
    static const std::unordered_set<std::string> suffixes(values_of("name_suffixes").begin(),
                                                          values_of("name_suffixes").end());
    for (;;) {
        const std::size_t comma = name.rfind(',');
        if (comma == std::string_view::npos || comma == 0) return name;
        std::string_view last = name.substr(comma + 1);
        while (last.starts_with(' ')) last.remove_prefix(1);
        while (last.ends_with(' ')) last.remove_suffix(1);
        if (!suffixes.contains(fold_case(last))) return name;
        name = name.substr(0, comma);
    }
}

std::string name_key(std::string_view name, bool umlauts) {
    name = without_suffixes(name);
    static const std::unordered_set<std::string> titles(values_of("name_titles").begin(),
                                                        values_of("name_titles").end());
    std::string spelled;
    if (umlauts) {
        const std::string folded = fold_case(name);
        for (std::size_t at = 0; at < folded.size(); ++at) {
            const std::string_view two = std::string_view(folded).substr(at, 2);
            const std::string_view plain = two == "ä"                 ? "ae"
                                           : two == "ö" || two == "ø" ? "oe"
                                           : two == "ü"               ? "ue"
                                           : two == "ß"               ? "ss"
                                                                      : "";
            if (plain.empty()) {
                spelled.push_back(folded[at]);
            } else {
                spelled += plain;
                ++at;
            }
        }
    }
    std::string key = without_accents(umlauts ? std::string_view(spelled) : name);
    for (const std::string_view apostrophe : {"\u2019", "\u2018", "\u02BC"})
        for (std::size_t at = key.find(apostrophe); at != std::string::npos; at = key.find(apostrophe, at))
            key.erase(at, apostrophe.size());
    std::vector<std::string> words;
    std::string word;
    const auto end = [&] {
        if (!word.empty() && !titles.contains(word)) words.push_back(word);
        word.clear();
    };
    for (const char c : key) {
        const bool in_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (in_word) {
            word.push_back(c);
        } else if (c != '\'') {
            end();
        }
    }
    end();
    std::ranges::sort(words);
    std::string all;
    for (const std::string& each : words) all += (all.empty() ? "" : " ") + each;
    return all;
}

std::string without_initials(std::string_view key) {
    constexpr std::string_view kSuffixes[] = {"jr", "ii", "iii", "iv"};
    std::string shorter;
    std::size_t words = 0;
    for (std::string_view rest = key; !rest.empty();) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        const bool initial = word.size() == 1 && word.front() >= 'a' && word.front() <= 'z';
        if (initial || std::ranges::find(kSuffixes, word) != std::end(kSuffixes)) continue;
        shorter += (words++ == 0 ? "" : " ") + std::string(word);
    }
    return words < 2 ? std::string(key) : shorter;
}

bool has_umlaut(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) == 0xC3; });
}

std::string id_key(std::string_view id) {
    const std::size_t figures = std::min(id.find_first_not_of("0123456789"), id.size());
    if (figures > 0) {
        const std::string_view rest = id.substr(figures);
        const bool point = !rest.empty() && (rest.front() == '.' || rest.front() == ',') && rest.size() > 1 &&
                           rest.find_first_not_of('0', 1) == std::string_view::npos;
        if (rest.empty() || point) {
            std::string_view number = id.substr(0, figures);
            number.remove_prefix(std::min(number.find_first_not_of('0'), number.size() - 1));
            return std::string(number);
        }
    }
    return alike_key(id);
}

}  // namespace orgplan::interop
