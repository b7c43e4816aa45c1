#pragma once

#include <cstdint>
#include <string>

#include "graph/model/time.h"

namespace orgplan::testing {

struct ChangingOptions {
    bool closing = false;  ///< units close, and holders leave
    bool faulty = false;   ///< no head of the company, duties and departments that do not stay true
    Tick cut = kForever;   ///< what is dated after this day is left out
};

/// A small organisation in which lines lead anywhere and members are of all kinds, which come and go with units,
/// managers and seats between its two stages, 2027-01-31 and 2027-05-31. The same seed gives the same text.
std::string changing_text(std::uint64_t seed, const ChangingOptions& options = {});

}  // namespace orgplan::testing
