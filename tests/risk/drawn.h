#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "planner/api/risk.h"

// Small plans, and what is drawn of them.

namespace orgplan::testing {

/// A spec and its risk.
struct Drawn {
    api::SpecPtr spec;
    risk::Risk risk;

    const risk::StageRisk& last() const { return risk.stages.back(); }
    double chance() const { return static_cast<double>(last().in_time) / static_cast<double>(risk.draws); }
};

inline api::SpecPtr spec_of(const std::string& text) {
    language::ReadOptions options;
    options.stdin_text = "orgplan: 1\n" + text;
    api::Result<api::SpecPtr> spec = api::read("-", options);
    EXPECT_TRUE(spec);
    EXPECT_TRUE((*spec)->built);
    return std::move(*spec);
}

inline Drawn drawn(const std::string& text, const risk::Request& request = {}) {
    Drawn made{spec_of(text), {}};
    api::Result<risk::Risk> risk = api::risk(*made.spec, request);
    EXPECT_TRUE(risk) << risk.error().message;
    if (risk) made.risk = std::move(*risk);
    EXPECT_FALSE(made.risk.stages.empty());
    return made;
}

/// The part of all searches that take at most so many days.
inline double part_of_searches(double days, double p50, double p90) {
    const double sigma = std::log(p90 / p50) / 1.2815515655446004;
    return 0.5 * std::erfc(-std::log(days / p50) / sigma / std::sqrt(2.0));
}

/// Four standard errors of a share of so many draws.
inline double four_errors(double chance, std::size_t draws) {
    return 4 * std::sqrt(chance * (1 - chance) / static_cast<double>(draws)) + 1e-12;
}

}  // namespace orgplan::testing
