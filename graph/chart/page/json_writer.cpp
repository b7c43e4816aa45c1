#include "graph/chart/page/json_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace orgplan::page {
namespace {

// The length of the letter that begins there; 0 where the bytes are none (RFC 3629).
std::size_t letter_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xF0 && lead < 0xF5   ? 4
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                                                             : 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return 0;
    }
    const unsigned second = byte(1);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool beyond = (lead == 0xED && second >= 0xA0) || (lead == 0xF4 && second >= 0x90);
    return overlong || beyond ? 0 : length;
}

}  // namespace

void JsonWriter::item() {
    if (!first_) out_ += ',';
    first_ = false;
}

void JsonWriter::open(char bracket) {
    item();
    out_ += bracket;
    first_ = true;
}

void JsonWriter::close(char bracket) {
    out_ += bracket;
    first_ = false;
}

void JsonWriter::key(std::string_view name) {
    item();
    out_ += fmt::format("\"{}\":", name);
    first_ = true;
}

void JsonWriter::text(std::string_view value) {
    item();
    out_ += '"';
    for (std::size_t i = 0; i < value.size();) {
        const std::size_t length = letter_at(value, i);
        const std::string_view letter = value.substr(i, length);
        const char c = value[i];
        if (length == 0) {
            out_ += "\\ufffd";
        } else if (c == '"' || c == '\\') {
            out_ += {'\\', c};
        } else if ((c >= 0 && c < ' ') || c == '<' || c == '>' || c == '&' || c == '\x7F') {
            // What could end the element that the text is in, or begin another one.
            out_ += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        } else if (letter == "\u2028" || letter == "\u2029") {
            out_ += letter == "\u2028" ? "\\u2028" : "\\u2029";
        } else {
            out_ += letter;
        }
        i += std::max<std::size_t>(length, 1);
    }
    out_ += '"';
}

void JsonWriter::number(double value) {
    item();
    // Never `-0`.
    out_ += fmt::format("{}", std::round(value * 100) / 100 + 0.0);
}

void JsonWriter::number(int value) {
    item();
    out_ += fmt::format("{}", value);
}

void JsonWriter::boolean(bool value) {
    item();
    out_ += value ? "true" : "false";
}

void JsonWriter::member(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    text(value);
}

void JsonWriter::member(std::string_view name, int value) {
    key(name);
    number(value);
}

void JsonWriter::flag(std::string_view name, bool value) {
    if (!value) return;
    key(name);
    boolean(true);
}

}  // namespace orgplan::page
