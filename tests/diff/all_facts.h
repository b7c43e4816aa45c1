#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "planner/diff/diff.h"

// All that is known of an organisation at a stage, read seat by seat and line by line: what diffs are held against.

namespace orgplan::diff {

/// What is known of a thing: a value for each key, or a set of values for what there may be several of.
using Facts = std::map<std::pair<Aspect, std::string>, std::set<std::string>>;
/// What a seat costs a year, where it does not say so itself.
constexpr Amount kBand = 60000;

/// By kind of thing and id.
using Told = std::map<std::pair<Thing, std::string>, Facts>;

/// Whether values of an aspect are ids of seats or units.
bool refers(Aspect aspect);

/// `itself`: the stage too, beside what stands there.
Told all_facts(const Organisation& organisation, StageId stage, bool itself = false);

/// A line for each value.
std::string told_text(const Told& told);

}  // namespace orgplan::diff
