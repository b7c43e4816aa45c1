#pragma once

#include <string>
#include <vector>

// What is wrong with the words of a command line, and what to do instead.

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace orgplan::cli {

/// The option that is given a list of nothing, such as `,`, for which CLI11 would take what follows; empty: none is.
std::string given_nothing(const CLI::App& program, const std::vector<std::string>& arguments);

/// What CLI11 found, in our words; its own where it has another kind of fault.
std::string usage_fault(const CLI::ParseError& error, const CLI::App& program,
                        const std::vector<std::string>& arguments);

}  // namespace orgplan::cli
