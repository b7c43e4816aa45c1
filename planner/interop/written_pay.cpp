#include "planner/interop/written_pay.h"

#include <algorithm>
#include <array>
#include <vector>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_words.h"

namespace orgplan::interop {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// The words of a text in small letters without accents.
template <class Each>
void each_of(std::string_view key, Each each) {
    std::size_t at = 0;
    while (at < key.size()) {
        const std::size_t from = at;
        while (at < key.size() && is_letter(key[at])) ++at;
        if (at > from) {
            each(key.substr(from, at - from));
        } else {
            ++at;
        }
    }
}

/// Whether a word is one of a list: `hourly`, or `monat*`, around which there may be other letters.
bool is_one_of(std::string_view word, const std::vector<std::string>& list) {
    return std::ranges::any_of(list, [&](const std::string& known) {
        const std::string_view text = known;
        return text.ends_with('*') ? word.find(text.substr(0, text.size() - 1)) != std::string_view::npos
                                   : word == text;
    });
}

std::vector<std::string> plain(const std::vector<std::string>& list) {
    std::vector<std::string> all;
    for (const std::string& word : list) all.push_back(without_accents(word));
    return all;
}

/// Whether all letters before a stem are words that change nothing: `brutto` of `Bruttomonatsgehalt`, not `halb`.
bool is_plain_prefix(std::string_view prefix) {
    static const std::vector<std::string> known = plain(values_of("pay_prefixes"));
    while (!prefix.empty()) {
        const auto found = std::ranges::find_if(known, [&](const auto& each) { return prefix.starts_with(each); });
        if (found == known.end()) return false;
        prefix.remove_prefix(found->size());
    }
    return true;
}

/// The period that a word says; nothing where it says a part of one, or several.
std::optional<PayPeriod> period_of(std::string_view word) {
    static const std::vector<std::vector<std::string>> words = [] {
        std::vector<std::vector<std::string>> all;
        for (const std::string_view period : kPayPeriods)
            all.push_back(plain(import_words().pay_periods.at(std::string(period))));
        return all;
    }();
    static const std::vector<std::string> odd = plain(values_of("odd_periods"));
    if (is_one_of(word, odd)) return std::nullopt;
    bool changed = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (const std::string& known : words[i]) {
            if (word == known) return static_cast<PayPeriod>(i + 1);
            if (!known.ends_with('*')) continue;
            const std::size_t at = word.find(std::string_view(known).substr(0, known.size() - 1));
            if (at == std::string_view::npos || at == 1) continue;  // `manual` is not `anual`
            if (is_plain_prefix(word.substr(0, at))) return static_cast<PayPeriod>(i + 1);
            changed = true;
        }
    }
    return changed ? std::nullopt : std::optional(PayPeriod::unsaid);
}

/// How many periods: `semi`, `twice`, `every`.
bool is_count(std::string_view word) {
    static const std::vector<std::string> counts = plain(values_of("period_counts"));
    return is_one_of(word, counts);
}

/// Words and numbers, in their order.
std::vector<std::string_view> parts_of(std::string_view key) {
    std::vector<std::string_view> parts;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t at = 0; at < key.size();) {
        const std::size_t from = at;
        if (is_letter(key[at])) {
            while (at < key.size() && is_letter(key[at])) ++at;
        } else if (is_digit(key[at])) {
            while (at < key.size() && is_digit(key[at])) ++at;
        } else {
            ++at;
            continue;
        }
        parts.push_back(key.substr(from, at - from));
    }
    return parts;
}

bool is_number(std::string_view part) {
    return !is_letter(part.front());
}

/// What may be before the word of a period: nothing, or `per`, `gross`, `paid`.
bool may_be_before(std::string_view word) {
    static const std::vector<std::string> known = [] {
        std::vector<std::string> all = plain(values_of("beside_pay"));
        for (const HeaderNames& names : import_words().columns) {
            if (names.field != "cost" && names.field != "pay_period") continue;
            for (const std::string& name : names.names) {
                const std::string key = without_accents(name);
                each_of(key, [&](std::string_view each) { all.emplace_back(each); });
            }
        }
        return all;
    }();
    return is_one_of(word, known);
}

/// The currency of `TEUR` or `kUSD`, of which the letter before it stays.
std::string take_out_thousands_of(std::string& text) {
    for (const auto& [code, signs] : import_words().currencies) {
        const std::size_t at = text.find(code);
        if (at == std::string::npos || at == 0 || std::string_view("TkK").find(text[at - 1]) == std::string_view::npos)
            continue;
        if (at > 1 && is_letter(static_cast<char>(text[at - 2] | 0x20))) continue;
        text.replace(at, code.size(), " ");
        return code;
    }
    return {};
}

}  // namespace

