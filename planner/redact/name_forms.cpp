#include "planner/redact/name_forms.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

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

// The same name as keyboards without its letters write it: `Mueller`, `Lukasz`.
std::vector<std::string> spellings_of(std::string_view name) {
    using Letters = std::pair<std::string_view, std::string_view>;
    constexpr std::array<Letters, 21> kPlain{
        {{"ł", "l"},  {"Ł", "L"},  {"ø", "o"},  {"Ø", "O"},  {"đ", "d"},  {"Đ", "D"},  {"ð", "d"},
         {"Ð", "D"},  {"ı", "i"},  {"ħ", "h"},  {"Ħ", "H"},  {"þ", "th"}, {"Þ", "Th"}, {"æ", "ae"},
         {"Æ", "Ae"}, {"œ", "oe"}, {"Œ", "Oe"}, {"ß", "ss"}, {"å", "a"},  {"Å", "A"},  {"ŧ", "t"}}};
    constexpr std::array<Letters, 10> kSpelt{{{"ä", "ae"},
                                              {"Ä", "Ae"},
                                              {"ö", "oe"},
                                              {"Ö", "Oe"},
                                              {"ü", "ue"},
                                              {"Ü", "Ue"},
                                              {"ø", "oe"},
                                              {"Ø", "Oe"},
                                              {"å", "aa"},
                                              {"Å", "Aa"}}};
    const auto replaced = [](std::string text, std::span<const Letters> letters) {
        for (const auto& [from, to] : letters) {
            for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
                text.replace(at, from.size(), to);
            }
        }
        return text;
    };
    const std::string written(name);
    const std::string plain = replaced(written, kPlain);
    const std::string spelt = replaced(replaced(written, kSpelt), kPlain);
    std::vector<std::string> all{written};
    if (plain != written) all.push_back(plain);
    if (spelt != written && spelt != plain) all.push_back(spelt);
    return all;
}

// `obrien` of O'Brien, `vanderberg` and `vdberg` of van der Berg: what is written as one word in ids and addresses.
std::vector<std::string> joined_surnames(std::string_view name, const std::vector<TextWord>& words) {
    std::vector<std::string> all;
    // Words with nothing but an apostrophe or a hyphen between them.
    for (std::size_t i = 0; i < words.size();) {
        std::size_t end = i + 1;
        std::string joined = words[i].folded;
        while (end < words.size() && name.substr(words[end - 1].end, words[end].begin - words[end - 1].end).find(' ') ==
                                         std::string_view::npos) {
            joined += words[end++].folded;
        }
        if (end - i > 1) all.push_back(joined);
        i = end;
    }
    if (words.size() > 2) {
        std::string tail, short_tail;
        for (std::size_t i = 1; i < words.size(); ++i) {
            tail += words[i].folded;
            short_tail += i + 1 < words.size() ? initial_of(words[i].folded) : words[i].folded;
        }
        all.push_back(tail);
        all.push_back(short_tail);
    }
    return all;
}

std::vector<NameForm> forms_as_written(std::string_view name) {
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
    // With any of several surnames, and with all of them.
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        if (is_plain(words[i]) || words[i].folded.size() < 2) continue;
        add(initial_of(first) + " " + words[i].folded);
        add(first + " " + words[i].folded);
    }
    if (words.size() > 2) {
        std::string tail;
        for (std::size_t i = 1; i < words.size(); ++i) tail += (i > 1 ? " " : "") + words[i].folded;
        add(initial_of(first) + " " + tail);
        add(tail);
    }
    for (std::string& surname : joined_surnames(name, words)) {
        for (std::string& each : std::vector<std::string>{surname, initial_of(first) + surname, first + surname}) {
            if (each.size() > kLeastJoined && !is_role_word(each) && !is_common_word(each)) add(std::move(each));
        }
        add(initial_of(first) + " " + surname);
        add(first + " " + surname);
    }
    const auto is_small = [&](const TextWord& word) { return name[word.begin] >= 'a' && name[word.begin] <= 'z'; };
    const bool all_small = std::ranges::all_of(words, is_small);
    for (const TextWord& word : words) {
        // `de`, `van` and `bin` are parts of names and words of their own.
        const bool particle = words.size() > 1 && is_small(word) && !all_small;
        if (is_plain(word) || particle || word.folded.size() < 2) continue;
        forms.push_back({word.folded, is_common_word(word.folded)});
    }
    return forms;
}

bool is_unbroken(std::string_view name) {
    // Two letters of such a script have six bytes.
    return name.size() >= 6 &&
           std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; }) &&
           words_of(name).size() == 1 && static_cast<unsigned char>(name.front()) >= 0xE0;
}

// Of Chinese characters, kana and Hangul alone, which have three bytes each.
bool is_of_signs(std::string_view name) {
    for (std::size_t at = 0; at < name.size(); at += 3) {
        const auto lead = static_cast<unsigned char>(name[at]);
        if (lead < 0xE3 || lead > 0xED) return false;
    }
    return name.size() % 3 == 0;
}

}  // namespace

std::vector<std::string> unbroken_forms_of(std::string_view name) {
    constexpr std::size_t kSign = 3;
    constexpr std::array<std::string_view, 16> kBehind{"先生", "女士", "小姐", "太太", "经理", "經理", "老师", "老師",
                                                       "总",   "總",   "さん", "様",   "君",   "氏",   "씨",   "님"};
    constexpr std::array<std::string_view, 3> kBefore{"小", "老", "阿"};
    if (!is_unbroken(name)) return {};
    std::vector<std::string> forms{std::string(name)};
    const std::size_t signs = name.size() / kSign;
    if (!is_of_signs(name) || signs > 4) return forms;
    if (signs == 4) forms.emplace_back(name.substr(kSign));
    if (signs > 2) {
        forms.emplace_back(name.substr(0, 2 * kSign));
        forms.emplace_back(name.substr(name.size() - 2 * kSign));
    }
    const std::string surname(name.substr(0, kSign));
    for (const std::string_view each : kBehind) forms.push_back(surname + std::string(each));
    for (const std::string_view each : kBefore) forms.push_back(std::string(each) + surname);
    return forms;
}

std::vector<NameForm> forms_of(std::string_view name) {
    std::vector<NameForm> forms;
    for (const std::string& spelling : spellings_of(name)) {
        for (NameForm& form : forms_as_written(spelling)) {
            const bool known = std::ranges::find(forms, form.words, &NameForm::words) != forms.end();
            if (!known) forms.push_back(std::move(form));
        }
    }
    return forms;
}

}  // namespace orgplan::redact
