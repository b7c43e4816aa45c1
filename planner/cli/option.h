#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "planner/cli/console.h"

// What a command takes, as data. `command_line.cpp` and, of what is wrong, `usage_faults.cpp` alone know the library
// that parses it.

namespace orgplan::cli {

/// Where the value of an option goes: a flag, a text, a text that may have been left out, a number, or several texts.
using Target = std::variant<bool*, std::string*, std::optional<std::string>*, int*, std::vector<std::string>*>;

/// An option, or, where its name has no dashes, an argument by its place.
struct Option {
    std::string names;  ///< as `-o,--output`
    Target target;
    std::string help;
    std::vector<std::string> choices = {};  ///< the only values it takes; empty: any
    bool required = false;
    bool shows_default = false;  ///< the help shows what the target holds before
    bool not_negative = false;
    bool one_each = false;                   ///< of several values: each after its name, so that an argument may follow
    char delimiter = '\0';                   ///< between several values in one text; none: each is given by itself
    std::string called = {};                 ///< what its value is called; of several values the help then shows one
    std::string group = {};                  ///< the heading above it in the help
    std::vector<std::string> excludes = {};  ///< names of options that cannot be given with it
    std::vector<std::string> needs = {};     ///< names of options that must
};
using Options = std::vector<Option>;

/// An option that takes one word of several, of which the help shows the one that its target holds before.
inline Option choice(std::string names, std::string* target, std::string help, std::vector<std::string> choices) {
    Option option{std::move(names), target, std::move(help), std::move(choices)};
    option.shows_default = true;
    return option;
}

/// A command about to be parsed: where its options go, and what it does with them.
struct Invocation {
    Options options;
    std::function<int(Console&)> run;  ///< returns the exit code
    std::string footer = {};           ///< what the help ends with
};

/// Binds the options of a command to values that live as long as the invocation.
template <class Values>
Invocation invocation(void (*describe)(Values&, Options&), int (*run)(const Values&, Console&),
                      std::string footer = {}) {
    const auto values = std::make_shared<Values>();
    Invocation made{{}, [values, run](Console& console) { return run(*values, console); }, std::move(footer)};
    describe(*values, made.options);
    return made;
}

/// The names of the rows of a table of formats, as choices of an option.
template <class Table>
std::vector<std::string> names_of(const Table& table) {
    std::vector<std::string> names;
    for (const auto& row : table) names.emplace_back(row.name);
    return names;
}

/// The row of that name; null where there is none.
template <class Table>
auto* row_of(const Table& table, std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.name == name; });
    return found == table.end() ? nullptr : &*found;
}

}  // namespace orgplan::cli
