#include "planner/interop/cell_reader.h"

#include <fmt/format.h>

#include <utility>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_words.h"

namespace orgplan::interop {
namespace {

/// No value that says nothing is longer.
constexpr std::size_t kMostOfNothing = 32;

/// Without the two letters that join others, which are seen in words of some scripts and never in an id.
void drop_joiners(std::string& text, std::string& hidden) {
    for (const auto& [joiner, name] :
         {std::pair<std::string_view, std::string_view>("\xE2\x80\x8C", "U+200C"), {"\xE2\x80\x8D", "U+200D"}}) {
        for (std::size_t at = text.find(joiner); at != std::string::npos; at = text.find(joiner, at)) {
            text.erase(at, joiner.size());
            if (hidden.find(name) == std::string::npos) hidden.append(hidden.empty() ? "" : ", ").append(name);
        }
    }
}

unsigned char first_of(std::string_view text) {
    const char c = text.front();
    return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

}  // namespace

std::string ExportHeader::told(std::size_t column) const {
    return names[column].empty() ? fmt::format("`#{}`", column + 1) : in_message(names[column]);
}

CellReader::CellReader(const ExportHeader& header, ImportLog& log) : header_(header), log_(log) {
    for (const char* list : {"nothing", "unknown"}) {
        for (const std::string& word : values_of(list)) {
            const std::string key = fold_case(word);
            nothing_.insert(key);
            sizes_[first_of(key)] |= std::uint64_t{1} << key.size();
        }
    }
}

std::string CellReader::value(const CsvRow& row, std::size_t column, bool is_key) {
    if (column >= row.fields.size()) return {};
    bool changed = false;
    std::string hidden;
    std::string clean = cell_value(row.fields[column], changed, &hidden);
    if (is_key && clean.find('\xE2') != std::string::npos) drop_joiners(clean, hidden);
    if (clean.size() > kMostBytes) too_long_ = column;
    if (!hidden.empty()) {
        log_.add(row.line, topics::kInvisible, [&] {
            const std::string name = header_.told(column);
            return Said{fmt::format("letters that nobody sees were taken out of {}: {}", name, hidden),
                        fmt::format("{} in {}", hidden, name)};
        });
    }
    if (changed && !clean.empty()) {
        log_.add(row.line, topics::kControls, [&] {
            const std::string name = header_.told(column);
            return Said{fmt::format("line ends or control characters in {} were replaced with spaces", name), name};
        });
    }
    return clean;
}

std::string CellReader::value(const CsvRow& row, Field field, bool is_key) {
    const auto column = header_.columns.one(field);
    return column ? value(row, *column, is_key) : std::string();
}

std::string CellReader::word(const CsvRow& row, std::size_t column, bool is_key) {
    std::string text = value(row, column, is_key);
    return says_nothing(text, column, row.line) ? std::string() : text;
}

bool CellReader::is_nothing(const std::string& text) const {
    if (text.empty() || text.size() > kMostOfNothing || (sizes_[first_of(text)] >> text.size() & 1) == 0) return false;
    return nothing_.contains(fold_case(text));
}

bool CellReader::is_placeholder(const std::string& text) const {
    return is_nothing(text) && fold_case(text) != "none";
}

bool CellReader::says_nothing(const std::string& text, std::size_t column, std::size_t line) {
    if (!is_nothing(text)) return false;
    log_.add(line, topics::kSaysNothing, [&] {
        return Said{fmt::format("{} in {} was read as not given", in_message(text), header_.told(column)),
                    fmt::format("{} in {}", in_message(text), header_.told(column))};
    });
    return true;
}

}  // namespace orgplan::interop
