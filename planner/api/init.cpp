#include "planner/api/init.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <utility>

#include "graph/model/months.h"
#include "planner/text/embedded.h"
#include "planner/text/pack.h"
#include "planner/text/values.h"

namespace orgplan::api {
namespace {

// A template spans two years or so.
constexpr int kLastYear = 9990;

using TextsByName = std::map<std::string, std::string, std::less<>>;

const TextsByName& texts() {
    static const auto unpacked = text::unpack<TextsByName>(text::embedded(text::SchemaPart::templates));
    return unpacked;
}

// The day or month that `day+3`, `month+3` or `month-end+3` means; nothing for any other word.
std::string date_of(std::string_view word, Tick today) {
    const std::size_t plus = word.find('+');
    if (plus == word.npos) return {};
    const auto number = text::whole_of(word.substr(plus + 1));
    if (!number) return {};
    const auto steps = static_cast<std::int32_t>(*number);
    const Month month = month_of(today) + steps;
    const std::string_view kind = word.substr(0, plus);
    if (kind == "day") return date_text(today + steps);
    if (kind == "month") return month_text(month);
    if (kind == "month-end") return date_text(first_day(month + 1) - 1);
    return {};
}

// A template with each `{month+3}` replaced by its date.
std::string dated(std::string_view text, Tick today) {
    std::string filled;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of("{}", 1);
        const bool closed = text.front() == '{' && end != text.npos && text[end] == '}';
        const std::string date = closed ? date_of(text.substr(1, end - 1), today) : std::string();
        filled += date.empty() ? text.substr(0, end) : date;
        text.remove_prefix(std::min(text.size(), date.empty() ? end : end + 1));
    }
    return filled;
}

}  // namespace

std::vector<std::string_view> templates() {
    std::vector<std::string_view> names;
    for (const auto& [name, text] : texts()) names.push_back(name);
    // 5, 20 and 150 in this order, and words after them.
    std::ranges::stable_sort(names, {}, [](std::string_view name) { return name.size(); });
    return names;
}

Result<std::string> init(const std::string& name, Tick today) {
    const auto found = texts().find(name);
    if (year_of(month_of(today)) > kLastYear) {
        return Refusal{Refusal::Why::wrong, fmt::format("{} is too late: years have four digits", date_text(today))};
    }
    if (found != texts().end()) return dated(found->second, today);
    const std::vector<std::string_view> names = templates();
    const std::string listed = fmt::format("the templates are {}", fmt::join(names, ", "));
    std::string message = fmt::format("there is no template `{}`", name);
    // The digits of another number are no misspelling.
    if (text::number_of(name)) return Refusal{Refusal::Why::wrong, std::move(message), listed};
    return no_such(std::move(message), name, names, listed);
}

}  // namespace orgplan::api
