#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_values.h"
#include "planner/interop/written_pay.h"

namespace orgplan::interop {
namespace {

class PayReader {
  public:
    explicit PayReader(ValueColumns& values) : values_(values), log_(values.log) {}

    void read() {
        header_period_ = pay_period_in(values_.header[*values_.columns.one(Field::cost)]);
        if (const auto times = written_number(values_.options.pay_times)) times_ = times->value;
        look_at_marks();
        for (ExportRow& row : values_.rows.rows) {
            if (!row.detail(&RowDetails::cost).empty()) read(row);
        }
        tell_times();
    }

  private:
    /// What points and commas stand for, as all values together show it, and how much is usual.
    void look_at_marks() {
        std::vector<double> certain;
        for (const ExportRow& row : values_.rows.rows) {
            const auto pay = written_pay(row.detail(&RowDetails::cost));
            if (!pay) continue;
            const WrittenNumber& number = pay->number;
            if (number.point != '\0' && points_[number.point == ','] == nullptr) points_[number.point == ','] = &row;
            if (number.either == '\0' && number.value > 0) certain.push_back(number.value * pay->times);
        }
        if (certain.empty()) return;
        const auto middle = certain.begin() + static_cast<std::ptrdiff_t>(certain.size() / 2);
        std::ranges::nth_element(certain, middle);
        usual_ = *middle;
    }

    /// `85.000` is thousands where no value has such a mark before its parts; where one has, what is usual decides.
    std::optional<double> amount_of(const ExportRow& row, const WrittenNumber& number) {
        if (number.either == '\0') return number.value;
        const ExportRow* point = points_[number.either == ','];
        if (point == nullptr) return number.grouped;
        constexpr double kUsual = 30;
        const auto is_usual = [&](double value) { return value * kUsual > usual_ && value < usual_ * kUsual; };
        if (is_usual(number.value) != is_usual(number.grouped))
            return is_usual(number.value) ? number.value : number.grouped;
        lost(row, fmt::format("may be {:.10g} or {:.10g}, because {} on line {} has the same mark before its parts",
                              number.value, number.grouped, in_message(point->detail(&RowDetails::cost)), point->line));
        return std::nullopt;
    }

    void read(ExportRow& row) {
        const auto pay = written_pay(row.detail(&RowDetails::cost));
        if (!pay || pay->number.percent) return lost(row, "is not an amount");
        std::string currency = pay->number.currency;
        if (currency.empty()) currency = currency_in(row.details->currency);
        if (currency.empty()) currency = values_.options.currency;
        if (currency.empty()) {
            log_.add(row.line, topics::kCurrencyLost, [&] {
                return fmt::format("{} in {} has no currency, so it is left out; add --currency, such as EUR",
                                   in_message(row.detail(&RowDetails::cost)), values_.header_of(Field::cost));
            });
            return;
        }
        const auto amount = amount_of(row, pay->number);
        if (!amount) return;
        const auto a_year = of_a_year(row, *pay);
        if (!a_year) return;
        row.details->pay = *amount * pay->times * *a_year;
        row.details->paid_by_day = by_day_;
        row.details->paid_in = currency;
    }

    /// How often it is paid in a year; nothing where nobody says so.
    std::optional<double> of_a_year(const ExportRow& row, const WrittenPay& pay) {
        by_day_ = false;
        PayPeriod period = pay.period;
        const std::string_view column = row.detail(&RowDetails::pay_period);
        if (period == PayPeriod::unsaid && !column.empty()) {
            period = pay_period_in(column);
            if (period == PayPeriod::unsaid) {
                lost(row, fmt::format("is pay for {}, which was not understood", in_message(column)));
                return std::nullopt;
            }
        }
        if (period == PayPeriod::unsaid) period = header_period_;
        if (period == PayPeriod::year) return 1;
        if (period == PayPeriod::unsaid) return times_ ? *times_ : 1;
        if (times_) return told(row, period, *times_);
        if (period == PayPeriod::month) return told(row, period, 12);
        if (period == PayPeriod::quarter) return told(row, period, 4);
        if (period == PayPeriod::day) {
            by_day_ = true;
            return 1;
        }
        lost(row, fmt::format("is pay of {}; add --pay-times, how often that is paid in a year", name_of(period)));
        return std::nullopt;
    }

    double told(const ExportRow& row, PayPeriod period, double times) {
        auto& seen = seen_[static_cast<std::size_t>(period)];
        if (seen.count++ == 0) seen.line = row.line;
        seen.times = times;
        return times;
    }

    void tell_times() {
        for (std::size_t i = 0; i < seen_.size(); ++i) {
            if (seen_[i].count == 0) continue;
            const std::string many = seen_[i].count == 1 ? "" : fmt::format(" on {} rows", seen_[i].count);
            log_.note(seen_[i].line, fmt::format("{} is pay of {}{}, and was taken {:g} times for a year{}",
                                                 values_.header_of(Field::cost), name_of(static_cast<PayPeriod>(i)),
                                                 many, seen_[i].times, times_ ? "" : "; --pay-times says otherwise"));
        }
    }

    void lost(const ExportRow& row, const std::string& why) {
        log_.add(row.line, topics::kAmountLost, [&] {
            return fmt::format("{} in {} {}, so it is left out", in_message(row.detail(&RowDetails::cost)),
                               values_.header_of(Field::cost), why);
        });
    }

    struct Seen {
        std::size_t count = 0;
        std::size_t line = 1;
        double times = 1;
    };

    ValueColumns& values_;
    ImportLog& log_;
    PayPeriod header_period_ = PayPeriod::unsaid;
    std::optional<double> times_;
    bool by_day_ = false;
    std::array<const ExportRow*, 2> points_{};  // of `.` and `,`: the first row that has it before parts
    double usual_ = 0;
    std::array<Seen, 7> seen_{};  // by period
};

}  // namespace

void read_pay(ValueColumns& values) {
    PayReader(values).read();
}

}  // namespace orgplan::interop
