#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/language/file_tree.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

// Which files make a spec, and what the files beside them could have added.

namespace orgplan::language {

struct SpecFile {
    std::string path;
    std::string text;
    bool of_folder = false;  ///< read as one of the files of a folder
};

/// Whether the first thing after the comments of a text is the key `orgplan`.
bool is_spec(std::string_view text);

/// Whether a line of the text begins with `key:`.
bool has_section(std::string_view text, std::string_view key);

/// The files that a path means: the file, or those of the folder that belong to its spec, in path order. Returns why
/// they cannot be read, or an empty text.
std::string files_at(const std::string& path, const FileTree& tree, std::vector<SpecFile>& files);

/// The names of the YAML files of a folder that are of no spec, since they do not begin with `orgplan:`.
std::vector<std::string> left_out(const std::string& path, const FileTree& tree);

/// Where a reference leads nowhere and a file beside those that were given by themselves, `alone`, has the id and could
/// be of the same spec, the help of the finding says so. Looks at some files of a limited size; one that cannot be read
/// is left out.
void point_to_neighbours(text::Findings& findings, const text::Sources& sources, const std::vector<std::string>& alone,
                         const FileTree& tree);

}  // namespace orgplan::language
