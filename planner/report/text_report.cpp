#include "planner/report/text_report.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "planner/report/finding_text.h"
#include "planner/report/phrases.h"
#include "planner/text/catalogue.h"

namespace orgplan::report {
namespace {

struct Paint {
    bool on;
    std::string operator()(const char* code, std::string_view text) const {
        return on ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
    }
};

const char* code_of(text::Severity severity) {
    switch (severity) {
        case text::Severity::error:
            return "1;31";
        case text::Severity::warning:
            return "1;33";
        default:
            return "1;36";
    }
}

// Each line below the first one.
std::string help_text(std::string_view help) {
    std::string text = "      = help: ";
    while (!help.empty()) {
        const std::size_t end = std::min(help.find('\n'), help.size());
        text += fmt::format("{}\n", printable(help.substr(0, end)));
        help.remove_prefix(std::min(end + 1, help.size()));
        if (!help.empty()) text += "          ";
    }
    return text;
}

// One character of a line, and how many columns it takes on a screen.
struct Cell {
    std::string_view bytes;
    int width;
    std::size_t offset;
};

std::vector<Cell> cells_of(std::string_view line) {
    std::vector<Cell> cells;
    for (std::size_t at = 0; at < line.size();) {
        utf8proc_int32_t point = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(line.data() + at),
                                             static_cast<utf8proc_ssize_t>(line.size() - at), &point);
        if (length <= 0) {
            cells.push_back({"\xEF\xBF\xBD", 1, at});
            ++at;
            continue;
        }
        const std::string_view bytes = line.substr(at, static_cast<std::size_t>(length));
        if (point == '\t') {
            cells.push_back({" ", 1, at});
        } else if (utf8proc_category(point) == UTF8PROC_CATEGORY_CC ||
                   utf8proc_category(point) == UTF8PROC_CATEGORY_CF) {
            cells.push_back({"\xEF\xBF\xBD", 1, at});
        } else {
            cells.push_back({bytes, utf8proc_charwidth(point), at});
        }
        at += static_cast<std::size_t>(length);
    }
    return cells;
}

// The cells [from, to) of a line that are shown: all of them, or as many as fit around `first`.
std::pair<std::size_t, std::size_t> window(const std::vector<Cell>& cells, std::size_t first, int room) {
    int width = 0;
    for (const Cell& cell : cells) width += cell.width;
    if (width <= room) return {0, cells.size()};
    std::size_t from = first;
    for (int before = room / 3; from > 0 && cells[from - 1].width <= before;) before -= cells[--from].width;
    std::size_t to = from;
    int left = room;
    while (to < cells.size() && cells[to].width <= left) left -= cells[to++].width;
    while (from > 0 && to == cells.size() && cells[from - 1].width <= left) left -= cells[--from].width;
    return {from, to};
}

// Whether a line is left out: blanks stand in its place.
bool is_hidden(std::string_view line) {
    constexpr std::array<std::string_view, 4> kBlanks{" ", "\xC2\xA0", "\xE3\x80\x80", "\xF3\xA0\x80\xA0"};
    const bool any = !line.empty();
    while (!line.empty()) {
        const auto blank = std::ranges::find_if(kBlanks, [&](std::string_view each) { return line.starts_with(each); });
        if (blank == kBlanks.end()) return false;
        line.remove_prefix(blank->size());
    }
    return any;
}

// The line of a place and its caret; of a line too long for the screen, the part around the caret.
std::string excerpt(Place place, const text::Sources& sources, const TextStyle& style, const Paint& paint,
                    const char* code) {
    const text::LineColumn at = sources.line_column(place.file, place.begin);
    const std::string_view line = sources.line_text(place.file, at.line);
    if (is_hidden(line)) return {};
    const std::string number = fmt::format("{:5}", at.line);
    const int room = std::max(style.width - static_cast<int>(number.size()) - 5, 20);

    // Offsets within the line; a byte-order mark is not part of it.
    const std::string_view text = sources[place.file].text;
    const auto start = static_cast<std::size_t>(line.data() - text.data());
    const auto within = [&](std::size_t offset) { return offset < start ? 0 : std::min(offset - start, line.size()); };
    const std::size_t begin = within(place.begin);
    const std::size_t end = std::max(within(place.end), begin + 1);
    // Of a very long line, only as much is looked at as can be shown, combining marks included.
    const std::size_t reach = static_cast<std::size_t>(room) * 16;
    std::size_t low = begin > reach ? begin - reach : 0;
    while (low > 0 && low < begin && (static_cast<unsigned char>(line[low]) & 0xC0) == 0x80) ++low;
    const std::vector<Cell> cells = cells_of(line.substr(low, begin + reach - low));
    const auto cell_at = [&](std::size_t offset) {
        return static_cast<std::size_t>(
            std::lower_bound(cells.begin(), cells.end(), offset - low,
                             [](const Cell& cell, std::size_t wanted) { return cell.offset < wanted; }) -
            cells.begin());
    };
    const std::size_t first = cell_at(begin);
    const std::size_t last = std::max(first + 1, cell_at(end));
    const auto [from, to] = window(cells, first, room);

    const bool cut_before = from > 0 || low > 0;
    std::string shown = cut_before ? "…" : "";
    std::string carets = cut_before ? " " : "";
    for (std::size_t i = from; i < to; ++i) {
        shown += cells[i].bytes;
        const auto width = static_cast<std::size_t>(std::max(cells[i].width, 0));
        carets.append(width, i == first ? '^' : i > first && i < last ? '~' : ' ');
        // A mark without a width sits on the letter before it.
        if (i == first && width == 0) carets.empty() ? carets.push_back('^') : static_cast<void>(carets.back() = '^');
    }
    if (first >= to) carets += '^';
    if (to < cells.size() || begin + reach < line.size()) shown += "…";
    carets.erase(carets.find_last_not_of(' ') + 1);
    return fmt::format("{} | {}\n{:{}} | {}\n", number, shown, "", number.size(), paint(code, carets));
}

std::string place_text(Place place, const text::Sources& sources, const TextStyle& style, const Paint& paint) {
    const text::LineColumn at = sources.line_column(place.file, place.begin);
    const std::string& path = sources[place.file].path;
    return style.links.place(paint("1", fmt::format("{}:{}:{}:", printable(path), at.line, at.column)), path, at.line,
                             at.column);
}

}  // namespace

