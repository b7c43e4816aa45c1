#pragma once

#include <cstddef>
#include <string>

#include "planner/rules/rule.h"
#include "tests/rules/random_organisation.h"

namespace orgplan {
using namespace rules;
using namespace text;

/// So many rules at random, about every kind of subject in turn: every word of the vocabulary with random selectors and
/// bounds, conditions up to three deep, and the parameters that they compare with.
RuleSet random_rules(unsigned seed, std::size_t count, const Material& material);

/// A rule in words, close to how a spec would write it.
std::string told(const RuleSet& rules, const Rule& rule);

}  // namespace orgplan
