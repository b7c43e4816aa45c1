#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace orgplan::report {

/// What a terminal opens when somebody clicks on a text (OSC 8).
struct ScreenLinks {
    std::string files =
        {};  ///< what the whole path of a file is appended to: `file://host`; empty: places are no links
    std::string folder = {};  ///< of paths that do not begin at the root, with `/` at its end
    bool columns = false;     ///< `:LINE:COLUMN` follows a path, and not `#LINE`
    std::string docs = {};    ///< the address of the folder of the manual; empty: rules are no links

    /// The text, as a link to a place of a file.
    std::string place(std::string_view text, std::string_view path, std::uint32_t line, std::uint32_t column) const;
    /// The text, as a link to what the manual says of a rule.
    std::string rule(std::string_view text, std::string_view rule, bool own) const;
};

/// Where the manual explains a rule; empty where the manual is nowhere.
std::string help_address(std::string_view docs, std::string_view rule, bool own);

}  // namespace orgplan::report
