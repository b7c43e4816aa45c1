#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/plan/plan.h"
#include "planner/propose/repair.h"
#include "planner/propose/what_if.h"
#include "planner/propose/why.h"
#include "planner/text/source.h"

namespace orgplan::propose {

/// Everything that an answer is written from. What does not apply is empty or null.
struct Answer {
    const Proposal& proposal;
    const Organisation& org;
    const text::Sources& sources;
    const Reasons& reasons;
    const std::vector<WhatIf>& what_if;
    const std::optional<std::vector<std::uint32_t>>& limited_by;  ///< nothing: not known, or not late
    const Repair& repair;                                         ///< where it is impossible
    const Organisation* planned = nullptr;
    const plan::Plan* plan = nullptr;
    const text::Findings* added = nullptr;
    std::optional<Amount> cost = {};  ///< of all months of the plan, rounded once; where it is not known, of the search
    const text::Sources* planned_sources = nullptr;  ///< where `added` is
};

std::string_view word_of(Objective objective);

/// First whether each stage is in time, what it costs, what limits it and what would help, then tables.
std::string answer_text(const Answer& answer, std::size_t width);
std::string answer_markdown(const Answer& answer);
/// The steps alone, each with why it happens, why not earlier and why not later.
std::string reasons_text(const Answer& answer, std::size_t width);
std::string reasons_json(const Answer& answer);
/// One JSON object that ends in a newline.
std::string answer_json(const Answer& answer);

}  // namespace orgplan::propose
