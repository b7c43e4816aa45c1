#include "planner/rules/policy/ignore_comments.h"

#include <algorithm>
#include <array>

#include "planner/language/things_at.h"
#include "planner/text/comments.h"
#include "planner/text/nearest.h"

namespace orgplan::rules {
namespace {

constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kForm = "write `# orgplan: ignore[rule-id] -- reason`, or `until TIME` before the reason";

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Whether it does, in letters of either case.
bool begins_with(std::string_view text, std::string_view word) {
    return std::ranges::equal(text.substr(0, word.size()), word, {}, lower);
}

// Where a word is in a text from a place on, likewise.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0) {
    while (from < text.size() && (lower(text[from]) != word.front() || !begins_with(text.substr(from), word))) ++from;
    return from < text.size() ? from : std::string_view::npos;
}

// Reads a comment from left to right.
class Reader {
  public:
    Reader(std::string_view text, Place place) : rest_(text), at_(place) {}

    // Whether the next word is that one, in letters of either case, which is then behind.
    bool take(std::string_view word) {
        skip();
        if (!begins_with(rest_, word)) return false;
        drop(word.size());
        return true;
    }

    // What comes before the first of some characters, or before the end, without the blanks around it.
    IgnoreComment::Word until(std::string_view ends) {
        skip();
        const std::string_view found = rest_.substr(0, rest_.find_first_of(ends));
        const std::string_view word = found.substr(0, found.find_last_not_of(" \t\r") + 1);
        const IgnoreComment::Word read{word,
                                       {at_.file, at_.begin, at_.begin + static_cast<std::uint32_t>(word.size())}};
        drop(found.size());
        return read;
    }

    bool at_end() {
        skip();
        return rest_.find_first_not_of(" \t\r") == std::string_view::npos;
    }

  private:
    void drop(std::size_t count) {
        rest_.remove_prefix(count);
        at_.begin += static_cast<std::uint32_t>(count);
    }
    void skip() { drop(std::min(rest_.find_first_not_of(kBlanks), rest_.size())); }

    std::string_view rest_;
    Place at_;
};

// Whether a word after `orgplan:` is meant to suppress something; what else is written there is prose.
bool seems_meant(std::string_view word) {
    constexpr std::array<std::string_view, 5> kOthers{"disable", "noqa", "nolint", "suppress", "allow"};
    const std::string_view stem = word.substr(0, word.find_first_of(" [:("));
    constexpr std::array<std::string_view, 1> kIgnore{"ignore"};
    return std::ranges::find(kOthers, stem) != kOthers.end() || stem == "ignored" || stem == "ignores" ||
           !text::slip_of(stem, kIgnore).empty();
}

// A comment that names the program and is not read.
void report_unread(std::string_view why, Place place, text::Findings& findings) {
    findings.add("unread-comment", place, std::string(why), std::string(kForm));
}

// Of the things that begin on a line, the outermost that holds a value.
const language::Thing* thing_on_line(const language::Things& things, const text::Sources& sources, Place value) {
    const language::Thing* outermost = nullptr;
    const std::uint32_t line = sources.line_column(value.file, value.begin).line;
    const std::uint32_t start = sources[value.file].line_starts[line - 1];
    const auto& all = things.all();
    auto each = std::ranges::lower_bound(all, Place{value.file, start, 0}, {}, &language::Thing::place);
    for (; each != all.end() && each->place.file == value.file && each->place.begin <= value.begin; ++each) {
        if (each->kind == language::ThingKind::section || each->place.end < value.end) continue;
        if (outermost == nullptr) outermost = &*each;
    }
    return outermost;
}

Place bytes_of(text::Node node, std::uint32_t file) {
    const Place key = node.key_place();
    const Place value = node.place();
    // What a scenario put in its place is in another file.
    if (value.file != file) return key;
    if (key.file != file) return value;
    return {file, std::min(key.begin, value.begin), std::max(key.end, value.end)};
}

void find_covered(const language::Things& things, const language::Spec& spec, text::Node node, IgnoreComment& comment) {
    comment.covered = bytes_of(node, comment.place.file);
    comment.at = node.key();
    if (const language::Thing* const thing = thing_on_line(things, spec.sources, comment.covered)) {
        comment.covered = thing->place;
        comment.at = thing->id;
        // A seat without an id of its own has one all the same.
        const bool seat = thing->kind == language::ThingKind::seat && !thing->numbers.empty();
        if (seat && comment.at.empty()) comment.at = spec.organisation.positions[thing->numbers.front()].id;
    }
    const auto& all = things.all();
    const Place from{comment.covered.file, comment.covered.begin, 0};
    auto each = std::ranges::lower_bound(all, from, {}, &language::Thing::place);
    for (; each != all.end() && each->place.file == from.file && each->place.begin < comment.covered.end; ++each) {
        if (each->place.end > comment.covered.end) continue;
        for (const std::uint32_t number : each->numbers) {
            if (each->kind == language::ThingKind::seat) comment.seats.push_back(PositionId{number});
            if (each->kind == language::ThingKind::unit) comment.units.push_back(UnitId{number});
        }
    }
}

// Where a `#` with the name of the program behind it is, from a place on.
std::size_t mark_in(std::string_view text, std::size_t from = 0) {
    for (std::size_t at = find_word(text, "orgplan", from); at != text.npos; at = find_word(text, "orgplan", at + 1)) {
        const std::size_t before = text.substr(0, at).find_last_not_of(kBlanks);
        if (before != text.npos && before >= from && text[before] == '#') return before;
    }
    return std::string_view::npos;
}

}  // namespace

