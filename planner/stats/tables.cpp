#include "planner/stats/tables.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cmath>

namespace orgplan::stats {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kLeastWrapped = 24;

// How many bytes of a text are at most so wide, and how wide these are.
struct Fit {
    std::size_t bytes = 0;
    std::size_t width = 0;
};

Fit fitting(std::string_view text, std::size_t width) {
    Fit fit;
    while (fit.bytes < text.size()) {
        utf8proc_int32_t point = 0;
        const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + fit.bytes,
                                            static_cast<utf8proc_ssize_t>(text.size() - fit.bytes), &point);
        const auto wide = static_cast<std::size_t>(bytes > 0 ? std::max(0, utf8proc_charwidth(point)) : 1);
        if (fit.width + wide > width) break;
        fit.width += wide;
        fit.bytes += static_cast<std::size_t>(std::max<utf8proc_ssize_t>(1, bytes));
    }
    return fit;
}

std::size_t width_of(std::string_view text) {
    return fitting(text, text.size() * 2).width;
}

// The text, or as much of it as fits with a sign that there is more.
std::string cut(std::string_view text, std::size_t width) {
    if (width_of(text) <= width) return std::string(text);
    return std::string(text.substr(0, fitting(text, width - 1).bytes)) + "…";
}

std::string name_of_row(const Table& table, const Table::Row& row) {
    return std::string(2 * std::min<std::size_t>(row.indent, 8), ' ') + cut(row.cells.front(), table.widest_name);
}

}  // namespace

std::string number_text(double value) {
    return fmt::format("{:.10g}", std::round(value * 10) / 10);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    std::size_t used = 0;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t blank = std::min(text.find(' ', from), text.size());
        const std::string word(text.substr(from, blank - from));
        from = blank + 1;
        const std::size_t wide = width_of(word);
        if (lines.empty() || used + 1 + wide > width) {
            lines.push_back(word);
            used = wide;
        } else {
            lines.back() += " " + word;
            used += 1 + wide;
        }
    }
    return lines;
}

std::string text_of(const Table& table, std::size_t width) {
    const std::size_t columns = table.headings.size();
    std::vector<std::size_t> widths(columns);
    for (std::size_t c = 0; c < columns; ++c) widths[c] = width_of(table.headings[c]);
    for (const Table::Row& row : table.rows) {
        widths[0] = std::max(widths[0], width_of(name_of_row(table, row)));
        for (std::size_t c = 1; c < columns; ++c) widths[c] = std::max(widths[c], width_of(row.cells[c]));
    }
    if (table.wraps) {
        std::size_t others = kGap;
        for (std::size_t c = 0; c + 1 < columns; ++c) others += widths[c] + (c == 0 ? 0 : kGap);
        widths.back() = std::min(widths.back(), std::max(kLeastWrapped, width > others ? width - others : 0));
    }
    std::size_t words_width = 0;
    for (std::size_t c = columns - table.words; c < columns; ++c) words_width += widths[c] + kGap;

    std::string text = table.title.empty() ? "" : table.title + "\n";
    std::size_t from = 1;
    do {
        // The words stand behind each part of the figures; at least one figure stands in it.
        std::size_t to = from, used = widths[0] + words_width;
        while (to < columns - table.words && (to == from || table.wraps || used + kGap + widths[to] <= width)) {
            used += kGap + widths[to++];
        }
        const auto line = [&](const std::string& name, const auto& cell) {
            std::string made = name + std::string(widths[0] - width_of(name), ' ');
            for (std::size_t c = from; c < to; ++c) {
                made += std::string(kGap + widths[c] - width_of(cell(c)), ' ') + cell(c);
            }
            const std::size_t whole = table.wraps ? columns - 1 : columns;
            for (std::size_t c = columns - table.words; c < whole; ++c) {
                made += std::string(kGap, ' ') + cell(c) + std::string(widths[c] - width_of(cell(c)), ' ');
            }
            const std::string before(width_of(made) + kGap, ' ');
            const std::vector<std::string> below =
                table.wraps ? wrapped(cell(columns - 1), widths.back()) : std::vector<std::string>();
            if (!below.empty()) made += std::string(kGap, ' ') + below.front();
            made.erase(made.find_last_not_of(' ') + 1);
            text += made + "\n";
            for (std::size_t i = 1; i < below.size(); ++i) text += before + below[i] + "\n";
        };
        if (from > 1) text += "\n";
        line(table.headings[0], [&](std::size_t c) -> const std::string& { return table.headings[c]; });
        for (const Table::Row& row : table.rows) {
            line(name_of_row(table, row), [&](std::size_t c) -> const std::string& { return row.cells[c]; });
        }
        from = to;
    } while (from < columns - table.words);
    return text;
}

std::string markdown_text(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (std::string_view("|\\`*_<>[]&").find(c) != std::string_view::npos) safe += '\\';
        safe += c == '\n' ? ' ' : c;
    }
    return safe;
}

std::string markdown_of(const Table& table) {
    std::string text = table.title.empty() ? "" : "## " + markdown_text(table.title) + "\n\n";
    text += "|";
    for (const std::string& heading : table.headings) text += " " + markdown_text(heading) + " |";
    text += "\n|";
    for (std::size_t c = 0; c < table.headings.size(); ++c) {
        text += c == 0 || c + table.words >= table.headings.size() ? " --- |" : " ---: |";
    }
    text += "\n";
    for (const Table::Row& row : table.rows) {
        text += "|";
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            std::string indent;
            for (std::size_t i = 0; c == 0 && i < row.indent; ++i) indent += "&emsp;";
            text += " " + indent + markdown_text(row.cells[c]) + " |";
        }
        text += "\n";
    }
    return text;
}

}  // namespace orgplan::stats
