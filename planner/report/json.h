#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace orgplan::report {

/// An object as it is written out: indented, with a line end. Bytes that are no UTF-8 become U+FFFD.
std::string json_text(const nlohmann::ordered_json& json);

}  // namespace orgplan::report
