#include "planner/interop/onto_leavers.h"

#include <fmt/format.h>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_spec.h"

namespace orgplan::interop {

std::vector<std::string> Leavers::edits(const std::unordered_set<std::string>& found, Removals& removals) {
    const std::vector<PositionId> leavers = find(found);
    for (const PositionId id : leavers) removals.leaves(id);
    const std::vector<bool> named = removals.named();
    std::vector<std::string> edits;
    for (const PositionId id : leavers) {
        const std::string seat(org_[id].id);
        // A scenario cannot name another head of the company, so the seat stays for the one who follows.
        const bool keep = org_.company.headed_by(id) || named[index(id)];
        edits.push_back(fmt::format("{}: {}", yaml_scalar(seat), keep ? "{holder: vacant}" : "~"));
        if (!keep) gone_.insert(seat);
        tell(id, keep);
    }
    return edits;
}

std::vector<PositionId> Leavers::find(const std::unordered_set<std::string>& found) {
    const std::unordered_set<std::string> refused(made_.refused.begin(), made_.refused.end());
    std::vector<PositionId> leavers;
    for (std::size_t i = 0; i < org_.positions.size(); ++i) {
        const PositionId id = id_at<PositionId>(i);
        const std::string seat(org_[id].id);
        if (org_[id].closes <= org_[stage_].at || found.contains(seat)) continue;
        const bool vacant = at_.exists(id) && org_.at(id, stage_).occupancy == Occupancy::vacant;
        if (made_.swallowed || refused.contains(seat) || vacant || !at_.exists(id)) {
            stays(seat);
        } else {
            leavers.push_back(id);
        }
    }
    return leavers;
}

void Leavers::stays(const std::string& seat) {
    log_.add(kNoLine, topics::kStays, [&] {
        return Said{
            fmt::format("{} stays as it is in the spec: the export has no row for it that was read", in_message(seat)),
            in_message(seat)};
    });
}

void Leavers::tell(PositionId id, bool keep) {
    const std::string seat(org_[id].id), holder = org_.holder_text(id, stage_);
    const std::string name = in_message(holder.empty() ? seat : holder);
    const LeftOut::Row* row = made_.left_out.find(seat);
    log_.add(row == nullptr ? kNoLine : row->line, topics::kLeaver, [&] {
        const std::string missing =
            row == nullptr ? std::string("is not in the export") : fmt::format("was {}", row->why);
        return Said{fmt::format("{} leaves: {} {}{}", name, in_message(seat), missing,
                                org_.company.headed_by(id) ? "; the seat heads the company, so it stays and is vacant"
                                : keep ? "; the spec names the seat elsewhere, so it stays and is vacant"
                                       : ""),
                    keep ? name + ", whose seat stays and is vacant" : name};
    });
}

}  // namespace orgplan::interop
