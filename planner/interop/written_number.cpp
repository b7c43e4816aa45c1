#include "planner/interop/written_number.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_words.h"

namespace orgplan::interop {
namespace {

/// Signs of currencies with their codes, the longest first: `US$` is not a `$`.
const std::vector<std::pair<std::string, std::string>>& signs() {
    static const auto all = [] {
        std::vector<std::pair<std::string, std::string>> made;
        for (const auto& [code, of_code] : import_words().currencies)
            for (const std::string& sign : of_code) made.emplace_back(sign, code);
        std::ranges::stable_sort(made, std::greater(), [](const auto& each) { return each.first.size(); });
        return made;
    }();
    return all;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct CurrencyAt {
    std::string code;
    std::size_t at = 0, size = 0;
};

/// A word by itself, whatever the case of its letters.
bool is_word_at(std::string_view text, std::size_t at, std::size_t size) {
    return (at == 0 || !is_letter(text[at - 1])) && (at + size == text.size() || !is_letter(text[at + size]));
}

/// A code, a word or a sign; the first in the order of the table.
CurrencyAt currency_at(std::string_view text) {
    // Most amounts are figures alone.
    if (text.find_first_not_of("0123456789., ") == std::string_view::npos) return {};
    for (const auto& [code, of_code] : import_words().currencies) {
        const std::size_t at = text.find(code);
        if (at != std::string_view::npos && is_word_at(text, at, code.size())) return {code, at, code.size()};
    }
    std::string small;
    for (const char c : text) small.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    for (const auto& [sign, code] : signs()) {
        const bool word = sign.front() >= 'a' && sign.front() <= 'z';
        const std::size_t at = word ? small.find(sign) : text.find(sign);
        if (at == std::string_view::npos || (word && !is_word_at(text, at, sign.size()))) continue;
        // `Bs$` and `RD$` are not the dollars of the United States.
        if (sign == "$" && at > 0 && is_letter(text[at - 1])) continue;
        return {code, at, sign.size()};
    }
    // `usd 65000`, beside figures alone: `try` and `all` are words.
    const std::size_t first = small.find_first_of("abcdefghijklmnopqrstuvwxyz");
    if (first == std::string::npos) return {};
    const std::string_view word = std::string_view(small).substr(first, 3);
    if (!is_word_at(text, first, word.size()) || text.find_first_of("0123456789") == std::string_view::npos) return {};
    for (const auto& [code, of_code] : import_words().currencies)
        if (fold_case(code) == word) return {code, first, word.size()};
    return {};
}

/// Takes every `part` out of a text.
void cut_out(std::string& text, std::string_view part) {
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at))
        text.erase(at, part.size());
}

/// Figures with a mark before each three, or before each two but the last, as in India.
bool are_groups(std::string_view text, char mark) {
    std::size_t at = text.find(mark);
    if (at == 0 || at > 3) return false;
    while (at != std::string_view::npos) {
        const std::size_t next = text.find(mark, at + 1);
        const std::size_t size = std::min(next, text.size()) - at - 1;
        if (size != 3 && (size != 2 || next == std::string_view::npos)) return false;
        at = next;
    }
    return true;
}

}  // namespace

std::string currency_in(std::string_view text) {
    return currency_at(text).code;
}

std::string currency_named(std::string_view text) {
    // Words for currencies that are names of several are none: `Dollar`.
    static const auto names = [] {
        std::unordered_map<std::string, std::string> all;
        for (const auto& [code, of_code] : import_words().currencies) {
            all.emplace(fold_case(code), code);
            for (const std::string& sign : of_code) all.emplace(without_accents(sign), code);
        }
        return all;
    }();
    const auto found = names.find(without_accents(text));
    return found == names.end() ? currency_in(text) : found->second;
}

void take_out_currency(std::string& text, const std::string& currency) {
    for (CurrencyAt found = currency_at(text); found.code == currency && found.size > 0; found = currency_at(text))
        text.erase(found.at, found.size);
}

std::optional<WrittenNumber> written_number(std::string_view text) {
    WrittenNumber number;
    number.currency = currency_in(text);
    std::string rest(text);
    if (!number.currency.empty()) take_out_currency(rest, number.currency);
    for (const std::string_view blank : {" ", "\u00A0", "\u202F", "\u2009", "'", "’", "\t"}) cut_out(rest, blank);
    if (rest.ends_with('%')) {
        number.percent = true;
        rest.pop_back();
    }
    if (rest.empty() || !is_digit(rest.front()) || !is_digit(rest.back())) return std::nullopt;
    if (rest.find_first_not_of("0123456789.,") != std::string::npos) return std::nullopt;
    const std::size_t last = rest.find_last_of(".,");
    if (last != std::string::npos) {
        const char mark = rest[last], other = mark == '.' ? ',' : '.';
        const bool both = rest.find(other) != std::string::npos;
        const bool several = std::count(rest.begin(), rest.end(), mark) > 1;
        const bool three = rest.size() - last == 4;
        if (both && several) return std::nullopt;
        if (both && !are_groups(std::string_view(rest).substr(0, last), other)) return std::nullopt;
        if (several && !are_groups(rest, mark)) return std::nullopt;
        if (both) {
            number.group = other;
            cut_out(rest, std::string_view(&other, 1));
        }
        if (several) {
            number.group = mark;
            cut_out(rest, std::string_view(&mark, 1));
        } else if (!both && three && last <= 3 && rest.front() != '0') {
            number.either = mark;
            std::string whole = rest;
            cut_out(whole, std::string_view(&mark, 1));
            std::from_chars(whole.data(), whole.data() + whole.size(), number.grouped);
        } else {
            number.point = mark;
            number.parts = rest.size() - last - 1;
        }
        std::ranges::replace(rest, ',', '.');
    }
    const auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), number.value);
    if (fault != std::errc() || end != rest.data() + rest.size()) return std::nullopt;
    return number;
}

}  // namespace orgplan::interop
