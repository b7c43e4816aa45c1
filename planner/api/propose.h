#pragma once

#include <string>
#include <vector>

#include "planner/api/plan.h"
#include "planner/api/question.h"
#include "planner/api/read.h"
#include "planner/propose/propose.h"
#include "planner/propose/repair.h"
#include "planner/propose/what_if.h"
#include "planner/propose/why.h"

namespace orgplan::api {

struct ProposeRequest {
    std::string path;    ///< of the spec
    std::string output;  ///< where the scenario will be; empty: beside the spec
    language::ReadOptions reading;
    Question question = {};
    propose::Effort effort = {};
    bool earliest = false;   ///< each stage as early as can be, whenever it is due
    bool quarterly = false;  ///< something happens only in the first month of a quarter
    bool whole = false;      ///< the plan is written into the spec's own text
};

struct Proposed {
    propose::Proposal proposal;
    propose::Reasons reasons;
    std::vector<propose::WhatIf> what_if;                  ///< where the plan is late, or there is none
    std::optional<std::vector<std::uint32_t>> limited_by;  ///< origins that do not let it be less late
    propose::Repair repair;                                ///< where there is no plan
    std::string scenario;  ///< the plan as a scenario on the spec, or the whole; empty: there is none, or nothing to do
    SpecPtr planned;       ///< the spec with it
    std::optional<plan::Plan> plan;
    std::optional<Amount> cost;  ///< of all months of the plan, as `plan verify` adds it up
    text::Findings added;        ///< what `check` finds in it and not in the spec
    text::Findings before;       ///< what `check` finds in the spec
};

/// A spec with what a question adds to it.
struct QuestionedSpec {
    SpecPtr spec;
    Asked asked;
    bool from_today = false;  ///< the spec does not say from which day to plan: it is that of --today, or today
};
Result<QuestionedSpec> read_question(const ProposeRequest& request);

/// The problem that is solved. Refused as faulty where findings stand in its way.
Result<propose::Problem> problem_of(const QuestionedSpec& of, const ProposeRequest& request);

/// The problem as a program for other solvers, with the first of the objectives: LP, or MPS. Refused as `propose` is.
Result<std::string> exported(const QuestionedSpec& of, const ProposeRequest& request, bool mps);

/// The cheapest growth that meets the needs of the stages. Refused as faulty where findings stand in its way.
Result<Proposed> propose(const QuestionedSpec& of, const ProposeRequest& request);

}  // namespace orgplan::api