// Where the next comment of its own begins, which has the colon too: what else is there may be said in a reason.
std::size_t next_mark(std::string_view text, std::size_t from) {
    for (std::size_t at = mark_in(text, from); at != text.npos; at = mark_in(text, at + 1)) {
        const std::size_t name = find_word(text, "orgplan", at);
        const std::size_t after = text.find_first_not_of(kBlanks, name + std::string_view("orgplan").size());
        if (after != text.npos && text[after] == ':') return at;
    }
    return std::string_view::npos;
}

std::optional<IgnoreComment> read_ignore_comment(std::string_view text, Place place, text::Findings& findings) {
    Reader reader(text, place);
    if (!reader.take("#") || !reader.take("orgplan")) return std::nullopt;
    const bool colon = reader.take(":");
    if (!reader.take("ignore")) {
        if (colon && seems_meant(reader.until("").text)) {
            report_unread("this comment is not one that orgplan knows", place, findings);
        }
        return std::nullopt;
    }
    if (!reader.take("[")) {
        // Else it is prose.
        const std::string_view next = reader.until("").text;
        if (colon && (next.empty() || next.find_first_of("[(-:") != next.npos)) {
            report_unread("this comment names no rule in `[...]`", place, findings);
        }
        return std::nullopt;
    }
    if (!colon) {
        report_unread("this comment has no colon after `orgplan`", place, findings);
        return std::nullopt;
    }
    IgnoreComment read;
    read.place = place;
    do {
        const IgnoreComment::Word rule = reader.until(",]");
        if (!rule.text.empty()) read.rules.push_back(rule);
    } while (reader.take(","));
    if (!reader.take("]")) {
        report_unread("the `[` of this comment is not closed", place, findings);
        return std::nullopt;
    }
    if (read.rules.empty()) {
        report_unread("this comment names no rule in `[...]`", place, findings);
        return std::nullopt;
    }
    if (reader.take("until ")) {
        read.until = reader.until(" \t");
        if (read.until->text.starts_with("--")) read.until->text = {};
        if (read.until->text.empty()) {
            report_unread("`until` of this comment names no stage or date", place, findings);
            return std::nullopt;
        }
    }
    if (reader.take("--")) {
        const IgnoreComment::Word reason = reader.until("");
        read.reason = reason.text;
        if (const std::size_t second = find_word(reason.text, "ignore["); second != std::string_view::npos) {
            Place where = reason.place;
            where.begin += static_cast<std::uint32_t>(second);
            findings.add("unread-comment", where, "a second `ignore` of one comment is part of the reason of the first",
                         "write `ignore[rule-id, rule-id]`, or a comment of its own behind another `# orgplan:`");
        }
    }
    if (!reader.at_end()) {
        const IgnoreComment::Word rest = reader.until("");
        report_unread("this comment has words before its reason that mean nothing", rest.place, findings);
        return std::nullopt;
    }
    return read;
}

std::vector<IgnoreComment> ignore_comments(const language::Spec& spec, text::Findings& findings) {
    std::vector<IgnoreComment> all;
    std::optional<language::Things> things;
    for (const std::unique_ptr<text::Document>& document : spec.documents) {
        if (mark_in(spec.sources[document->file()].text) == std::string_view::npos) continue;
        for (const text::Comment& comment : document->comments()) {
            const std::string_view text = spec.sources.text(comment.place);
            // Other remarks may come before it, and more of them behind it.
            for (std::size_t mark = mark_in(text); mark != text.npos;) {
                const std::size_t next = next_mark(text, mark + 1);
                const std::string_view one = text.substr(mark, next == text.npos ? next : next - mark);
                Place place = comment.place;
                place.begin += static_cast<std::uint32_t>(mark);
                if (next != text.npos)
                    place.end = place.begin + static_cast<std::uint32_t>(one.find_last_not_of(kBlanks) + 1);
                mark = next;
                std::optional<IgnoreComment> read = read_ignore_comment(one, place, findings);
                if (!read || !comment.node) continue;
                if (!things) things.emplace(spec);
                find_covered(*things, spec, comment.node, *read);
                all.push_back(std::move(*read));
            }
        }
    }
    return all;
}

}  // namespace orgplan::rules
