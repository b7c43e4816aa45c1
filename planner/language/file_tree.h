#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "planner/text/document.h"

namespace orgplan::language {

/// Where specs and policies are read from: the folders of this computer, an earlier version of them, or memory.
class FileTree {
  public:
    /// One byte more than any document may have, so that one which is too large is found to be.
    static constexpr std::size_t kMost = text::Document::Options().most_bytes + 1;

    enum class Kind : std::uint8_t {
        nothing,
        file,
        folder,
        other  ///< a pipe, a device
    };
    /// Of what is not a file and may have no end: a device, a pipe, standard input.
    static constexpr std::size_t kMostUnending = std::size_t{128} << 20;

    virtual ~FileTree() = default;
    virtual Kind kind(const std::string& path) const = 0;
    /// The whole text of a file, or of a larger one `most` bytes. Returns why it cannot be read, or an empty text.
    virtual std::string read(const std::string& path, std::string& text, std::size_t most = kMost) const = 0;
    /// The paths of the files in a folder. Returns why it cannot be listed, or an empty text.
    virtual std::string list(const std::string& folder, std::vector<std::string>& paths) const = 0;
    /// The same text for every path that leads to one file.
    virtual std::string key(const std::string& path) const = 0;
};

/// The folders of this computer.
const FileTree& local_files();

/// `tree`, or the folders of this computer where there is none.
inline const FileTree& tree_or_local(const FileTree* tree) {
    return tree == nullptr ? local_files() : *tree;
}

}  // namespace orgplan::language
