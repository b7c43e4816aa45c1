#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace orgplan::interop {

/// What a name says where nobody is named: `[Open]`, `OPEN - R-1234`, `Vacant (Backfill for Cy)`, `TBD`, `n.n.`.
class VacancyReader {
  public:
    /// `named`: values that mean a vacancy besides the well-known ones.
    explicit VacancyReader(const std::vector<std::string>& named);

    bool is_vacancy(std::string_view name) const;

  private:
    bool may_be(std::string_view name) const;

    std::unordered_set<std::string> words_;
    std::unordered_set<std::string> fillers_;
    std::unordered_set<std::string> names_;  // words that somebody may be called as well
    std::unordered_set<std::string> first_;  // of several words the first
    std::size_t longest_ = 0;                // words of one
};

/// The number of a requisition in a text: `R-1234`, `REQ 77`, `JR10023`; empty: none.
std::string requisition_in(std::string_view text);

}  // namespace orgplan::interop
