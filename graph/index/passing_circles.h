#pragma once

#include <map>
#include <vector>

#include "graph/model/organisation.h"
#include "graph/model/when.h"

namespace orgplan::graph {

/// The circles that solid lines form at any time, each beginning at its earliest seat, with these times.
struct PassingCircles {
    std::map<std::vector<PositionId>, std::vector<Span>> times;
    bool followed = true;  ///< false: so many lines change among seats in circles that nothing was looked at
};

/// Of the lines in time of an organisation. A seat has one solid line at a time. Time linear in the lines, and in the
/// walks up from each line that begins among the seats that some circle of lines, of any times, joins: of most
/// organisations none.
PassingCircles passing_circles(const Organisation& organisation);

}  // namespace orgplan::graph
