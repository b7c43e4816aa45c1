#include "planner/interop/import_report.h"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

#include "planner/report/json.h"
#include "planner/report/phrases.h"
#include "planner/report/text_report.h"

namespace orgplan::interop {

std::string import_report_text(const ImportResult& result, std::string_view file) {
    std::string text;
    const auto out = std::back_inserter(text);
    for (const ImportNote& note : result.notes)
        fmt::format_to(out, "{}:{}: {}: {}\n", report::printable(file), note.line, name_of(note.kind),
                       report::printable(note.message));
    const ImportCounts& counts = result.counts;
    fmt::format_to(out, "{} read: {} written", report::counted(counts.rows, "row"),
                   report::counted(counts.seats, "seat"));
    if (counts.shared > 0) fmt::format_to(out, " ({} for shared seats)", report::counted(counts.shared, "row"));
    fmt::format_to(out, ", {} refused, {} repaired, {} closed\n", counts.refused, counts.repaired, counts.closed);
    if (result.yaml.empty()) text += "no seat is left, so nothing was written\n";
    return text;
}

std::string import_report_json(const ImportResult& result, std::string_view file) {
    using Json = nlohmann::ordered_json;
    const ImportCounts& counts = result.counts;
    Json json{{"file", file},
              {"counts",
               {{"rows", counts.rows},
                {"seats", counts.seats},
                {"shared", counts.shared},
                {"refused", counts.refused},
                {"repaired", counts.repaired},
                {"closed", counts.closed}}},
              {"notes", Json::array()}};
    for (const ImportNote& note : result.notes)
        json["notes"].push_back({{"line", note.line}, {"kind", name_of(note.kind)}, {"message", note.message}});
    return report::json_text(json);
}

}  // namespace orgplan::interop
