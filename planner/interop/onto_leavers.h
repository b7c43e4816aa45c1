#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "graph/index/index.h"
#include "graph/model/organisation.h"
#include "planner/interop/import_log.h"
#include "planner/interop/import_run.h"
#include "planner/interop/onto_removals.h"

namespace orgplan::interop {

/// Who leaves: the seats of a spec that a later export does not have.
class Leavers {
  public:
    Leavers(const Organisation& org, StageId stage, const graph::Index& at, const ImportedExport& made, ImportLog& log)
        : org_(org), stage_(stage), at_(at), made_(made), log_(log) {}

    /// The edits of a scenario; `found` are the ids of the seats that the export has.
    std::vector<std::string> edits(const std::unordered_set<std::string>& found, Removals& removals);
    /// The ids of the seats that these remove.
    const std::unordered_set<std::string>& gone() const { return gone_; }

  private:
    std::vector<PositionId> find(const std::unordered_set<std::string>& found);
    void stays(const std::string& seat);
    void tell(PositionId id, bool keep);

    const Organisation& org_;
    StageId stage_;
    const graph::Index& at_;
    const ImportedExport& made_;
    ImportLog& log_;
    std::unordered_set<std::string> gone_;
};

}  // namespace orgplan::interop
