#pragma once

#include <string>

#include "planner/api/charts.h"
#include "planner/api/read.h"

namespace orgplan::api {

struct DrawRequest {
    std::string format = "svg";
    ChartLook look = {};
    std::string stage = {};                           ///< only this one, laid out by itself; empty: all
    layout::Places places = layout::Places::by_cost;  ///< of several stages
    std::string root = {};                            ///< id of a seat: only this seat and everybody below it
    std::string unit = {};                            ///< id of a unit: only its members and its manager
    std::string around = {};  ///< id of a seat: only who is above, beside and below it; not together with these two
    int depth = -1;           ///< only this many levels below the top, or below `around`; negative: all
    bool by_team = false;     ///< a card for each team rather than each seat
    bool graphviz = false;    ///< Graphviz's own layout instead of one shaped for the page
};

/// Draws a spec; one that was read together with its base shows what it removes from that. Refused as
/// faulty where its text cannot be read; what is wrong with it otherwise is shown as it is written, or left out.
Result<Drawing> draw(language::Spec& spec, const DrawRequest& request = {});

}  // namespace orgplan::api
