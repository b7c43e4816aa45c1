#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "planner/propose/propose.h"

namespace orgplan::propose {

/// The least change of a number that makes a plan possible, all else being as it is.
struct LeastChange {
    std::uint32_t origin = 0;
    std::string from;  ///< "2", "150 000 EUR"
    std::string to;
};

/// For numbers of a problem that is impossible. Each is found by solving again: with it there is a plan, and with the
/// next smaller change there is none. Changes are a month, a day, a cent, a start, interview or recruited seat in
/// tenths, onboarding and other parts in hundredths.
class LeastChanges {
  public:
    LeastChanges(const Problem& problem, const Organisation& organisation, const Effort& effort)
        : problem_(problem), org_(organisation), effort_(effort) {}

    /// Nothing where it is no number, or does not help alone.
    std::optional<LeastChange> of(std::uint32_t origin) const;

  private:
    const Problem& problem_;
    const Organisation& org_;
    const Effort& effort_;
};

}  // namespace orgplan::propose
