#include "planner/interop/vacancies.h"

#include <algorithm>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_words.h"
#include "planner/interop/value_words.h"

namespace orgplan::interop {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// A word of a name, and whether a mark such as a bracket or a dash is before it.
struct Word {
    std::string text;
    bool marked = false;
};

/// Letters, figures and points inside belong to words: `n.n.`, `R1234`.
std::vector<Word> words_of(std::string_view key) {
    std::vector<Word> words;
    bool marked = false;
    for (std::size_t at = 0; at < key.size();) {
        const char c = key[at];
        if (!is_letter(c) && !is_digit(c)) {
            if (c != ' ' && c != '.') marked = true;
            ++at;
            continue;
        }
        Word word{{}, marked};
        while (at < key.size() && (is_letter(key[at]) || is_digit(key[at]) || key[at] == '.'))
            word.text.push_back(key[at++]);
        while (word.text.size() > 1 && word.text.ends_with('.') &&
               std::count(word.text.begin(), word.text.end(), '.') == 1)
            word.text.pop_back();
        words.push_back(std::move(word));
        marked = false;
    }
    return words;
}

}  // namespace

VacancyReader::VacancyReader(const std::vector<std::string>& named) {
    const auto take = [&](std::string_view word) {
        std::string key;
        std::size_t count = 0;
        for (const Word& each : words_of(lookup_key(word))) {
            if (count == 0) first_.insert(each.text);
            key += (key.empty() ? "" : " ") + each.text;
            ++count;
        }
        longest_ = std::max(longest_, count);
        words_.insert(key);
        return key;
    };
    for (const std::string& word : values_of("vacant")) take(word);
    for (const std::string& word : values_of("vacancy_names")) names_.insert(take(word));
    // What the user named means a vacancy by itself; what follows it may make a name of it.
    for (const std::string& word : named) {
        bool changed = false;
        names_.insert(take(clean_value(word, changed)));
    }
    fillers_ = lookup_keys("vacancy_fillers");
}

/// Whether a name may begin with such a word, at a glance: most names do not.
bool VacancyReader::may_be(std::string_view name) const {
    std::string word;
    for (const char c : name) {
        if (static_cast<unsigned char>(c) >= 0x80) return true;
        if (is_letter(c) || is_digit(c) || (c == '.' && !word.empty())) {
            word.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        } else if (!word.empty()) {
            break;
        }
    }
    if (first_.contains(word)) return true;
    return word.ends_with('.') && first_.contains(word.substr(0, word.size() - 1));
}

bool VacancyReader::is_vacancy(std::string_view name) const {
    if (!may_be(name)) return false;
    const std::vector<Word> words = words_of(lookup_key(name));
    std::string begin;
    for (std::size_t i = 0; i < words.size() && i < longest_; ++i) {
        begin += (i == 0 ? "" : " ") + words[i].text;
        if (!words_.contains(begin)) continue;
        if (i + 1 == words.size()) return true;
        // A surname may follow such a word, as in Open, James: only what a person is not called makes it a vacancy.
        const Word& next = words[i + 1];
        const std::size_t comma = name.find(',');
        const bool figure = std::any_of(next.text.begin(), next.text.end(), is_digit);
        if (fillers_.contains(next.text) || figure || words_.contains(next.text)) return true;
        if (!names_.contains(begin) && comma == std::string_view::npos) return true;
        if (next.marked && comma == std::string_view::npos) return true;
    }
    return false;
}

std::string requisition_in(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && (is_letter(text[at - 1]) || is_digit(text[at - 1]))) continue;
        std::size_t letters = at;
        while (letters < text.size() && text[letters] >= 'A' && text[letters] <= 'Z' && letters - at < 5) ++letters;
        if (letters == at) continue;
        std::size_t digits = letters;
        if (digits < text.size() && (text[digits] == '-' || text[digits] == '_' || text[digits] == '#')) ++digits;
        const std::string_view word = text.substr(at, letters - at);
        if (digits == letters && digits < text.size() && text[digits] == ' ' && (word == "REQ" || word == "JR"))
            ++digits;
        const std::size_t first = digits;
        while (digits < text.size() && (is_digit(text[digits]) || (text[digits] == '-' && digits > first))) ++digits;
        while (digits > first && text[digits - 1] == '-') --digits;
        if (digits - first < 2 || (digits < text.size() && is_letter(text[digits]))) continue;
        return std::string(text.substr(at, digits - at));
    }
    return {};
}

}  // namespace orgplan::interop
