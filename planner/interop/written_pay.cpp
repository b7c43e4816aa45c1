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

PayPeriod period_of(std::string_view word) {
    static const std::vector<std::vector<std::string>> words = [] {
        std::vector<std::vector<std::string>> all;
        for (const std::string_view period : kPayPeriods)
            all.push_back(plain(import_words().pay_periods.at(std::string(period))));
        return all;
    }();
    for (std::size_t i = 0; i < words.size(); ++i)
        if (is_one_of(word, words[i])) return static_cast<PayPeriod>(i + 1);
    return PayPeriod::unsaid;
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

PayPeriod pay_period_in(std::string_view text) {
    PayPeriod found = PayPeriod::unsaid;
    // `p.a.` and `p. m.` are words as they stand.
    std::string key = without_accents(text);
    std::erase(key, '.');
    each_of(key, [&](std::string_view word) {
        if (found == PayPeriod::unsaid) found = period_of(word);
    });
    return found;
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
        } else if (const PayPeriod period = period_of(word); period != PayPeriod::unsaid) {
            known = known && (pay.period == PayPeriod::unsaid || pay.period == period);
            pay.period = period;
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
