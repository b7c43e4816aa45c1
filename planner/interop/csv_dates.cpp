#include "planner/interop/csv_dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/interop/csv_text.h"
#include "planner/interop/written_date.h"
#include "planner/report/phrases.h"

namespace orgplan::interop {
namespace {

using Kind = WrittenDate::Kind;
constexpr std::array kOrders{DateOrder::day_first, DateOrder::month_first, DateOrder::year_first};

std::optional<DateOrder> order_of(std::string_view format) {
    if (format == "dd-mm-yyyy") return DateOrder::day_first;
    if (format == "mm-dd-yyyy") return DateOrder::month_first;
    if (format == "yyyy-mm-dd") return DateOrder::year_first;
    return std::nullopt;
}

/// Nobody has a start that is known longer ahead: with a year of two figures it lies a hundred years back.
constexpr int kMostAhead = 2 * 366;

std::optional<Tick> placed_day(const WrittenDate& date, const DateCell& cell, DateOrder order, Tick today) {
    const std::optional<Tick> day = date.day(order);
    if (!day || !date.short_year || !cell.start || *day <= today + kMostAhead) return day;
    const std::string text = date_text(*day);
    return parse_date(std::to_string(std::stoi(text.substr(0, 4)) - 100) + text.substr(4));
}

/// Which orders the values allow. Of dates with a year of four digits the year is never first.
class Orders {
  public:
    Orders(std::span<const DateCell> cells, const std::vector<WrittenDate>& dates, Tick today)
        : cells_(cells), dates_(dates) {
        for (std::size_t i = 0; i < dates.size(); ++i) {
            if (dates[i].kind != Kind::ordered && dates[i].kind != Kind::brief) continue;
            const bool brief = dates[i].kind == Kind::brief;
            std::array<std::optional<Tick>, 3> days;
            for (std::size_t k = 0; k < 3; ++k) days[k] = placed_day(dates[i], cells[i], kOrders[k], today);
            if (days[0] && !days[1] && !days[2]) remember(only_[0], i);
            if (days[1] && !days[0] && !days[2]) remember(only_[1], i);
            if (brief && days[2] && !days[0] && !days[1]) remember(only_[2], i);
            if (!brief && !days[0] && !days[1]) continue;  // of no order
            for (std::size_t k = 0; k < 3; ++k) {
                if (brief && !days[k]) fits_brief_[k] = false;
                if (!brief && !days[k]) fits_[k] = false;
            }
            if (brief) has_brief_ = true;
            const auto later = [&](const std::optional<Tick>& day) { return day && *day > today; };
            const bool differ = days[0] != days[1] || (brief && days[0] != days[2]);
            if (differ && std::any_of(days.begin(), days.end(), later)) open_.push_back(i);
        }
    }

    /// The order of all, or why there is none: `undecided`.
    DateOrder choose(std::string& undecided, std::string_view called) const {
        const bool day = only_[0].has_value(), month = only_[1].has_value(), year = only_[2].has_value();
        if (!open_.empty() && day && month) {
            undecided = fmt::format("{} puts the day first, {} puts the month first", name(*only_[0]), name(*only_[1]));
            return DateOrder::day_first;
        }
        if (day || month || year)
            return day ? DateOrder::day_first : month ? DateOrder::month_first : DateOrder::year_first;
        // Of dates such as 27-03-15 no value alone decides, but all together may.
        if (has_brief_) {
            std::size_t possible = 0;
            DateOrder order = DateOrder::day_first;
            for (std::size_t k = 0; k < 3; ++k)
                if (fits_brief_[k] && (fits_[k] || k == 2)) {
                    ++possible;
                    order = kOrders[k];
                }
            if (possible == 1) return order;
        }
        if (!open_.empty()) {
            const auto each = [&](std::size_t i) { return name(open_[i]); };
            undecided = fmt::format("no {} shows whether the day or the month comes first: {}", called,
                                    report::first_few(open_.size(), each, 3));
        }
        return DateOrder::day_first;
    }

  private:
    static void remember(std::optional<std::size_t>& first, std::size_t i) {
        if (!first) first = i;
    }
    std::string name(std::size_t i) const {
        return fmt::format("{} on line {}", in_message(cells_[i].text), cells_[i].line);
    }

    std::span<const DateCell> cells_;
    const std::vector<WrittenDate>& dates_;
    std::array<std::optional<std::size_t>, 3> only_;  // a value that has this reading alone
    std::array<bool, 3> fits_{true, true, false};     // all with a year of four digits
    std::array<bool, 3> fits_brief_{true, true, true};
    bool has_brief_ = false;
    std::vector<std::size_t> open_;  // values that may be later than today, and differ by the order
};

}  // namespace

bool is_date_format(std::string_view format) {
    return order_of(format).has_value();
}

DateColumn read_dates(std::span<const DateCell> cells, std::string_view format, Tick today, std::string_view called) {
    DateColumn column;
    std::vector<WrittenDate> dates;
    dates.reserve(cells.size());
    for (const DateCell& cell : cells) dates.push_back(written_date(cell.text));
    const std::optional<DateOrder> given = order_of(format);
    const DateOrder order = given ? *given : Orders(cells, dates, today).choose(column.undecided, called);
    column.dates.reserve(cells.size());
    for (std::size_t i = 0; i < dates.size(); ++i) {
        const WrittenDate& date = dates[i];
        const auto day_in = [&](DateOrder of) { return placed_day(date, cells[i], of, today); };
        ReadDate read{day_in(order), false, date.kind == Kind::endless, date.month, date.short_year};
        if (!read.day && !given) {
            for (const DateOrder other : kOrders)
                if (!read.day && (other != DateOrder::year_first || date.kind == Kind::brief)) read.day = day_in(other);
        }
        read.lost = !read.day && date.kind != Kind::none && date.kind != Kind::endless;
        column.dates.push_back(read);
    }
    return column;
}

}  // namespace orgplan::interop
