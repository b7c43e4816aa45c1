#include "planner/glossary/title_parts.h"

#include <algorithm>

#include "planner/glossary/titles.h"

namespace orgplan::glossary {
namespace {

constexpr std::string_view kEnDash = "\u2013";
constexpr std::string_view kEmDash = "\u2014";

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// How many bytes at a place cut a title in two; 0: none. Dashes do with a blank on one side.
std::size_t cut_at(std::string_view title, std::size_t at, bool in_brackets) {
    const char c = title[at];
    if (c == ',' || c == ';' || c == '\n') return 1;
    if (!in_brackets && (c == '|' || c == ':' || c == '@')) return 1;
    const std::string_view rest = title.substr(at);
    const std::size_t bytes = c == '-'                                                 ? 1
                              : rest.starts_with(kEnDash) || rest.starts_with(kEmDash) ? kEnDash.size()
                                                                                       : 0;
    const bool free = (at > 0 && title[at - 1] == ' ') || (at + bytes < title.size() && title[at + bytes] == ' ');
    const bool range = at > 0 && is_digit(title[at - 1]);
    return free && !range ? bytes : 0;
}

std::vector<std::string_view> cut(std::string_view title) {
    std::vector<std::string_view> parts;
    std::size_t from = 0;
    bool in_brackets = false;
    const auto end = [&](std::size_t to, std::size_t next) {
        parts.push_back(title.substr(from, to - from));
        from = next;
    };
    for (std::size_t i = 0; i < title.size(); ++i) {
        const char c = title[i];
        if (c == '(' || c == '[' || c == ')' || c == ']') {
            end(i, i + 1);
            in_brackets = c == '(' || c == '[';
        } else if (const std::size_t bytes = cut_at(title, i, in_brackets); bytes > 0) {
            end(i, i + bytes);
            i += bytes - 1;
        }
    }
    end(title.size(), title.size());
    return parts;
}

std::vector<std::string> split(const std::string& folded) {
    std::vector<std::string> words;
    for (std::size_t from = 0; from < folded.size();) {
        const std::size_t to = std::min(folded.find(' ', from), folded.size());
        if (to > from) words.push_back(folded.substr(from, to - from));
        from = to + 1;
    }
    return words;
}

bool is_share(std::string_view word) {
    return word.find('%') != std::string_view::npos &&
           std::ranges::all_of(word, [](char c) { return is_digit(c) || c == '%' || c == '/'; });
}

}  // namespace

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t i = from; i < to; ++i) text.append(text.empty() ? "" : " ").append(words[i]);
    return text;
}

TitleSpeller::TitleSpeller(const TitleWords& words) : words_(words), of_(words.of.begin(), words.of.end()) {
    std::ranges::sort(of_);
    for (const TitleSpelling& spelling : words.spellings) spellings_.emplace(spelling.says, spelling.means);
}

std::string TitleSpeller::without_endings(std::string_view title) const {
    std::string text;
    const auto ends_here = [&](std::size_t at, std::string_view ending) {
        if (title.size() - at < ending.size()) return false;
        for (std::size_t i = 0; i < ending.size(); ++i)
            if (lower(title[at + i]) != ending[i]) return false;
        const std::size_t next = at + ending.size();
        return next == title.size() || !is_letter(title[next]);
    };
    for (std::size_t i = 0; i < title.size();) {
        // Endings begin with a mark.
        const bool after_letter =
            i > 0 && is_letter(title[i - 1]) && lower(title[i]) == title[i] && (title[i] < 'a' || title[i] > 'z');
        const auto ending =
            after_letter
                ? std::ranges::find_if(words_.endings, [&](const std::string& each) { return ends_here(i, each); })
                : words_.endings.end();
        if (ending != words_.endings.end()) {
            i += ending->size();
        } else {
            text += title[i++];
        }
    }
    return text;
}

bool TitleSpeller::is_mark(std::string_view word) const {
    if (is_share(word)) return true;
    std::size_t letters = 0;
    bool before = false;
    for (const char c : word) {
        if (c == '/' || c == '|' || c == '*') {
            before = false;
            continue;
        }
        if (before || words_.gender_letters.find(c) == std::string::npos) return false;
        before = true;
        ++letters;
    }
    return letters > 1;
}

std::vector<std::string> TitleSpeller::words_of(std::string_view text, std::vector<Change>* changes) const {
    const std::vector<std::string> written = split(folded_title(text));
    std::vector<std::string> words;
    const auto spell = [&](const std::string& from, std::string_view to) {
        std::ranges::move(split(std::string(to)), std::back_inserter(words));
        if (changes != nullptr) changes->push_back({from, std::string(to)});
    };
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (i + 1 < written.size()) {
            const std::string two = written[i] + ' ' + written[i + 1];
            if (const auto known = spellings_.find(two); known != spellings_.end()) {
                spell(two, known->second);
                ++i;
                continue;
            }
        }
        if (const auto known = spellings_.find(written[i]); known != spellings_.end()) {
            spell(written[i], known->second);
        } else if (written[i] == "of" && !words.empty() &&
                   std::binary_search(of_.begin(), of_.end(), std::string_view(words.back()))) {
            continue;
        } else {
            words.push_back(written[i]);
        }
    }
    return words;
}

std::vector<TitleSpeller::Part> TitleSpeller::parts(std::string_view title, std::vector<Change>* changes) const {
    const std::string text = without_endings(title);
    std::vector<Part> parts;
    for (const std::string_view each : cut(text)) {
        Part part;
        part.words = words_of(each, changes);
        if (part.words.empty()) continue;
        part.last = split(folded_title(each)).back();
        // `m, w, d` in brackets is three parts, `80 - 100 %` three words.
        part.mark = std::ranges::all_of(part.words, [&](const std::string& word) {
            return is_mark(word) || std::ranges::all_of(word, is_digit) || word == "%" ||
                   (word.size() == 1 && words_.gender_letters.find(word) != std::string::npos);
        });
        // A number alone is a level, which is known by its name.
        if (part.words.size() == 1 && part.words.front().size() == 1)
            part.mark = part.mark && is_letter(part.words[0][0]);
        parts.push_back(std::move(part));
    }
    return parts;
}

std::string TitleSpeller::spelled(std::string_view phrase) const {
    const std::vector<std::string> words = words_of(phrase, nullptr);
    return joined(words, 0, words.size());
}

}  // namespace orgplan::glossary
