#pragma once

#include <string_view>

namespace orgplan::cli {

/// What the program says when a signal ends it, as where a library that draws finds no memory and cannot go on: one
/// line that names the file and the step, then the exit code of a failure.
void set_last_words(std::string_view subject, std::string_view step);

/// Lets the signals that would end the program end it with these words.
void catch_fatal_signals();

}  // namespace orgplan::cli
