#include "planner/report/screen_links.h"

#include <fmt/format.h>

#include "planner/report/uri.h"

namespace orgplan::report {
namespace {

std::string linked(std::string_view text, std::string_view address) {
    return fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", address, text);
}

}  // namespace

std::string ScreenLinks::place(std::string_view text, std::string_view path, std::uint32_t line,
                               std::uint32_t column) const {
    // `<stdin>` is not a file.
    if (files.empty() || path.empty() || path.starts_with('<')) return std::string(text);
    while (path.starts_with("./")) path.remove_prefix(2);
    const std::string whole = uri_of(path.starts_with('/') ? std::string(path) : folder + std::string(path));
    return linked(text, columns ? fmt::format("{}{}:{}:{}", files, whole, line, column)
                                : fmt::format("{}{}#{}", files, whole, line));
}

std::string ScreenLinks::rule(std::string_view text, std::string_view rule, bool own) const {
    return docs.empty() ? std::string(text) : linked(text, help_address(docs, rule, own));
}

std::string help_address(std::string_view docs, std::string_view rule, bool own) {
    if (docs.empty()) return {};
    return own ? fmt::format("{}/own-rules.md#rules-of-your-own", docs) : fmt::format("{}/rules.md#{}", docs, rule);
}

}  // namespace orgplan::report
