#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace orgplan::interop {

/// What the glossary makes of a title.
struct RoleMatch {
    std::string role;                     ///< its id, where exactly one fits
    std::string role_title;               ///< as the glossary writes it
    std::string level;                    ///< as the title says it
    std::vector<std::string> candidates;  ///< of a title that fits several: their ids, and what else it may mean
};

/// Reads titles by the built-in glossary.
class RoleFinder {
  public:
    RoleFinder();
    ~RoleFinder();
    RoleFinder(const RoleFinder&) = delete;
    RoleFinder& operator=(const RoleFinder&) = delete;

    /// Each distinct title is read once; the reference stays valid.
    const RoleMatch& find(const std::string& title);
    /// The id of the role whose name is nearest to a title that found none, or of the only one that shares a word with
    /// it; empty: none is near.
    std::string nearest(const std::string& title) const;
    /// The title of a role by its id; empty: there is none.
    std::string title_of(const std::string& role) const;
    /// The words of a title and what they were taken for.
    std::string steps(const std::string& title) const;

  private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace orgplan::interop
