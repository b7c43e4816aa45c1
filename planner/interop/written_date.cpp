#include "planner/interop/written_date.h"

#include <algorithm>
#include <string>
#include <vector>

#include "planner/interop/csv_text.h"
#include "planner/interop/month_names.h"
#include "planner/interop/value_words.h"

namespace orgplan::interop {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

WrittenDate on(std::optional<Tick> day, bool year_first = false) {
    WrittenDate date;
    date.kind = day ? WrittenDate::Kind::day : WrittenDate::Kind::unreadable;
    date.year_first = year_first;
    if (day) date.at = *day;
    return date;
}

/// Without a time of day: `T00:00:00Z`, ` 09:30 AM`.
std::string_view without_time(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0) return text;
    std::size_t from = colon;
    while (from > 0 && is_digit(text[from - 1])) --from;
    if (from == colon || from == 0 || (text[from - 1] != ' ' && text[from - 1] != 't' && text[from - 1] != ','))
        return text;
    text = text.substr(0, from - 1);
    while (text.ends_with(' ') || text.ends_with(',')) text.remove_suffix(1);
    return text;
}

/// `46433`, `46433.0`, `46433.5`: days since the end of 1899.
std::optional<Tick> serial(std::string_view text) {
    constexpr std::int32_t kFirst = 18264, kLast = 109574;  // 1950 to 2199
    const std::size_t whole = text.find_first_not_of("0123456789");
    if (whole == std::string_view::npos ? text.size() < 5 || text.size() > 6 : whole < 5 || whole > 6)
        return std::nullopt;
    if (whole != std::string_view::npos &&
        ((text[whole] != '.' && text[whole] != ',') || whole + 1 == text.size() ||
         !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(whole) + 1, text.end(), is_digit)))
        return std::nullopt;
    std::int32_t days = 0;
    for (const char c : text.substr(0, std::min(whole, text.size()))) days = days * 10 + (c - '0');
    if (days < kFirst || days > kLast) return std::nullopt;
    return *day_of(1899, 12, 30) + days;
}

struct Token {
    int number = 0;
    std::size_t digits = 0;  ///< 0: a word
    std::string word;
    char before = '\0';  ///< what is before it: a blank only where nothing else does
};

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    std::size_t at = 0;
    char before = '\0';
    while (at < text.size()) {
        Token token;
        token.before = before;
        if (is_digit(text[at])) {
            while (at < text.size() && is_digit(text[at]) && token.digits < 9) {
                token.number = token.number * 10 + (text[at++] - '0');
                ++token.digits;
            }
        } else if (is_letter(text[at])) {
            while (at < text.size() && is_letter(text[at])) token.word.push_back(text[at++]);
        } else {
            if (text[at] != ' ' || before == '\0') before = before == '\0' || before == ' ' ? text[at] : '?';
            ++at;
            continue;
        }
        before = '\0';
        tokens.push_back(std::move(token));
    }
    return tokens;
}

int full_year(int year, std::size_t digits) {
    if (digits > 2) return year;
    return year < 70 ? 2000 + year : 1900 + year;
}

WrittenDate by_name(const std::vector<Token>& tokens) {
    int month = 0;
    std::vector<const Token*> numbers;
    for (const Token& token : tokens) {
        if (token.digits > 0) {
            numbers.push_back(&token);
        } else if (const int named = month_named(token.word); named != 0) {
            if (month != 0 && month != named) return on(std::nullopt);
            month = named;
        } else if (!is_date_word(token.word)) {
            return on(std::nullopt);
        }
    }
    if (month == 0 || numbers.empty() || numbers.size() > 2) return on(std::nullopt);
    if (numbers.size() == 1)
        return numbers[0]->digits == 4 ? on(day_of(numbers[0]->number, month, 1)) : on(std::nullopt);
    const bool year_first = numbers[0]->digits == 4;
    const Token& year = *numbers[year_first ? 0 : 1];
    const Token& day = *numbers[year_first ? 1 : 0];
    if (day.digits > 2 || (year.digits != 2 && year.digits != 4)) return on(std::nullopt);
    return on(day_of(full_year(year.number, year.digits), month, day.number));
}

