#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "planner/language/file_tree.h"

namespace orgplan::cli {

/// Notices that what a spec is made of changes: files and folders that were read or sought, also where they are
/// missing, where an editor replaces them, and where a folder gets others.
class SpecWatch {
  public:
    SpecWatch();
    ~SpecWatch();
    SpecWatch(const SpecWatch&) = delete;
    SpecWatch& operator=(const SpecWatch&) = delete;

    /// The files of this computer; what is read or sought through it is watched from then on.
    const language::FileTree& files() const;
    /// Why files cannot be watched; empty: they can.
    std::string fault() const;

    enum class What { changed, ended };
    /// Waits until something of it has changed and nothing more changes for a moment, or until `signals` can be read.
    What wait(int signals);

  private:
    class Files;

    void follow(const std::string& path);
    void follow_folder(const std::string& folder);
    void watch(const std::string& folder, std::string name);
    bool concerns(int folder, unsigned what, std::string_view name) const;
    bool read_changes();

    struct Watched {
        std::string folder;
        std::set<std::string, std::less<>> names;
        bool all = false;  // files of any name: it is a folder of a spec
    };

    int queue_;
    int fault_ = 0;                   // why something that is there could not be watched; 0: all can be
    std::map<int, Watched> watched_;  // by number of the system
    std::unique_ptr<Files> files_;
};

}  // namespace orgplan::cli
