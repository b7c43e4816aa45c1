#include <fmt/format.h>

#include "planner/hiring/checks.h"

namespace orgplan::hiring {
namespace {

// Less than this part of what is typical is reported.
constexpr double kBold = 0.5;

std::string whose(const Organisation& org, const ByRole::Entry& entry) {
    if (given(entry.role)) return fmt::format("`{}`", org[entry.role].id);
    return given(entry.family) ? fmt::format("`{}`", org[entry.family].id) : "all other roles";
}

}  // namespace

void check_norms(const HiringPlan& plan, text::Findings& findings) {
    const Organisation& org = plan.org;
    for (const ByRole::Entry& entry : org.hiring.days_to_fill.entries) {
        const FamilyId family = given(entry.role) ? org[entry.role].family : entry.family;
        const int common = typical_days_to_fill(org, family, plan.norms);
        if (entry.value >= common * kBold) continue;
        findings
            .add(
                "days-to-fill-below-typical", entry.place,
                fmt::format("{:g} days to fill {}; {} are the least to expect", entry.value, whose(org, entry), common))
            .measure(text::Quantity::days, {.value = entry.value, .low = common * kBold});
    }
    for (const ByRole::Entry& entry : org.hiring.ramp_months.entries) {
        if (entry.value >= plan.norms.ramp_months * kBold) continue;
        findings
            .add("ramp-below-typical", entry.place,
                 fmt::format("{:g} ramp-up months for {}; {:g} are typical", entry.value, whose(org, entry),
                             plan.norms.ramp_months))
            .measure(text::Quantity::months, {.value = entry.value, .low = plan.norms.ramp_months * kBold});
    }
}

}  // namespace orgplan::hiring
