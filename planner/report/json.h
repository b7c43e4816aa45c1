#pragma once

#include <string>

namespace orgplan::report {

/// An object of nlohmann's as it is written out: indented, with a line end. Bytes that are not UTF-8 become U+FFFD.
template <class Json>
std::string json_text(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace orgplan::report
