#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/api/read.h"

namespace orgplan::api {

/// A spec that is read again, also for more of its days.
struct PlanSource {
    std::string path;
    language::ReadOptions reading;

    Result<SpecPtr> read(std::vector<Tick> days = {}) const;
};

/// What a plan is made on: the spec without the last scenario. Nothing where the spec is of its own.
std::optional<PlanSource> base_of(const PlanSource& plan, const language::Spec& spec);

}  // namespace orgplan::api
