#pragma once

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "graph/index/inferred.h"
#include "planner/rules/match/fact_words.h"
#include "planner/rules/match/truth.h"
#include "planner/rules/match/work.h"
#include "planner/rules/rule.h"

namespace orgplan::rules {

/// Facts that the spec lacks, as a user would write their keys.
using MissingFacts = std::set<std::string, std::less<>>;

/// Which units of a stage a selector means. Where the spec does not say a kind or purpose, those of `inferred` are
/// taken, by unit; null: then it is unknown.
class UnitMatch {
  public:
    UnitMatch(const graph::Index& at, const UnitSelector& selector, const FactWords& words,
              const std::vector<graph::Inferred>* inferred);
    Truth operator[](UnitId unit) const { return match_[index(unit)]; }
    /// For the unit or for one above it.
    Truth upwards(UnitId unit) const { return upwards_[index(unit)]; }
    /// What makes it unknown for a unit, or for it and those above it.
    void name_missing(UnitId unit, bool upwards, MissingFacts& facts) const;

  private:
    Truth match(UnitId unit) const;
    Truth kind(UnitId unit) const;
    Truth purpose(UnitId unit) const;

    const graph::Index& at_;
    const UnitSelector& selector_;
    const FactWords& words_;
    const std::vector<graph::Inferred>* inferred_;
    std::vector<UnitMatch> except_;
    std::vector<bool> within_;  // empty: not needed
    std::vector<Truth> match_;
    std::vector<Truth> upwards_;
};

/// Which products and projects of a stage a selector means.
class WorkMatch {
  public:
    WorkMatch(const graph::Index& at, const WorkSelector& selector, const FactWords& words);
    Truth operator[](WorkId work) const { return match_[index(work)]; }
    void name_missing(WorkId work, MissingFacts& facts) const;

  private:
    Truth match(WorkId work, MissingFacts* facts) const;

    const graph::Index& at_;
    const WorkSelector& selector_;
    const FactWords& words_;
    std::vector<WorkMatch> except_;
    std::vector<Truth> match_;
};

/// The units with these ids, which are sorted, and those below them.
std::vector<bool> units_within(const graph::Index& at, const std::vector<std::string>& ids);

template <class Words>
bool has_word(const Words& words, Text text) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// Of the words of a selector, which are sorted.
inline bool one_of_sorted(const std::vector<std::string>& words, Text text) {
    return std::binary_search(words.begin(), words.end(), text, std::less<>());
}
inline bool share_sorted(const std::vector<std::string>& words, const std::vector<Text>& there) {
    return std::any_of(there.begin(), there.end(), [&](Text text) { return one_of_sorted(words, text); });
}

template <class Words>
bool share_word(const Words& wanted, const std::vector<Text>& there) {
    return std::any_of(there.begin(), there.end(), [&](Text text) { return has_word(wanted, text); });
}

}  // namespace orgplan::rules
