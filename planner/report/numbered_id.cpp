#include "planner/report/numbered_id.h"

#include <fmt/format.h>

#include <charconv>

namespace orgplan::report {

std::pair<std::string_view, std::size_t> numbered_id(std::string_view id) {
    const std::size_t dash = id.rfind('-');
    std::size_t number = 0;
    if (dash == std::string_view::npos) return {id, 0};
    const auto [end, error] = std::from_chars(id.data() + dash + 1, id.data() + id.size(), number);
    if (error != std::errc() || end != id.data() + id.size() || id[dash + 1] == '0') return {id, 0};
    return {id.substr(0, dash + 1), number};
}

std::string id_range(std::string_view id, std::size_t count) {
    return count == 1 ? std::string(id) : fmt::format("{}..{}", id, numbered_id(id).second + count - 1);
}

}  // namespace orgplan::report
