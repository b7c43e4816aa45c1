#include "graph/chart/render/label.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

namespace orgplan::render {
namespace {

// Graphviz 2.42 puts the baseline of a line of text so far below the top of its cell, and text that is bold or struck
// through one unit higher.
constexpr double kAscent = 0.8;

int units(double points) {
    return static_cast<int>(std::lround(points * kUnits));
}

bool is_entity(std::string_view after_ampersand) {
    const std::size_t end = after_ampersand.find(';');
    if (end == after_ampersand.npos || end == 0 || end > 10) return false;
    return std::ranges::all_of(after_ampersand.substr(0, end), [](char c) {
        return c == '#' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
}

// The SVG writer takes `&lt;` in a text for an entity, even where the user wrote just that; an invisible joiner
// prevents it.
constexpr std::string_view kJoiner = "\u2060";

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 8);
    for (std::size_t i = 0; i < text.size(); ++i) {
        switch (text[i]) {
            case '&':
                out += "&amp;";
                if (is_entity(text.substr(i + 1))) out += kJoiner;
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            // Read twice: as HTML, and for escapes such as \N.
            case '\\':
                out += "&#92;&#92;";
                break;
            default:
                out += text[i];
        }
    }
    return out;
}

// Where the cell of a text begins, in units from the top.
double cell_top(const scene::TextRun& run, double card_top) {
    const double higher = run.bold || run.struck ? 1 : 0;
    return (run.at.y - card_top - kAscent * run.size) * kUnits + higher;
}

std::string words(const scene::TextRun& run) {
    std::string text = escaped(run.text);
    if (run.bold) text = "<B>" + text + "</B>";
    if (run.struck) text = "<S>" + text + "</S>";
    return text;
}

// Sizes of texts on cards are whole numbers of units; Graphviz reads no others here.
std::string font(const scene::TextRun& run) {
    return fmt::format("<FONT POINT-SIZE=\"{}\" COLOR=\"{}\">{}<BR ALIGN=\"LEFT\"/></FONT>", units(run.size),
                       run.colour, words(run));
}

constexpr std::string_view kTable =
    "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" "
    "FIXEDSIZE=\"TRUE\"";

void open_table(std::string& out, int width, int height) {
    fmt::format_to(std::back_inserter(out), "{} WIDTH=\"{}\" HEIGHT=\"{}\">", kTable, width, height);
}

void open_cell(std::string& out, int width, int height, std::string_view more = {}) {
    fmt::format_to(std::back_inserter(out), "<TD FIXEDSIZE=\"TRUE\" WIDTH=\"{}\" HEIGHT=\"{}\"{}>", width, height,
                   more);
}

void add_space(std::string& out, int width, int height) {
    if (width <= 0 || height <= 0) return;
    open_cell(out, width, height);
    out += "</TD>";
}

// Texts that share a line, from left to right.
struct Band {
    int top = 0;
    int bottom = 0;
    const scene::Fill* fill = nullptr;
    std::vector<const scene::TextRun*> runs;
};

// The cells of a band in [left, right) of the card.
void add_runs(std::string& out, const Band& band, const layout::Rect& card, int left, int right) {
    const int height = band.bottom - band.top;
    struct Cell {
        int at;
        int padding;
    };
    std::vector<Cell> cells;
    for (const scene::TextRun* run : band.runs) {
        const int padding = std::max(0, static_cast<int>(std::lround(cell_top(*run, card.y) - band.top)));
        const int at = units(run->at.x - card.x) - padding;
        cells.push_back({std::max(at, cells.empty() ? left : cells.back().at + 1), padding});
    }
    add_space(out, cells.front().at - left, height);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const int end = i + 1 < cells.size() ? cells[i + 1].at : std::max(right, cells[i].at + 1);
        open_cell(out, end - cells[i].at, height,
                  fmt::format(" ALIGN=\"LEFT\" VALIGN=\"TOP\" CELLPADDING=\"{}\"", cells[i].padding));
        out += font(*band.runs[i]);
        out += "</TD>";
    }
}

std::vector<Band> bands_of(const scene::SceneCard& card, const std::vector<const scene::Fill*>& headers, int height) {
    std::vector<const scene::TextRun*> runs;
    for (const scene::TextRun& run : card.texts) runs.push_back(&run);
    std::stable_sort(runs.begin(), runs.end(), [](const scene::TextRun* a, const scene::TextRun* b) {
        return a->at.y != b->at.y ? a->at.y < b->at.y : a->at.x < b->at.x;
    });
    std::vector<Band> bands;
    for (const scene::TextRun* run : runs) {
        if (bands.empty() || bands.back().runs.front()->at.y != run->at.y) {
            Band band;
            band.top = std::max(0, static_cast<int>(std::floor(cell_top(*run, card.rect.y))));
            for (const scene::Fill* header : headers) {
                if (run->at.y > header->rect.y && run->at.y < header->rect.bottom()) band.fill = header;
            }
            bands.push_back(band);
        }
        Band& band = bands.back();
        band.top = std::min(band.top, std::max(0, static_cast<int>(std::floor(cell_top(*run, card.rect.y)))));
        band.runs.push_back(run);
    }
    // Lines on one colour share its height.
    for (std::size_t b = 0; b < bands.size(); ++b) {
        Band& band = bands[b];
        const bool follows = b + 1 < bands.size();
        band.bottom = follows ? bands[b + 1].top : height;
        if (band.fill == nullptr) continue;
        if (b == 0 || bands[b - 1].fill != band.fill) band.top = units(band.fill->rect.y - card.rect.y);
        if (!follows || bands[b + 1].fill != band.fill) band.bottom = units(band.fill->rect.bottom() - card.rect.y);
    }
    for (std::size_t b = 0; b + 1 < bands.size(); ++b) {
        if (bands[b].fill == nullptr) bands[b].bottom = bands[b + 1].top;
    }
    return bands;
}

// All texts in [left, right) of the card and [top, bottom), both in units.
void add_bands(std::string& out, const scene::SceneCard& card, const std::vector<Band>& bands, int left, int right,
               int top, int bottom) {
    open_table(out, right - left, bottom - top);
    int y = top;
    const auto space_to = [&](int until) {
        if (until <= y) return;
        out += "<TR>";
        add_space(out, right - left, until - y);
        out += "</TR>";
        y = until;
    };
    for (std::size_t b = 0; b < bands.size();) {
        const Band& band = bands[b];
        std::size_t end = b + 1;
        while (band.fill != nullptr && end < bands.size() && bands[end].fill == band.fill) ++end;
        space_to(band.top);
        const int height = std::min(bands[end - 1].bottom, bottom) - y;
        out += "<TR>";
        open_cell(out, right - left, height);
        open_table(out, right - left, height);
        out += "<TR>";
        if (band.fill != nullptr) {
            const int from = units(band.fill->rect.x - card.rect.x);
            const int to = units(band.fill->rect.right() - card.rect.x);
            add_space(out, from - left, height);
            open_cell(out, to - from, height, fmt::format(" STYLE=\"ROUNDED\" BGCOLOR=\"{}\"", band.fill->colour));
            open_table(out, to - from, height);
            // A table of several rows and columns is one for the network simplex, which Graphviz 2.42 leaks memory in.
            for (std::size_t line = b; line < end; ++line) {
                out += "<TR>";
                open_cell(out, to - from, bands[line].bottom - bands[line].top);
                open_table(out, to - from, bands[line].bottom - bands[line].top);
                out += "<TR>";
                add_runs(out, bands[line], card.rect, from, to);
                out += "</TR></TABLE></TD></TR>";
            }
            out += "</TABLE></TD>";
            add_space(out, right - to, height);
        } else {
            add_runs(out, band, card.rect, left, right);
        }
        out += "</TR></TABLE></TD></TR>";
        y += height;
        b = end;
    }
    space_to(bottom);
    out += "</TABLE>";
}

}  // namespace

