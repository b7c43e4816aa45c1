#include "planner/language/on_line.h"

#include <optional>
#include <string_view>

#include "planner/language/scalar_form.h"

namespace orgplan::language {
namespace {

std::string scalar_on_line(std::string_view text, bool quoted) {
    if (!quoted && text.find_first_of(",[]{}\n") == std::string_view::npos) return std::string(text);
    std::string line = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') line += '\\';
        line += c == '\n' ? ' ' : c;
    }
    return line + "\"";
}

void write(text::Node value, bool digits_alone, std::string& line) {
    if (value.is_null()) line += "~";
    if (value.is_scalar()) {
        std::optional<std::string> digits;
        if (digits_alone && !value.quoted()) digits = with_digits_alone(value.text());
        line += scalar_on_line(digits ? *digits : value.text(), value.quoted());
    }
    if (!value.is_sequence() && !value.is_map()) return;
    line += value.is_map() ? "{" : "[";
    const char* separator = "";
    for (const text::Node child : value) {
        if (line.size() > 2 * kLongestShown) return;
        line += separator;
        separator = ", ";
        if (value.is_map()) line += scalar_on_line(child.key(), false) + ": ";
        write(child, digits_alone, line);
    }
    line += value.is_map() ? "}" : "]";
}

}  // namespace

Line::Line(std::string yaml) {
    const std::uint32_t file = sources.add({}, std::move(yaml));
    document = text::Document::read(sources, file, findings);
}

std::string on_line(text::Node value, bool digits_alone) {
    std::string line;
    write(value, digits_alone, line);
    return line;
}

std::string inside(text::Node value) {
    const std::string line = on_line(value);
    return value.is_map() || value.is_sequence() ? line.substr(1, line.size() - 2) : line;
}

}  // namespace orgplan::language
