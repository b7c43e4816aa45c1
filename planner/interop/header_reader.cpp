#include "planner/interop/header_reader.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "planner/interop/csv_text.h"
#include "planner/interop/value_words.h"

namespace orgplan::interop {
namespace {

struct Known {
    Field field;
    std::size_t rank;
    std::size_t place;
};
using Names = std::unordered_multimap<std::string, Known>;

const Names& names() {
    static const Names all = [] {
        Names made;
        for (const HeaderNames& row : header_names()) {
            std::size_t place = 0;
            each_word(row.names, [&](std::string_view name) {
                made.emplace(header_words(name), Known{row.field, row.rank, place++});
            });
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

}  // namespace

std::string header_words(std::string_view name) {
    std::string words;
    bool small = false;
    for (const char c : name) {
        if (c == '#') words += words.empty() || words.back() == ' ' ? "number" : " number";
        const bool capital = c >= 'A' && c <= 'Z';
        const bool letter =
            capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if ((!letter || (capital && small)) && !words.empty() && words.back() != ' ') words.push_back(' ');
        if (letter) words.push_back(c);
        small = letter && !capital;
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
            matches.push_back({from->second.field, from->second.rank, from->second.place, column});
    }
    std::ranges::sort(matches, {}, [](const HeaderMatch& match) {
        return std::tuple(match.field, match.rank, match.place, match.column);
    });
    return matches;
}

}  // namespace orgplan::interop
