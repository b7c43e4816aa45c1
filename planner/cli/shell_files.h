#pragma once

#include <string>

// What a shell and `man` know of the program, made from the table of commands.

namespace orgplan::cli {

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();
/// Section 1, in the macros of man(7).
std::string man_page();

}  // namespace orgplan::cli
