#pragma once

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "planner/language/read.h"

namespace orgplan::testing {
using namespace language;
using namespace text;

/// A folder of files for the time of a test.
class Folder {
  public:
    explicit Folder(const std::map<std::string, std::string>& files) {
        std::string name = (std::filesystem::temp_directory_path() / "orgplan-folder-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
        for (const auto& [file, text] : files) std::ofstream(path_ / file, std::ios::binary) << text;
    }
    ~Folder() { std::filesystem::remove_all(path_); }

    std::string path(const std::string& file = {}) const {
        return file.empty() ? path_.string() : (path_ / file).string();
    }

    /// Each finding as `file:line:column rule`, notes after it.
    std::vector<std::string> found(const Spec& spec) const {
        const auto at = [&](Place place) {
            const LineColumn begin = spec.sources.line_column(place.file, place.begin);
            return fmt::format("{}:{}:{}", std::filesystem::path(spec.sources[place.file].path).filename().string(),
                               begin.line, begin.column);
        };
        std::vector<std::string> lines;
        for (const Finding& finding : spec.findings.all()) {
            lines.push_back(fmt::format("{} {}", at(finding.where), finding.rule));
            for (const Note& note : finding.notes) lines.back() += " " + at(note.where);
        }
        return lines;
    }

  private:
    std::filesystem::path path_;
};

inline std::vector<std::string> seats_of(const Spec& spec) {
    std::vector<std::string> ids;
    for (const Position& seat : spec.organisation.positions) ids.emplace_back(seat.id);
    return ids;
}

}  // namespace orgplan::testing
