#include "planner/interop/import_build.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "planner/interop/import_ids.h"
#include "planner/interop/role_finder.h"
#include "planner/interop/seat_drafts.h"

namespace orgplan::interop {
namespace {

constexpr std::string_view kUntitled = "Untitled";  // a position has a role or a title

class Builder {
  public:
    Builder(ExportRows rows, const CsvOptions& options, ImportResult& result, ImportLog& log)
        : rows_(std::move(rows.rows)),
          left_out_(std::move(rows.left_out)),
          ids_are_seats_(rows.ids_are_seats),
          has_titles_(rows.has_titles),
          options_(options),
          log_(log),
          top_(kTopValues, options.top),
          drafts_(rows_, result, log) {}

    ImportedCompany build() {
        company_.name = options_.company.empty() ? "Organisation" : options_.company;
        company_.seats.resize(drafts_.size());
        give_ids();
        name_holders();
        find_roles();
        draw_lines();
        gather_units();
        return std::move(company_);
    }

  private:
    const ExportRow& row_of(std::size_t draft) const { return drafts_.row(draft); }

    void give_ids() {
        for (const std::string& name : options_.outside) {
            bool changed = false;
            const std::string clean = clean_value(name, changed);
            if (drafts_.of_id(clean) != kNobody || outside_.contains(fold_case(clean))) continue;
            const std::string id = ids_.take(clean) ? clean : ids_.repair(clean);
            outside_.emplace(fold_case(clean), id);
        }
        // Ids that can stay as they are come first, so that a repaired one never takes their place.
        for (std::size_t i = 0; i < drafts_.size(); ++i)
            if (ids_.take(row_of(i).id)) company_.seats[i].id = row_of(i).id;
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            ImportedSeat& seat = company_.seats[i];
            seat.line = row_of(i).line;
            seat.opens = row_of(i).opens;
            if (seat.opens)
                log_.add(seat.line, ImportKind::note,
                         fmt::format("starts later: the seat opens on {}", date_text(*seat.opens)));
            if (!seat.id.empty()) continue;
            seat.id = ids_.repair(row_of(i).id);
            log_.add(seat.line, ImportKind::repaired,
                     fmt::format("{} is not valid as an id, so the seat is called {}", in_message(row_of(i).id),
                                 in_message(seat.id)));
        }
    }

