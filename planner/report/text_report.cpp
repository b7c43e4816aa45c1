#include "planner/report/text_report.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "planner/report/catalogue.h"

namespace orgplan {
namespace {

struct Paint {
    bool on;
    std::string operator()(const char* code, std::string_view text) const {
        return on ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
    }
};

const char* code_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "1;31";
        case Severity::warning:
            return "1;33";
        default:
            return "1;36";
    }
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

// The line of a place and its caret; a line too long for the screen shows what stands around the caret.
std::string excerpt(Place place, const Sources& sources, const TextStyle& style, const Paint& paint, const char* code) {
    const LineColumn at = sources.line_column(place.file, place.begin);
    const std::string_view line = sources.line_text(place.file, at.line);
    const std::size_t line_start = sources[place.file].line_starts[at.line - 1];
    const std::vector<Cell> cells = cells_of(line);
    const auto cell_at = [&](std::size_t offset) {
        return static_cast<std::size_t>(
            std::lower_bound(cells.begin(), cells.end(), offset,
                             [](const Cell& cell, std::size_t wanted) { return cell.offset < wanted; }) -
            cells.begin());
    };
    const std::size_t first = cell_at(place.begin - line_start);
    const std::size_t last = std::max(first + 1, cell_at(std::max(place.end, place.begin + 1) - line_start));
    const std::size_t room = static_cast<std::size_t>(std::max(style.width - 10, 40));
    std::size_t from = 0;
    std::size_t to = cells.size();
    if (cells.size() > room) {
        from = first > room / 3 ? first - room / 3 : 0;
        to = std::min(cells.size(), from + room);
        from = to > room ? std::min(from, to - room) : 0;
    }
    std::string shown = from > 0 ? "…" : "";
    std::string carets = from > 0 ? " " : "";
    for (std::size_t i = from; i < std::max(to, std::min(last, to + 1)); ++i) {
        const int width = i < cells.size() ? cells[i].width : 1;
        if (i < cells.size()) shown += cells[i].bytes;
        carets.append(static_cast<std::size_t>(std::max(width, 0)), i == first              ? '^'
                                                                    : i > first && i < last ? '~'
                                                                                            : ' ');
    }
    if (to < cells.size()) shown += "…";
    carets.erase(carets.find_last_not_of(' ') + 1);
    return fmt::format("{:5} | {}\n      | {}\n", at.line, shown, paint(code, carets));
}

std::string place_text(Place place, const Sources& sources) {
    const LineColumn at = sources.line_column(place.file, place.begin);
    return fmt::format("{}:{}:{}:", sources[place.file].path, at.line, at.column);
}

}  // namespace

std::string stages_text(StageSet stages, const Organisation& org) {
    if (stages.empty() || org.stages.size() < 2) return {};
    if (stages == org.all_stages()) return "at every stage";
    std::string text;
    std::size_t left = stages.size();
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        if (!stages.has(id_at<StageId>(s))) continue;
        --left;
        text += fmt::format("{}`{}`", text.empty() ? "at " : left == 0 ? " and " : ", ", org.stages[s].id);
    }
    return text;
}

std::string count_text(const Findings& findings) {
    std::array<std::size_t, 4> counts{};
    for (const Finding& finding : findings.all()) ++counts[static_cast<std::size_t>(finding.severity)];
    std::string text;
    const auto add = [&](Severity severity, const char* one, const char* many) {
        const std::size_t count = counts[static_cast<std::size_t>(severity)];
        if (count == 0) return;
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, count == 1 ? one : many);
    };
    add(Severity::error, "error", "errors");
    add(Severity::warning, "warning", "warnings");
    add(Severity::advice, "piece of advice", "pieces of advice");
    return text.empty() ? "no findings" : text;
}

std::string text_report(const Findings& findings, const Sources& sources, const Organisation& org,
                        const TextStyle& style) {
    const Paint paint{style.colour};
    std::string text;
    for (const Finding& finding : findings.all()) {
        if (finding.severity == Severity::hide) continue;
        const char* code = code_of(finding.severity);
        const std::string stages = stages_text(finding.stages, org);
        text +=
            fmt::format("{} {} {} [{}]\n", paint("1", place_text(finding.where, sources)),
                        paint(code, fmt::format("{}:", name_of(finding.severity))),
                        paint("1", stages.empty() ? finding.message : finding.message + ", " + stages), finding.rule);
        text += excerpt(finding.where, sources, style, paint, code);
        const CatalogueEntry* entry = find_in_catalogue(finding.rule);
        if (entry && !entry->why.empty()) text += fmt::format("      = why: {}\n", entry->why);
        const std::string& help = finding.help.empty() && entry ? entry->help : finding.help;
        if (!help.empty()) text += fmt::format("      = help: {}\n", help);
        for (const Note& note : finding.notes) {
            text += fmt::format("{} {} {}\n", paint("1", place_text(note.where, sources)), paint("1;36", "note:"),
                                note.message);
            text += excerpt(note.where, sources, style, paint, "1;36");
        }
        text += '\n';
    }
    return text;
}

}  // namespace orgplan
