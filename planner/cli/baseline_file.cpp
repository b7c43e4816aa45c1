#include "planner/cli/baseline_file.h"

#include <fmt/format.h>

#include "planner/cli/refuse.h"

namespace orgplan::cli {

std::optional<report::Baseline> read_baseline_at(const std::string& path, const language::FileTree& files,
                                                 Console& console) {
    report::Baseline baseline{path};
    std::string text;
    std::string why =
        files.kind(path) == language::FileTree::Kind::nothing
            ? fmt::format("there is no baseline `{0}`; `orgplan baseline write SPEC --baseline {0}` makes it", path)
            : files.read(path, text);
    if (why.empty()) why = report::read_baseline(text, baseline);
    if (why.empty()) return baseline;
    refuse(console, why);
    return std::nullopt;
}

}  // namespace orgplan::cli
