#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "planner/interop/export_rows.h"
#include "planner/interop/import_log.h"
#include "planner/interop/key_table.h"

namespace orgplan::interop {

constexpr std::size_t kNobody = KeyTable::kNone;

/// The rows of a seat; nearly all have one, which takes no memory of its own.
class SeatRows {
  public:
    void push_back(std::size_t row) {
        if (count_++ == 0) {
            one_ = row;
            return;
        }
        if (!all_) all_ = std::make_unique<std::vector<std::size_t>>(1, one_);
        all_->push_back(row);
    }
    const std::size_t* begin() const { return all_ ? all_->data() : &one_; }
    const std::size_t* end() const { return begin() + count_; }
    std::size_t size() const { return count_; }
    std::size_t front() const { return one_; }

  private:
    std::size_t one_ = 0;
    std::size_t count_ = 0;
    std::unique_ptr<std::vector<std::size_t>> all_;
};

/// A seat with its rows; the first row says everything but the holders.
struct SeatDraft {
    SeatRows rows;
    std::size_t manager = kNobody;  ///< by index of the drafts
    std::size_t unit = kNobody;
    bool astray = false;  ///< its manager is nobody's row
};

/// The seats of an export; `rows` must outlive it.
class SeatDrafts {
  public:
    /// Rows of one id are one seat where they differ only in the person; any other second row of an id is refused, and
    /// so is a vacancy beside somebody.
    SeatDrafts(const std::vector<ExportRow>& rows, ImportResult& result, ImportLog& log);

    std::size_t size() const { return drafts_.size(); }
    SeatDraft& operator[](std::size_t draft) { return drafts_[draft]; }
    const SeatDraft& operator[](std::size_t draft) const { return drafts_[draft]; }
    const ExportRow& row(std::size_t draft) const { return rows_[drafts_[draft].rows.front()]; }
    const std::vector<ExportRow>& rows() const { return rows_; }

    /// The seat of an id as it is written; `kNobody` where there is none.
    std::size_t of_id(std::string_view id) const;
    /// The manager of a later draft will be looked up.
    void prefetch_manager(std::size_t draft) const {
        if (draft < size()) by_id_.prefetch(row(draft).manager);
    }

  private:
    bool another_person(const SeatDraft& draft, const ExportRow& row) const;

    const std::vector<ExportRow>& rows_;
    std::vector<SeatDraft> drafts_;
    KeyTable by_id_;  // each id has the number of its draft
};

}  // namespace orgplan::interop