WrittenDate by_numbers(const std::vector<Token>& tokens) {
    const auto small = [&](std::size_t i) { return tokens[i].digits <= 2; };
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const char mark = tokens[i].before;
        if (mark != '-' && mark != '/' && mark != '.' && mark != ' ') return on(std::nullopt);
        if (i > 1 && mark != tokens[1].before) return on(std::nullopt);
    }
    if (tokens.size() == 2) {
        if (tokens[0].digits == 4 && small(1)) return on(day_of(tokens[0].number, tokens[1].number, 1), true);
        if (small(0) && tokens[1].digits == 4) return on(day_of(tokens[1].number, tokens[0].number, 1));
        return on(std::nullopt);
    }
    if (tokens.size() != 3 || !small(1)) return on(std::nullopt);
    if (tokens[0].digits == 4 && small(2))
        return on(day_of(tokens[0].number, tokens[1].number, tokens[2].number), true);
    if (!small(0) || (tokens[2].digits != 4 && tokens[2].digits != 2)) return on(std::nullopt);
    WrittenDate date;
    date.kind = tokens[2].digits == 4 ? WrittenDate::Kind::ordered : WrittenDate::Kind::brief;
    date.dashed = tokens[1].before == '-';
    date.numbers = {tokens[0].number, tokens[1].number, tokens[2].number};
    return date;
}

bool says_nothing(std::string_view text) {
    bool found = false;
    each_word(kEmptyValues, [&](std::string_view word) { found = found || text == without_accents(word); });
    // What systems write for "never", and what a spreadsheet makes of an empty cell.
    constexpr std::array<std::string_view, 10> kNever{"9999-12-31", "31.12.9999", "31/12/9999", "12/31/9999",
                                                      "99991231",   "2099-12-31", "31.12.2099", "0000-00-00",
                                                      "00.00.0000", "0"};
    return found || std::find(kNever.begin(), kNever.end(), text) != kNever.end();
}

/// `2027-03-01` and `01.03.2027`, which nearly all columns hold; nothing for any other text.
std::optional<WrittenDate> usual_date(std::string_view text) {
    if (text.size() != 10) return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        for (const char c : text.substr(at, size)) value = is_digit(c) && value >= 0 ? value * 10 + (c - '0') : -1;
        return value;
    };
    const bool year_first = is_digit(text[2]);
    const std::size_t first = year_first ? 4 : 2, second = year_first ? 7 : 5;
    const char mark = text[first];
    if (mark != text[second] || (mark != '-' && mark != '.' && mark != '/')) return std::nullopt;
    WrittenDate date;
    date.numbers = {number(0, first), number(first + 1, 2), number(second + 1, 9 - second)};
    for (const int each : date.numbers)
        if (each < 0) return std::nullopt;
    // Those who write that something never ends do so in the last year there is, or the last of the century.
    if (date.numbers[0] >= 2099 || date.numbers[2] >= 2099 || date.numbers[1] == 0) return std::nullopt;
    if (year_first) return on(day_of(date.numbers[0], date.numbers[1], date.numbers[2]), true);
    date.kind = WrittenDate::Kind::ordered;
    return date;
}

}  // namespace

std::optional<Tick> WrittenDate::day(DateOrder order) const {
    if (kind == Kind::day) return at;
    if (kind != Kind::ordered && kind != Kind::brief) return std::nullopt;
    const auto& [a, b, c] = numbers;
    if (order == DateOrder::year_first) {
        if (kind == Kind::ordered || !dashed) return std::nullopt;
        return day_of(full_year(a, 2), b, c);
    }
    const int year = kind == Kind::brief ? full_year(c, 2) : c;
    return order == DateOrder::month_first ? day_of(year, a, b) : day_of(year, b, a);
}

WrittenDate written_date(std::string_view original) {
    if (original.empty()) return {};
    if (const auto usual = usual_date(original)) return *usual;
    const std::string folded = without_accents(original);
    const std::string_view text = without_time(folded);
    // The usual ones first: most columns hold nothing else.
    const bool plain = is_digit(text.front());
    if (!plain && says_nothing(text)) return {};
    if (plain) {
        if (const auto day = serial(text)) return on(day);
        if (text.size() == 8 && std::all_of(text.begin(), text.end(), is_digit)) {
            int value = 0;
            for (const char c : text) value = value * 10 + (c - '0');
            if (value >= 99990000) return {};
            return on(day_of(value / 10000, value / 100 % 100, value % 100), true);
        }
    }
    const std::vector<Token> tokens = tokens_of(text);
    if (tokens.size() < 2) return plain && says_nothing(text) ? WrittenDate{} : on(std::nullopt);
    const bool named = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.digits == 0; });
    const WrittenDate date = named ? by_name(tokens) : by_numbers(tokens);
    if (plain && (date.kind == WrittenDate::Kind::unreadable || text.find("99") != std::string_view::npos) &&
        says_nothing(text))
        return {};
    return date;
}

}  // namespace orgplan::interop
