#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_values.h"
#include "planner/interop/pay_currencies.h"
#include "planner/interop/pay_marks.h"
#include "planner/interop/pay_times.h"
#include "planner/interop/written_pay.h"

namespace orgplan::interop {
namespace {

class PayReader {
  public:
    explicit PayReader(ValueColumns& values)
        : values_(values),
          log_(values.log),
          header_(pay_in_header(values.header[*values.columns.one(Field::cost)])),
          currencies_(values, header_.currency) {}

    void read() {
        header_period_ = header_.period;
        if (const auto times = read_pay_times(values_.options.pay_times)) times_ = *times;
        for (const ExportRow& row : values_.rows.rows)
            if (const auto pay = written_pay(row.detail(&RowDetails::cost))) marks_.look_at(row, *pay);
        marks_.finish();
        look_at_periods();
        if (!values_.result.usage_error.empty()) return;
        for (ExportRow& row : values_.rows.rows) {
            if (!row.detail(&RowDetails::cost).empty()) read(row);
        }
        tell_times();
        tell_header();
    }

  private:
    std::optional<double> amount_of(const ExportRow& row, const WrittenNumber& number) {
        std::string why;
        const auto amount = marks_.amount_of(number, header_.times, why);
        if (!amount) lost(row, why);
        return amount;
    }

    void read(ExportRow& row) {
        const auto pay = written_pay(row.detail(&RowDetails::cost));
        if (!pay || pay->number.percent) return lost(row, "is not an amount");
        const auto currency = currencies_.of(row, *pay);
        if (!currency) return;
        const auto amount = amount_of(row, pay->number);
        if (!amount) return;
        const auto a_year = of_a_year(row, *pay);
        if (!a_year) return;
        // `85k` is in thousands already.
        const double times = pay->times == 1 ? header_.times : pay->times;
        row.details->pay = *amount * times * *a_year;
        row.details->paid_by_day = by_day_;
        row.details->paid_in = *currency;
    }

    /// For what it is paid: what the value says, else the header, else a column; nothing where that is not understood.
    std::optional<PayPeriod> period_of(const ExportRow& row, const WrittenPay& pay) const {
        if (pay.period != PayPeriod::unsaid) return pay.period;
        const std::string_view column = row.detail(&RowDetails::pay_period);
        if (header_period_ != PayPeriod::unsaid || column.empty()) return header_period_;
        const auto period = pay_period_in(column);
        return period == PayPeriod::unsaid ? std::nullopt : period;
    }

    /// A number of times belongs to one period: to which, the values show.
    void look_at_periods() {
        if (!times_.any()) return;
        const ExportRow* first = nullptr;
        bool said = false;
        for (const ExportRow& row : values_.rows.rows) {
            const auto pay = written_pay(row.detail(&RowDetails::cost));
            if (!pay) continue;
            if (first == nullptr) first = &row;
            const auto period = period_of(row, *pay);
            said = said || period != PayPeriod::unsaid;
            if (!period || *period == PayPeriod::year || *period == PayPeriod::unsaid) continue;
            if (std::ranges::find(periods_, *period) == periods_.end()) periods_.push_back(*period);
        }
        if (first == nullptr) return;
        std::ranges::sort(periods_);
        if (!said) {
            values_.result.usage_error = fmt::format(
                "no pay in {} says that it is of a month, a day or an hour, so --pay-times {} has nothing "
                "to multiply",
                values_.header_of(Field::cost), values_.options.pay_times);
            values_.result.usage_help = "write the period in the header, such as Monthly Salary, or leave it out";
            return;
        }
        const auto unused = [&](std::string_view which) {
            log_.note(first->line, fmt::format("--pay-times {} was not needed: no pay in {} is of that period", which,
                                               values_.header_of(Field::cost)));
        };
        if (times_.bare && periods_.empty()) unused(values_.options.pay_times);
        for (std::size_t i = 0; i < times_.of.size(); ++i) {
            const auto period = static_cast<PayPeriod>(i);
            if (times_.of[i] && std::ranges::find(periods_, period) == periods_.end())
                unused(fmt::format("{}={:g}", key_of(period), *times_.of[i]));
        }
    }

    std::optional<double> times_of(PayPeriod period) const {
        if (times_.bare && periods_.size() == 1) return times_.bare;
        return times_.of[static_cast<std::size_t>(period)];
    }

    /// How often it is paid in a year; nothing where nobody says so.
    std::optional<double> of_a_year(const ExportRow& row, const WrittenPay& pay) {
        by_day_ = false;
        const auto said = period_of(row, pay);
        if (!said) {
            const std::string by =
                header_period_ ? in_message(row.detail(&RowDetails::pay_period)) : values_.header_of(Field::cost);
            lost(row, fmt::format("is pay for {}, which was not understood", by));
            return std::nullopt;
        }
        const PayPeriod period = *said;
        if (period == PayPeriod::year || period == PayPeriod::unsaid) return 1;
        if (const auto times = times_of(period)) return told(row, period, *times);
        if (times_.bare) {
            std::string keys;
            for (const PayPeriod each : periods_)
                keys += fmt::format("{}{}=NUMBER", keys.empty() ? "" : ",", key_of(each));
            lost(row,
                 fmt::format("is pay of {}, which is not the only period here: write --pay-times {} in place of {}",
                             name_of(period), keys, values_.options.pay_times));
            return std::nullopt;
        }
        if (period == PayPeriod::month) return told(row, period, 12);
        if (period == PayPeriod::quarter) return told(row, period, 4);
        if (period == PayPeriod::day) {
            by_day_ = true;
            return 1;
        }
        lost(row, fmt::format("is pay of {}; add --pay-times, how often that is paid in a year, such as {}",
                              name_of(period), period == PayPeriod::hour ? "hour=1720" : "week=52"));
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
            log_.note(
                seen_[i].line,
                fmt::format("{} is pay of {}{}, and was taken {:g} times for a year{}", values_.header_of(Field::cost),
                            name_of(static_cast<PayPeriod>(i)), many, seen_[i].times,
                            times_of(static_cast<PayPeriod>(i)) ? "" : "; --pay-times says otherwise"));
        }
    }

    void tell_header() {
        if (header_.times != 1)
            log_.note(1, fmt::format("{} is in thousands, and was taken times 1,000", values_.header_of(Field::cost)));
        if (header_period_ && *header_period_ != PayPeriod::unsaid && values_.columns.has(Field::pay_period))
            log_.note(1,
                      fmt::format("{} says that it is pay of {}, which goes before {}", values_.header_of(Field::cost),
                                  name_of(*header_period_), values_.header_of(Field::pay_period)));
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
    const PayHeader header_;
    PayCurrencies currencies_;
    std::optional<PayPeriod> header_period_;  // nothing: it says one that is not understood
    PayTimes times_;
    std::vector<PayPeriod> periods_;  // that pay is of, but years; where there are times
    bool by_day_ = false;
    PayMarks marks_;
    std::array<Seen, 7> seen_{};  // by period
};

}  // namespace

void read_pay(ValueColumns& values) {
    PayReader(values).read();
}

}  // namespace orgplan::interop
