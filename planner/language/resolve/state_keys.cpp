#include "planner/language/resolve/state_keys.h"

#include <algorithm>

#include "graph/model/words.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

// Holders without a share of their own divide the seat between them.
void change_fte(double fte, PositionState& state) {
    const auto count = static_cast<double>(state.holders.size());
    const bool divided = std::all_of(state.holders.begin(), state.holders.end(),
                                     [&](const Holder& holder) { return holder.share == state.fte / count; });
    for (Holder& holder : state.holders) {
        if (divided) holder.share = fte / count;
    }
    state.fte = fte;
}

void read_line(Assembly& assembly, PositionId seat, text::Node line, PositionState& state) {
    state.line_place = line.place();
    state.reports_to = kNone<PositionId>;
    state.outside = Text();
    if (line.is_null()) {
        state.stated = StatedLine::derived;
    } else if (line.text() == "none") {
        state.stated = StatedLine::top;
    } else if (!assembly.names.known(line.text()) &&
               std::binary_search(assembly.outside.begin(), assembly.outside.end(), line.text())) {
        state.stated = StatedLine::outside;
        state.outside = assembly.keep(line.text());
    } else {
        state.stated = StatedLine::seat;
        state.reports_to = assembly.names.seat(line, seat).value_or(kNone<PositionId>);
        if (given(state.reports_to)) return;
        state.stated = StatedLine::unknown;
        state.outside = assembly.keep(line.text());
        assembly.broken_line[index(seat)] = true;
    }
}

template <class Keys>
void read_keys(Assembly& assembly, PositionId seat, const Keys& keys, PositionState& state) {
    if (const text::Node level = keys.find("level")) {
        state.level = assembly.keep(level.text());
        state.level_read = false;
    }
    if (const text::Node location = keys.find("location")) state.location = location_of(assembly, location);
    if (const text::Node fte = keys.find("fte")) change_fte(text::number_of(fte.text()).value_or(1), state);
    if (const text::Node employment = keys.find("employment")) {
        state.employment = value_of<Employment>(employment.text()).value_or(Employment::employee);
    }
    if (const text::Node cost = keys.find("cost")) state.cost = seat_cost_of(assembly, cost);
    if (keys.holds_faulty("cost")) state.cost = faulty_cost(assembly);
    if (const text::Node line = keys.find("reports_to")) read_line(assembly, seat, line, state);
    if (const text::Node dotted = keys.find("dotted")) {
        state.dotted.clear();
        add_seats(assembly, dotted, state.dotted);
    }
}

}  // namespace

void read_state_keys(Assembly& assembly, PositionId seat, const WrittenSeat& keys, PositionState& state) {
    read_keys(assembly, seat, keys, state);
}
void read_state_keys(Assembly& assembly, PositionId seat, text::Node keys, PositionState& state) {
    read_keys(assembly, seat, keys, state);
}

void add_seats(Assembly& assembly, text::Node value, std::vector<PositionId>& seats) {
    Once<PositionId> once(assembly);
    for_each_of(value, [&](text::Node each) {
        const std::optional<PositionId> seat = assembly.names.seat(each);
        if (seat && once.take(*seat, each)) seats.push_back(*seat);
    });
}

}  // namespace orgplan::language
