#pragma once

#include <string>
#include <string_view>

#include "planner/language/file_tree.h"

// Files as others see them: with a text that is not written yet, or with a pattern for the name of a folder.

namespace orgplan::language {

/// A tree that also lists the files in the folders below one.
class ListsBelow {
  public:
    virtual ~ListsBelow() = default;
    virtual std::string list_below(const std::string& folder, std::vector<std::string>& paths) const = 0;
};

/// The paths of the files in a folder and in those below it, hidden folders apart; of a tree that cannot list these, of
/// those in the folder. Returns why it cannot be listed, or an empty text.
std::string list_below(const FileTree& files, const std::string& folder, std::vector<std::string>& paths);

/// Whether a pattern fits a path, part by part: `*` is any letters of a name, `?` for one, `**` for any folders.
bool fits_pattern(std::string_view pattern, std::string_view path);

/// Whether a path is a pattern, and no file or folder of that name exists.
bool is_pattern(const std::string& path, const FileTree& files);

/// The files of another tree, of which one, which need not be there, has a text of its own. That tree must live as
/// long.
class WithText : public FileTree, public ListsBelow {
  public:
    WithText(const FileTree& files, std::string path, std::string text)
        : files_(files), path_(std::move(path)), key_(files.key(path_)), text_(std::move(text)) {}

    Kind kind(const std::string& path) const override;
    std::string read(const std::string& path, std::string& text, std::size_t most) const override;
    std::string list(const std::string& folder, std::vector<std::string>& paths) const override;
    std::string list_below(const std::string& folder, std::vector<std::string>& paths) const override;
    std::string key(const std::string& path) const override { return files_.key(path); }

  private:
    void add(const std::string& folder, bool below, std::vector<std::string>& paths) const;

    const FileTree& files_;
    std::string path_;
    std::string key_;
    std::string text_;
};

/// The files of another tree, in which a pattern is a folder of the files that it fits. That tree must live as long.
class WithPatterns : public FileTree, public ListsBelow {
  public:
    explicit WithPatterns(const FileTree& files) : files_(files) {}

    Kind kind(const std::string& path) const override;
    std::string read(const std::string& path, std::string& text, std::size_t most) const override {
        return files_.read(path, text, most);
    }
    std::string list(const std::string& folder, std::vector<std::string>& paths) const override;
    std::string list_below(const std::string& folder, std::vector<std::string>& paths) const override {
        return language::list_below(files_, folder, paths);
    }
    std::string key(const std::string& path) const override { return files_.key(path); }

  private:
    const FileTree& files_;
};

}  // namespace orgplan::language
