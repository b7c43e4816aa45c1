#pragma once

#include <string>

#include "planner/api/read.h"
#include "planner/verify/verify.h"

namespace orgplan::api {

struct VerifyRequest {
    std::string path;  ///< of the plan: a scenario on its spec, or a spec of its own
    language::ReadOptions reading;
    std::string base = {};  ///< of a spec of its own: the spec on which it was planned; empty: none
};

struct Verified {
    SpecPtr spec;                       ///< with the plan
    verify::Verification verification;  ///< of the plan alone
    text::Findings findings;            ///< these, and what `check` finds with the plan and not without it
    /// Of what `check` finds so: what rules find only because the organisation grows, where the plan touches nothing.
    text::Findings by_size;

    /// Nothing was found that prevents the plan; advice does not.
    bool holds() const { return !findings.any(text::Severity::warning); }
};

/// Checks a plan by what the spec says, without whatever made it. Of a scenario the plan is what it adds to its base,
/// which may be a scenario itself; of a spec of its own, what it has and the base that is named has not, else what
/// comes after today. Refused where the spec or its base cannot be read, or has stages without dates.
Result<Verified> verify(const VerifyRequest& request);

}  // namespace orgplan::api
