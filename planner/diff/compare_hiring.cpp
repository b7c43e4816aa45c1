#include <fmt/format.h>

#include <map>
#include <string>

#include "planner/diff/compare.h"

// What can be hired, and when nobody starts.

namespace orgplan::diff {
namespace {

using Limits = std::map<std::string, std::string>;

std::string span_words(const Organisation& org, Tick opens, Tick closes) {
    std::string text;
    if (opens != kBeforeAll) text += " from " + org.time_text(opens);
    if (closes != kForever) text += " until " + org.time_text(closes);
    return text;
}

void add_by_role(const Organisation& org, std::string_view key, const ByRole& numbers, Limits& limits) {
    for (const ByRole::Entry& entry : numbers.entries) {
        const Text whose = given(entry.role)     ? org[entry.role].id
                           : given(entry.family) ? org[entry.family].id
                                                 : "default";
        limits[fmt::format("{} of {}", key, whose)] = fmt::format("{:g}", entry.value);
    }
}

Limits limits_of(const Organisation& org) {
    const Hiring& hiring = org.hiring;
    Limits limits;
    if (hiring.hires_per_month) limits["hires_per_month"] = fmt::format("{:g}", *hiring.hires_per_month);
    for (const Recruiters& each : hiring.recruiters) {
        const std::string name = given(each.by)
                                     ? fmt::format("recruiters `{}`", org[each.by].id)
                                     : "recruiters without a seat" + span_words(org, each.opens, each.closes);
        std::string& value = limits[name];
        value += fmt::format("{}{:g} a quarter", value.empty() ? "" : ", ", each.per_quarter);
    }
    if (hiring.interviews) {
        limits["interviews"] = fmt::format("{:g} a month, {:g} for a hire", hiring.interviews->per_month,
                                           hiring.interviews->loops_per_hire);
    }
    if (hiring.onboarding) {
        limits["onboarding"] = fmt::format("{:g} for each person{}", hiring.onboarding->ratio,
                                           hiring.onboarding->by_team ? " of the team" : "");
    }
    add_by_role(org, "days_to_fill", hiring.days_to_fill, limits);
    add_by_role(org, "ramp_months", hiring.ramp_months, limits);
    for (const Freeze& freeze : hiring.freezes) {
        const std::string name =
            fmt::format("freeze{}{}", given(freeze.unit) ? fmt::format(" of {}", org[freeze.unit].id) : "",
                        span_words(org, freeze.opens, freeze.closes));
        limits[name] = fmt::format("{}{}", freeze.waits ? "starts wait" : "nobody starts",
                                   freeze.backfills ? "" : ", backfills apart");
    }
    return limits;
}

}  // namespace

void compare_hiring(const Organisation& before, const Organisation& after, FactList& facts) {
    const Limits from = limits_of(before), to = limits_of(after);
    for (const auto& [name, value] : from) {
        const auto now = to.find(name);
        facts.add(Aspect::hiring, value, now == to.end() ? std::string_view() : now->second, name);
    }
    for (const auto& [name, value] : to) {
        if (!from.contains(name)) facts.add(Aspect::hiring, {}, value, name);
    }
}

}  // namespace orgplan::diff