std::string attribute_text(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') {
            out += "&#10;";
        } else if (c == '\\') {
            out += "\\\\";
        } else {
            out += c;
            if (c == '&' && is_entity(std::string_view(text).substr(i + 1))) out += kJoiner;
        }
    }
    return out;
}

std::string card_label(const scene::SceneCard& card) {
    const int width = units(card.rect.width);
    const int height = units(card.rect.height);
    const scene::Fill* stripe = nullptr;
    std::vector<const scene::Fill*> headers;
    for (const scene::Fill& fill : card.fills) {
        if (fill.rect.height > fill.rect.width) {
            stripe = &fill;
        } else {
            headers.push_back(&fill);
        }
    }
    const std::vector<Band> bands = bands_of(card, headers, height);
    std::string out;
    out.reserve(400 + 400 * card.texts.size());
    if (stripe == nullptr) {
        add_bands(out, card, bands, 0, width, 0, height);
        return out;
    }
    const int left = units(stripe->rect.x - card.rect.x);
    const int right = units(stripe->rect.right() - card.rect.x);
    const int top = units(stripe->rect.y - card.rect.y);
    const int bottom = units(stripe->rect.bottom() - card.rect.y);
    open_table(out, width, height);
    out += "<TR>";
    add_space(out, left, height);
    open_cell(out, right - left, height);
    open_table(out, right - left, height);
    out += "<TR>";
    add_space(out, right - left, top);
    out += "</TR><TR>";
    open_cell(out, right - left, bottom - top, fmt::format(" STYLE=\"ROUNDED\" BGCOLOR=\"{}\"", stripe->colour));
    out += "</TD></TR><TR>";
    add_space(out, right - left, height - bottom);
    out += "</TR></TABLE></TD>";
    open_cell(out, width - right, height);
    add_bands(out, card, bands, right, width, 0, height);
    out += "</TD></TR></TABLE>";
    return out;
}

std::string text_label(const scene::TextRun& run, double& width, double& height, double& baseline) {
    const int wide = std::max(1, units(run.width));
    const int high = std::max(1, units(run.size * 1.25));
    width = wide;
    height = high;
    baseline = kAscent * run.size * kUnits - (run.bold || run.struck ? 1 : 0);
    std::string out;
    open_table(out, wide, high);
    out += "<TR>";
    open_cell(out, wide, high, " ALIGN=\"LEFT\" VALIGN=\"TOP\"");
    out += fmt::format("<FONT COLOR=\"{}\">{}<BR ALIGN=\"LEFT\"/></FONT>", run.colour, words(run));
    out += "</TD></TR></TABLE>";
    return out;
}

}  // namespace orgplan::render