std::string_view name_of(PayPeriod period) {
    constexpr std::array<std::string_view, 7> kNames{"",       "a year", "a quarter", "a month",
                                                     "a week", "a day",  "an hour"};
    return kNames[static_cast<std::size_t>(period)];
}

std::optional<PayPeriod> pay_period_in(std::string_view value) {
    PayPeriod found = PayPeriod::unsaid;
    // `p.a.` and `p. m.` are words as they stand.
    std::string key = without_accents(value);
    std::erase(key, '.');
    std::string_view before;
    for (const std::string_view part : parts_of(key)) {
        if (is_number(part) || is_count(part)) return std::nullopt;
        const auto period = period_of(part);
        if (!period || (found != PayPeriod::unsaid && *period != PayPeriod::unsaid && *period != found))
            return std::nullopt;
        if (*period != PayPeriod::unsaid) {
            if (found == PayPeriod::unsaid && !before.empty() && !may_be_before(before)) return std::nullopt;
            found = *period;
        }
        before = part;
    }
    return found;
}

PayHeader pay_in_header(std::string_view header) {
    static const std::vector<std::string> thousands = plain(values_of("thousands"));
    PayHeader said;
    std::string key(header);
    said.currency = currency_in(header);
    if (said.currency.empty()) {
        // `Salary (usd)`
        const std::size_t open = header.find_first_of("(["), close = header.find_first_of(")]");
        if (open < close && close != std::string_view::npos)
            said.currency = currency_named(header.substr(open + 1, close - open - 1));
    }
    if (said.currency.empty()) said.currency = take_out_thousands_of(key);
    key = without_accents(key);
    std::erase(key, '.');
    bool counted = false;
    std::string_view before;
    for (const std::string_view part : parts_of(key)) {
        if (part == "000" || is_one_of(part, thousands)) said.times = 1000;
        counted = counted || is_count(part);
        const auto period = is_number(part) ? PayPeriod::unsaid : period_of(part);
        // The first one counts: `Day Rate (8 h)`.
        if (said.period == PayPeriod::unsaid && period != PayPeriod::unsaid) {
            said.period = period;
            if (!before.empty() && is_number(before)) said.period.reset();
        }
        before = part;
    }
    if (counted && said.period != PayPeriod::unsaid) said.period.reset();
    return said;
}

std::optional<WrittenPay> written_pay(std::string_view text) {
    static const std::vector<std::string> thousands = plain(values_of("thousands")),
                                          beside = plain(values_of("beside_pay"));
    WrittenPay pay;
    std::string rest(text);
    std::string currency = currency_in(text);
    if (currency.empty()) currency = take_out_thousands_of(rest);
    if (!currency.empty()) take_out_currency(rest, currency);
    rest = without_accents(rest);
    if (std::none_of(rest.begin(), rest.end(), is_letter) && rest.find('/') == std::string::npos) {
        const auto number = written_number(text);
        if (!number) return std::nullopt;
        pay.number = *number;
        return pay;
    }
    // The figures with their marks are the amount, all words must be known ones.
    const std::size_t first = rest.find_first_of("0123456789");
    const std::size_t last = rest.find_last_of("0123456789");
    if (first == std::string::npos) return std::nullopt;
    const std::string amount = rest.substr(first, last - first + 1);
    std::string words = rest.substr(0, first) + ' ' + rest.substr(last + 1);
    if (words.find('%') != std::string::npos) return std::nullopt;
    std::erase(words, '.');
    bool known = true;
    each_of(words, [&](std::string_view word) {
        if (is_one_of(word, thousands)) {
            known = known && pay.times == 1;
            pay.times = 1000;
        } else if (const auto period = period_of(word); period != PayPeriod::unsaid) {
            known = known && period && (pay.period == PayPeriod::unsaid || pay.period == *period);
            pay.period = period.value_or(PayPeriod::unsaid);
        } else {
            known = known && is_one_of(word, beside);
        }
    });
    const auto number = written_number(amount);
    if (!known || !number) return std::nullopt;
    pay.number = *number;
    pay.number.currency = currency;
    // Of `85.000k` nobody knows which it is.
    if (pay.times != 1 && number->either != '\0') return std::nullopt;
    return pay;
}

}  // namespace orgplan::interop
