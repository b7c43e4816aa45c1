#include "planner/report/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "planner/report/columns.h"

namespace orgplan::report {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kLeastWrapped = 24;
constexpr std::size_t kMostIndent = 8;

std::string blanks(std::size_t count) {
    return std::string(count, ' ');
}

class Screen {
  public:
    Screen(const Table& table, std::size_t width)
        : table_(table), width_(width), columns_(table.headings.size()), figures_(columns_ - table.words) {
        for (const std::string& heading : table.headings) widths_.push_back(columns_of(heading));
        for (const Table::Row& row : table.rows) {
            widths_[0] = std::max(widths_[0], columns_of(name_of(row)));
            for (std::size_t c = 1; c < columns_; ++c) widths_[c] = std::max(widths_[c], columns_of(row.cells[c]));
        }
        if (!table.wraps) return;
        std::size_t others = kGap;
        for (std::size_t c = 0; c + 1 < columns_; ++c) others += widths_[c] + (c == 0 ? 0 : kGap);
        widths_.back() = std::min(widths_.back(), std::max(kLeastWrapped, width > others ? width - others : 0));
    }

    std::string text() {
        if (!table_.title.empty()) text_ = table_.title + "\n";
        std::size_t from = 1;
        do {
            if (from > 1) text_ += "\n";
            const std::size_t to = part_from(from);
            add(table_.headings[0], table_.headings, from, to);
            for (const Table::Row& row : table_.rows) add(name_of(row), row.cells, from, to);
            from = to;
        } while (from < figures_);
        return std::move(text_);
    }

  private:
    std::string name_of(const Table::Row& row) const {
        return blanks(2 * std::min(row.indent, kMostIndent)) + cut(row.cells.front(), table_.widest_name);
    }

    // The words follow each part of the figures; each part has at least one figure.
    std::size_t part_from(std::size_t from) const {
        std::size_t to = from, used = widths_[0];
        for (std::size_t c = figures_; c < columns_; ++c) used += widths_[c] + kGap;
        while (to < figures_ && (to == from || table_.wraps || used + kGap + widths_[to] <= width_)) {
            used += kGap + widths_[to++];
        }
        return to;
    }

    void add(const std::string& name, const std::vector<std::string>& cells, std::size_t from, std::size_t to) {
        const auto fill = [&](std::size_t c) { return blanks(widths_[c] - columns_of(c == 0 ? name : cells[c])); };
        std::string line = name + fill(0);
        for (std::size_t c = from; c < to; ++c) line += blanks(kGap) + fill(c) + cells[c];
        const std::size_t whole = table_.wraps ? columns_ - 1 : columns_;
        for (std::size_t c = figures_; c < whole; ++c) line += blanks(kGap) + cells[c] + fill(c);
        const std::string before = blanks(columns_of(line) + kGap);
        std::vector<std::string> below;
        if (table_.wraps) below = wrapped(cells.back(), widths_.back());
        if (!below.empty()) line += blanks(kGap) + below.front();
        line.erase(line.find_last_not_of(' ') + 1);
        text_ += line + "\n";
        for (std::size_t i = 1; i < below.size(); ++i) text_ += before + below[i] + "\n";
    }

    const Table& table_;
    std::size_t width_;
    std::size_t columns_;
    std::size_t figures_;  // after the last of them come words
    std::vector<std::size_t> widths_;
    std::string text_;
};

// `-5`, `+1.25`: nothing to run.
bool is_number(std::string_view text) {
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    const std::size_t dot = std::min(text.find('.'), text.size());
    const auto digits = [](std::string_view part) {
        return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
    };
    return digits(text.substr(0, dot)) && (dot == text.size() || digits(text.substr(dot + 1)));
}

// Whether what follows the apostrophes begins like a formula.
bool is_like_formula(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

// Where a comma is the decimal point, spreadsheets read a semicolon between cells.
std::string csv_cell(const std::string& cell) {
    const std::string text = guarded(cell);
    if (text.find_first_of(",;\t\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

void add_record(const std::vector<std::string>& cells, std::string& text) {
    for (std::size_t c = 0; c < cells.size(); ++c) text += (c == 0 ? "" : ",") + csv_cell(cells[c]);
    text += "\n";
}

}  // namespace

std::string number_text(double value) {
    return fmt::format("{:.10g}", std::round(value * 10) / 10);
}

std::string text_of(const Table& table, std::size_t width) {
    return Screen(table, width).text();
}

std::string guarded(const std::string& text) {
    return is_like_formula(text) && !is_number(text) ? "'" + text : text;
}

std::string_view without_guard(std::string_view text) {
    return text.starts_with('\'') && is_like_formula(text) ? text.substr(1) : text;
}

std::string csv_of(const Table& table) {
    std::string text;
    add_record(table.headings, text);
    for (const Table::Row& row : table.rows) add_record(row.cells, text);
    return text;
}

}  // namespace orgplan::report
