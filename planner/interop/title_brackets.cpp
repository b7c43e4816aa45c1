#include "planner/interop/title_brackets.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "planner/interop/csv_text.h"
#include "planner/interop/role_finder.h"
#include "planner/interop/vacancies.h"
#include "planner/interop/value_words.h"

namespace orgplan::interop {
namespace {

struct Bracket {
    std::string_view before;
    std::string_view inside;
};

/// The bracket that ends a title; empty where there is none.
Bracket bracket_of(std::string_view title) {
    if (title.empty() || (title.back() != ')' && title.back() != ']')) return {};
    const std::size_t open = title.find_last_of("([");
    if (open == std::string_view::npos || open == 0) return {};
    Bracket bracket{title.substr(0, open), title.substr(open + 1, title.size() - open - 2)};
    while (bracket.before.ends_with(' ')) bracket.before.remove_suffix(1);
    return bracket;
}

/// `L4`, `IC3`, `M2`: up to three capitals and up to two figures.
bool is_level(std::string_view text) {
    std::size_t letters = 0, figures = 0;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z' && figures == 0) {
            ++letters;
        } else if (c >= '0' && c <= '9') {
            ++figures;
        } else {
            return false;
        }
    }
    return letters >= 1 && letters <= 3 && figures >= 1 && figures <= 2;
}

struct Use {
    std::string_view before;
    bool differs = false;  ///< it is behind another title as well
    std::size_t count = 0;
    std::size_t line = 1;
};

}  // namespace

void read_title_brackets(std::vector<ExportRow>& rows, bool units, bool levels, ImportLog& log) {
    if (!units && !levels) return;
    if (levels) {
        for (ExportRow& row : rows) {
            const Bracket bracket = bracket_of(row.title);
            if (!is_level(bracket.inside)) continue;
            log.add(row.line, topics::kLevelInTitle, [&] {
                return Said{fmt::format("the level {} was read from the title {}", in_message(bracket.inside),
                                        in_message(row.title)),
                            in_message(bracket.inside)};
            });
            row.more().level = bracket.inside;
            row.title = std::string(bracket.before);
        }
    }
    if (!units) return;
    static const auto asides = lookup_keys("asides");
    std::unordered_map<std::string_view, Use> uses;
    std::vector<std::string_view> order;
    for (const ExportRow& row : rows) {
        const Bracket bracket = bracket_of(row.title);
        if (bracket.inside.empty()) continue;
        const auto [use, added] = uses.try_emplace(bracket.inside, Use{bracket.before, false, 0, row.line});
        if (added) order.push_back(bracket.inside);
        ++use->second.count;
        use->second.differs = use->second.differs || use->second.before != bracket.before;
    }
    RoleFinder finder;
    const auto is_unit = [&](std::string_view text) {
        const Use& use = uses.at(text);
        const bool figure = text.find_first_of("0123456789%") != std::string_view::npos;
        if (!use.differs || figure || asides.contains(lookup_key(text)) || !requisition_in(text).empty()) return false;
        return finder.find(std::string(text)).role.empty();
    };
    std::unordered_map<std::string_view, bool> known;
    for (const std::string_view text : order) {
        if (!(known[text] = is_unit(text))) continue;
        log.add(uses.at(text).line, topics::kUnitInTitle, [&] {
            const std::string on = fmt::format("{} on {} rows", in_message(text), uses.at(text).count);
            return Said{fmt::format("the unit {} was read from the brackets of titles", on), on};
        });
    }
    // The texts are those of the rows: a row is changed last.
    std::vector<std::pair<std::size_t, Bracket>> found;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Bracket bracket = bracket_of(rows[i].title);
        if (!bracket.inside.empty() && known.at(bracket.inside)) found.emplace_back(i, bracket);
    }
    for (const auto& [row, bracket] : found) {
        rows[row].unit = bracket.inside;
        rows[row].title = std::string(bracket.before);
    }
}

}  // namespace orgplan::interop
