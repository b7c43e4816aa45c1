#pragma once

#include <vector>

#include "graph/model/organisation.h"

namespace orgplan::cards {

/// What the chart of a stage shows of a seat besides its holder. Nothing is new, promoted or moved at the first stage.
struct Marks {
    bool is_new = false;    ///< exists, and did not at the stage before
    bool promoted = false;  ///< has another role or level than at the stage before, as far as both roles are known,
                            ///< and manages people still if it did
    bool moved = false;     ///< is in another unit than at the stage before; outside units, has another manager
    bool managed = false;   ///< has another manager than at the stage before, in the same unit
    bool leaving = false;   ///< the next stage is the first without it
    bool vacant = false;    ///< nobody sits there

    bool operator==(const Marks&) const = default;
};

/// The marks of a seat that exists at the stage; none of one that does not.
Marks marks_of(const Organisation&, PositionId, StageId);

/// By seat, whether it moves along with its block from the stage before: it has the same manager, who has another one
/// or moves along in turn. Empty at the first stage. Time linear in seats and lines.
std::vector<bool> carried_at(const Organisation&, StageId);

/// The solid line of a seat at a stage, or none.
PositionId manager_at(const Organisation&, PositionId, StageId);

}  // namespace orgplan::cards
