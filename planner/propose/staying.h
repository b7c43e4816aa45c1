#pragma once

#include <vector>

#include "planner/propose/setup.h"

namespace orgplan::propose {

/// Who stays as they are, whatever a plan does.
class Staying {
  public:
    explicit Staying(Setup& setup);

    /// Who heads something, has a hat or a duty, or is somebody's manager.
    bool busy(PositionId seat) const { return busy_[index(seat)]; }
    /// Whether somebody sits there now, is not away for a time, and nothing about the seat is written for later.
    bool settled(PositionId seat) const;

  private:
    Setup& setup_;
    const Organisation& org_;
    std::vector<bool> busy_;
};

}  // namespace orgplan::propose
