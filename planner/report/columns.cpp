#include "planner/report/columns.h"

#include <utf8proc.h>

#include <algorithm>

namespace orgplan::report {
namespace {

// How many bytes of a text take at most so many columns, and how many these take.
struct Fit {
    std::size_t bytes = 0;
    std::size_t columns = 0;
};

Fit fitting(std::string_view text, std::size_t columns) {
    Fit fit;
    while (fit.bytes < text.size()) {
        utf8proc_int32_t point = 0;
        const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + fit.bytes,
                                            static_cast<utf8proc_ssize_t>(text.size() - fit.bytes), &point);
        const auto wide = static_cast<std::size_t>(bytes > 0 ? std::max(0, utf8proc_charwidth(point)) : 1);
        if (fit.columns + wide > columns) break;
        fit.columns += wide;
        fit.bytes += static_cast<std::size_t>(std::max<utf8proc_ssize_t>(1, bytes));
    }
    return fit;
}

}  // namespace

std::size_t columns_of(std::string_view text) {
    return fitting(text, text.size() * 2).columns;
}

std::string cut(std::string_view text, std::size_t columns) {
    if (columns_of(text) <= columns) return std::string(text);
    return std::string(text.substr(0, fitting(text, columns - 1).bytes)) + "…";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
    std::vector<std::string> lines;
    std::size_t used = 0;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t blank = std::min(text.find(' ', from), text.size());
        const std::string word(text.substr(from, blank - from));
        from = blank + 1;
        const std::size_t wide = columns_of(word);
        if (lines.empty() || used + 1 + wide > columns) {
            lines.push_back(word);
            used = wide;
        } else {
            lines.back() += " " + word;
            used += 1 + wide;
        }
    }
    return lines;
}

}  // namespace orgplan::report
