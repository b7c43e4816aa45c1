#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/model/when.h"

namespace orgplan::report {

/// An object of nlohmann's as it is written out: indented, with a line end. Bytes that are not UTF-8 become U+FFFD.
template <class Json>
std::string json_text(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// Times without a stage, by their first and last day, as a list of nlohmann's; `to` is null of one that has no end.
template <class Json>
Json days_json(const std::vector<Between>& between) {
    Json days = Json::array();
    for (const Between& each : between) {
        Json last;
        if (each.to != kForever) last = date_text(each.to - 1);
        days.push_back({{"from", date_text(each.from)}, {"to", std::move(last)}});
    }
    return days;
}

}  // namespace orgplan::report
