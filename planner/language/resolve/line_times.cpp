#include "planner/language/resolve/line_times.h"

#include <algorithm>
#include <tuple>

namespace orgplan::language {

void LineTimes::add(const Line& line, Tick from, Tick until, StageSet stages) {
    const auto [first, last] = drafts_to_.equal_range(line.to);
    const auto known = std::find_if(first, last, [&](const auto& each) {
        const Line& other = drafts_[each.second].line;
        return other.kind == line.kind && other.reason == line.reason && other.unit == line.unit;
    });
    if (known == last) {
        drafts_to_.emplace(line.to, drafts_.size());
        drafts_.push_back({line, {{0, from, until}}});
        drafts_.back().line.stages = stages;
        return;
    }
    Draft& draft = drafts_[known->second];
    // Its place is that of its first stage.
    if (draft.line.stages.empty()) draft.line.place = line.place;
    draft.line.stages |= stages;
    if (draft.times.back().closes == from) {
        draft.times.back().closes = until;
    } else {
        draft.times.push_back({0, from, until});
    }
}

void LineTimes::end_seat() {
    // Two of one kind to one seat never hold at once.
    const auto order = [](const Draft& draft) {
        const Line& line = draft.line;
        const std::size_t stage = line.stages.empty() ? StageSet::kMost : index(line.stages.earliest());
        return std::tuple(line.kind, line.to, stage, draft.times.front().opens);
    };
    std::sort(drafts_.begin(), drafts_.end(), [&](const Draft& a, const Draft& b) { return order(a) < order(b); });
    for (const Draft& draft : drafts_) {
        const bool passing = draft.line.stages.empty();
        std::vector<Line>& lines = passing ? org_.passing_lines : org_.lines;
        for (TimeOf time : draft.times) {
            time.of = static_cast<std::uint32_t>(lines.size());
            (passing ? passing_ : org_.line_times).push_back(time);
        }
        lines.push_back(draft.line);
    }
    drafts_.clear();
    // Clearing costs as much as the table is wide.
    if (drafts_to_.bucket_count() > 1'000) std::unordered_multimap<PositionId, std::size_t>().swap(drafts_to_);
    drafts_to_.clear();
}

void LineTimes::end() {
    for (TimeOf& time : passing_) time.of += static_cast<std::uint32_t>(org_.lines.size());
    org_.line_times.insert(org_.line_times.end(), passing_.begin(), passing_.end());
}

void LineTimes::clear() {
    org_.lines.clear();
    org_.passing_lines.clear();
    org_.line_times.clear();
    passing_.clear();
    drafts_.clear();
    drafts_to_.clear();
}

}  // namespace orgplan::language
