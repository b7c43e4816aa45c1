#include "planner/interop/seat_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_ids.h"

namespace orgplan::interop {
namespace {

double rounded(double part) {
    return std::round(part * 1000) / 1000;
}

class ValueTaker {
  public:
    ValueTaker(ImportedCompany& company, const SeatDrafts& drafts, ImportLog& log)
        : company_(company), drafts_(drafts), log_(log) {}

    void take() {
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            take_first(i);
            if (drafts_[i].rows.size() > 1) take_others(i);
            tell_times(company_.seats[i]);
        }
    }

  private:
    const ExportRow& row_of(std::size_t row) const { return drafts_.rows()[row]; }

    void take_first(std::size_t i) {
        const ExportRow& row = drafts_.row(i);
        ImportedSeat& seat = company_.seats[i];
        seat.opens = row.opens;
        seat.start_said = !row.start.empty();
        seat.contract_said = row.employment || row.employed;
        if (row.leaves && !seat.vacant) seat.leaves = row.leaves;
        if (row.leaves && seat.vacant) lost_of_vacancy(row, i, fmt::format("the end {}", date_text(*row.leaves - 1)));
        if (row.employment) seat.employment = word_of(*row.employment);
        if (row.hiring && seat.vacant) seat.status = word_of(*row.hiring);
        if (!row.details) return;
        set_part(seat, row.details->part);
        seat.level = word_like(row.details->level, row.line, "level");
        seat.location = word_like(row.details->location, row.line, "location");
        if (!seat.vacant) seat.email = row.details->email;
        if (seat.vacant && !row.details->email.empty())
            lost_of_vacancy(row, i, fmt::format("the e-mail address {}", in_message(row.details->email)));
        seat.requisition = row.details->requisition;
        seat.pay = row.details->pay;
        seat.pay_said = !row.details->cost.empty();
        seat.paid_by_day = row.details->paid_by_day;
        seat.paid_in = row.details->paid_in;
    }

    static void set_part(ImportedSeat& seat, std::optional<double> part) {
        seat.fte.reset();
        seat.part_said = part.has_value();
        if (part && *part <= 0.9995) seat.fte = rounded(*part);
    }

    /// What people say who share the seat of another.
    void take_others(std::size_t i) {
        ImportedSeat& seat = company_.seats[i];
        const SeatRows& rows = drafts_[i].rows;
        const ExportRow& first = drafts_.row(i);
        for (const std::size_t each : rows) {
            const ExportRow& row = row_of(each);
            if (row.opens != seat.opens) {
                // It opens with the first of them.
                const bool earlier = !row.opens || (seat.opens && *row.opens < *seat.opens);
                const ExportRow& later = earlier ? first : row;
                const Tick start = earlier ? *seat.opens : *row.opens;
                lost(later, i, fmt::format("the start {}", date_text(start)));
                if (earlier) seat.opens = row.opens;
            }
            const auto compare = [&](LeanText RowDetails::*which, const char* what) {
                if (row.detail(which) != first.detail(which) && !row.detail(which).empty())
                    lost(row, i, fmt::format("the {} {}", what, in_message(row.detail(which))));
            };
            compare(&RowDetails::email, "e-mail address");
            compare(&RowDetails::location, "location");
            compare(&RowDetails::level, "level");
            compare(&RowDetails::requisition, "requisition");
            compare(&RowDetails::role, "role");
            if (row.employment != first.employment)
                lost(row, i,
                     row.employment ? fmt::format("the contract `{}`", word_of(*row.employment))
                                    : std::string("the contract of an employee"));
        }
        share_end(i);
        share_week(i);
        share_pay(i);
    }

    /// The seat has one day on which its holders leave.
    void share_end(std::size_t i) {
        const SeatRows& rows = drafts_[i].rows;
        const auto same = [&](std::size_t row) { return row_of(row).leaves == drafts_.row(i).leaves; };
        if (std::all_of(rows.begin(), rows.end(), same)) return;
        company_.seats[i].leaves.reset();
        for (const std::size_t row : rows)
            if (row_of(row).leaves) lost(row_of(row), i, fmt::format("the end {}", date_text(*row_of(row).leaves - 1)));
    }

