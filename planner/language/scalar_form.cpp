#include "planner/language/scalar_form.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <vector>

#include "graph/model/enumerators.h"
#include "graph/model/months.h"
#include "graph/model/time.h"
#include "planner/text/nearest.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

constexpr std::string_view kAnyScalar = R"({"type": ["string", "number", "boolean"]})";
constexpr std::string_view kIdSchema =
    R"({"type": ["string", "number"], "pattern": "^(?!.*\\.\\.)[^\\s/@*#,:\\[\\]{}]+$"})";
constexpr std::string_view kSeatSchema =
    R"({"type": ["string", "number"], "pattern": "^(?!.*\\.\\.)[^\\s/@*#,:\\[\\]{}]+(/[^\\s/@*#,:\\[\\]{}]+)?$"})";
constexpr std::string_view kNumberSchema = R"({"type": "number", "minimum": 0})";

constexpr std::array kForms = {
    ScalarTraits{ScalarForm::nothing, "", "nothing", "", ""},
    ScalarTraits{ScalarForm::text, "text", "a text", "A few words", kAnyScalar},
    ScalarTraits{ScalarForm::id, "id", "an id", "platform", kIdSchema},
    ScalarTraits{
        ScalarForm::stage_id, "stage-id", "the id of a stage", "series-a",
        R"({"type": "string", "pattern": "^(?!\\d{4}(-\\d{1,2}(-\\d{2})?|-Q\\d)?$|FY\\d{4}(-Q\\d)?$)(?!.*\\.\\.)[^\\s/@*#,:\\[\\]{}]+$"})"},
    ScalarTraits{ScalarForm::seat, "seat", "the id of a seat", "core/tech-lead-1", kSeatSchema},
    ScalarTraits{
        ScalarForm::seats, "seats", "the id of a seat or a range of them", "core/developer-1..3",
        R"({"type": ["string", "number"], "pattern": "^(?!.*\\.\\..*\\.\\.)[^\\s/@*#,:\\[\\]{}]+(/[^\\s/@*#,:\\[\\]{}]+)?$"})"},
    ScalarTraits{ScalarForm::unit, "unit", "the id of a unit", "platform", kIdSchema},
    ScalarTraits{ScalarForm::stage, "stage", "the id of a stage", "series-a", kIdSchema},
    ScalarTraits{ScalarForm::location, "location", "the id of a location", "munich", kIdSchema},
    ScalarTraits{ScalarForm::role, "role", "a role", "tech-lead", R"({"type": "string", "minLength": 1})"},
    ScalarTraits{ScalarForm::person, "person", "a person", "Ada Lovelace", kAnyScalar},
    ScalarTraits{
        ScalarForm::time, "time", "a date or a stage", "2027-04",
        R"({"type": ["string", "number"], "pattern": "^(?!\\d{4}$|\\d{4}-\\d$|\\d{4}-Q\\d$|FY\\d{4}(-Q\\d)?$)(?!.*\\.\\.)[^\\s/@*#,:\\[\\]{}]+$"})"},
    ScalarTraits{ScalarForm::date, "date", "a date", "2027-01-31",
                 R"({"type": "string", "pattern": "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$"})"},
    ScalarTraits{ScalarForm::month, "month", "a month from 1 to 12", "4",
                 R"({"type": "integer", "minimum": 1, "maximum": 12})"},
    ScalarTraits{
        ScalarForm::period, "period", "a year, quarter, month or fiscal year", "2027-Q1",
        R"({"type": ["string", "integer"], "pattern": "^(\\d{4}|\\d{4}-Q[1-4]|\\d{4}-(0[1-9]|1[0-2])|FY\\d{4}(-Q[1-4])?)$"})"},
    ScalarTraits{ScalarForm::boolean, "bool", "`true` or `false`", "true", R"({"type": "boolean"})"},
    ScalarTraits{ScalarForm::whole, "whole", "a whole number", "3",
                 R"({"type": "integer", "minimum": 0, "maximum": 999999999})"},
    ScalarTraits{ScalarForm::number, "number", "a number", "0.5", kNumberSchema},
    ScalarTraits{ScalarForm::part, "part", "a number from 0 to 1", "0.5",
                 R"({"type": "number", "minimum": 0, "maximum": 1})"},
    ScalarTraits{ScalarForm::amount, "amount", "an amount", "62000", kNumberSchema},
    ScalarTraits{
        ScalarForm::range, "range", "a range", "6..8",
        R"({"type": ["number", "string"], "minimum": 0, "pattern": "^(\\d+(\\.\\d+)?\\.\\.(\\d+(\\.\\d+)?)?|\\.\\.\\d+(\\.\\d+)?)$"})"},
    ScalarTraits{ScalarForm::currency, "currency", "a currency", "EUR",
                 R"({"type": "string", "pattern": "^[A-Z]{3}$"})"},
    ScalarTraits{ScalarForm::word, "word", "a word", "software", kIdSchema},
    ScalarTraits{ScalarForm::scalar, "scalar", "a single value", "8", kAnyScalar},
    ScalarTraits{ScalarForm::version, "version", "the version of the language, 1", "1", R"({"const": 1})"},
};
static_assert(kForms.size() == kEnumerators<ScalarForm>);

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_seat(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return text::is_id(text);
    return text::is_id(text.substr(0, slash)) && text::is_id(text.substr(slash + 1));
}

/// `stem-1..3`: a seat, then the number of another one of its line that is not before it.
bool is_seat_range(std::string_view text) {
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) return false;
    const std::string_view seat = text.substr(0, dots);
    const std::size_t dash = seat.rfind('-');
    if (dash == std::string_view::npos || !is_seat(seat)) return false;
    const auto from = text::whole_of(seat.substr(dash + 1));
    const auto to = text::whole_of(text.substr(dots + 2));
    return from && to && *from <= *to;
}

bool is_time(std::string_view text) {
    return text::looks_like_time(text) ? parse_date(text).has_value() : text::is_id(text);
}

bool is_period(std::string_view text) {
    if (!text::looks_like_time(text)) return false;
    if (text.starts_with("FY")) text.remove_prefix(2);
    if (text.size() == 4) return true;
    if (text[5] == 'Q') return text[6] >= '1' && text[6] <= '4';
    return text.size() == 7 && parse_date(text).has_value();
}

// With a comma or a point before the decimals.
std::optional<double> written_number(std::string_view text) {
    std::string number(text);
    std::ranges::replace(number, ',', '.');
    return text::number_of(number);
}

std::string_view without_blanks(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// A part of one as people write it: `60 %`, `3/5` or `0,6`.
std::optional<double> written_part(std::string_view text) {
    text = without_blanks(text);
    if (text.ends_with('%')) {
        const std::optional<double> percent = written_number(without_blanks(text.substr(0, text.size() - 1)));
        return percent ? std::optional(*percent / 100) : std::nullopt;
    }
    if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
        const std::optional<double> of = text::number_of(without_blanks(text.substr(0, slash)));
        const std::optional<double> all = text::number_of(without_blanks(text.substr(slash + 1)));
        return of && all && *all > 0 ? std::optional(*of / *all) : std::nullopt;
    }
    return written_number(text);
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

bool is_quantity(ScalarForm form) {
    return form == ScalarForm::month || form == ScalarForm::whole || form == ScalarForm::number ||
           form == ScalarForm::part || form == ScalarForm::amount || form == ScalarForm::range;
}

std::string seen(std::string_view text) {
    const bool number = text::number_of(text).has_value();
    return fmt::format("found the {} {}", number ? "number" : "text", in_backticks(text));
}

FormFault slip(std::string message, std::string help = {}) {
    return {false, std::move(message), std::move(help)};
}

FormFault explain_word(std::string_view text, std::span<const std::string> words) {
    if (words.empty()) {
        std::string word(text);
        std::ranges::replace(word, ' ', '-');
        return slip(fmt::format("{} is not one word", in_backticks(text)),
                    text::is_id(word) ? fmt::format("write {}", in_backticks(word)) : "write one word");
    }
    const std::vector<std::string_view> views(words.begin(), words.end());
    std::string help = text::did_you_mean(text, views);
    const std::string one_of = fmt::format("{}{}{}", fmt::join(words.first(words.size() - 1), ", "),
                                           words.size() > 1 ? " or " : "", words.back());
    if (help.empty()) help = fmt::format("write {}", one_of);
    return slip(fmt::format("expected {}, found {}", one_of, in_backticks(text)), std::move(help));
}

FormFault explain_time(std::string_view text, ScalarForm form) {
    const std::string_view help = form == ScalarForm::date
                                      ? "write a date as YYYY-MM-DD"
                                      : "write the id of a stage, a date as YYYY-MM-DD or a month as YYYY-MM";
    if (text.size() == 10 && text::looks_like_time(text)) {
        return slip(fmt::format("{} is not a day of the calendar", in_backticks(text)), std::string(help));
    }
    if (text.size() == 7 && text::looks_like_time(text) && text[5] != 'Q' && !parse_date(text)) {
        return slip(fmt::format("{} is not a month of the calendar", in_backticks(text)), std::string(help));
    }
    // Whether the beginning or the end of the month is meant, only the user knows.
    if (const std::optional<Tick> month = parse_date(text); form == ScalarForm::date && month && text.size() == 7) {
        const std::string last = date_text(first_day(month_of(*month) + 1) - 1);
        return slip(fmt::format("{} is a month, and {} is needed", in_backticks(text), traits_of(form).noun),
                    fmt::format("write the day, as in `{}`", last));
    }
    return {form == ScalarForm::date, fmt::format("expected {}, {}", traits_of(form).noun, seen(text)),
            std::string(help)};
}

std::string decimals(double value) {
    return fmt::format("`{:.4g}`", value);
}

// A number that may be written as a percentage.
FormFault explain_number(std::string_view text, ScalarForm form) {
    const std::string message = fmt::format("expected {}, {}", traits_of(form).noun, seen(text));
    const bool percent = text.find('%') != std::string_view::npos || text.find('/') != std::string_view::npos;
    if (const std::optional<double> written = written_part(text);
        written && (percent || !text::number_of(text)) && (form == ScalarForm::number || *written <= 1)) {
        return {true, message, "write " + decimals(*written)};
    }
    const std::optional<double> number = text::number_of(text);
    if (form == ScalarForm::part && number && *number >= 2 && *number <= 100) {
        return slip(message, fmt::format("write {} for {} %", decimals(*number / 100), text));
    }
    if (form == ScalarForm::part && written_part(text))
        return slip(message, "write a number from 0 to 1; `1` is all of it");
    const bool begins = !text.empty() && (is_digit(text[0]) || text[0] == '-');
    return {true, message, begins ? "write digits only, with a point before decimals" : ""};
}

FormFault explain_range(std::string_view text) {
    const std::size_t dots = text.find("..");
    if (dots != std::string_view::npos) {
        const std::string_view low = text.substr(0, dots);
        const std::string_view high = text.substr(dots + 2);
        if (text::number_of(low) && text::number_of(high)) {
            return slip(fmt::format("the range {} begins above its end", in_backticks(text)),
                        fmt::format("write `{}..{}`", high, low));
        }
    }
    return {true, fmt::format("expected a range, {}", seen(text)), "write `8`, `..8`, `6..8` or `6..`"};
}

}  // namespace

std::span<const ScalarTraits> scalar_forms() {
    return kForms;
}

const ScalarTraits& traits_of(ScalarForm form) {
    return kForms[static_cast<std::size_t>(form)];
}

std::optional<bool> meant_boolean(std::string_view text) {
    const std::string word = lower(text);
    for (const std::string_view yes : {"yes", "y", "on", "true", "1"}) {
        if (word == yes) return true;
    }
    for (const std::string_view no : {"no", "n", "off", "false", "0"}) {
        if (word == no) return false;
    }
    return std::nullopt;
}

std::optional<std::string> with_digits_alone(std::string_view text) {
    const auto digits_at = [&](std::size_t at) {
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end])) ++end;
        return end - at;
    };
    std::size_t end = digits_at(0);
    if (end == 0 || end > 3 || text[0] == '0' || end == text.size()) return std::nullopt;
    const char sign = text[end];
    if (std::string_view(".,' ").find(sign) == std::string_view::npos) return std::nullopt;
    std::string digits(text.substr(0, end));
    while (end < text.size() && text[end] == sign && digits_at(end + 1) == 3) {
        digits += text.substr(end + 1, 3);
        end += 4;
    }
    const bool grouped = digits.size() > 3;
    if (!grouped || (end < text.size() && std::string_view(".,'-").find(text[end]) != std::string_view::npos)) {
        return std::nullopt;
    }
    return digits.append(text.substr(end));
}

std::string in_backticks(std::string_view text) {
    constexpr std::size_t kMostShown = 60;
    std::string shown;
    std::size_t points = 0;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 && ++points > kMostShown) {
            shown += "...";
            break;
        }
        shown += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    }
    return fmt::format("`{}`", shown);
}

bool has_form(std::string_view text, bool quoted, ScalarForm form, std::span<const std::string> words) {
    switch (form) {
        case ScalarForm::nothing:
            return false;
        case ScalarForm::scalar:
            return true;
        case ScalarForm::text:
        case ScalarForm::role:
        case ScalarForm::person:
            return !text.empty();
        case ScalarForm::id:
        case ScalarForm::unit:
        case ScalarForm::stage:
        case ScalarForm::location:
            return text::is_id(text);
        case ScalarForm::stage_id:
            return text::is_id(text) && !text::looks_like_time(text);
        case ScalarForm::seat:
            return is_seat(text);
        case ScalarForm::seats:
            return is_seat(text) || is_seat_range(text);
        case ScalarForm::time:
            return is_time(text);
        case ScalarForm::date:
            return text.size() == 10 && parse_date(text).has_value();
        case ScalarForm::period:
            return is_period(text);
        case ScalarForm::boolean:
            return !quoted && text::bool_of(text).has_value();
        case ScalarForm::whole:
            return !quoted && text::whole_of(text).has_value();
        case ScalarForm::month: {
            const std::int64_t month = quoted ? 0 : text::whole_of(text).value_or(0);
            return month >= 1 && month <= 12;
        }
        case ScalarForm::number:
        case ScalarForm::amount:
            return !quoted && text::number_of(text).has_value();
        case ScalarForm::part:
            return !quoted && text::number_of(text).value_or(2) <= 1;
        case ScalarForm::range:
            return text::range_of(text).has_value();
        case ScalarForm::currency:
            return text.size() == 3 &&
                   std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        case ScalarForm::word:
            return words.empty() ? text::is_id(text) : std::find(words.begin(), words.end(), text) != words.end();
        case ScalarForm::version:
            return !quoted && text == "1";
    }
    return false;
}

std::string load_of(std::string_view percentage) {
    const std::optional<double> part = percentage.ends_with('%') ? written_part(percentage) : std::nullopt;
    return part && *part < 1 ? fmt::format("{:.8g}", 1 + *part) : std::string();
}

FormFault explain_form(std::string_view text, bool quoted, ScalarForm form, std::span<const std::string> words) {
    const std::string_view noun = traits_of(form).noun;
    if (quoted && has_form(text, false, form, words)) {
        return {true, fmt::format("expected {}, found the text {} in quotes", noun, in_backticks(text)),
                "remove the quotes"};
    }
    // A fraction of three digits is as likely for a plain number.
    if (const std::optional<std::string> digits =
            is_quantity(form) && form != ScalarForm::number && form != ScalarForm::part ? with_digits_alone(text)
                                                                                        : std::nullopt;
        digits && has_form(*digits, quoted, form, words)) {
        return {true, fmt::format("expected {}, {}", noun, seen(text)),
                fmt::format("write digits alone: {}", in_backticks(*digits))};
    }
    const auto number_with_more = [&] { return !text.empty() && (is_digit(text[0]) || text[0] == '-'); };
    switch (form) {
        case ScalarForm::boolean: {
            if (const std::optional<bool> meant = meant_boolean(text)) {
                return slip(fmt::format("expected {}, found {}", noun, in_backticks(text)),
                            fmt::format("write `{}`", *meant));
            }
            return {true, fmt::format("expected {}, {}", noun, seen(text)), "write `true` or `false`"};
        }
        case ScalarForm::date:
        case ScalarForm::time:
            return explain_time(text, form);
        case ScalarForm::period:
            return slip(fmt::format("expected {}, found {}", noun, in_backticks(text)),
                        "write `2027`, `2027-Q1`, `2027-03`, `FY2028` or `FY2028-Q1`");
        case ScalarForm::number:
        case ScalarForm::part:
            return explain_number(text, form);
        case ScalarForm::range:
            return explain_range(text);
        case ScalarForm::word:
            return explain_word(text, words);
        case ScalarForm::currency:
            return slip(fmt::format("expected {}, found {}", noun, in_backticks(text)),
                        "write three capital letters, such as `EUR`");
        case ScalarForm::version:
            return slip(fmt::format("this version reads `orgplan: 1`, found {}", in_backticks(text)),
                        "write `orgplan: 1`");
        case ScalarForm::stage_id:
            if (text::looks_like_time(text)) {
                return slip(fmt::format("the stage id {} looks like a time", in_backticks(text)),
                            "start it with a letter, and write its day under `date`");
            }
            break;
        default:
            break;
    }
    if (is_quantity(form)) {
        return {true, fmt::format("expected {}, {}", noun, seen(text)),
                number_with_more() ? "write digits only, with a point before decimals" : ""};
    }
    if (form == ScalarForm::seats && text.find("..") != std::string_view::npos) {
        return slip(fmt::format("{} is not a range of seats", in_backticks(text)), "write it as in `developer-1..3`");
    }
    if (form == ScalarForm::seat && is_seat_range(text)) {
        return slip(fmt::format("expected one seat, found the range {}", in_backticks(text)), "name each seat");
    }
    const bool seat = form == ScalarForm::seat || form == ScalarForm::seats;
    return slip(fmt::format("{} is not valid as {}", in_backticks(text), noun),
                fmt::format("write an id without spaces and without {}",
                            seat ? "`.. @ * # , : [ ] { }`, with at most one `/`" : "`/ .. @ * # , : [ ] { }`"));
}

}  // namespace orgplan::language
