#include "planner/report/left_out.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "planner/report/json.h"

namespace orgplan::report {
namespace {

using Json = nlohmann::ordered_json;

}  // namespace

std::string without_keys(std::string json, std::span<const std::string_view> keys,
                         std::span<const std::string> left_out) {
    if (left_out.empty()) return json;
    Json report = Json::parse(json, nullptr, false);
    if (report.is_discarded()) return {};
    std::vector<Json*> open{&report};
    while (!open.empty()) {
        Json& each = *open.back();
        open.pop_back();
        if (each.is_object()) {
            for (const std::string_view key : keys) each.erase(std::string(key));
        }
        if (!each.is_structured()) continue;
        for (Json& inner : each) open.push_back(&inner);
    }
    if (report.is_object()) report["left_out"] = std::vector<std::string>(left_out.begin(), left_out.end());
    return json_text(report);
}

std::string without_columns(std::string_view csv, std::span<const std::string_view> headings) {
    if (headings.empty()) return std::string(csv);
    std::string shown;
    std::vector<bool> kept;  // by column, once the first row is read
    std::size_t column = 0;
    bool first_row = true, first_cell = true;
    for (std::size_t at = 0; at < csv.size();) {
        std::size_t end = at;
        // What is in quotes goes on to the last of them.
        for (bool quoted = false; end < csv.size(); ++end) {
            if (csv[end] == '"') quoted = !quoted;
            if (!quoted && (csv[end] == ',' || csv[end] == '\n')) break;
        }
        std::string_view cell = csv.substr(at, end - at);
        std::string_view line_end;
        if (cell.ends_with('\r')) line_end = "\r", cell.remove_suffix(1);
        if (first_row) kept.push_back(std::ranges::find(headings, cell) == headings.end());
        if (column < kept.size() && kept[column]) {
            if (!first_cell) shown += ',';
            shown += cell;
            first_cell = false;
        }
        ++column;
        if (end < csv.size() && csv[end] == '\n') {
            shown += line_end;
            shown += '\n';
            column = 0;
            first_row = false;
            first_cell = true;
        }
        at = end + 1;
    }
    return shown;
}

}  // namespace orgplan::report