    /// Each holder has a share where all say theirs.
    void share_week(std::size_t i) {
        ImportedSeat& seat = company_.seats[i];
        const SeatRows& rows = drafts_[i].rows;
        double sum = 0;
        std::size_t said = 0;
        for (const std::size_t row : rows) {
            const auto part = part_of(row);
            if (part) sum += *part, ++said;
        }
        if (said == 0) return;
        if (said < rows.size()) {
            set_part(seat, std::nullopt);
            for (const std::size_t row : rows)
                if (part_of(row)) lost(row_of(row), i, fmt::format("the part {:.3g} of a week", *part_of(row)));
            return;
        }
        set_part(seat, sum);
        if (seat.holders.size() != rows.size()) return;  // somebody is not named
        for (const std::size_t row : rows) seat.shares.push_back(rounded(*part_of(row)));
    }
    std::optional<double> part_of(std::size_t row) const {
        return row_of(row).details ? row_of(row).details->part : std::nullopt;
    }

    /// A seat has one price, that of a full week, of which each is paid their part.
    void share_pay(std::size_t i) {
        ImportedSeat& seat = company_.seats[i];
        double sum = 0, weights = 0;
        bool differs = false;
        for (const std::size_t each : drafts_[i].rows) {
            const ExportRow& row = row_of(each);
            if (!row.details || !row.details->pay) {
                differs = differs || seat.pay.has_value();
                continue;
            }
            if (!seat.pay) {
                seat.pay = row.details->pay;
                seat.paid_by_day = row.details->paid_by_day;
                seat.paid_in = row.details->paid_in;
                differs = true;
            }
            if (row.details->paid_in != seat.paid_in || row.details->paid_by_day != seat.paid_by_day) {
                lost(row, i, fmt::format("the pay {}", in_message(row.details->cost)));
                continue;
            }
            const double weight = seat.shares.empty() ? 1 : part_of(each).value_or(1);
            differs = differs || *row.details->pay != *seat.pay;
            sum += weight * *row.details->pay;
            weights += weight;
        }
        if (!differs || weights == 0) return;
        seat.pay = std::round(sum / weights * 100) / 100;
        log_.add(seat.line, topics::kSharedPay, [&] {
            const std::string pay = fmt::format("{:.10g} {}", *seat.pay, seat.paid_in.view());
            return Said{
                fmt::format("the people who share {} do not have one pay: it costs the mean of what they have, {}",
                            in_message(seat.id), pay),
                fmt::format("{} costs the mean, {}", in_message(seat.id), pay)};
        });
    }

    void lost(const ExportRow& row, std::size_t i, const std::string& what) {
        log_.add(row.line, topics::kOfHolderLost, [&] {
            return fmt::format("{} of {} is not kept: a seat has one, and {} is shared", what,
                               in_message(row.name.empty() ? row.id : row.name), in_message(company_.seats[i].id));
        });
    }

    void lost_of_vacancy(const ExportRow& row, std::size_t i, const std::string& what) {
        log_.add(row.line, topics::kOfVacancyLost, [&] {
            return fmt::format("{} of {} is not written: nobody sits there whose it is", what,
                               in_message(company_.seats[i].id));
        });
    }

    void tell_times(const ImportedSeat& seat) {
        if (seat.opens) {
            log_.add(seat.line, topics::kStartsLater, [&] {
                const std::string day = date_text(*seat.opens);
                return Said{fmt::format("starts later: the seat opens on {}", day),
                            fmt::format("{} on {}", in_message(seat.id), day)};
            });
        }
        if (seat.leaves) {
            log_.add(seat.line, topics::kLeavesLater, [&] {
                const std::string day = date_text(*seat.leaves);
                return Said{fmt::format("leaves later: the first day without them is {}", day),
                            fmt::format("{} on {}", in_message(seat.id), day)};
            });
        }
    }

    /// A level or a location as the language has it: one word, in which `-` is in place of the rest.
    std::string word_like(std::string_view text, std::size_t line, const char* what) {
        if (text.empty()) return {};
        const auto [known, added] = words_.try_emplace(std::string(text));
        if (added) {
            known->second = as_word(text);
            if (known->second != text) {
                log_.add(line, topics::kWordRenamed, [&] {
                    const std::string word = known->second.empty() ? "left out" : in_message(known->second);
                    return Said{
                        fmt::format("the {} {} is no word of a spec, so it is {}", what, in_message(text), word),
                        fmt::format("{} is {}", in_message(text), word)};
                });
            }
        }
        return known->second;
    }

    ImportedCompany& company_;
    const SeatDrafts& drafts_;
    ImportLog& log_;
    std::unordered_map<std::string, std::string> words_;
};

}  // namespace

void take_values(ImportedCompany& company, const SeatDrafts& drafts, ImportLog& log) {
    ValueTaker(company, drafts, log).take();
}

}  // namespace orgplan::interop