    /// Where ids belong to people, one name with two ids means two people.
    void name_holders() {
        struct Namesakes {
            std::size_t first = 0;  // row
            std::size_t count = 0;
        };
        std::unordered_map<std::string_view, Namesakes> by_name;
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            for (const std::size_t row : drafts_[i].rows)
                if (!rows_[row].name.empty())
                    ++by_name.try_emplace(rows_[row].name, Namesakes{row, 0}).first->second.count;
        }
        ImportIds people;
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            ImportedSeat& seat = company_.seats[i];
            seat.vacant = true;
            for (const std::size_t row : drafts_[i].rows) {
                seat.vacant = seat.vacant && rows_[row].vacant;
                const std::string& name = rows_[row].name;
                if (name.empty()) continue;
                const Namesakes& namesakes = by_name.find(name)->second;
                if (namesakes.count == 1 || ids_are_seats_) {
                    seat.holders.push_back(name);
                    continue;
                }
                std::string id;
                do id = people.from_name(name, "person");
                while (by_name.contains(id));
                company_.people.push_back({id, name});
                seat.holders.push_back(id);
                if (row != namesakes.first)
                    log_.add(rows_[row].line, ImportKind::note,
                             fmt::format("{} is also on line {}: the ids differ, so these are two people",
                                         in_message(name), rows_[namesakes.first].line));
            }
        }
    }

    void find_roles() {
        RoleFinder finder;
        std::map<std::string, std::pair<std::size_t, std::size_t>> ambiguous;  // title: first line, how often
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            const std::string& title = row_of(i).title;
            ImportedSeat& seat = company_.seats[i];
            if (title.empty()) {
                seat.title = kUntitled;
                if (has_titles_)
                    log_.add(seat.line, ImportKind::repaired,
                             fmt::format("no title, so the seat is called `{}`", kUntitled));
                continue;
            }
            const RoleMatch& match = finder.find(title);
            seat.role = match.role;
            if (match.role.empty() || title != match.role_title) seat.title = title;
            if (!match.candidates.empty()) ++ambiguous.try_emplace(title, seat.line, 0).first->second.second;
        }
        for (const auto& [title, where] : ambiguous)
            log_.add(where.first, ImportKind::note,
                     fmt::format("{} is kept as a title{}, because it may mean {}", in_message(title),
                                 where.second > 1 ? fmt::format(" on {} rows", where.second) : "",
                                 fmt::join(finder.find(title).candidates, " or ")));
    }

    void draw_lines() {
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            const std::string& manager = row_of(i).manager;
            drafts_[i].manager = drafts_.of_id(manager);
            if (drafts_[i].manager == kNobody) drafts_[i].manager = manager_written_otherwise(i);
            company_.seats[i].reports_to =
                drafts_[i].manager != kNobody ? company_.seats[drafts_[i].manager].id : beyond_the_export(i);
        }
        if (tops_.size() == 1) {
            company_.manager = company_.seats[tops_.front()].id;
            return;
        }
        for (const std::size_t i : tops_)
            if (row_of(i).manager.empty())
                log_.add(row_of(i).line, ImportKind::note,
                         fmt::format("no manager, so {} is one of {} seats at the top", in_message(row_of(i).id),
                                     tops_.size()));
    }

    bool means_somebody_else(const std::string& manager, const std::string& folded) const {
        return manager.empty() || top_.has(folded) || outside_.contains(folded) || left_out_.contains(manager);
    }

    std::size_t manager_written_otherwise(std::size_t draft) {
        const ExportRow& row = row_of(draft);
        const std::string folded = fold_case(row.manager);
        if (means_somebody_else(row.manager, folded)) return kNobody;
        const std::size_t spelling = drafts_.of_spelling(folded);
        const std::size_t manager = spelling != kNobody ? spelling : drafts_.of_holder(folded);
        if (manager != kNobody)
            log_.add(
                row.line, ImportKind::repaired,
                fmt::format("manager {} was read as {}, {}", in_message(row.manager), in_message(row_of(manager).id),
                            spelling != kNobody ? "which differs only in letter case" : "whose holder has that name"));
        return manager;
    }

    /// `none`, somebody outside, or an id that no seat has, which `check` then reports.
    std::string beyond_the_export(std::size_t draft) {
        const ExportRow& row = row_of(draft);
        const std::string folded = fold_case(row.manager);
        if (row.manager.empty() || top_.has(folded)) {
            tops_.push_back(draft);
            return "none";
        }
        if (const auto board = outside_.find(folded); board != outside_.end()) {
            tops_.push_back(draft);
            auto& used = company_.outside;
            if (std::find(used.begin(), used.end(), board->second) == used.end()) used.push_back(board->second);
            return board->second;
        }
        if (const auto gone = left_out_.find(row.manager); gone != left_out_.end())
            log_.add(row.line, ImportKind::note,
                     fmt::format("reports to {}, which was {}", in_message(row.manager), gone->second));
        const auto [stranger, added] = strangers_.try_emplace(row.manager);
        if (added) stranger->second = ids_.take(row.manager) ? row.manager : ids_.repair(row.manager);
        if (stranger->second != row.manager)
            log_.add(row.line, ImportKind::repaired,
                     fmt::format("manager {} is not valid as an id, so it becomes {}", in_message(row.manager),
                                 in_message(stranger->second)));
        return stranger->second;
    }

    void gather_units() {
        std::unordered_map<std::string_view, std::size_t> by_name;
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            const std::string& name = row_of(i).unit;
            if (name.empty()) {
                company_.unitless.push_back(i);
                continue;
            }
            const auto [found, added] = by_name.try_emplace(name, company_.units.size());
            if (added) company_.units.push_back({ids_.from_name(name, "unit"), name, {}, {}});
            drafts_[i].unit = found->second;
            company_.units[found->second].seats.push_back(i);
        }
        for (std::size_t u = 0; u < company_.units.size(); ++u) appoint(u);
    }

    /// The manager of a unit is the one seat in it that reports outside it, if anybody there reports to that seat.
    void appoint(std::size_t unit) {
        const auto& seats = company_.units[unit].seats;
        const auto inside = [&](std::size_t seat) {
            return drafts_[seat].manager != kNobody && drafts_[drafts_[seat].manager].unit == unit;
        };
        const auto head = std::find_if_not(seats.begin(), seats.end(), inside);
        if (head == seats.end() || std::find_if_not(head + 1, seats.end(), inside) != seats.end()) return;
        if (std::any_of(seats.begin(), seats.end(), [&](std::size_t seat) { return drafts_[seat].manager == *head; }))
            company_.units[unit].manager = company_.seats[*head].id;
    }

    const std::vector<ExportRow> rows_;
    std::unordered_map<std::string, std::string> left_out_;
    bool ids_are_seats_;
    bool has_titles_;
    const CsvOptions& options_;
    ImportLog& log_;
    ValueWords top_;
    SeatDrafts drafts_;
    ImportedCompany company_;
    ImportIds ids_;
    std::unordered_map<std::string, std::string> outside_;    // folded, to the id
    std::unordered_map<std::string, std::string> strangers_;  // managers that no row names, to the id
    std::vector<std::size_t> tops_;
};

}  // namespace

ImportedCompany build_company(ExportRows rows, const CsvOptions& options, ImportResult& result, ImportLog& log) {
    return Builder(std::move(rows), options, result, log).build();
}

}  // namespace orgplan::interop
