#include "planner/language/file_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>
#include <vector>

namespace orgplan::language {
namespace {

namespace fs = std::filesystem;

// Of one name: `*` and `?` alone.
bool fits_name(std::string_view pattern, std::string_view name) {
    std::size_t p = 0, n = 0, star = pattern.npos, from = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            from = n;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
            ++p;
            ++n;
        } else if (star != pattern.npos) {
            // The last star takes one letter more.
            p = star + 1;
            n = ++from;
        } else {
            return false;
        }
    }
    return pattern.substr(p).find_first_not_of('*') == pattern.npos;
}

std::vector<std::string> parts_of(std::string_view path) {
    std::vector<std::string> parts;
    for (const fs::path& each : fs::path(path).lexically_normal()) {
        if (!each.empty() && each != ".") parts.push_back(each.string());
    }
    return parts;
}

bool has_wildcard(std::string_view text) {
    return text.find_first_of("*?") != text.npos;
}

// The folder in which all is that a pattern may fit.
std::string folder_of(const std::string& pattern) {
    fs::path folder;
    for (const fs::path& each : fs::path(pattern).parent_path()) {
        if (has_wildcard(each.string())) break;
        folder /= each;
    }
    return folder.empty() ? "." : folder.string();
}

bool is_below(const std::string& key, const std::string& folder) {
    return key.size() > folder.size() && key.starts_with(folder) &&
           (folder.ends_with('/') || key[folder.size()] == '/');
}

}  // namespace

std::string list_below(const FileTree& files, const std::string& folder, std::vector<std::string>& paths) {
    if (const auto* const below = dynamic_cast<const ListsBelow*>(&files)) return below->list_below(folder, paths);
    if (&files != &local_files()) return files.list(folder, paths);
    std::error_code error;
    for (auto at = fs::recursive_directory_iterator(folder, error); !error && at != fs::recursive_directory_iterator();
         at.increment(error)) {
        std::error_code unknown;
        // Hidden folders are those of tools, such as .git.
        if (at->is_directory(unknown) && at->path().filename().string().starts_with('.')) {
            at.disable_recursion_pending();
        } else if (at->is_regular_file(unknown)) {
            paths.push_back(at->path().string());
        }
    }
    return error ? fmt::format("cannot read `{}`: {}", folder, error.message()) : std::string();
}

bool fits_pattern(std::string_view pattern, std::string_view path) {
    const std::vector<std::string> wanted = parts_of(pattern), parts = parts_of(path);
    // By part of the pattern: the parts of the path that those before it may have taken.
    std::vector<bool> taken(parts.size() + 1);
    taken[0] = true;
    for (const std::string& each : wanted) {
        std::vector<bool> next(parts.size() + 1);
        for (std::size_t i = 0; i <= parts.size(); ++i) {
            if (each == "**") {
                next[i] = taken[i] || (i > 0 && next[i - 1]);
            } else if (i < parts.size() && taken[i] && fits_name(each, parts[i])) {
                next[i + 1] = true;
            }
        }
        taken = std::move(next);
    }
    return taken.back();
}

bool is_pattern(const std::string& path, const FileTree& files) {
    return has_wildcard(path) && files.kind(path) == FileTree::Kind::nothing;
}

FileTree::Kind WithText::kind(const std::string& path) const {
    return files_.key(path) == key_ ? Kind::file : files_.kind(path);
}

std::string WithText::read(const std::string& path, std::string& text, std::size_t most) const {
    if (files_.key(path) != key_) return files_.read(path, text, most);
    text = text_.substr(0, most);
    return {};
}

void WithText::add(const std::string& folder, bool below, std::vector<std::string>& paths) const {
    const std::string inside = files_.key(folder);
    const bool here = below ? is_below(key_, inside) : fs::path(key_).parent_path() == fs::path(inside);
    const auto is_it = [&](const std::string& each) { return files_.key(each) == key_; };
    if (!here || std::ranges::any_of(paths, is_it)) return;
    paths.push_back((fs::path(folder) / fs::path(key_).lexically_relative(inside)).lexically_normal().string());
}

std::string WithText::list(const std::string& folder, std::vector<std::string>& paths) const {
    if (std::string why = files_.list(folder, paths); !why.empty()) return why;
    add(folder, false, paths);
    return {};
}

std::string WithText::list_below(const std::string& folder, std::vector<std::string>& paths) const {
    if (std::string why = language::list_below(files_, folder, paths); !why.empty()) return why;
    add(folder, true, paths);
    return {};
}

FileTree::Kind WithPatterns::kind(const std::string& path) const {
    return is_pattern(path, files_) ? Kind::folder : files_.kind(path);
}

std::string WithPatterns::list(const std::string& folder, std::vector<std::string>& paths) const {
    if (!is_pattern(folder, files_)) return files_.list(folder, paths);
    std::vector<std::string> all;
    if (std::string why = language::list_below(files_, folder_of(folder), all); !why.empty()) return why;
    std::ranges::copy_if(all, std::back_inserter(paths),
                         [&](const std::string& each) { return fits_pattern(folder, each); });
    return paths.empty() ? fmt::format("no file fits `{}`", folder) : std::string();
}

}  // namespace orgplan::language
