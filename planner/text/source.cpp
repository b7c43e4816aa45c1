#include "planner/text/source.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

namespace orgplan::text {
namespace {

constexpr std::size_t kStep = 4096;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::uint32_t count_code_points(std::string_view text) {
    return static_cast<std::uint32_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::uint32_t code_points_before(const Source& source, std::uint32_t offset) {
    const std::size_t block = offset / kStep;
    return source.code_points[block] +
           count_code_points(std::string_view(source.text).substr(block * kStep, offset - block * kStep));
}

}  // namespace

std::uint32_t Sources::add(std::string path, std::string text) {
    assert(text.size() < Place::kNoFile);
    Source& source = files_.emplace_back(Source{std::move(path), std::move(text), {0}, {0}});
    const std::string_view all = source.text;
    const char* const begin = all.data();
    const char* const end = begin + all.size();
    for (const char* at = begin; at != end;) {
        at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
        if (at == nullptr) break;
        ++at;
        source.line_starts.push_back(static_cast<std::uint32_t>(at - begin));
    }
    for (std::size_t at = 0; at + kStep <= all.size(); at += kStep) {
        source.code_points.push_back(source.code_points.back() + count_code_points(all.substr(at, kStep)));
    }
    return static_cast<std::uint32_t>(files_.size() - 1);
}

LineColumn Sources::line_column(std::uint32_t file, std::uint32_t offset) const {
    const Source& source = files_[file];
    offset = std::min(offset, static_cast<std::uint32_t>(source.text.size()));
    const auto after = std::upper_bound(source.line_starts.begin(), source.line_starts.end(), offset);
    const auto line = static_cast<std::uint32_t>(after - source.line_starts.begin());
    std::uint32_t column = code_points_before(source, offset) - code_points_before(source, *(after - 1)) + 1;
    if (line == 1 && column > 1 && source.text.starts_with(kByteOrderMark)) --column;
    return {line, column};
}

LineColumn Sources::utf16_line_column(std::uint32_t file, std::uint32_t offset) const {
    const Source& source = files_[file];
    LineColumn at = line_column(file, offset);
    const std::uint32_t begin = source.line_starts[at.line - 1];
    const std::string_view before = std::string_view(source.text).substr(begin, std::max(offset, begin) - begin);
    // What takes two units takes four bytes, the first of which is one of these.
    at.column += static_cast<std::uint32_t>(
        std::count_if(before.begin(), before.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xF0; }));
    return at;
}

std::string_view Sources::line_text(std::uint32_t file, std::uint32_t line) const {
    const Source& source = files_[file];
    if (line == 0 || line > source.line_starts.size()) return {};
    const std::size_t begin = source.line_starts[line - 1];
    const std::size_t end = line < source.line_starts.size() ? source.line_starts[line] : source.text.size();
    std::string_view text = std::string_view(source.text).substr(begin, end - begin);
    if (text.ends_with('\n')) text.remove_suffix(1);
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (line == 1 && text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    return text;
}

std::string_view Sources::text(Place place) const {
    if (!place.known() || place.file >= files_.size()) return {};
    const std::string_view all = files_[place.file].text;
    if (place.begin > all.size() || place.end < place.begin) return {};
    return all.substr(place.begin, place.end - place.begin);
}

}  // namespace orgplan::text
