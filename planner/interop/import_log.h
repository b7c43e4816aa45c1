#pragma once

#include <cstddef>
#include <string>
#include <unordered_set>
#include <utility>

#include "planner/interop/csv.h"
#include "planner/interop/csv_text.h"

namespace orgplan::interop {

/// What an import has to report, in the order found.
class ImportLog {
  public:
    explicit ImportLog(ImportResult& result) : result_(result) {}

    void add(std::size_t line, ImportKind kind, std::string message) {
        if (kind == ImportKind::refused) ++result_.counts.refused;
        if (kind == ImportKind::closed) ++result_.counts.closed;
        if (kind == ImportKind::repaired && repaired_.insert(line).second) ++result_.counts.repaired;
        result_.notes.push_back({line, kind, std::move(message)});
    }

  private:
    ImportResult& result_;
    std::unordered_set<std::size_t> repaired_;
};

/// Values with a meaning: the well-known ones and those the user named.
class ValueWords {
  public:
    template <class WellKnown>
    ValueWords(const WellKnown& well_known, const std::vector<std::string>& named) {
        for (const std::string_view word : well_known) words_.insert(fold_case(word));
        for (const std::string& word : named) {
            bool changed = false;
            words_.insert(fold_case(clean_value(word, changed)));
        }
    }
    /// Of a cleaned value in small letters.
    bool has(const std::string& folded) const { return words_.contains(folded); }

  private:
    std::unordered_set<std::string> words_;
};

}  // namespace orgplan::interop
