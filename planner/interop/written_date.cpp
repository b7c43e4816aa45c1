#include "planner/interop/written_date.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_words.h"

namespace orgplan::interop {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

WrittenDate on(std::optional<Tick> day) {
    WrittenDate date;
    date.kind = day ? WrittenDate::Kind::day : WrittenDate::Kind::unreadable;
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

WrittenDate endless() {
    WrittenDate date;
    date.kind = WrittenDate::Kind::endless;
    return date;
}

/// From this year on a date says that there is none: 2099, 2999, 4712, 9999.
constexpr int kNeverYear = 2099;

/// The month that a word names, whole or shortened; 0: none.
int month_named(std::string_view word) {
    struct Name {
        std::string text;
        std::size_t least;
        int month;
    };
    static const std::vector<Name> names = [] {
        std::vector<Name> all;
        for (const auto& [month, texts] : import_words().months) {
            for (const std::string& text : texts) {
                const std::size_t dash = text.find('-');
                Name name{text, std::min(dash, text.size()), std::stoi(month)};
                if (dash != std::string::npos) name.text.erase(dash, 1);
                all.push_back(std::move(name));
            }
        }
        return all;
    }();
    const auto found = std::ranges::find_if(
        names, [&](const Name& name) { return word.size() >= name.least && name.text.starts_with(word); });
    return found == names.end() ? 0 : found->month;
}

bool is_date_word(std::string_view word) {
    static const std::unordered_set<std::string> words(values_of("date_words").begin(), values_of("date_words").end());
    return words.contains(std::string(word));
}

/// Days since the end of 1899: `46433`, `46433.0`, `46433.5`. The last one is 9999-12-31.
std::optional<WrittenDate> serial(std::string_view text) {
    constexpr std::int32_t kFirst = 18264, kNever = 72686, kLast = 2958465;  // 1950, 2099, 9999
    const std::size_t whole = text.find_first_not_of("0123456789");
    if (whole == std::string_view::npos ? text.size() < 5 || text.size() > 7 : whole < 5 || whole > 7)
        return std::nullopt;
    if (whole != std::string_view::npos &&
        ((text[whole] != '.' && text[whole] != ',') || whole + 1 == text.size() ||
         !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(whole) + 1, text.end(), is_digit)))
        return std::nullopt;
    std::int32_t days = 0;
    for (const char c : text.substr(0, std::min(whole, text.size()))) days = days * 10 + (c - '0');
    if (days < kFirst || days > kLast) return std::nullopt;
    return days >= kNever ? endless() : on(*day_of(1899, 12, 30) + days);
}

/// The first of a month, of which no day is said.
WrittenDate in_month(int year, int month) {
    WrittenDate date = on(day_of(year, month, 1));
    date.month = true;
    return date;
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
    if (numbers.size() == 1) return numbers[0]->digits == 4 ? in_month(numbers[0]->number, month) : on(std::nullopt);
    const bool year_first = numbers[0]->digits == 4;
    const Token& year = *numbers[year_first ? 0 : 1];
    const Token& day = *numbers[year_first ? 1 : 0];
    if (day.digits > 2 || (year.digits != 2 && year.digits != 4)) return on(std::nullopt);
    WrittenDate date = on(day_of(full_year(year.number, year.digits), month, day.number));
    date.short_year = year.digits == 2;
    return date;
}

WrittenDate by_numbers(const std::vector<Token>& tokens) {
    const auto small = [&](std::size_t i) { return tokens[i].digits <= 2; };
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const char mark = tokens[i].before;
        if (mark != '-' && mark != '/' && mark != '.' && mark != ' ') return on(std::nullopt);
        if (i > 1 && mark != tokens[1].before) return on(std::nullopt);
    }
    if (tokens.size() == 2) {
        if (tokens[0].digits == 4 && small(1)) return in_month(tokens[0].number, tokens[1].number);
        if (small(0) && tokens[1].digits == 4) return in_month(tokens[1].number, tokens[0].number);
        return on(std::nullopt);
    }
    if (tokens.size() != 3 || !small(1)) return on(std::nullopt);
    if (tokens[0].digits == 4 && small(2)) return on(day_of(tokens[0].number, tokens[1].number, tokens[2].number));
    if (!small(0) || (tokens[2].digits != 4 && tokens[2].digits != 2)) return on(std::nullopt);
    WrittenDate date;
    date.kind = tokens[2].digits == 4 ? WrittenDate::Kind::ordered : WrittenDate::Kind::brief;
    date.dashed = tokens[1].before == '-';
    date.short_year = tokens[2].digits == 2;
    date.numbers = {tokens[0].number, tokens[1].number, tokens[2].number};
    return date;
}

std::unordered_set<std::string> plain_values(std::string_view list) {
    std::unordered_set<std::string> all;
    for (const std::string& value : values_of(list)) all.insert(without_accents(value));
    return all;
}

/// A value that says in words, or in a date of zeros, that there is no date.
std::optional<WrittenDate> no_date(const std::string& text) {
    static const std::unordered_set<std::string> nothing = plain_values("nothing"), never = plain_values("endless");
    if (nothing.contains(text) || text.find_first_not_of("0-./ ") == std::string::npos) return WrittenDate{};
    if (never.contains(text) || text == "9999") return endless();
    return std::nullopt;
}

/// A year that is never reached, whatever is written for day and month.
bool is_never(const std::vector<Token>& tokens) {
    bool never = false;
    for (const Token& token : tokens) {
        if (token.digits == 4 && token.number >= kNeverYear) never = true;
        if (token.digits == 0 && month_named(token.word) == 0 && !is_date_word(token.word)) return false;
        if (token.digits > 4 || token.digits == 3) return false;
    }
    return never && tokens.size() > 1 && tokens.size() <= 4;
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
    if (date.numbers[0] >= kNeverYear || date.numbers[2] >= kNeverYear || date.numbers[1] == 0) return std::nullopt;
    if (year_first) return on(day_of(date.numbers[0], date.numbers[1], date.numbers[2]));
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
    if (const auto none = no_date(std::string(text))) return *none;
    // The usual ones first: most columns hold nothing else.
    if (is_digit(text.front())) {
        if (const auto day = serial(text)) return *day;
        if (text.size() == 8 && std::all_of(text.begin(), text.end(), is_digit)) {
            int value = 0;
            for (const char c : text) value = value * 10 + (c - '0');
            if (value >= kNeverYear * 10000) return endless();
            return on(day_of(value / 10000, value / 100 % 100, value % 100));
        }
    }
    const std::vector<Token> tokens = tokens_of(text);
    if (tokens.size() < 2) return on(std::nullopt);
    if (is_never(tokens)) return endless();
    const bool named = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.digits == 0; });
    return named ? by_name(tokens) : by_numbers(tokens);
}

}  // namespace orgplan::interop