std::string printable(std::string_view text) {
    std::string shown;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool wide = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if (wide) ++i;
        if (wide || byte < 0x20 || byte == 0x7F) {
            shown += byte == '\n' || byte == '\t' ? " " : "\xEF\xBF\xBD";
        } else {
            shown += text[i];
        }
    }
    return shown;
}

std::string count_text(const text::Findings& findings) {
    std::array<std::size_t, 4> counts{};
    for (const text::Finding& finding : findings.all()) ++counts[static_cast<std::size_t>(finding.severity)];
    std::string text;
    const auto add = [&](text::Severity severity, const char* one, const char* many) {
        const std::size_t count = counts[static_cast<std::size_t>(severity)];
        if (count == 0) return;
        text += (text.empty() ? "" : ", ") + counted(count, one, many);
    };
    add(text::Severity::error, "error", "errors");
    add(text::Severity::warning, "warning", "warnings");
    add(text::Severity::advice, "advice", "advice");
    return text.empty() ? "no findings" : text;
}

std::string text_report(const text::Findings& findings, const text::Sources& sources, const Organisation& org,
                        const TextStyle& style) {
    const Paint paint{style.colour};
    std::set<std::string_view> explained;  // rules that have said why
    std::set<std::pair<Place, std::string_view>> noted;
    std::string text;
    for (const text::Finding& finding : findings.all()) {
        if (finding.severity == text::Severity::hide) continue;
        const char* code = code_of(finding.severity);
        const text::CatalogueEntry* entry = text::find_in_catalogue(finding.rule);
        text += fmt::format("{} {} {} [{}]\n", place_text(finding.where, sources, style, paint),
                            paint(code, fmt::format("{}:", name_of(finding.severity))),
                            paint("1", printable(finding_text(finding, org))),
                            style.links.rule(finding.rule, finding.rule, entry == nullptr));
        text += excerpt(finding.where, sources, style, paint, code);
        const std::string& why = finding.why.empty() && entry ? entry->why : finding.why;
        if (style.reasons && !why.empty() && explained.insert(finding.rule).second) {
            text += fmt::format("      = why: {}\n", printable(why));
        }
        const std::string& help = finding.help.empty() && entry ? entry->help : finding.help;
        if (style.reasons && !help.empty()) text += help_text(help);
        for (const text::Note& note : finding.notes) {
            text += fmt::format("{} {} {}\n", place_text(note.where, sources, style, paint), paint("1;36", "note:"),
                                printable(note.message));
            // Its line is shown above, or with the same note before.
            if (note.where == finding.where || !noted.emplace(note.where, note.message).second) continue;
            text += excerpt(note.where, sources, style, paint, "1;36");
        }
        text += '\n';
    }
    return text;
}

}  // namespace orgplan::report
