#include "planner/interop/import_people.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_ids.h"
#include "planner/interop/key_table.h"
#include "planner/report/phrases.h"

namespace orgplan::interop {
namespace {

constexpr std::string_view kUnnamed = "Unnamed";

/// The rows of one name, and which of them are the same person.
struct Namesakes {
    std::vector<std::size_t> rows;
    std::unordered_map<std::string, std::string> by_email;  // the person's id
    std::size_t people = 0;
};

}  // namespace

void name_holders(ImportedCompany& company, const SeatDrafts& drafts, bool ids_are_seats, ImportLog& log) {
    const std::vector<ExportRow>& rows = drafts.rows();
    KeyTable by_name;
    std::vector<std::size_t> first_rows;  // by name
    by_name.reserve(drafts.size());
    first_rows.reserve(drafts.size());
    std::unordered_map<std::string_view, Namesakes> namesakes;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        if (i + KeyTable::kAhead < drafts.size()) by_name.prefetch(drafts.row(i + KeyTable::kAhead).name);
        for (const std::size_t row : drafts[i].rows) {
            if (rows[row].name.empty()) continue;
            const auto [name, added] = by_name.add(rows[row].name);
            if (added) first_rows.push_back(row);
            if (added || ids_are_seats) continue;
            Namesakes& known = namesakes[rows[row].name];
            if (known.rows.empty()) known.rows.push_back(first_rows[name]);
            known.rows.push_back(row);
        }
    }
    ImportIds people;
    std::vector<std::string_view> several;  // names, in the order of their rows
    const auto person_of = [&](std::string_view name) {
        std::string id;
        do id = people.from_name(name, "person");
        while (by_name.contains(id));
        company.people.push_back({id, std::string(name)});
        return id;
    };
    const auto unnamed = [&](std::size_t row) {
        log.add(rows[row].line, topics::kUnnamedSharer, [&] {
            return Said{fmt::format("somebody who shares the seat {} has no name, and is called `{}`",
                                    in_message(rows[row].id), kUnnamed),
                        fmt::format("one who holds {}", in_message(rows[row].id))};
        });
        return person_of(kUnnamed);
    };
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        ImportedSeat& seat = company.seats[i];
        seat.vacant = true;
        const SeatRows& of_seat = drafts[i].rows;
        for (const std::size_t row : of_seat) {
            seat.vacant = seat.vacant && rows[row].vacant;
            const std::string& name = rows[row].name;
            if (name.empty()) {
                // One among several: who is not named counts as well.
                if (of_seat.size() > 1 && !rows[row].vacant) seat.holders.push_back(unnamed(row));
                continue;
            }
            const auto found = namesakes.find(name);
            if (found == namesakes.end()) {
                seat.holders.push_back(name);
                continue;
            }
            Namesakes& known = found->second;
            if (row == known.rows.front()) several.push_back(name);
            const std::string email = fold_case(rows[row].detail(&RowDetails::email));
            std::string* of_email = email.empty() ? nullptr : &known.by_email[email];
            if (of_email != nullptr && !of_email->empty()) {
                seat.holders.push_back(*of_email);
                continue;
            }
            const std::string id = person_of(name);
            if (of_email != nullptr) *of_email = id;
            ++known.people;
            seat.holders.push_back(id);
        }
    }
    for (const std::string_view name : several) {
        const Namesakes& known = namesakes.find(name)->second;
        const auto lines = [&] {
            std::vector<std::string> all;
            for (const std::size_t row : known.rows) all.push_back(std::to_string(rows[row].line));
            if (all.size() <= 5) return report::listed(all);
            return report::first_few(
                all.size(), [&](std::size_t i) { return all[i]; }, 5);
        };
        const std::size_t count = known.people;
        if (count == 1) {
            log.add(rows[known.rows.front()].line, topics::kSamePerson, [&] {
                return Said{fmt::format("{} is on lines {} with one e-mail address, so one person holds these seats",
                                        in_message(name), lines()),
                            in_message(name)};
            });
            continue;
        }
        log.add(rows[known.rows.front()].line, topics::kNamesake, [&] {
            return Said{fmt::format("{} is on lines {} under ids that differ, so these are {} people; if the ids are "
                                    "those of posts, which one person may hold several of, add --ids posts",
                                    in_message(name), lines(), count),
                        fmt::format("{} is {} people", in_message(name), count)};
        });
    }
}

}  // namespace orgplan::interop
