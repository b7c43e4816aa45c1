#include "planner/risk/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "planner/rules/rule.h"

namespace orgplan::risk {
namespace {

constexpr std::string_view kSpread = "hiring.fill_spread";
constexpr std::string_view kAcceptance = "hiring.offer_acceptance";
constexpr std::string_view kEngineering = "hiring.days_to_fill_engineering";
constexpr std::string_view kElsewhere = "hiring.days_to_fill";
constexpr std::string_view kLeavers = "hiring.leavers_a_year";

double value_of(const Parameters& parameters, std::string_view name) {
    const auto found = parameters.find(name);
    assert(found != parameters.end() && "the built-in parameters have every default");
    return found->second;
}

bool for_all(const ByRole::Entry& entry) {
    return !given(entry.role) && !given(entry.family);
}

// A parameter may be set in the rules, to any number.
std::string source_of(std::string_view name, double value) {
    const rules::Parameter* parameter = rules::builtin_rules().parameter(name);
    return parameter != nullptr && parameter->value == value ? parameter->source : "set in the rules";
}

}  // namespace

Inputs::Inputs(const Organisation& organisation, const Parameters& parameters)
    : org(&organisation),
      norms(hiring::hiring_norms(parameters)),
      days(organisation.hiring.risk.days_to_fill),
      spread(std::max(1.0, value_of(parameters, kSpread))),
      acceptance(std::clamp(value_of(parameters, kAcceptance), 0.01, 1.0)),
      leave_yearly(std::clamp(value_of(parameters, kLeavers), 0.0, 0.99)) {
    const HiringRisk& said = organisation.hiring.risk;
    acceptance = said.acceptance.value_or(acceptance);
    leave_yearly = said.leave_yearly.value_or(leave_yearly);
}

HiringRisk::Days Inputs::days_of(RoleId role) const {
    if (days) return *days;
    const double half = hiring::days_to_fill(*org, role, norms);
    return {half, half * spread};
}

std::vector<Default> defaults_of(const Inputs& inputs) {
    std::vector<Default> defaults;
    const HiringRisk& said = inputs.org->hiring.risk;
    if (!said.days_to_fill) {
        const bool planned = std::ranges::any_of(inputs.org->hiring.days_to_fill.entries, for_all);
        const double engineering = inputs.norms.days_to_fill_engineering, elsewhere = inputs.norms.days_to_fill;
        if (!planned) {
            defaults.push_back({"days_to_fill.p50", engineering,
                                fmt::format("half of the searches in engineering take at most {:g} days", engineering),
                                source_of(kEngineering, engineering)});
            defaults.push_back({"days_to_fill.p50", elsewhere,
                                fmt::format("half of the other searches take at most {:g} days", elsewhere),
                                source_of(kElsewhere, elsewhere)});
        }
        defaults.push_back(
            {"days_to_fill.p90", inputs.spread,
             planned
                 ? fmt::format(
                       "half of the searches take at most `days_to_fill` of `hiring`, and nine in ten at most {:g} "
                       "times that",
                       inputs.spread)
                 : fmt::format("nine in ten searches take at most {:g} times as long as half of them", inputs.spread),
             source_of(kSpread, inputs.spread)});
    }
    if (!said.acceptance) {
        defaults.push_back({"acceptance", inputs.acceptance,
                            fmt::format("{:g} % of offers are accepted", inputs.acceptance * 100),
                            source_of(kAcceptance, inputs.acceptance)});
    }
    if (!said.leave_yearly) {
        defaults.push_back({"leave_yearly", inputs.leave_yearly,
                            fmt::format("{:g} % of the people leave in a year", inputs.leave_yearly * 100),
                            source_of(kLeavers, inputs.leave_yearly)});
    }
    return defaults;
}

}  // namespace orgplan::risk
