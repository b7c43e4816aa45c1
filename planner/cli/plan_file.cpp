#include "planner/cli/plan_file.h"

#include <fmt/format.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string_view>

#include "planner/language/spec_files.h"

namespace orgplan::cli {
namespace {

constexpr std::string_view kBegins = "# Written by `orgplan plan propose` (";
constexpr std::string_view kEnds = "); changed by hand, it is replaced only with --replace.";

// FNV-1a of the text, whatever ends its lines.
std::string mark_of(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char each : text) {
        if (each == '\r') continue;
        hash = (hash ^ static_cast<unsigned char>(each)) * 1099511628211ULL;
    }
    return fmt::format("{:016x}", hash);
}

// What comes after the line, or all where there is none.
std::string_view unmarked(std::string_view text) {
    if (!text.starts_with(kBegins)) return text;
    const std::size_t end = text.find('\n');
    return end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
}

}  // namespace

std::string marked_plan(const std::string& text) {
    const std::string_view plan = unmarked(text);
    const bool windows = plan.find("\r\n") != std::string_view::npos;
    return fmt::format("{}{}{}{}{}", kBegins, mark_of(plan), kEnds, windows ? "\r\n" : "\n", plan);
}

bool is_plan(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string first;
    return file && std::getline(file, first) && first.starts_with(kBegins);
}

bool has_own_plan(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return false;
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!language::is_spec(text)) return false;
    const std::string_view mark = std::string_view(text).substr(0, text.find('\n'));
    return !text.starts_with(kBegins) || mark.substr(kBegins.size(), 16) != mark_of(unmarked(text));
}

}  // namespace orgplan::cli
