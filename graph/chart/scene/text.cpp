#include "graph/chart/scene/text.h"

#include <pango/pangocairo.h>
#include <utf8proc.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

namespace orgplan::scene {
namespace {

// An SVG is drawn with the fonts of the computer that opens it.
constexpr double kSlack = 1.06;
constexpr double kMeasuredAt = 64;
// More than fits on any card; longer texts are not worth shaping.
constexpr std::size_t kMostLetters = 400;
constexpr int kMostMarks = 4;

struct Letter {
    utf8proc_int32_t code = 0xFFFD;
    std::size_t bytes = 1;
};

Letter letter_at(std::string_view text, std::size_t at) {
    utf8proc_int32_t code = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
    const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    if (length <= 0) return {};
    return {code, static_cast<std::size_t>(length)};
}

bool is_blank(utf8proc_int32_t code) {
    const auto category = utf8proc_category(code);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
           category == UTF8PROC_CATEGORY_CC;
}

// Changes the order of what follows, or is no character at all.
bool is_dropped(utf8proc_int32_t code) {
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E ||
           code == 0x200F || code == 0x061C || code == 0xFEFF || (code >= 0xFFF9 && code <= 0xFFFB);
}

bool is_mark(utf8proc_int32_t code) {
    const auto category = utf8proc_category(code);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

void append(std::string& out, utf8proc_int32_t code) {
    utf8proc_uint8_t bytes[4];
    const auto length = utf8proc_encode_char(code, bytes);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

// Where each letter with its marks ends, for at most kMostLetters of them.
std::vector<std::size_t> letter_ends(std::string_view text) {
    std::vector<std::size_t> ends;
    utf8proc_int32_t state = 0;
    Letter before = letter_at(text, 0);
    for (std::size_t at = 0; at < text.size() && ends.size() < kMostLetters;) {
        at += before.bytes;
        if (at >= text.size()) {
            ends.push_back(text.size());
            break;
        }
        const Letter next = letter_at(text, at);
        if (utf8proc_grapheme_break_stateful(before.code, next.code, &state)) ends.push_back(at);
        before = next;
    }
    return ends;
}

}  // namespace

std::string drawable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    int marks = 0;
    bool blank = true;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        at += letter.bytes;
        if (is_dropped(letter.code)) continue;
        if (is_blank(letter.code)) {
            if (!blank) out += ' ';
            blank = true;
            continue;
        }
        marks = is_mark(letter.code) ? marks + 1 : 0;
        if (marks > kMostMarks) continue;
        blank = false;
        const bool noncharacter = (letter.code & 0xFFFE) == 0xFFFE || (letter.code >= 0xFDD0 && letter.code <= 0xFDEF);
        append(out, noncharacter ? 0xFFFD : letter.code);
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

struct TextMeasure::Data {
    PangoContext* context = nullptr;
    PangoLayout* layout[2] = {nullptr, nullptr};
    std::unordered_map<std::string, double> widths[2];  // of a size of 1
    std::set<char32_t> missing;
    bool has_font = false;
    std::string first;  // of its fonts
    std::string substitute;

    bool has_glyphs(PangoLayout* at, std::string_view text) const {
        pango_layout_set_text(at, text.data(), static_cast<int>(text.size()));
        return pango_layout_get_unknown_glyphs_count(at) == 0;
    }

    // The width of a text of size 1, which the layout then has.
    double extent(PangoLayout* at, std::string_view text) const {
        pango_layout_set_text(at, text.data(), static_cast<int>(text.size()));
        PangoRectangle ink;
        PangoRectangle logical;
        pango_layout_get_extents(at, &ink, &logical);
        // Some letters reach into the space of the next one.
        const int right = std::max(logical.x + logical.width, ink.x + ink.width);
        return static_cast<double>(right - std::min(0, ink.x)) / PANGO_SCALE / kMeasuredAt;
    }

    // The same where some letters are in no font here, but in one where an SVG is opened: those are as wide as
    // their kind (UAX 11).
    double without_font(PangoLayout* at, std::string_view text) const {
        constexpr double kNarrow = 0.6;
        std::string known;
        double width = 0;
        for (std::size_t begin = 0; begin < text.size();) {
            const Letter letter = letter_at(text, begin);
            if (!missing.contains(static_cast<char32_t>(letter.code))) {
                known += text.substr(begin, letter.bytes);
            } else if (const int columns = utf8proc_charwidth(letter.code); columns > 0) {
                width += columns > 1 ? 1 : kNarrow;
            }
            begin += letter.bytes;
        }
        return width + (known.empty() ? 0 : extent(at, known));
    }

    // Adds the letters of a text that no font has.
    void note_missing(PangoLayout* at, std::string_view text) {
        if (pango_layout_get_unknown_glyphs_count(at) == 0) return;
        for (std::size_t begin = 0; begin < text.size();) {
            const Letter letter = letter_at(text, begin);
            const auto code = static_cast<char32_t>(letter.code);
            const std::string_view bytes = text.substr(begin, letter.bytes);
            if (!is_blank(letter.code) && !missing.contains(code) && !has_glyphs(at, bytes)) missing.insert(code);
            begin += letter.bytes;
        }
    }
};

TextMeasure::TextMeasure(const std::string& fonts) : data_(std::make_unique<Data>()) {
    data_->first = fonts.substr(0, fonts.find(','));
    PangoFontMap* map = pango_cairo_font_map_new();
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
    data_->context = pango_font_map_create_context(map);
    pango_context_set_round_glyph_positions(data_->context, FALSE);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(data_->context, options);
    cairo_font_options_destroy(options);

    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, fonts.c_str());
    pango_font_description_set_absolute_size(font, kMeasuredAt * PANGO_SCALE);
    if (PangoFont* found = pango_context_load_font(data_->context, font)) {
        PangoFontDescription* described = pango_font_describe(found);
        const char* family = pango_font_description_get_family(described);
        if (family != nullptr && std::string_view(family) != data_->first) data_->substitute = family;
        pango_font_description_free(described);
        g_object_unref(found);
    }
    for (int bold = 0; bold < 2; ++bold) {
        pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        data_->layout[bold] = pango_layout_new(data_->context);
        pango_layout_set_font_description(data_->layout[bold], font);
        pango_layout_set_single_paragraph_mode(data_->layout[bold], TRUE);
    }
    pango_font_description_free(font);
    g_object_unref(map);
    data_->has_font = data_->has_glyphs(data_->layout[0], "a");
}

TextMeasure::~TextMeasure() {
    g_object_unref(data_->layout[0]);
    g_object_unref(data_->layout[1]);
    g_object_unref(data_->context);
}

double TextMeasure::width(std::string_view text, double size, bool bold) {
    if (text.empty()) return 0;
    auto& known = data_->widths[bold ? 1 : 0];
    const auto [found, added] = known.try_emplace(std::string(text), 0.0);
    if (added) {
        PangoLayout* layout = data_->layout[bold ? 1 : 0];
        found->second = data_->extent(layout, text);
        if (pango_layout_get_unknown_glyphs_count(layout) > 0) {
            data_->note_missing(layout, text);
            found->second = data_->without_font(layout, text);
        }
    }
    return found->second * size * kSlack;
}

std::string TextMeasure::fit(std::string_view text, double size, bool bold, double available) {
    if (bytes_within(text, size, bold, available) == text.size()) return std::string(text);
    const std::vector<std::size_t> ends = letter_ends(text);
    const auto shortened = [&](std::size_t letters) {
        std::string_view kept = text.substr(0, letters == 0 ? 0 : ends[letters - 1]);
        while (!kept.empty() && kept.back() == ' ') kept.remove_suffix(1);
        return std::string(kept) + "\u2026";
    };
    std::size_t fits = 0;
    std::size_t too_many = ends.size();
    while (fits + 1 < too_many) {
        const std::size_t half = (fits + too_many) / 2;
        (width(shortened(half), size, bold) <= available ? fits : too_many) = half;
    }
    return shortened(fits);
}

std::size_t TextMeasure::bytes_within(std::string_view text, double size, bool bold, double available) {
    if (text.size() <= kMostLetters && width(text, size, bold) <= available) return text.size();
    const std::vector<std::size_t> ends = letter_ends(text);
    if (ends.size() < kMostLetters && width(text, size, bold) <= available) return text.size();
    std::size_t fits = 1;
    std::size_t too_many = ends.size();
    while (fits + 1 < too_many) {
        const std::size_t half = (fits + too_many) / 2;
        (width(text.substr(0, ends[half - 1]), size, bold) <= available ? fits : too_many) = half;
    }
    return ends[fits - 1];
}

std::pair<std::string, std::string> TextMeasure::two_lines(std::string_view text, double size, bool bold) {
    std::pair<std::string, std::string> best{std::string(text), {}};
    if (text.size() > kMostLetters) return best;
    double narrowest = width(text, size, bold);
    for (std::size_t blank = text.find(' '); blank != text.npos; blank = text.find(' ', blank + 1)) {
        const std::string_view first = text.substr(0, blank);
        const std::string_view second = text.substr(blank + 1);
        const double wider = std::max(width(first, size, bold), width(second, size, bold));
        if (wider < narrowest) {
            narrowest = wider;
            best = {std::string(first), std::string(second)};
        }
    }
    return best;
}

const std::set<char32_t>& TextMeasure::missing_letters() const {
    return data_->missing;
}

bool TextMeasure::has_font() const {
    return data_->has_font;
}

std::string TextMeasure::first_font() const {
    return data_->first;
}

std::string TextMeasure::substitute_font() const {
    return data_->substitute;
}

}  // namespace orgplan::scene
