#include "planner/interop/import_report.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

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
    for (const TitleExplained& title : result.titles) {
        fmt::format_to(out, "title `{}`{}: {}{}; {}\n", report::printable(title.title),
                       title.count == 1 ? "" : fmt::format(" on {} rows", title.count),
                       title.role.empty() ? "no role" : title.role,
                       title.level.empty() ? "" : fmt::format(", level {}", title.level),
                       report::printable(title.says));
    }
    const ImportCounts& counts = result.counts;
    fmt::format_to(out, "{} read = {}", report::counted(counts.rows, "row"), report::counted(counts.seats, "seat"));
    if (counts.shared > 0) fmt::format_to(out, " + {} in a seat of another", counts.shared);
    if (const std::size_t out_of_it = counts.closed + counts.left + counts.footers; out_of_it > 0) {
        std::vector<std::string> reasons;
        if (counts.left > 0) reasons.push_back(fmt::format("{} who left", counts.left));
        if (counts.closed > 0) reasons.push_back(fmt::format("{} closed", counts.closed));
        if (counts.footers > 0)
            reasons.push_back(report::counted(counts.footers, "sum or heading", "sums or headings"));
        fmt::format_to(out, " + {} left out ({})", out_of_it, fmt::join(reasons, ", "));
    }
    fmt::format_to(out, " + {} refused; {} unmatched, {} lost, {} repaired\n", counts.refused,
                   report::counted(counts.unmatched, "manager"), report::counted(counts.lost, "value"),
                   report::counted(counts.repaired, "row"));
    if (result.counts.seats == 0) text += "no seat is left, so nothing was written\n";
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
                {"left", counts.left},
                {"closed", counts.closed},
                {"footers", counts.footers},
                {"refused", counts.refused},
                {"unmatched", counts.unmatched},
                {"lost", counts.lost},
                {"repaired", counts.repaired}}},
              {"unread", Json::array()},
              {"notes", Json::array()}};
    for (const UnreadColumn& each : result.unread) {
        Json column{{"column", each.column}};
        if (!each.option.empty()) column["option"] = each.option;
        json["unread"].push_back(std::move(column));
    }
    for (const ImportNote& note : result.notes) {
        Json entry{{"line", note.line}, {"kind", name_of(note.kind)}, {"message", note.message}};
        if (note.count > 1) entry["count"] = note.count;
        if (!note.lines.empty()) entry["lines"] = note.lines;
        json["notes"].push_back(std::move(entry));
    }
    for (const TitleExplained& title : result.titles)
        json["titles"].push_back({{"title", title.title},
                                  {"count", title.count},
                                  {"role", title.role},
                                  {"level", title.level},
                                  {"says", title.says}});
    return report::json_text(json);
}

}  // namespace orgplan::interop
