#include "planner/interop/unit_spelling.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "planner/interop/csv_text.h"

namespace orgplan::interop {
namespace {

std::string_view name_of(std::string_view path) {
    const std::size_t mark = path.rfind(kUnitMark);
    return mark == std::string_view::npos ? path : path.substr(mark + 1);
}

struct Spelling {
    std::size_t rows = 0;
    std::size_t line = 1;    // the first one
    std::string_view other;  // that is written in its place
};

/// The names of the units around a unit and its own, from the outermost in: by the path of each.
struct Spellings {
    std::unordered_map<std::string_view, Spelling> of_path;
    std::map<std::string, std::vector<std::string_view>> alike;  // by key, in the order of their rows

    void enter(const ExportRow& row) {
        std::string_view path = row.unit;
        while (!path.empty()) {
            const auto [seen, added] = of_path.try_emplace(path, Spelling{0, row.line, path});
            ++seen->second.rows;
            if (added) alike[unit_key(path)].push_back(path);
            const std::size_t mark = path.rfind(kUnitMark);
            path = path.substr(0, mark == std::string_view::npos ? 0 : mark);
        }
    }

    /// True where some unit has several.
    bool choose() {
        bool several = false;
        for (const auto& [key, paths] : alike) {
            if (paths.size() == 1) continue;
            several = true;
            std::map<std::string_view, std::size_t> rows;  // by name, whatever the units around are called
            for (const std::string_view path : paths) rows[name_of(path)] += of_path.at(path).rows;
            const auto best = std::ranges::max_element(
                paths, {}, [&](const std::string_view path) { return rows.at(name_of(path)); });
            for (const std::string_view path : paths) of_path.at(path).other = *best;
        }
        return several;
    }
};

}  // namespace

std::string unit_key(std::string_view path) {
    std::string key;
    for (const char c : alike_key(path)) {
        if (c == ' ' && (key.empty() || key.back() == ' ' || key.back() == kUnitMark)) continue;
        if (c == kUnitMark && key.ends_with(' ')) key.pop_back();
        key.push_back(c);
    }
    return key;
}

void spell_units_alike(std::vector<ExportRow>& rows, ImportLog& log) {
    const auto named_by_id = [](const ExportRow& row) { return !row.detail(&RowDetails::unit_ids).empty(); };
    Spellings spellings;
    for (const ExportRow& row : rows)
        if (!named_by_id(row)) spellings.enter(row);
    if (!spellings.choose()) return;
    for (const auto& [key, paths] : spellings.alike) {
        for (const std::string_view path : paths) {
            const Spelling& seen = spellings.of_path.at(path);
            const std::string_view from = name_of(path), to = name_of(seen.other);
            if (from == to) continue;
            log.add(seen.line, topics::kUnitSpelled, [&] {
                const std::string many = seen.rows == 1 ? "" : fmt::format(" on {} rows", seen.rows);
                return Said{fmt::format("the unit {}{} was read as {}", in_message(from), many, in_message(to)),
                            fmt::format("{} is {}", in_message(from), in_message(to))};
            });
        }
    }
    // The spellings are views of the rows, so all are made before one is changed.
    std::vector<std::string> made(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (named_by_id(rows[i])) continue;
        std::string_view path = rows[i].unit;
        while (!path.empty()) {
            const std::string_view name = name_of(spellings.of_path.at(path).other);
            made[i] = made[i].empty() ? std::string(name) : std::string(name) + kUnitMark + made[i];
            const std::size_t mark = path.rfind(kUnitMark);
            path = path.substr(0, mark == std::string_view::npos ? 0 : mark);
        }
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (!named_by_id(rows[i])) rows[i].unit = std::move(made[i]);
}

}  // namespace orgplan::interop
