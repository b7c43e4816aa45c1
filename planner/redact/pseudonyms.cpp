#include "planner/redact/pseudonyms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "planner/language/language_data.h"
#include "planner/redact/name_forms.h"
#include "planner/text/letters.h"

namespace orgplan::redact {
namespace {

constexpr std::size_t kMostWords = 6;
// Between two words of a name.
constexpr std::size_t kWidestGap = 3;
// Shorter parts of names are in too many words.
constexpr std::size_t kLeastReadable = 4;
constexpr std::size_t kMostReadable = 32;

bool is_upper(char c) {
    return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// A word without a number, without the `s` of "Adas team", or without what Arabic and Hebrew write before a name.
std::vector<std::string> stems_of(const std::string& word) {
    constexpr std::array<std::string_view, 12> kParticles{"و", "ف", "ب", "ل", "ك", "ו", "ב", "ל", "ה", "מ", "ש", "כ"};
    constexpr std::size_t kLeastLetters = 6;  // bytes of three
    std::vector<std::string> stems{word};
    for (const std::string_view particle : kParticles) {
        if (word.starts_with(particle) && word.size() >= particle.size() + kLeastLetters) {
            stems.push_back(word.substr(particle.size()));
        }
    }
    const std::size_t last = word.find_last_not_of("0123456789");
    if (last != std::string::npos && last + 1 < word.size()) stems.push_back(word.substr(0, last + 1));
    if (word.size() > 3 && word.ends_with('s')) stems.push_back(word.substr(0, word.size() - 1));
    return stems;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

bool is_of_address(char c) {
    return is_upper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' ||
           c == '+';
}

// E-mail addresses of people who are not known are names as well.
std::string without_addresses(std::string text) {
    constexpr std::string_view kShown = "(address)";
    for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
        std::size_t begin = at, end = at + 1;
        while (begin > 0 && is_of_address(text[begin - 1])) --begin;
        while (end < text.size() && is_of_address(text[end])) ++end;
        while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
        const std::string_view domain = std::string_view(text).substr(at + 1, end - at - 1);
        const bool known = text.compare(begin, 7, "person-") == 0;
        if (begin == at || domain.find('.') == domain.npos || known) continue;
        text.replace(begin, end - begin, kShown);
        at = begin;
    }
    return text;
}

}  // namespace

std::size_t Pseudonyms::number_of(const Person& person) const {
    const auto found =
        numbers_.find(person.id.empty() ? fmt::format("name:{}", person.name) : fmt::format("id:{}", person.id));
    return found == numbers_.end() ? 0 : found->second;
}

std::string Pseudonyms::person(const Person& person) const {
    return fmt::format("Person {}", number_of(person));
}

std::string Pseudonyms::outsider(std::string_view name) const {
    const auto found = numbers_.find(fmt::format("name:{}", name));
    return found == numbers_.end() ? text(name) : fmt::format("Person {}", found->second);
}

std::size_t Pseudonyms::add_person(std::string_view key, std::string_view name) {
    const auto [known, fresh] = numbers_.try_emplace(std::string(key), people_ + 1);
    if (fresh) ++people_;
    const std::size_t number = known->second;
    // Somebody may have another name in another version of a spec.
    if (!named_.emplace(number, name).second) return number;
    if (language::language().not_names.contains(text::folded(name))) return number;
    for (NameForm& form : forms_of(name)) {
        add_pattern(form.words, {fmt::format("Person {}", number), fmt::format("person-{}", number), form.capitalised});
        if (form.words.size() >= kLeastReadable && form.words.find(' ') == std::string::npos && !form.capitalised) {
            readable_.insert(form.words);
        }
    }
    // Longer ones first: a part of a name may be one of another's.
    for (std::string& form : unbroken_forms_of(name)) {
        const auto shorter =
            std::ranges::find_if(unbroken_, [&](const UnbrokenName& each) { return each.form.size() < form.size(); });
        unbroken_.insert(shorter, {std::move(form), number});
    }
    return number;
}

// The first of two that read the same has the words: which of them is meant, they do not say.
void Pseudonyms::add_pattern(const std::string& words, Pattern pattern) {
    if (words.empty()) return;
    const auto count = static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1;
    if (count > kMostWords) return;
    if (!patterns_.emplace(words, std::move(pattern)).second) return;
    std::size_t& longest = longest_[words.substr(0, words.find(' '))];
    longest = std::max(longest, count);
}

std::string Pseudonyms::replaced(std::string_view text, bool id, const Patterns* first) const {
    const std::vector<TextWord> words = words_of(text);
    std::string shown;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < words.size();) {
        const Pattern* found = nullptr;
        std::size_t count = 0;
        const auto look = [&](const std::string& key, std::size_t length) {
            if (found != nullptr) return;
            const bool capital = is_upper(text[words[i].begin]);
            for (const Patterns* patterns : {first, &patterns_}) {
                if (patterns == nullptr || found != nullptr) continue;
                const auto at = patterns->find(key);
                if (at == patterns->end() || (at->second.capitalised && !capital && (!id || is_role_word(key))))
                    continue;
                found = &at->second;
                count = length;
            }
        };
        std::size_t most = first != nullptr ? kMostWords : 1;
        if (const auto known = longest_.find(words[i].folded); known != longest_.end()) {
            most = std::max(most, known->second);
        }
        std::vector<std::string> keys;
        std::string key;
        for (std::size_t n = 0; n < most && i + n < words.size(); ++n) {
            if (n > 0 && words[i + n].begin - words[i + n - 1].end > kWidestGap) break;
            key += (n > 0 ? " " : "") + words[i + n].folded;
            keys.push_back(key);
        }
        for (std::size_t n = keys.size(); n > 1; --n) look(keys[n - 1], n);
        for (const std::string& stem : stems_of(words[i].folded)) look(stem, 1);
        if (found == nullptr) {
            ++i;
            continue;
        }
        shown += text.substr(copied, words[i].begin - copied);
        shown += id || !is_upper(text[words[i].begin]) ? found->as_id : found->as_text;
        copied = words[i + count - 1].end;
        i += count;
    }
    shown += text.substr(copied);
    for (const UnbrokenName& each : unbroken_) {
        replace_all(shown, each.form, fmt::format("{}{}", id ? "person-" : "Person ", each.number));
    }
    return shown;
}

std::string Pseudonyms::text(std::string_view text) const {
    return without_addresses(replaced(text, false));
}

std::string Pseudonyms::id(std::string_view id) const {
    std::string shown;
    for (std::size_t at = 0; at <= id.size();) {
        const std::size_t end = std::min(id.find('/', at), id.size());
        const std::string_view segment = id.substr(at, end - at);
        const auto known = segments_.find(segment);
        shown += known != segments_.end() ? known->second : replaced(segment, true);
        if (end < id.size()) shown += '/';
        at = end + 1;
    }
    return shown;
}

bool Pseudonyms::knows(std::string_view id) const {
    for (std::size_t at = 0; at <= id.size();) {
        const std::size_t end = std::min(id.find('/', at), id.size());
        if (!segments_.contains(id.substr(at, end - at))) return false;
        at = end + 1;
    }
    return true;
}

std::string Pseudonyms::file(const std::string& path) {
    if (path.empty() || path == "-" || path == "<stdin>") return path;
    const auto [known, fresh] = files_.try_emplace(path);
    if (fresh) {
        std::string ending = std::filesystem::path(path).extension().string();
        if (ending != ".yaml" && ending != ".yml") ending.clear();
        known->second = fmt::format("file-{}{}", files_.size(), ending);
    }
    return known->second;
}

bool Pseudonyms::may_name(std::string_view text) const {
    const auto has = [&](const UnbrokenName& each) { return text.find(each.form) != text.npos; };
    if (std::ranges::any_of(unbroken_, has)) return true;
    for (const TextWord& word : words_of(text)) {
        for (std::size_t at = 0; at + kLeastReadable <= word.folded.size(); ++at) {
            const std::size_t most = std::min(kMostReadable, word.folded.size() - at);
            for (std::size_t size = kLeastReadable; size <= most; ++size) {
                if (readable_.contains(word.folded.substr(at, size))) return true;
            }
        }
    }
    return false;
}

}  // namespace orgplan::redact
