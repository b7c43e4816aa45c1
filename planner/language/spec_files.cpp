#include "planner/language/spec_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "planner/text/encoding.h"

namespace orgplan::language {
namespace {

namespace fs = std::filesystem;

// An editor keeps copies as hidden files.
bool is_yaml(const fs::path& path) {
    if (path.filename().string().starts_with('.')) return false;
    return path.extension() == ".yaml" || path.extension() == ".yml";
}

// The YAML files of a folder, in path order. Returns why it cannot be listed, or an empty text.
std::string yaml_of(const std::string& folder, const FileTree& tree, std::vector<fs::path>& paths) {
    std::vector<std::string> listed;
    if (std::string why = tree.list(folder, listed); !why.empty()) return why;
    std::copy_if(listed.begin(), listed.end(), std::back_inserter(paths), is_yaml);
    std::sort(paths.begin(), paths.end());
    return {};
}

// Whether a file of a folder is part of its spec. One that would be in another encoding is, so that it is reported.
bool belongs(std::string_view text) {
    if (is_spec(text)) return !has_section(text, "scenario");
    return text::is_wide(text::encoding_of(text)) && is_spec(text::narrowed(text));
}

std::string files_of(const std::string& folder, const FileTree& tree, std::vector<SpecFile>& files) {
    std::vector<fs::path> paths;
    if (std::string why = yaml_of(folder, tree, paths); !why.empty()) return why;
    for (const fs::path& path : paths) {
        SpecFile file{path.string(), {}, true};
        if (std::string why = tree.read(file.path, file.text); !why.empty()) return why;
        if (belongs(file.text)) files.push_back(std::move(file));
    }
    if (files.empty()) return fmt::format("no YAML file in `{}` begins with `orgplan:`", folder);
    return {};
}

}  // namespace

bool has_section(std::string_view text, std::string_view key) {
    for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
        if ((at == 0 || text[at - 1] == '\n') && text.substr(at + key.size(), 1) == ":") return true;
    }
    return false;
}

bool is_spec(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        const std::size_t line_end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, line_end);
        const bool blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
        if (!blank && !line.starts_with('#') && !line.starts_with("---") && !line.starts_with('%')) {
            return line.starts_with("orgplan:");
        }
        text.remove_prefix(std::min(line_end + 1, text.size()));
    }
    return false;
}

std::string files_at(const std::string& path, const FileTree& tree, std::vector<SpecFile>& files) {
    const FileTree::Kind kind = tree.kind(path);
    if (kind == FileTree::Kind::nothing) return fmt::format("cannot read `{}`: no such file or folder", path);
    if (kind == FileTree::Kind::folder) return files_of(path, tree, files);
    SpecFile file{path, {}};
    if (std::string why = tree.read(file.path, file.text); !why.empty()) return why;
    files.push_back(std::move(file));
    return {};
}

std::vector<std::string> left_out(const std::string& path, const FileTree& tree) {
    std::vector<std::string> names;
    std::vector<fs::path> paths;
    if (tree.kind(path) != FileTree::Kind::folder || !yaml_of(path, tree, paths).empty()) return names;
    for (const fs::path& each : paths) {
        std::string text;
        if (!tree.read(each.string(), text).empty() || belongs(text) || is_spec(text)) continue;
        names.push_back(each.filename().string());
    }
    return names;
}

}  // namespace orgplan::language
