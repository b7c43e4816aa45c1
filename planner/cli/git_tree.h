#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "planner/language/file_tree.h"
#include "planner/language/file_views.h"

namespace orgplan::cli {

/// The files of a git revision, beside those of the folder they are in now; a file outside the repository is read as it
/// is. git is run by its path, without a shell.
class GitTree : public language::FileTree, public language::ListsBelow {
  public:
    /// The revision `name` of the repository that `path` lies in; null, with the reason in `why`, where git, the
    /// repository or the revision is missing.
    static std::unique_ptr<GitTree> open(const std::string& path, const std::string& name, std::string& why);

    /// Whether the revision has a file or a folder of that name; outside the repository, whether there is one now.
    bool has(const std::string& path) const;
    /// Where a file or folder that the revision does not have was then, as git finds renames; of files that were put
    /// into a folder, the folder or the file they come from. Empty: nobody knows.
    std::string earlier_path(const std::string& path) const;

    Kind kind(const std::string& path) const override;
    std::string read(const std::string& path, std::string& text, std::size_t most) const override;
    std::string list(const std::string& folder, std::vector<std::string>& paths) const override;
    std::string list_below(const std::string& folder, std::vector<std::string>& paths) const override;
    std::string key(const std::string& path) const override;

  private:
    GitTree(std::string name, std::string commit, std::string root)
        : name_(std::move(name)), commit_(std::move(commit)), root_(std::move(root)) {}

    bool is_outside(const std::string& path) const;
    // As git names it, from the root of the repository on.
    std::string in_repository(const std::string& path) const;
    // A path of the repository from the current folder on or, where `like` is absolute, from the root of all.
    std::string from_here(const std::string& in_repository, const std::string& like) const;
    // Why a file or folder that is not in the revision cannot be read.
    std::string not_there(const std::string& path) const;
    std::string list(const std::string& folder, bool below, std::vector<std::string>& paths) const;

    std::string name_;    // as the user gave it
    std::string commit_;  // its hash, which no option can be taken for
    std::string root_;    // of the repository, without links
};

/// The revision in `main`, or in `main:acme.yaml` as git names a file of one, where the current folder is in a
/// repository that has it; else empty.
std::string revision_in(const std::string& text);

}  // namespace orgplan::cli
