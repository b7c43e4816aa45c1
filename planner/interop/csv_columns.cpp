#include "planner/interop/csv_columns.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "planner/interop/csv_text.h"
#include "planner/interop/header_reader.h"
#include "planner/interop/import_words.h"
#include "planner/text/nearest.h"

namespace orgplan::interop {
namespace {

std::string column_text(const std::vector<std::string>& header, std::size_t column) {
    return header[column].empty() ? fmt::format("`#{}`", column + 1) : in_message(header[column]);
}

class Chooser {
  public:
    Chooser(const std::vector<std::string>& header, const CsvOptions& options, CsvColumns& columns)
        : header_(header), options_(options), columns_(columns), matches_(read_header(header)) {
        for (const std::string& name : header) words_.push_back(header_words(name));
    }

    void choose() {
        need(Field::id);
        need(Field::manager);
        for (const Field field : {Field::title, Field::start, Field::end, Field::status, Field::employment,
                                  Field::hours, Field::fte, Field::location, Field::level, Field::email, Field::login,
                                  Field::requisition, Field::role, Field::vacancy, Field::dotted})
            find(field);
        // Pay is for fewer eyes than an organisation: it is read where an option names it.
        if (given(Field::cost)) {
            find(Field::currency);
            find(Field::pay_period);
        }
        choose_name();
        choose_units(Field::unit);
        // These say which unit each of those is.
        choose_units(Field::unit_id);
        choose_units(Field::unit_kind);
        find(Field::heads);
        find(Field::outside);
    }

  private:
    bool given(Field field) {
        std::vector<std::size_t>& chosen = columns_.of[index_of(field)];
        for (const std::string& name : options_.column(field))
            if (const auto column = named(info_of(field).option, name)) chosen.push_back(*column);
        return !options_.column(field).empty();
    }

    void need(Field field) {
        if (given(field)) return;
        find_clear(field);
        if (!columns_.has(field))
            fail(fmt::format("no column is clearly the {0}: name it with --{0}", info_of(field).option));
    }

    void find(Field field) {
        if (given(field)) return;
        if (field == Field::title) {
            find_clear(field);
        } else if (const auto match = first(field)) {
            columns_.of[index_of(field)] = {match->column};
        }
    }

    std::optional<HeaderMatch> first(Field field) const {
        const auto match = std::ranges::find_if(
            matches_, [&](const HeaderMatch& each) { return each.field == field && is_free(each); });
        return match == matches_.end() ? std::nullopt : std::optional(*match);
    }

    bool is_free(const HeaderMatch& match) const { return !match.offered && !is_taken(match.column, match.field); }

    /// A column says one thing; the fields that come first in `choose` come first here.
    bool is_taken(std::size_t column, Field by) const {
        for (std::size_t field = 0; field < kFields; ++field) {
            // One that an option names may say something else as well: `--id Name`.
            if (!options_.columns[field].empty()) continue;
            const auto& chosen = columns_.of[field];
            if (field != index_of(by) && std::ranges::find(chosen, column) != chosen.end()) return true;
        }
        return false;
    }

    /// Of a field that decides what the organisation is: two columns of one rank are for the user to choose from.
    void find_clear(Field field) {
        const auto match = first(field);
        if (!match) return;
        std::vector<std::size_t> found;
        for (const HeaderMatch& each : matches_)
            if (each.field == field && each.rank == match->rank && is_free(each)) found.push_back(each.column);
        std::ranges::sort(found);
        if (found.size() > 1) fail_between(info_of(field).option, found);
        columns_.of[index_of(field)] = {match->column};
    }

    void choose_name() {
        if (given(Field::name)) return;
        auto last = first(Field::last_name), half = first(Field::first_name), whole = first(Field::name);
        const auto preferred = first(Field::preferred);
        const bool legal = (half && last) || (whole && words_[whole->column] == "legal name");
        if (preferred && legal) columns_.of[index_of(Field::preferred)] = {preferred->column};
        // `Name; Vorname`: the bare name may be the surname, or all of it.
        columns_.name_may_be_whole = half && whole && !last && words_[whole->column] == "name";
        if (!half) half = preferred;
        // Next to a surname a bare "name" is the other half; without one, a first name is all there is.
        const auto other = half ? half : whole;
        std::vector<std::size_t>& chosen = columns_.of[index_of(Field::name)];
        if (columns_.name_may_be_whole) {
            chosen = {half->column, whole->column};
        } else if (last && other && last->column != other->column) {
            chosen = {other->column, last->column};
        } else if (whole || last || half) {
            chosen = {whole ? whole->column : last ? last->column : half->column};
        }
    }

