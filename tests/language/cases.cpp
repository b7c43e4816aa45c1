#include "tests/language/cases.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace orgplan::testing {

std::vector<std::string> case_files() {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(ORGPLAN_SOURCE_DIR "/tests/language/cases")) {
        files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<SpecCase> cases_of(const std::string& file) {
    std::vector<SpecCase> cases;
    std::string* into = nullptr;
    std::ifstream stream(file, std::ios::binary);
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with("=== ")) {
            into = &cases.emplace_back(SpecCase{line.substr(4), {}, {}, {}, false}).text;
        } else if (line == "--- found") {
            into = &cases.back().found;
        } else if (line == "--- shown") {
            into = &cases.back().shown;
            cases.back().compares_shown = true;
        } else if (into != nullptr) {
            *into += line + "\n";
        }
    }
    return cases;
}

void write_cases(const std::string& file, const std::vector<SpecCase>& cases) {
    std::ofstream stream(file, std::ios::binary);
    for (const SpecCase& each : cases) {
        stream << "=== " << each.name << '\n' << each.text << "--- found\n" << each.found;
        if (each.compares_shown) stream << "--- shown\n" << each.shown;
    }
}

}  // namespace orgplan::testing
