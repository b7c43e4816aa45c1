#pragma once

#include <string>
#include <utility>
#include <vector>

#include "planner/language/file_tree.h"

namespace orgplan::api {

/// The folders of a tree with one more file, which is nowhere else.
class OneMore : public language::FileTree {
  public:
    OneMore(const language::FileTree& tree, std::string path, std::string text)
        : tree_(tree), path_(std::move(path)), text_(std::move(text)) {}

    Kind kind(const std::string& path) const override { return path == path_ ? Kind::file : tree_.kind(path); }
    std::string read(const std::string& path, std::string& text, std::size_t most) const override {
        if (path != path_) return tree_.read(path, text, most);
        text = text_.substr(0, most);
        return {};
    }
    std::string list(const std::string& folder, std::vector<std::string>& paths) const override {
        return tree_.list(folder, paths);
    }
    std::string key(const std::string& path) const override { return path == path_ ? path : tree_.key(path); }

  private:
    const language::FileTree& tree_;
    std::string path_;
    std::string text_;
};

}  // namespace orgplan::api
