#pragma once

#include <unordered_map>
#include <vector>

#include "graph/model/organisation.h"

namespace orgplan::language {

/// Makes of the lines of one seat after another, from one tick to the next, the lines of an organisation: each once,
/// with its stages and the times for which it holds.
class LineTimes {
  public:
    explicit LineTimes(Organisation& organisation) : org_(organisation) {}

    /// A line of the current seat holds in [from, until), which has these stages. To be called in order of time.
    void add(const Line& line, Tick from, Tick until, StageSet stages);
    /// That was all of the seat.
    void end_seat();
    /// That was all of the organisation.
    void end();
    /// Takes back everything.
    void clear();

  private:
    struct Draft {
        Line line;
        std::vector<TimeOf> times;
    };

    Organisation& org_;
    std::vector<TimeOf> passing_;                                 // of `passing_lines`, numbered from 0
    std::vector<Draft> drafts_;                                   // of the current seat
    std::unordered_multimap<PositionId, std::size_t> drafts_to_;  // indices of `drafts_`
};

}  // namespace orgplan::language
