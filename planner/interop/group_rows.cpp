#include "planner/interop/group_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "planner/interop/csv_text.h"
#include "planner/interop/header_reader.h"

namespace orgplan::interop {
namespace {

bool has_figure(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
}

/// `sales` of `Department: Sales`, `engineering` of `Engineering (12)`.
std::string heading_key(std::string_view text) {
    text = text.substr(0, text.find_first_of("([="));
    const std::size_t colon = text.find(':');
    if (colon != std::string_view::npos && colon + 1 < text.size()) text.remove_prefix(colon + 1);
    return lookup_key(text);
}

bool is_unit_header(std::string_view text) {
    return std::ranges::any_of(read_header({std::string(text)}),
                               [](const HeaderMatch& match) { return match.field == Field::unit; });
}

/// What the other rows say: the names of units, who is a manager, and how ids are written.
struct Others {
    std::unordered_set<std::string> units;
    std::unordered_set<std::string_view> managers;
    std::size_t with_figures = 0, words = 0;

    explicit Others(const std::vector<ExportRow>& rows) {
        for (const ExportRow& row : rows) {
            if (row.lone) continue;
            managers.insert(row.manager);
            ++(has_figure(row.id) && row.id.find(' ') == std::string::npos ? with_figures : words);
            std::string_view path = row.unit;
            while (!path.empty()) {
                const std::size_t mark = std::min(path.find(kUnitMark), path.size());
                units.insert(lookup_key(path.substr(0, mark)));
                path.remove_prefix(std::min(mark + 1, path.size()));
            }
        }
    }

    bool is_heading(const ExportRow& row) const {
        if (!row.lone || managers.contains(row.id)) return false;
        if (units.contains(heading_key(row.id))) return true;
        const bool unlike = row.id.find(' ') != std::string::npos || !has_figure(row.id);
        return unlike && with_figures > 2 * words;
    }
};

}  // namespace

std::string_view heading_name(std::string_view text) {
    const std::size_t count = text.find_first_of("([=");
    const std::size_t inside = count == text.npos ? count : text.find_first_not_of(" ", count + 1);
    if (inside != text.npos && text[inside] >= '0' && text[inside] <= '9') text = text.substr(0, count);
    const std::size_t colon = text.find(':');
    if (colon != text.npos && colon + 1 < text.size() && is_unit_header(text.substr(0, colon))) {
        text.remove_prefix(colon + 1);
    }
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

void tell_footer(std::size_t line, std::string_view text, ImportLog& log) {
    log.add(line, topics::kFooter, [&] {
        return Said{fmt::format("{} is no row of a seat, so it is left out", in_message(text)), in_message(text)};
    });
}

void take_out_headings(ExportRows& all, ImportLog& log) {
    if (std::ranges::none_of(all.rows, &ExportRow::lone)) return;
    const Others others(all.rows);
    std::vector<bool> out(all.rows.size());
    for (std::size_t i = 0; i < all.rows.size(); ++i) out[i] = others.is_heading(all.rows[i]);
    std::size_t at = 0;
    std::erase_if(all.rows, [&](const ExportRow& row) {
        if (!out[at++]) return false;
        tell_footer(row.line, row.id, log);
        return true;
    });
}

}  // namespace orgplan::interop
