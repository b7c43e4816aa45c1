#include "planner/interop/seat_drafts.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/interop/csv_text.h"

namespace orgplan::interop {
namespace {

/// A column with the same value in more rows than this is not an id.
constexpr std::size_t kMostSharers = 20;

void enter(std::unordered_map<std::string, std::size_t>& index, const std::string& text, std::size_t draft) {
    const auto [found, added] = index.try_emplace(fold_case(text), draft);
    if (!added) found->second = kNobody;
}

template <class Index, class Text>
std::size_t look_up(const Index& index, const Text& text) {
    const auto found = index.find(text);
    return found == index.end() ? kNobody : found->second;
}

}  // namespace

SeatDrafts::SeatDrafts(const std::vector<ExportRow>& rows, ImportResult& result, ImportLog& log) : rows_(rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const ExportRow& row = rows[i];
        const auto [found, added] = by_id_.try_emplace(row.id, drafts_.size());
        if (added) {
            drafts_.emplace_back().rows.push_back(i);
            continue;
        }
        SeatDraft& draft = drafts_[found->second];
        const ExportRow& first = rows[draft.rows.front()];
        const bool same_seat = row.manager == first.manager && row.title == first.title && row.unit == first.unit;
        if (!same_seat || draft.rows.size() == kMostSharers || !another_person(draft, row)) {
            log.add(row.line, ImportKind::refused,
                    fmt::format("{} is already on line {}", in_message(row.id), first.line));
            continue;
        }
        draft.rows.push_back(i);
        ++result.counts.shared;
        log.add(row.line, ImportKind::note,
                fmt::format("shares the seat {} with line {}", in_message(row.id), first.line));
    }
}

bool SeatDrafts::another_person(const SeatDraft& draft, const ExportRow& row) const {
    if (row.undisclosed) return true;  // not the person of the other row
    if (row.name.empty() && !row.vacant) return false;
    return std::none_of(draft.rows.begin(), draft.rows.end(), [&](std::size_t other) {
        return rows_[other].name == row.name && rows_[other].vacant == row.vacant && !rows_[other].undisclosed;
    });
}

std::size_t SeatDrafts::of_id(std::string_view id) const {
    return look_up(by_id_, id);
}

std::size_t SeatDrafts::of_spelling(const std::string& folded) {
    if (!by_spelling_) {
        by_spelling_.emplace();
        for (std::size_t i = 0; i < size(); ++i) enter(*by_spelling_, row(i).id, i);
    }
    return look_up(*by_spelling_, folded);
}

std::size_t SeatDrafts::of_holder(const std::string& folded) {
    if (!by_holder_) {
        by_holder_.emplace();
        for (std::size_t i = 0; i < size(); ++i)
            if (drafts_[i].rows.size() == 1 && !row(i).name.empty()) enter(*by_holder_, row(i).name, i);
    }
    return look_up(*by_holder_, folded);
}

}  // namespace orgplan::interop
