#include "planner/interop/onto_ids.h"

#include <fmt/format.h>

#include <unordered_map>
#include <unordered_set>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_ids.h"
#include "planner/interop/person_keys.h"
#include "planner/text/values.h"

namespace orgplan::interop {

void take_ids_of(const Organisation& org, ImportedExport& made, ImportLog& log) {
    std::unordered_set<std::string_view> of_spec, of_export;
    std::unordered_map<std::string, std::vector<std::string>> by_key;
    for (const Position& seat : org.positions) of_spec.insert(seat.id);
    for (const ImportedSeat& seat : made.company.seats) of_export.insert(seat.id);
    for (const std::string_view id : of_spec)
        if (!of_export.contains(id)) by_key[id_key(id)].emplace_back(id);
    // `engineering/qa-engineer-2` is not an id that a spec can write: in an export it was repaired.
    for (const std::string_view id : of_spec)
        if (!of_export.contains(id) && !text::is_id(id)) by_key[id_key(ImportIds().repair(id))].emplace_back(id);
    std::unordered_map<std::string, std::string> renamed;
    std::unordered_map<std::string, std::size_t> claims;
    const auto own = [&](const std::string& id) {
        const auto found = of_spec.contains(id) ? by_key.end() : by_key.find(id_key(id));
        return found != by_key.end() && found->second.size() == 1 ? found->second.front() : std::string();
    };
    for (const ImportedSeat& seat : made.company.seats)
        if (const std::string id = own(seat.id); !id.empty()) ++claims[id];
    for (const ImportedSeat& seat : made.company.seats) {
        const std::string id = own(seat.id);
        if (id.empty() || claims[id] != 1) continue;
        renamed.emplace(seat.id, id);
        log.add(seat.line, topics::kIdOfSpec, [&] {
            return Said{
                fmt::format("the id {} was read as {}, which the spec has", in_message(seat.id), in_message(id)),
                fmt::format("{} is {}", in_message(seat.id), in_message(id))};
        });
    }
    // What was refused is there under the id of the spec too.
    for (std::string& id : made.refused)
        if (const std::string known = own(id); !known.empty()) id = known;
    if (renamed.empty()) return;
    const auto rename = [&](std::string& id) {
        if (const auto found = renamed.find(id); found != renamed.end()) id = found->second;
    };
    rename(made.company.manager);
    for (ImportedSeat& seat : made.company.seats) {
        rename(seat.id);
        rename(seat.reports_to);
        for (std::string& each : seat.dotted) rename(each);
    }
    for (ImportedUnit& unit : made.company.units) rename(unit.manager);
}

}  // namespace orgplan::interop
