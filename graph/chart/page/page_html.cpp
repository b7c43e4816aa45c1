#include "graph/chart/page/page_html.h"

#include <fmt/format.h>

#include <charconv>

namespace orgplan::page {
namespace {

// Hexadecimal digits in the alphabet of RFC 4648, section 4, as a policy has them.
std::string base64_of(std::string_view hex) {
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    unsigned bits = 0;
    int held = 0;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        unsigned byte = 0;
        std::from_chars(hex.data() + i, hex.data() + i + 2, byte, 16);
        bits = bits << 8 | byte;
        for (held += 8; held >= 6; held -= 6) text += kAlphabet[bits >> (held - 6) & 63];
    }
    if (held > 0) text += kAlphabet[bits << (6 - held) & 63];
    while (text.size() % 4 != 0) text += '=';
    return text;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else
            out += c;
    }
    return out;
}

}  // namespace

std::string page_html(const PageData& data, const std::string& json, Lives lives) {
    const Bundle& parts = bundle();
    if (!parts.missing.empty()) return {};
    return fmt::format(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "script-src 'sha256-{}' 'wasm-unsafe-eval'; style-src 'sha256-{}'; img-src data:; {}base-uri 'none'; "
        "form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta name=\"generator\" content=\"{}\">\n{}<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
        "<noscript>This org chart is drawn by a script, and scripts are switched off here.</noscript>\n"
        "<script type=\"application/json\" id=\"orgplan-data\">{}</script>\n<script>{}</script>\n</body>\n</html>\n",
        base64_of(parts.script_sha256), base64_of(parts.style_sha256),
        lives == Lives::served ? "connect-src 'self'; " : "", escaped(data.program),
        lives == Lives::served ? "<meta name=\"orgplan-live\" content=\"1\">\n" : "", escaped(data.heading),
        parts.style, json, parts.script);
}

}  // namespace orgplan::page
