#include "planner/hiring/told.h"

#include <fmt/format.h>

#include <algorithm>

namespace orgplan::hiring {
namespace {

constexpr std::size_t kTold = 12;

std::string range_text(const std::string& first, const std::string& last) {
    return first == last ? fmt::format("in {}", first) : fmt::format("from {} to {}", first, last);
}

}  // namespace

std::string counted(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string names_text(const Organisation& org, std::span<const PositionId> seats) {
    std::string names;
    for (std::size_t i = 0; i < std::min(seats.size(), kTold); ++i) {
        names += fmt::format("{}`{}`", i == 0 ? "" : ", ", org[seats[i]].id);
    }
    if (seats.size() > kTold) names += fmt::format(" and {} more", seats.size() - kTold);
    return names;
}

std::string months_text(Month first, Month last) {
    return range_text(month_text(first), month_text(last));
}

std::string quarters_text(Quarter first, Quarter last) {
    return range_text(quarter_text(first), quarter_text(last));
}

std::string tick_text(const Organisation& org, Tick at) {
    const std::string told = org.told(at);
    return fmt::format("{} {}", told.starts_with('`') ? "at" : "on", told);
}

std::string from_text(const Organisation& org, Tick at) {
    return fmt::format("from {} on", org.told(at));
}

StageSet seen_from(const Organisation& org, Tick at) {
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        if (org.stages[s].at >= at) return StageSet::only(id_at<StageId>(s));
    }
    return {};
}

text::Finding& add_at(const HiringPlan& plan, text::Findings& findings, std::string_view rule, const Hire& hire,
                      std::string message) {
    text::Finding& finding = findings.add(rule, hire.place, std::move(message));
    finding.stages = seen_from(plan.org, hire.at);
    return finding;
}

void note_window(const HiringPlan& plan, std::span<const Hire* const> hires, text::Finding& finding) {
    for (const Hire* hire : hires) {
        if (!given(hire->by)) continue;
        const Stage& stage = plan.org[hire->by];
        finding.notes.push_back({stage.place, fmt::format("who opens at `{}` may start from {} to {}", stage.id,
                                                          date_text(hire->after + 1), date_text(stage.at))});
        return;
    }
}

}  // namespace orgplan::hiring
