#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/index/index.h"
#include "graph/model/organisation.h"
#include "planner/interop/import_ids.h"
#include "planner/interop/import_log.h"
#include "planner/interop/import_spec.h"

namespace orgplan::interop {

/// The units of an export beside those of a spec at a stage; all three must outlive it.
class UnitComparison {
  public:
    UnitComparison(const ImportedCompany& company, const Organisation& org, StageId stage, const graph::Index& at);

    /// Finds the units of the export by the names around them and their own; the others are new, and reported.
    void find(ImportIds& ids, ImportLog& log);
    /// The id that the unit of a seat of the export has in the scenario; empty: it sits in none.
    std::string of_seat(std::size_t seat) const;
    /// The units that the scenario adds, as values of `units`.
    const std::vector<std::string>& added() const { return added_; }
    /// The managers that the scenario changes, as entries of an edit of units: those who the export shows, where it
    /// has units, and none in place of those who are gone.
    std::vector<std::string> edits(const std::unordered_set<std::string>& gone, bool has_units) const;

  private:
    std::string key_of(UnitId unit) const;

    const ImportedCompany& company_;
    const Organisation& org_;
    StageId stage_;
    const graph::Index& at_;
    std::vector<std::string> ids_;      // of the units of the export
    std::vector<std::size_t> of_seat_;  // of the seats of the export, their units
    std::vector<std::string> added_;
};

}  // namespace orgplan::interop
