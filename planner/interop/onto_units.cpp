#include "planner/interop/onto_units.h"

#include <fmt/format.h>

#include "planner/interop/csv_text.h"
#include "planner/interop/unit_spelling.h"

namespace orgplan::interop {

UnitComparison::UnitComparison(const ImportedCompany& company, const Organisation& org, StageId stage,
                               const graph::Index& at)
    : company_(company),
      org_(org),
      stage_(stage),
      at_(at),
      ids_(company.units.size()),
      of_seat_(company.seats.size(), company.units.size()) {}

std::string UnitComparison::key_of(UnitId unit) const {
    std::string path;
    for (const UnitId each : org_.units_around(unit, org_[stage_].at)) {
        const std::string name(org_.name_of(each, stage_));
        path = path.empty() ? name : name + kUnitMark + path;
    }
    return unit_key(path);
}

void UnitComparison::find(ImportIds& ids, ImportLog& log) {
    std::unordered_map<std::string, UnitId> of_path;
    for (std::size_t i = 0; i < org_.units.size(); ++i) {
        const UnitId id = id_at<UnitId>(i);
        ids.take(org_[id].id);
        if (at_.exists(id)) of_path.emplace(key_of(id), id);
    }
    std::vector<std::string> paths(company_.units.size());
    for (std::size_t u = 0; u < company_.units.size(); ++u) {
        const ImportedUnit& unit = company_.units[u];
        const bool inside = unit.within < u;
        paths[u] = inside ? paths[unit.within] + kUnitMark + unit.name : unit.name;
        for (const std::size_t seat : unit.seats) of_seat_[seat] = u;
        if (const auto known = of_path.find(unit_key(paths[u])); known != of_path.end()) {
            ids_[u] = org_[known->second].id;
            continue;
        }
        ids_[u] = ids.from_name(unit.name, "unit");
        std::string text = fmt::format("{{id: {}, name: {}", yaml_scalar(ids_[u]), yaml_scalar(unit.name));
        if (inside) text += fmt::format(", within: {}", yaml_scalar(ids_[unit.within]));
        if (!unit.manager.empty()) text += fmt::format(", manager: {}", yaml_scalar(unit.manager));
        added_.push_back(text + "}");
        log.add(kNoLine, topics::kNewUnit, [&] {
            return Said{fmt::format("the unit {} is new", in_message(unit.name)), in_message(unit.name)};
        });
    }
}

std::string UnitComparison::of_seat(std::size_t seat) const {
    return of_seat_[seat] < ids_.size() ? ids_[of_seat_[seat]] : std::string();
}

std::vector<std::string> UnitComparison::edits(const std::unordered_set<std::string>& gone, bool has_units) const {
    std::unordered_map<std::string, std::string> now;
    for (std::size_t u = 0; u < company_.units.size(); ++u) now[ids_[u]] = company_.units[u].manager;
    std::vector<std::string> edits;
    for (std::size_t i = 0; i < org_.units.size(); ++i) {
        const UnitId id = id_at<UnitId>(i);
        if (!at_.exists(id)) continue;
        const UnitState& state = at_.state(id);
        if (!given(state.manager)) continue;
        const std::string was(org_[state.manager].id);
        const auto found = now.find(std::string(org_[id].id));
        const std::string is = found == now.end() ? std::string() : found->second;
        if (!gone.contains(was) && (is.empty() || is == was || !has_units)) continue;
        edits.push_back(fmt::format("{}: {{manager: {}}}", yaml_scalar(org_[id].id),
                                    is.empty() ? std::string("~") : yaml_scalar(is)));
    }
    return edits;
}

}  // namespace orgplan::interop
