#pragma once

#include <algorithm>

#include "graph/model/organisation.h"

namespace orgplan::rules {

/// The time that both have; empty, from its end or later, where they have none.
inline Span overlap(Span a, Span b) {
    return {std::max(a.from, b.from), std::min(a.to, b.to)};
}

}  // namespace orgplan::rules
