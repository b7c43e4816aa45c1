#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/rules/oracle.h"
#include "tests/rules/random_organisation.h"

namespace orgplan {
using namespace rules;
using namespace text;

/// How often a rule held, failed and was not evaluated.
struct Decided {
    std::size_t holds = 0;
    std::size_t fails = 0;
    std::size_t unknown = 0;
};

struct Disagreement {
    std::size_t rule = 0;  ///< its place in the set
    std::string told;      ///< the rule, the subject and what each says; empty where they agree
};

/// Where the engine and the oracle disagree first about the rules of [`begin`, `end`) of a set. `decided` has an entry
/// for each rule of the set.
Disagreement disagreement(const Organisation& org, const RuleSet& rules, std::size_t begin, std::size_t end,
                          std::vector<Decided>& decided);

/// The least part of a rule, and the smallest organisation out of many made of this material, of which they still
/// disagree, in words; empty where they agree about the rule alone.
std::string smallest_disagreement(const RuleSet& rules, const Rule& rule, unsigned seed, const Material& material);

}  // namespace orgplan
