#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/model/organisation.h"
#include "planner/text/finding.h"

namespace orgplan::report {

/// Where in an organisation findings are, as a reader would go there from the top. Valid as long as the organisation.
class OrganisationPaths {
  public:
    explicit OrganisationPaths(const Organisation& organisation);

    /// `company/engineering/payments/tech-lead`: of the first seat or unit that the finding is about, else of its first
    /// seat, else of the first unit of its product or project, at its first stage; `company` where it is about none of
    /// these. Empty for a text that is about nothing of an organisation.
    std::string of(const text::Finding& finding) const;

  private:
    std::string of(UnitId unit, Tick tick) const;
    std::string of(PositionId seat, Tick tick) const;
    UnitId unit_of(const text::Part& work, Tick tick) const;

    const Organisation& org_;
    std::unordered_map<std::string_view, UnitId> units_;
    std::unordered_map<std::string_view, PositionId> seats_;
};

}  // namespace orgplan::report
