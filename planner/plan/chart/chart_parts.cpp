#include "planner/plan/chart/chart_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace orgplan::plan {
namespace {

constexpr FontStyle kYear{6.5, true, scene::palette::kSoft};
constexpr double kRow = 8.5;
constexpr double kApart = 3;

std::string label_of(Month month, int unit) {
    constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (unit == 1) return kMonths[static_cast<std::size_t>(month_of_year(month) - 1)];
    if (unit == 3) return fmt::format("Q{}", (month_of_year(month) - 1) / 3 + 1);
    return std::to_string(year_of(month));
}

// Names each stretch of `unit` months in which its name fits.
void draw_row(Sketch& sketch, Month first, Month end, int unit, const std::function<double(Month)>& x, double baseline,
              const FontStyle& style) {
    for (Month month = first; month < end;) {
        const Month next = std::min(begin_of_stretch(month, unit) + unit, end);
        const std::string label = label_of(month, unit);
        if (sketch.width(label, style) + kApart <= x(next) - x(month)) {
            sketch.text({(x(month) + x(next)) / 2, baseline}, scene::Anchor::middle, label, style);
        }
        month = next;
    }
}

}  // namespace

std::vector<Month> draw_calendar(Sketch& sketch, Month first, Month end, const std::function<double(Month)>& x,
                                 double top) {
    const double month_width = (x(end) - x(first)) / (end - first);
    int unit = 1;
    for (const int wider : {1, 3, 12, 24, 60, 120, 240}) {
        unit = wider;
        if (month_width * unit >=
            sketch.width(label_of(unit < 12 ? Month(9) : first, unit), unit < 12 ? kChartAxis : kYear) + kApart)
            break;
    }
    draw_row(sketch, first, end, unit, x, top + kRow - 1, unit < 12 ? kChartAxis : kYear);
    if (unit < 12) draw_row(sketch, first, end, 12, x, top + 2 * kRow, kYear);
    std::vector<Month> begins{first};
    for (Month month = begin_of_stretch(first, unit) + unit; month < end; month = month + unit) begins.push_back(month);
    return begins;
}

std::string whole_money(Amount amount, Text currency) {
    Amount unit = 1;
    for (int i = 0; i < decimals_of(currency); ++i) unit *= 10;
    return money_figure((amount / unit + (amount % unit * 2 >= unit ? 1 : 0)) * unit, currency);
}

std::string name_of(const Organisation& org, StageId stage) {
    return scene::drawable(org[stage].name.empty() ? org[stage].id : org[stage].name);
}

}  // namespace orgplan::plan
