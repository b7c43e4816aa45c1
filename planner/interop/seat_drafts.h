#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "planner/interop/export_rows.h"
#include "planner/interop/import_log.h"

namespace orgplan::interop {

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

/// A seat with its rows; the first row says everything but the holders.
struct SeatDraft {
    std::vector<std::size_t> rows;
    std::size_t manager = kNobody;  ///< by index of the drafts
    std::size_t unit = kNobody;
};

/// The seats of an export, and how to find them; `rows` must outlive it.
class SeatDrafts {
  public:
    /// Rows of one id are one seat where they differ only in the person; any other second row of an id is refused.
    SeatDrafts(const std::vector<ExportRow>& rows, ImportResult& result, ImportLog& log);

    std::size_t size() const { return drafts_.size(); }
    SeatDraft& operator[](std::size_t draft) { return drafts_[draft]; }
    const ExportRow& row(std::size_t draft) const { return rows_[drafts_[draft].rows.front()]; }

    /// The seat of an id as it is written; `kNobody` where there is none.
    std::size_t of_id(std::string_view id) const;
    /// The only seat whose id differs from a folded text at most in letter case.
    std::size_t of_spelling(const std::string& folded);
    /// The only seat with one holder of that name, folded.
    std::size_t of_holder(const std::string& folded);

  private:
    using Index = std::unordered_map<std::string, std::size_t>;  // kNobody: several

    bool another_person(const SeatDraft& draft, const ExportRow& row) const;

    const std::vector<ExportRow>& rows_;
    std::vector<SeatDraft> drafts_;
    std::unordered_map<std::string_view, std::size_t> by_id_;
    std::optional<Index> by_spelling_;  // made when first needed: a clean export never needs it
    std::optional<Index> by_holder_;
};

}  // namespace orgplan::interop
