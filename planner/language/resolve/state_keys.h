#pragma once

#include <vector>

#include "planner/language/resolve/assembly.h"

namespace orgplan::language {

/// Applies to a state of a seat the keys that a line and a change share, but role, title, holder and home. Notes in
/// `broken_line` that the line leads nowhere.
void read_state_keys(Assembly&, PositionId seat, const WrittenSeat& keys, PositionState& state);
void read_state_keys(Assembly&, PositionId seat, text::Node keys, PositionState& state);

/// Adds the seats that a value names, or a list of values.
void add_seats(Assembly&, text::Node value, std::vector<PositionId>& seats);

}  // namespace orgplan::language
