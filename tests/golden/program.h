#pragma once

#include <filesystem>
#include <string>
#include <vector>

// The whole program, run in-process; where ORGPLAN_PROGRAM names one that is built, that one.

namespace orgplan {

const std::filesystem::path kRoot = ORGPLAN_SOURCE_DIR;

struct Outcome {
    std::string out;
    std::string err;
    int exit_code = 0;

    /// As it stands in a golden file.
    std::string text() const;
};

/// Runs a command in a folder, so that paths in what it prints are relative to it.
Outcome run_in(const std::filesystem::path& folder, const std::vector<std::string>& arguments,
               const std::string& input = {});

std::string text_of(const std::filesystem::path& file);
std::vector<std::string> words_of(const std::string& text);

/// Compares; with ORGPLAN_BLESS=1 writes what was seen instead, and the difference is then read in git.
void expect_golden(const std::filesystem::path& file, const std::string& seen);

}  // namespace orgplan
