#include "planner/interop/csv_columns.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "planner/interop/csv_text.h"
#include "planner/text/nearest.h"

namespace orgplan::interop {
namespace {

using Names = std::vector<std::string_view>;
/// The clearest first; names of one rank mean the same, so with two of them in one header the user has to choose.
using Ranks = std::vector<Names>;

const Ranks& id_names() {
    static const Ranks names{{"employee id", "emp id", "employee number", "employee no", "worker id", "person id",
                              "staff id", "staff number", "personnel number", "position id", "post id", "seat id",
                              "position number", "post unique reference"},
                             {"id"}};
    return names;
}

const Ranks& manager_names() {
    static const Ranks names{
        {"manager id", "manager employee id", "manager emp id", "manager number", "manager no", "line manager id",
         "supervisor id", "reports to id", "reports to position id", "parent id", "reports to senior post"},
        {"reports to", "manager", "line manager", "supervisor", "parent"}};
    return names;
}

const Ranks& title_names() {
    static const Ranks names{
        {"job title", "position title", "post title", "business title"}, {"title"}, {"position"}, {"role"}, {"job"}};
    return names;
}

const Ranks& unit_names() {
    static const Ranks names{
        {"department name"},     {"department"},          {"unit name"},     {"unit"},     {"org unit"},
        {"organisational unit"}, {"organizational unit"}, {"business unit"}, {"division"}, {"team"}};
    return names;
}

const Ranks& start_names() {
    static const Ranks names{{"start date"}, {"hire date"}, {"date of hire"}, {"start"}};
    return names;
}

const Ranks& name_names() {
    static const Ranks names{{"full name", "employee name", "display name"}, {"name"}};
    return names;
}

const Ranks& first_names() {
    static const Ranks names{{"first name", "given name", "forename"}};
    return names;
}

const Ranks& last_names() {
    static const Ranks names{{"last name", "surname", "family name"}};
    return names;
}

/// `parentId`, `PARENT_ID` and `Parent-Id` all read `parent id`.
std::string words_of(std::string_view name) {
    std::string words;
    bool small = false;
    for (const char c : name) {
        const bool capital = c >= 'A' && c <= 'Z';
        const bool letter =
            capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if ((!letter || (capital && small)) && !words.empty() && words.back() != ' ') words.push_back(' ');
        if (letter) words.push_back(c);
        small = letter && !capital;
    }
    while (words.ends_with(' ')) words.pop_back();
    return fold_case(words);
}

std::string column_text(const std::vector<std::string>& header, std::size_t column) {
    return header[column].empty() ? fmt::format("`#{}`", column + 1) : in_message(header[column]);
}

class Chooser {
  public:
    Chooser(const std::vector<std::string>& header, CsvColumns& columns) : header_(header), columns_(columns) {
        for (const std::string& name : header) words_.push_back(words_of(name));
    }

    /// By the option, else by the clear names; says what is wrong in `columns`, once.
    std::optional<std::size_t> choose(std::string_view option, std::string_view given, const Ranks& names,
                                      bool needed) {
        if (!given.empty()) return named(option, given);
        for (const Names& rank : names) {
            std::vector<std::size_t> found;
            for (std::size_t i = 0; i < words_.size(); ++i)
                if (std::find(rank.begin(), rank.end(), words_[i]) != rank.end()) found.push_back(i);
            if (found.size() > 1) fail_between(option, found);
            if (!found.empty()) return found.front();
        }
        if (needed) fail(fmt::format("no column is clearly the {}: name it with --{}", option, option));
        return std::nullopt;
    }

    std::optional<std::size_t> named(std::string_view option, std::string_view given) {
        std::size_t number = 0;
        if (given.starts_with('#')) {
            const auto [end, fault] = std::from_chars(given.data() + 1, given.data() + given.size(), number);
            if (fault == std::errc() && end == given.data() + given.size() && number >= 1 && number <= header_.size())
                return number - 1;
        }
        for (const bool exact : {true, false}) {
            std::vector<std::size_t> found;
            for (std::size_t i = 0; i < header_.size(); ++i)
                if (!header_[i].empty() && (exact ? header_[i] == given : words_[i] == words_of(given)))
                    found.push_back(i);
            if (found.size() > 1) fail_between(option, found);
            if (!found.empty()) return found.front();
        }
        const std::vector<std::string_view> candidates(header_.begin(), header_.end());
        const std::string near = text::did_you_mean(given, candidates);
        fail(text::followed_by(fmt::format("--{} names {}, which is not a column", option, in_message(given)), near));
        return std::nullopt;
    }

  private:
    void fail_between(std::string_view option, const std::vector<std::size_t>& found) {
        std::vector<std::string> texts;
        for (const std::size_t column : found)
            texts.push_back(fmt::format("{} (`#{}`)", column_text(header_, column), column + 1));
        fail(fmt::format("{} could each be the {}: choose one with --{}", fmt::join(texts, " and "), option, option));
    }

    void fail(std::string message) {
        if (!columns_.error.empty()) return;
        columns_.error = std::move(message);
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < header_.size() && i < 100; ++i) texts.push_back(column_text(header_, i));
        columns_.help = fmt::format("the columns are {}", fmt::join(texts, ", "));
    }

    const std::vector<std::string>& header_;
    CsvColumns& columns_;
    std::vector<std::string> words_;
};

}  // namespace

CsvColumns choose_columns(const std::vector<std::string>& header, const CsvOptions& options) {
    CsvColumns columns;
    Chooser chooser(header, columns);
    columns.id = chooser.choose("id", options.id, id_names(), true).value_or(0);
    columns.manager = chooser.choose("manager", options.manager, manager_names(), true).value_or(0);
    columns.title = chooser.choose("title", options.title, title_names(), false);
    columns.unit = chooser.choose("unit", options.unit, unit_names(), false);
    columns.start = chooser.choose("start", options.start, start_names(), false);
    for (const std::string& given : options.name)
        if (const auto column = chooser.named("name", given)) columns.name.push_back(*column);
    if (options.name.empty()) {
        const auto last = chooser.choose("name", {}, last_names(), false);
        const auto first = chooser.choose("name", {}, first_names(), false);
        const auto whole = chooser.choose("name", {}, name_names(), false);
        // Next to a surname a bare "name" is the other half.
        const auto half = first ? first : whole;
        if (last && half) {
            columns.name = {*half, *last};
        } else if (whole || last) {
            columns.name = {whole ? *whole : *last};
        }
    }
    const std::string id = words_of(header[columns.id]);
    columns.ids_are_seats = id.starts_with("post") || id.starts_with("position") || id.starts_with("seat");
    return columns;
}

std::string describe(const CsvColumns& columns, const std::vector<std::string>& header) {
    std::string text = fmt::format("id from {}, manager from {}", column_text(header, columns.id),
                                   column_text(header, columns.manager));
    text += columns.title ? ", title from " + column_text(header, *columns.title) : ", no title";
    for (const std::size_t column : columns.name)
        text += (column == columns.name.front() ? ", name from " : " and ") + column_text(header, column);
    if (columns.unit) text += ", unit from " + column_text(header, *columns.unit);
    if (columns.start) text += ", start from " + column_text(header, *columns.start);
    return text;
}

}  // namespace orgplan::interop
