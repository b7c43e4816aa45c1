#include "planner/cli/check_inputs.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/cli/refuse.h"
#include "planner/language/spec_files.h"

namespace orgplan::cli {
namespace {

// Whether a file is one of those of a spec.
bool is_part(const std::string& file, const std::string& spec, const language::FileTree& files) {
    std::vector<language::SpecFile> parts;
    if (!language::files_at(spec, files, parts).empty()) return false;
    const std::string key = files.key(file);
    return std::ranges::any_of(parts, [&](const language::SpecFile& each) { return files.key(each.path) == key; });
}

}  // namespace

std::unique_ptr<CheckInputs> CheckInputs::of(const CheckOptions& options, const Settings& settings, Console& console) {
    std::string path = options.input.path;
    const std::string& name = options.stdin_name;
    if (!name.empty() && path != "-") {
        refuse(console, "`--stdin-filename` is the name of what comes by standard input", "write `-` for the spec");
        return nullptr;
    }
    std::unique_ptr<language::WithText> text;
    if (!name.empty()) {
        std::string bytes;
        std::string why = read_stdin(console, bytes);
        if (why.empty() && language::local_files().kind(name) == language::FileTree::Kind::folder) {
            why = fmt::format("`{}` is a folder; write the name of a file in it for `--stdin-filename`", name);
        }
        if (!why.empty()) {
            refuse(console, why);
            return nullptr;
        }
        text = std::make_unique<language::WithText>(language::local_files(), name, std::move(bytes));
        path = name;
    }
    std::unique_ptr<CheckInputs> inputs(new CheckInputs(std::move(text)));
    const std::vector<std::string>& configured = settings.texts("inputs");
    if (path.empty()) {
        if (configured.empty()) {
            refuse(console, "there is nothing to check: no spec is named, and no `.orgplan.yaml` here names `inputs`",
                   "write `orgplan check SPEC`");
            return nullptr;
        }
        for (const std::string& each : configured) {
            const auto is_same = [&](const Input& other) {
                return inputs->files().key(other.path) == inputs->files().key(each);
            };
            if (std::ranges::none_of(inputs->all_, is_same)) inputs->all_.push_back({each, ""});
        }
        return inputs;
    }
    const language::FileTree& files = inputs->files();
    if (path != "-" && files.kind(path) == language::FileTree::Kind::file) {
        for (const std::string& each : configured) {
            if (!is_part(path, each, files)) continue;
            const bool all = files.key(each) == files.key(path);
            inputs->all_.push_back({all ? path : each, all ? "" : path});
            return inputs;
        }
    }
    inputs->all_.push_back({path, ""});
    return inputs;
}

}  // namespace orgplan::cli
