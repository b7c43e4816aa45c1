#pragma once

#include <vector>

#include "graph/model/organisation.h"

namespace orgplan::interop {

/// Which seats of a spec a scenario may remove: those that nothing names which stays.
class Removals {
  public:
    /// `dotted_are_read`: the export says the dotted lines of the seats that it has.
    Removals(const Organisation& org, Tick now, bool dotted_are_read);

    /// Somebody has left; the seat is to be removed.
    void leaves(PositionId seat) { leaves_[index(seat)] = true; }
    /// The scenario says the line of a seat that stays.
    void has_line(PositionId seat) { has_line_[index(seat)] = true; }

    /// Of those who leave, the seats that are named by what stays, so that they stay too.
    std::vector<bool> named() const;

  private:
    std::vector<PositionId> named_by(PositionId seat) const;
    std::vector<PositionId> named_by_others() const;

    const Organisation& org_;
    Tick now_;
    bool dotted_are_read_;
    std::vector<bool> leaves_, has_line_;
};

}  // namespace orgplan::interop
