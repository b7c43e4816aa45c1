#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "planner/language/file_tree.h"

namespace orgplan::testing {

/// Files that only this process has.
class MemoryFiles : public language::FileTree {
  public:
    explicit MemoryFiles(std::map<std::string, std::string> files) : files_(std::move(files)) {}

    Kind kind(const std::string& path) const override {
        if (files_.contains(path)) return Kind::file;
        std::vector<std::string> inside;
        list(path, inside);
        return inside.empty() ? Kind::nothing : Kind::folder;
    }
    std::string read(const std::string& path, std::string& text, std::size_t most) const override {
        const auto found = files_.find(path);
        if (found == files_.end()) return "there is no `" + path + "` in memory";
        text = found->second.substr(0, most);
        return {};
    }
    std::string list(const std::string& folder, std::vector<std::string>& paths) const override {
        for (const auto& [path, text] : files_) {
            if (std::filesystem::path(path).parent_path() == folder) paths.push_back(path);
        }
        return {};
    }
    std::string key(const std::string& path) const override {
        return std::filesystem::path(path).lexically_normal().string();
    }

  private:
    std::map<std::string, std::string> files_;
};

}  // namespace orgplan::testing
