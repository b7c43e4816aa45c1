#pragma once

#include <string>
#include <string_view>

namespace orgplan::report {

/// A path as a relative or absolute reference (RFC 3986).
std::string uri_of(std::string_view path);

}  // namespace orgplan::report
