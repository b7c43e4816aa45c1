#include "planner/hiring/hire_findings.h"

#include <fmt/format.h>

#include "planner/report/phrases.h"

namespace orgplan::hiring {

namespace {

// How long somebody is new.
std::string new_for(const HiringPlan& plan) {
    const std::vector<ByRole::Entry>& entries = plan.org.hiring.ramp_months.entries;
    if (entries.empty()) {
        return fmt::format("somebody is new for {:g} months, the typical time, as `ramp_months` says nothing else",
                           plan.norms.ramp_months);
    }
    const bool one = entries.size() == 1 && !given(entries[0].role) && !given(entries[0].family);
    return one ? fmt::format("somebody is new for {:g} months (`ramp_months`)", entries[0].value)
               : "somebody is new for as long as `ramp_months` says for their role";
}

}  // namespace

StageSet seen_from(const Organisation& org, Tick at) {
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        if (org.stages[s].at >= at) return StageSet::only(id_at<StageId>(s));
    }
    return {};
}

std::string span_text(Tick from, Tick end) {
    if (end - from == 1) return fmt::format("on {}", date_text(from));
    return fmt::format("from {} to {}", date_text(from), date_text(end - 1));
}

text::Finding& add_at(const Organisation& org, text::Findings& findings, std::string_view rule, const Hire& hire,
                      std::string message) {
    text::Finding& finding = findings.add(rule, hire.place, std::move(message));
    finding.stages = seen_from(org, hire.at);
    return finding;
}

text::Finding& add_at(const HiringPlan& plan, text::Findings& findings, std::string_view rule, const Hire& hire,
                      std::string message, std::vector<PositionId> seats) {
    text::Finding& finding = add_at(plan.org, findings, rule, hire, std::move(message));
    finding.seats = std::move(seats);
    return finding;
}

std::string recruits_text(const Recruiters& recruiters, std::string_view called) {
    if (given(recruiters.by)) return fmt::format("each `{}` fills {:g} a quarter", called, recruiters.per_quarter);
    std::string text = fmt::format("recruiters without a seat fill {:g} a quarter", recruiters.per_quarter);
    if (recruiters.opens != kBeforeAll) text += fmt::format(" from {}", date_text(recruiters.opens));
    if (recruiters.closes != kForever) text += fmt::format(" until {}", date_text(recruiters.closes));
    return text;
}

void note_limit(const HiringPlan& plan, Limit limit, text::Finding& finding) {
    const Hiring& hiring = plan.org.hiring;
    if (limit == Limit::hires) {
        finding.notes.push_back(
            {hiring.hires_per_month_place, fmt::format("at most {:g} a month", *hiring.hires_per_month)});
    } else if (limit == Limit::interviews) {
        std::vector<std::string> roles;
        for (const RoleId role : hiring.interviews->by) roles.push_back(fmt::format("`{}`", plan.org[role].id));
        finding.notes.push_back(
            {hiring.interviews->place,
             fmt::format("each {} holds {:g} a month", report::listed(roles, "or"), hiring.interviews->per_month)});
    } else if (limit == Limit::recruiters) {
        for (const Recruiters& entry : hiring.recruiters) {
            finding.notes.push_back(
                {entry.place, recruits_text(entry, given(entry.by) ? plan.org[entry.by].id : Text())});
        }
    } else {
        finding.notes.push_back(
            {hiring.onboarding->place,
             fmt::format("at most {:g} newcomer{} for each person who is not new; {}", hiring.onboarding->ratio,
                         hiring.onboarding->ratio == 1 ? "" : "s", new_for(plan))});
    }
}

void note_window(const HiringPlan& plan, std::span<const Hire* const> hires, text::Finding& finding) {
    for (const Hire* hire : hires) {
        if (!given(hire->by)) continue;
        const Stage& stage = plan.org[hire->by];
        finding.notes.push_back({stage.place, fmt::format("a seat that opens at `{}` may start from {} to {}", stage.id,
                                                          date_text(hire->after + 1), date_text(stage.at))});
        return;
    }
}

}  // namespace orgplan::hiring
