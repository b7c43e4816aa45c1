#pragma once

#include <string>
#include <vector>

namespace orgplan::testing {

/// A spec and what comes of it, as one entry of a file in `tests/spec/cases/`:
///
///     === time/a-stage-is-a-picture
///     orgplan: 1
///     ...
///     --- found
///     2:5 error unknown-stage: ...
///     --- shown
///     what `orgplan show` prints; without this section that is not compared
struct SpecCase {
    std::string name;
    std::string text;
    std::string found;
    std::string shown;
    bool compares_shown = false;
};

std::vector<std::string> case_files();
std::vector<SpecCase> cases_of(const std::string& file);
void write_cases(const std::string& file, const std::vector<SpecCase>& cases);

}  // namespace orgplan::testing
