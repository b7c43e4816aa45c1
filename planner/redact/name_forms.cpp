#include "planner/redact/name_forms.h"

#include <algorithm>

#include "planner/redact/words.h"

namespace orgplan::redact {
namespace {

// Joined words that are shorter could be anything.
constexpr std::size_t kLeastJoined = 3;

// The first letter of a word, with all of its bytes.
std::string initial_of(const std::string& word) {
    std::size_t size = 1;
    while (size < word.size() && (static_cast<unsigned char>(word[size]) & 0xC0) == 0x80) ++size;
    return word.substr(0, size);
}

bool is_number(const std::string& word) {
    return word.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

bool is_unbroken(std::string_view name) {
    // Two letters of such a script have six bytes.
    return name.size() >= 6 &&
           std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; }) &&
           words_of(name).size() == 1 && static_cast<unsigned char>(name.front()) >= 0xE0;
}

std::vector<NameForm> forms_of(std::string_view name) {
    const std::vector<TextWord> words = words_of(name);
    const auto is_plain = [](const TextWord& word) { return is_role_word(word.folded) || is_number(word.folded); };
    if (words.empty() || std::ranges::all_of(words, is_plain)) return {};
    std::vector<NameForm> forms;
    const auto add = [&](std::string form) { forms.push_back({std::move(form), false}); };
    std::string all, joined;
    for (const TextWord& word : words) {
        all += (all.empty() ? "" : " ") + word.folded;
        joined += word.folded;
    }
    add(all);
    const std::string& first = words.front().folded;
    const std::string& last = words.back().folded;
    if (words.size() > 1) {
        add(joined);
        const std::string a = initial_of(first), z = initial_of(last);
        add(last + " " + first);
        add(first + " " + last);
        std::string behind = last;
        for (std::size_t i = 0; i + 1 < words.size(); ++i) behind += " " + words[i].folded;
        add(behind);
        add(a + " " + last);
        add(last + " " + a);
        add(first + " " + z);
        for (std::string& each : std::vector<std::string>{first + last, last + first, a + last, last + a, first + z}) {
            if (each.size() >= kLeastJoined && !is_role_word(each) && !is_common_word(each)) add(std::move(each));
        }
    }
    for (const TextWord& word : words) {
        // `de`, `van` and `bin` are parts of names and words of their own.
        const char letter = name[word.begin];
        const bool particle = words.size() > 1 && letter >= 'a' && letter <= 'z';
        if (is_plain(word) || particle || word.folded.size() < 2) continue;
        forms.push_back({word.folded, is_common_word(word.folded)});
    }
    return forms;
}

}  // namespace orgplan::redact
