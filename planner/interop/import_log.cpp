#include "planner/interop/import_log.h"

#include <fmt/format.h>

#include <algorithm>

namespace orgplan::interop {
namespace {

constexpr std::size_t kFirst = 5;      // of notes of one topic
constexpr std::size_t kListed = 1000;  // of what must be mended, one by one

bool must_be_mended(ImportKind kind) {
    return kind == ImportKind::refused || kind == ImportKind::unmatched || kind == ImportKind::lost;
}

}  // namespace

std::size_t ImportLog::most_of(ImportKind kind) {
    return must_be_mended(kind) ? kListed : kFirst;
}

void ImportLog::count(std::size_t line, ImportKind kind, std::size_t rows) {
    ImportCounts& counts = result_.counts;
    switch (kind) {
        case ImportKind::refused:
            counts.refused += rows;
            break;
        case ImportKind::unmatched:
            counts.unmatched += rows;
            break;
        case ImportKind::lost:
            counts.lost += rows;
            break;
        case ImportKind::repaired:
            repaired_.push_back(line);
            break;
        case ImportKind::closed:
            counts.closed += rows;
            break;
        case ImportKind::left:
            counts.left += rows;
            break;
        case ImportKind::footer:
            counts.footers += rows;
            break;
        case ImportKind::note:
            break;
    }
}

void ImportLog::finish_topic(const Topic& topic, Told& told) {
    std::vector<ImportNote>& notes = result_.notes;
    if (told.count == 1 || must_be_mended(topic.kind)) {
        for (auto& [line, said] : told.said)
            notes.push_back({std::max<std::size_t>(line, 1), topic.kind, std::move(said.message)});
        if (told.count > told.said.size()) {
            ImportNote more{told.said.back().first, topic.kind,
                            fmt::format(fmt::runtime(topic.many), told.count) +
                                fmt::format(", of which the first {} are listed", told.said.size())};
            more.count = told.count - told.said.size();
            const std::size_t listed = std::min(told.said.size(), told.lines.size());
            more.lines.assign(told.lines.begin() + static_cast<std::ptrdiff_t>(listed), told.lines.end());
            notes.push_back(std::move(more));
        }
        return;
    }
    const std::size_t first = told.lines.empty() ? 1 : *std::ranges::min_element(told.lines);
    ImportNote note{first, topic.kind, fmt::format(fmt::runtime(topic.many), told.count) + ": "};
    note.count = told.count;
    for (std::size_t i = 0; i < told.said.size(); ++i) {
        const auto& [line, said] = told.said[i];
        const bool last = i + 1 == told.count;
        note.message += fmt::format("{}{}", i == 0 ? "" : last ? " and " : ", ", said.detail);
        if (line != kNoLine) note.message += fmt::format(" (line {})", line);
    }
    note.lines = std::move(told.lines);
    if (told.count > told.said.size()) note.message += fmt::format(" and {} more", told.count - told.said.size());
    notes.push_back(std::move(note));
}

void ImportLog::finish() {
    // In the order of the topics in their header, which is that of their addresses in no build: by their texts.
    std::vector<std::pair<const Topic*, Told*>> all;
    for (auto& [topic, told] : told_) all.emplace_back(topic, &told);
    std::ranges::sort(all, {}, [](const auto& each) { return std::pair(each.first->kind, each.first->many); });
    for (const auto& [topic, told] : all) finish_topic(*topic, *told);
    told_.clear();
    std::ranges::sort(repaired_);
    const auto last = std::unique(repaired_.begin(), repaired_.end());
    result_.counts.repaired = static_cast<std::size_t>(last - repaired_.begin());
    std::ranges::stable_sort(result_.notes, {}, &ImportNote::line);
}

}  // namespace orgplan::interop
