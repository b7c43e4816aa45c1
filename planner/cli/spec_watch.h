#pragma once

#include <set>
#include <string>

#include "planner/text/source.h"

namespace orgplan::cli {

/// Notices that the files of a spec change, also where an editor replaces them, and that a folder of a spec gets
/// others.
class SpecWatch {
  public:
    /// Of the file or the folder of a spec.
    explicit SpecWatch(std::string path);
    ~SpecWatch();
    SpecWatch(const SpecWatch&) = delete;
    SpecWatch& operator=(const SpecWatch&) = delete;

    /// Also these files from now on: those that a spec was made of.
    void add(const text::Sources& sources);
    /// Why files cannot be watched; empty: they can.
    std::string fault() const;

    enum class What { changed, ended };
    /// Waits until one of them has changed and nothing more changes for a moment, or until `signals` can be read.
    What wait(int signals);

  private:
    void watch(const std::string& file);
    void watch_folder_of(const std::string& file);
    bool read_changes();

    int queue_;
    std::string path_;
    bool folder_ = false;
    std::set<std::string> folders_;  // that are watched
    std::set<std::string> names_;    // of the files
};

}  // namespace orgplan::cli
