#include "planner/interop/pay_marks.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/interop/csv_text.h"

namespace orgplan::interop {
namespace {

/// `4.2500`: of a small amount so many figures behind a point are rather a mark for thousands in the wrong place.
bool is_odd(const WrittenNumber& number) {
    return number.point != '\0' && number.group == '\0' && number.parts > 2 && number.value < 1000;
}

}  // namespace

void PayMarks::look_at(const ExportRow& row, const WrittenPay& pay) {
    const WrittenNumber& number = pay.number;
    const auto first = [&](std::array<const ExportRow*, 2>& of, char mark) {
        if (mark != '\0' && of[mark == ','] == nullptr) of[mark == ','] = &row;
    };
    first(groups_, number.group);
    first(groups_, number.either);
    if (is_odd(number)) return;
    first(points_, number.point);
    if (number.either == '\0' && number.value > 0) certain_.push_back(number.value * pay.times);
}

void PayMarks::finish() {
    if (certain_.empty()) return;
    const auto middle = certain_.begin() + static_cast<std::ptrdiff_t>(certain_.size() / 2);
    std::ranges::nth_element(certain_, middle);
    usual_ = *middle;
}

bool PayMarks::is_usual(double value) const {
    constexpr double kUsual = 30;
    return value * kUsual > usual_ && value < usual_ * kUsual;
}

/// `85.000` is thousands where no value has such a mark before its parts; where one has, what is usual decides.
std::optional<double> PayMarks::amount_of(const WrittenNumber& number, double times, std::string& why) const {
    const auto cell = [](const ExportRow& row) {
        return fmt::format("{} on line {}", in_message(row.detail(&RowDetails::cost)), row.line);
    };
    if (number.either == '\0') {
        const ExportRow* group = number.point == '\0' ? nullptr : groups_[number.point == ','];
        if (group == nullptr || !is_odd(number) || is_usual(number.value)) return number.value;
        why = fmt::format("may be {:.10g} or a slip, because {} may have the same mark between its thousands",
                          number.value, cell(*group));
        return std::nullopt;
    }
    if (times != 1) {
        why = fmt::format("may be {:.10g} or {:.10g} thousand", number.value, number.grouped);
        return std::nullopt;
    }
    const ExportRow* point = points_[number.either == ','];
    if (point == nullptr) return number.grouped;
    if (is_usual(number.value) != is_usual(number.grouped))
        return is_usual(number.value) ? number.value : number.grouped;
    why = fmt::format("may be {:.10g} or {:.10g}, because {} has the same mark before its parts", number.value,
                      number.grouped, cell(*point));
    return std::nullopt;
}

}  // namespace orgplan::interop
