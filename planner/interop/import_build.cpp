#include "planner/interop/import_build.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_ids.h"
#include "planner/interop/import_lines.h"
#include "planner/interop/import_people.h"
#include "planner/interop/import_titles.h"
#include "planner/interop/import_units.h"
#include "planner/interop/manager_finder.h"
#include "planner/interop/seat_drafts.h"

namespace orgplan::interop {
namespace {

class Builder {
  public:
    Builder(const ExportRows& rows, const CsvOptions& options, ImportResult& result, ImportLog& log)
        : about_(rows), options_(options), result_(result), log_(log), drafts_(rows.rows, result, log) {}

    ImportedCompany build() {
        company_.name = options_.company.empty() ? "Organisation" : options_.company;
        company_.seats.resize(drafts_.size());
        LineDrawer lines(company_, drafts_, about_, options_, ids_, log_);
        give_ids();
        tell_alike_ids();
        name_holders(company_, drafts_, about_.ids_are_seats, log_);
        for (std::size_t i = 0; i < drafts_.size(); ++i) take_values(i);
        find_roles(company_, drafts_, about_, options_, result_, log_);
        lines.draw();
        gather_units(company_, drafts_, ids_);
        choose_currency();
        return std::move(company_);
    }

  private:
    const ExportRow& row_of(std::size_t draft) const { return drafts_.row(draft); }

    void give_ids() {
        ids_.reserve(drafts_.size());
        // Ids that can stay as they are come first, so that a repaired one never takes their place.
        for (std::size_t i = 0; i < drafts_.size(); ++i)
            if (ids_.take(row_of(i).id)) company_.seats[i].id = row_of(i).id;
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            ImportedSeat& seat = company_.seats[i];
            seat.line = row_of(i).line;
            if (!seat.id.empty()) continue;
            seat.id = ids_.repair(row_of(i).id);
            log_.add(seat.line, topics::kIdRepaired, [&] {
                return Said{fmt::format("{} is not valid as an id, so the seat is called {}", in_message(row_of(i).id),
                                        in_message(seat.id)),
                            fmt::format("{} is {}", in_message(row_of(i).id), in_message(seat.id))};
            });
        }
    }

    /// `1`, `1.0` and `01`, `A1` and `a1`: perhaps one, perhaps not.
    void tell_alike_ids() {
        // Two ids can only be alike where one of them is not written as ids are compared.
        std::unordered_map<std::string, std::size_t> seen;
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            const std::string key = id_key(row_of(i).id);
            if (key == row_of(i).id) continue;
            std::size_t other = drafts_.of_id(key);
            if (other == kNobody) other = seen.try_emplace(key, i).first->second;
            if (other == i) continue;
            log_.add(row_of(i).line, topics::kAlikeIds, [&] {
                const ExportRow& row = row_of(other);
                return Said{
                    fmt::format("the id {} looks like {} on line {}, and is another seat", in_message(row_of(i).id),
                                in_message(row.id), row.line),
                    fmt::format("{} and {} of line {}", in_message(row_of(i).id), in_message(row.id), row.line)};
            });
        }
    }

    void take_values(std::size_t i) {
        const ExportRow& row = row_of(i);
        ImportedSeat& seat = company_.seats[i];
        seat.opens = row.opens;
        if (seat.opens) {
            log_.add(seat.line, topics::kStartsLater, [&] {
                const std::string day = date_text(*seat.opens);
                return Said{fmt::format("starts later: the seat opens on {}", day),
                            fmt::format("{} on {}", in_message(seat.id), day)};
            });
        }
        if (row.leaves && !seat.vacant && drafts_[i].rows.size() == 1) {
            seat.leaves = row.leaves;
            log_.add(seat.line, topics::kLeavesLater, [&] {
                const std::string day = date_text(*seat.leaves);
                return Said{fmt::format("leaves later: the first day without them is {}", day),
                            fmt::format("{} on {}", in_message(seat.id), day)};
            });
        }
        if (row.employment) seat.employment = word_of(*row.employment);
        if (row.hiring && seat.vacant) seat.status = word_of(*row.hiring);
        if (!row.details) return;
        seat.fte = row.details->part;
        if (seat.fte && *seat.fte > 0.9995) seat.fte.reset();
        if (seat.fte) seat.fte = static_cast<double>(static_cast<int>(*seat.fte * 1000 + 0.5)) / 1000;
        seat.level = word_like(row.details->level);
        seat.location = word_like(row.details->location);
        if (!seat.vacant) seat.email = row.details->email;
        seat.requisition = row.details->requisition;
        seat.pay = row.details->pay;
        seat.paid_in = row.details->paid_in;
        if (drafts_[i].rows.size() > 1) seat.email.clear();  // it would be that of one of them
    }

    /// A level or a location as the language has it: one word, in which `-` is in place of the rest.
    std::string word_like(const std::string& text) {
        if (text.empty()) return {};
        const auto [known, added] = words_.try_emplace(text);
        if (added) known->second = as_word(text);
        return known->second;
    }

    void choose_currency() {
        std::map<std::string, std::size_t> often;
        for (const ImportedSeat& seat : company_.seats)
            if (seat.pay) ++often[seat.paid_in];
        for (const auto& [currency, count] : often)
            if (company_.currency.empty() || count > often[company_.currency]) company_.currency = currency;
    }

    const ExportRows& about_;
    const CsvOptions& options_;
    ImportResult& result_;
    ImportLog& log_;
    SeatDrafts drafts_;
    ImportedCompany company_;
    ImportIds ids_;
    std::unordered_map<std::string, std::string> words_;
};

}  // namespace

ImportedCompany build_company(const ExportRows& rows, const CsvOptions& options, ImportResult& result, ImportLog& log) {
    return Builder(rows, options, result, log).build();
}

}  // namespace orgplan::interop