    /// One column of each rank, the outermost first.
    void choose_units(Field field) {
        if (given(field)) return;
        std::vector<std::size_t>& chosen = columns_.of[index_of(field)];
        std::optional<std::size_t> rank;
        for (const HeaderMatch& match : matches_) {
            if (match.field != field || rank == match.rank || !is_free(match)) continue;
            rank = match.rank;
            chosen.push_back(match.column);
        }
    }

    std::optional<std::size_t> named(std::string_view option, std::string_view name) {
        std::size_t number = 0;
        if (name.starts_with('#')) {
            const auto [end, fault] = std::from_chars(name.data() + 1, name.data() + name.size(), number);
            if (fault == std::errc() && end == name.data() + name.size() && number >= 1 && number <= header_.size())
                return number - 1;
        }
        for (const bool exact : {true, false}) {
            std::vector<std::size_t> found;
            for (std::size_t i = 0; i < header_.size(); ++i)
                if (!header_[i].empty() && (exact ? header_[i] == name : words_[i] == header_words(name)))
                    found.push_back(i);
            if (found.size() > 1) fail_between(option, found);
            if (!found.empty()) return found.front();
        }
        const std::vector<std::string_view> candidates(header_.begin(), header_.end());
        const std::string near = text::did_you_mean(name, candidates);
        fail(text::followed_by(fmt::format("--{} names {}, which is not a column", option, in_message(name)), near));
        return std::nullopt;
    }

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
    const CsvOptions& options_;
    CsvColumns& columns_;
    const std::vector<HeaderMatch> matches_;
    std::vector<std::string> words_;
};

}  // namespace

CsvColumns choose_columns(const std::vector<std::string>& header, const CsvOptions& options) {
    CsvColumns columns;
    Chooser(header, options, columns).choose();
    columns.found = columns.has(Field::id) && columns.has(Field::manager);
    if (!columns.found) {
        columns.of[index_of(Field::id)].assign(1, 0);
        columns.of[index_of(Field::manager)].assign(1, 0);
    }
    const std::string id = header_words(header[*columns.one(Field::id)]);
    columns.ids_are_seats = options.ids_are_posts.value_or(
        std::ranges::any_of(values_of("post_ids"), [&](const std::string& word) { return id.starts_with(word); }));
    return columns;
}

std::string describe(const CsvColumns& columns, const std::vector<std::string>& header) {
    std::string text;
    const auto add = [&](Field field) {
        const auto& chosen = columns.all(field);
        if (chosen.empty()) return;
        std::vector<std::string> names;
        for (const std::size_t column : chosen) names.push_back(column_text(header, column));
        text += fmt::format("{}{} from {}", text.empty() ? "" : ", ", info_of(field).called, fmt::join(names, " and "));
    };
    add(Field::id);
    add(Field::manager);
    add(Field::title);
    if (!columns.has(Field::title)) text += ", no title";
    for (const FieldInfo& info : kFieldInfo)
        if (info.field != Field::id && info.field != Field::manager && info.field != Field::title) add(info.field);
    return text;
}

std::vector<UnreadColumn> unread_columns(const CsvColumns& columns, const std::vector<std::string>& header) {
    const std::vector<HeaderMatch> matches = read_header(header);
    std::vector<UnreadColumn> unread;
    for (std::size_t column = 0; column < header.size(); ++column) {
        const bool read = std::ranges::any_of(
            columns.of, [&](const auto& chosen) { return std::ranges::find(chosen, column) != chosen.end(); });
        if (read) continue;
        UnreadColumn each{header[column].empty() ? fmt::format("#{}", column + 1) : header[column], {}};
        const auto match = std::ranges::find(matches, column, &HeaderMatch::column);
        auto field = match == matches.end() ? field_within(header[column]) : std::optional(match->field);
        if (field == Field::first_name || field == Field::last_name || field == Field::preferred) field = Field::name;
        if (field) each.option = info_of(*field).option;
        unread.push_back(std::move(each));
    }
    return unread;
}

std::string describe(const std::vector<UnreadColumn>& unread) {
    std::vector<std::string> texts;
    for (const UnreadColumn& each : unread) {
        std::string text = in_message(each.column);
        const std::string words = header_words(each.column);
        if (!each.option.empty()) {
            text += fmt::format(" (--{} would read it)", each.option);
        } else if (std::ranges::find(values_of("photo_columns"), words) != values_of("photo_columns").end()) {
            text += " (a spec has no photos)";
        }
        texts.push_back(std::move(text));
    }
    return unread.empty() ? std::string() : fmt::format("not read: {}", fmt::join(texts, ", "));
}

}  // namespace orgplan::interop
