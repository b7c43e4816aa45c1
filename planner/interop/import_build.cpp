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
#include "planner/interop/person_keys.h"
#include "planner/interop/seat_drafts.h"
#include "planner/interop/seat_values.h"
#include "planner/text/values.h"

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
        take_values(company_, drafts_, log_);
        find_roles(company_, drafts_, about_, options_, result_, log_);
        lines.draw();
        gather_units(company_, drafts_, ids_, about_.says_heads);
        choose_currency();
        return std::move(company_);
    }

  private:
    const ExportRow& row_of(std::size_t draft) const { return drafts_.row(draft); }

    void give_ids() {
        ids_.reserve(drafts_.size());
        // Ids that can stay as they are come first, so that a repaired one never takes their place.
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            if (i + KeyTable::kAhead < drafts_.size()) ids_.prefetch(row_of(i + KeyTable::kAhead).id);
            if (ids_.take(row_of(i).id)) company_.seats[i].id = row_of(i).id;
        }
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            ImportedSeat& seat = company_.seats[i];
            seat.line = row_of(i).line;
            if (!seat.id.empty()) continue;
            if (is_ordered(row_of(i))) {
                seat.id = row_of(i).id;
                seat.ordered = true;
                continue;
            }
            seat.id = ids_.repair(row_of(i).id);
            log_.add(seat.line, topics::kIdRepaired, [&] {
                return Said{fmt::format("{} is not valid as an id, so the seat is called {}", in_message(row_of(i).id),
                                        in_message(seat.id)),
                            fmt::format("{} is {}", in_message(row_of(i).id), in_message(seat.id))};
            });
        }
    }

    /// `engineering/qa-engineer-2`: an id that a spec gives the second QA engineer in a unit by itself.
    bool is_ordered(const ExportRow& row) {
        const std::string_view ids = row.detail(&RowDetails::unit_ids);
        if (ids.empty()) return false;
        const std::string unit = std::string(ids.substr(ids.rfind(kUnitMark) + 1)) + '/';
        for (const std::string& last : {std::string(row.detail(&RowDetails::role)), text::slug(row.title)}) {
            const auto number = ordered_.try_emplace(unit + last).first;
            if (last.empty() || row.id != fmt::format("{}{}-{}", unit, last, number->second + 1)) continue;
            ++number->second;
            return true;
        }
        return false;
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

    void choose_currency() {
        std::map<std::string, std::size_t> often;
        for (const ImportedSeat& seat : company_.seats)
            if (seat.pay) ++often[seat.paid_in.text()];
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
    std::unordered_map<std::string, std::size_t> ordered_;  // the last number, by what is before it
};

}  // namespace

ImportedCompany build_company(const ExportRows& rows, const CsvOptions& options, ImportResult& result, ImportLog& log) {
    return Builder(rows, options, result, log).build();
}

}  // namespace orgplan::interop
