#include "planner/interop/header_reader.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_words.h"

namespace orgplan::interop {
namespace {

struct Known {
    Field field;
    std::size_t rank;
    std::size_t place;
    bool offered;
};
using Names = std::unordered_multimap<std::string, Known>;

Field field_called(std::string_view key) {
    for (const FieldInfo& info : kFieldInfo) {
        std::string called(info.called);
        std::ranges::replace(called, ' ', '_');
        if (called == key) return info.field;
    }
    return Field::id;  // the schema was read when the program was built
}

const Names& names() {
    static const Names all = [] {
        Names made;
        std::array<std::size_t, kFields> ranks{};
        for (const HeaderNames& row : import_words().columns) {
            const Field field = field_called(row.field);
            const std::size_t rank = ranks[index_of(field)]++;
            for (std::size_t place = 0; place < row.names.size(); ++place)
                made.emplace(header_words(row.names[place]), Known{field, rank, place, row.offered});
        }
        return made;
    }();
    return all;
}

/// Without what is in brackets: `Salary (EUR)`, `Hire Date [dd/mm/yyyy]`.
std::string without_brackets(std::string_view name) {
    const std::size_t open = name.find_first_of("([");
    return std::string(open == std::string_view::npos || open == 0 ? name : name.substr(0, open));
}

/// The bytes of the letter at a place.
std::size_t size_of_letter(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return end - at;
}

/// Letters and figures; not the dashes, apostrophes and blanks of typography.
bool is_of_word(std::string_view letter) {
    const char c = letter.front();
    if (static_cast<unsigned char>(c) < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    const bool sign = letter.starts_with("\xE2\x80") || letter.starts_with("\xE2\x81") || letter == "\xC2\xA0" ||
                      letter == "\xC2\xB4" || letter == "\xCA\xBC" || letter == "\xCA\xB9" || letter == "\xC2\xB7" ||
                      letter == "\xC2\xAB" || letter == "\xC2\xBB";
    return !sign;
}

}  // namespace

std::string header_words(std::string_view name) {
    std::string words;
    bool small = false;
    const auto blank = [&] {
        if (!words.empty() && words.back() != ' ') words.push_back(' ');
    };
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t size = size_of_letter(name, at);
        const std::string_view letter = name.substr(at, size);
        const char c = letter.front();
        at += size;
        if (c == '#') {
            blank();
            words += "number ";
            small = false;
            continue;
        }
        const bool capital = c >= 'A' && c <= 'Z';
        if (!is_of_word(letter)) {
            blank();
            small = false;
            continue;
        }
        if (capital && small) blank();
        words += letter == "°" ? std::string_view("º") : letter;  // `n°` and `nº`
        small = !capital;
    }
    while (words.ends_with(' ')) words.pop_back();
    return without_accents(words);
}

std::vector<HeaderMatch> read_header(const std::vector<std::string>& header) {
    std::vector<HeaderMatch> matches;
    for (std::size_t column = 0; column < header.size(); ++column) {
        auto [from, to] = names().equal_range(header_words(header[column]));
        if (from == to) std::tie(from, to) = names().equal_range(header_words(without_brackets(header[column])));
        for (; from != to; ++from)
            matches.push_back(
                {from->second.field, from->second.rank, from->second.place, column, from->second.offered});
    }
    std::ranges::sort(matches, {}, [](const HeaderMatch& match) {
        return std::tuple(match.field, match.rank, match.place, match.column);
    });
    return matches;
}

std::optional<Field> field_within(std::string_view name) {
    constexpr std::size_t kShortest = 8;  // of one word: `id` and `type` are within anything
    const std::string words = ' ' + header_words(name) + ' ';
    std::optional<Field> field;
    std::size_t longest = 0;
    for (const auto& [known, what] : names()) {
        const bool person = what.field == Field::id || what.field == Field::name || what.field == Field::outside;
        if (person || info_of(what.field).option.empty() || what.offered || known.size() < longest) continue;
        if (known.size() < kShortest && known.find(' ') == std::string::npos) continue;
        if (words.find(' ' + known + ' ') == std::string::npos) continue;
        // Of equal ones the first field, whatever the order of the names is.
        if (known.size() > longest || !field || what.field < *field) field = what.field;
        longest = known.size();
    }
    return field;
}

}  // namespace orgplan::interop
