#include "planner/interop/seat_drafts.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/interop/csv_text.h"

namespace orgplan::interop {
namespace {

/// A column with the same value in more rows than this is not an id.
constexpr std::size_t kMostSharers = 20;

}  // namespace

SeatDrafts::SeatDrafts(const std::vector<ExportRow>& rows, ImportResult& result, ImportLog& log) : rows_(rows) {
    by_id_.reserve(rows.size());
    drafts_.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const ExportRow& row = rows[i];
        if (i + KeyTable::kAhead < rows.size()) by_id_.prefetch(rows[i + KeyTable::kAhead].id);
        const auto [found, added] = by_id_.add(row.id);
        if (added) {
            drafts_.emplace_back().rows.push_back(i);
            continue;
        }
        SeatDraft& draft = drafts_[found];
        const ExportRow& first = rows[draft.rows.front()];
        const bool same_seat = row.manager == first.manager && row.title == first.title && row.unit == first.unit;
        if (same_seat && row.vacant != first.vacant && !first.undisclosed && !row.undisclosed) {
            // Somebody holds it, and somebody is wanted: these are two seats, of which one has an id.
            const ExportRow& vacant = row.vacant ? row : first;
            const std::size_t other = row.vacant ? first.line : row.line;
            log.add(vacant.line, topics::kSecondId, [&] {
                return fmt::format("a vacancy has the id {} of somebody on line {}: give it an id of its own",
                                   in_message(row.id), other);
            });
            if (!row.vacant) (draft.rows = SeatRows()).push_back(i);
            continue;
        }
        if (!same_seat || draft.rows.size() == kMostSharers || !another_person(draft, row)) {
            log.add(row.line, topics::kSecondId,
                    [&] { return fmt::format("{} is already on line {}", in_message(row.id), first.line); });
            continue;
        }
        draft.rows.push_back(i);
        ++result.counts.shared;
        log.add(row.line, topics::kShares, [&] {
            return Said{fmt::format("shares the seat {} with line {}", in_message(row.id), first.line),
                        fmt::format("{} with line {}", in_message(row.id), first.line)};
        });
    }
}

bool SeatDrafts::another_person(const SeatDraft& draft, const ExportRow& row) const {
    if (row.undisclosed) return true;  // not the person of the other row
    if (row.name.empty()) return false;
    return std::none_of(draft.rows.begin(), draft.rows.end(),
                        [&](std::size_t other) { return rows_[other].name == row.name && !rows_[other].undisclosed; });
}

std::size_t SeatDrafts::of_id(std::string_view id) const {
    return by_id_.find(id);
}

}  // namespace orgplan::interop
