#include "planner/report/markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/report/text_report.h"

namespace orgplan::report {
namespace {

constexpr std::string_view kMarks = "|\\`*<>[]~!$";
constexpr std::string_view kNoWidth = "\u200B";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_word(char c) {
    return is_digit(c) || is_letter(c) || c == '_';
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool is_blank(char c) {
    return c == ' ';
}

// A text, seen from one of its characters.
class At {
  public:
    At(std::string_view text, std::size_t at) : text_(text), at_(at) {}

    // Whether something has to be broken up after this character.
    bool parts() const {
        switch (text_[at_]) {
            case '@':  // a mention, an address
                return true;
            case '#':  // a reference, a heading's beginning or end
                return is_word(next()) || at_ == 0 || is_blank(text_[at_ - 1]);
            case '%':  // a milestone
                return is_word(next()) || next() == '"';
            case ':':
                return rest().starts_with("://") || names_emoji();
            case 'w':
            case 'W':  // an address without a scheme
                return next() == '.' && at_ >= 2 && lower(text_[at_ - 1]) == 'w' && lower(text_[at_ - 2]) == 'w';
            case '-':  // a reference by its kind: GH-12
                return is_word(next()) && (follows("gh") || follows("ghsa") || follows("cve"));
            default:
                return is_within_commit();
        }
    }

    // Whether Markdown would give this character a meaning.
    bool is_mark() const {
        const auto is_plain = [](char c) { return is_digit(c) || is_letter(c); };
        switch (text_[at_]) {
            case '_':  // within a word it is not emphasis
                return !is_plain(before()) || !is_plain(next());
            case '&':  // an entity
                return is_plain(next()) || next() == '#';
            default:
                return kMarks.find(text_[at_]) != std::string_view::npos;
        }
    }

  private:
    char before() const { return at_ == 0 ? ' ' : text_[at_ - 1]; }
    char next() const { return at_ + 1 == text_.size() ? ' ' : text_[at_ + 1]; }
    std::string_view rest() const { return text_.substr(at_); }

    // Whether a whole word comes right before, in any letter case.
    bool follows(std::string_view word) const {
        if (at_ < word.size()) return false;
        const std::string_view found = text_.substr(at_ - word.size(), word.size());
        return std::equal(found.begin(), found.end(), word.begin(), [](char a, char b) { return lower(a) == b; }) &&
               (at_ == word.size() || !is_word(text_[at_ - word.size() - 1]));
    }

    // `:smile:`
    bool names_emoji() const {
        std::size_t end = at_ + 1;
        while (end < text_.size() && (is_word(text_[end]) || text_[end] == '+' || text_[end] == '-')) ++end;
        return end > at_ + 1 && end < text_.size() && text_[end] == ':';
    }

    // A word of 7 to 40 hexadecimal digits names a commit; so do seven of them after a space of no width.
    bool is_within_commit() const {
        constexpr std::size_t kLeast = 7, kMost = 40;
        const auto is_hex = [](char c) { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f'); };
        std::size_t begin = at_, end = at_;
        while (end < text_.size() && end <= at_ + kMost && is_hex(text_[end])) ++end;
        if (end == at_) return false;
        while (begin > 0 && begin + kMost > at_ && is_hex(text_[begin - 1])) --begin;
        const bool alone = (begin == 0 || !is_word(text_[begin - 1])) && (end == text_.size() || !is_word(text_[end]));
        const bool last = (at_ + 1 - begin) % (kLeast - 1) == 0 && at_ + 1 < end;
        return alone && end - begin >= kLeast && end - begin <= kMost && last;
    }

    std::string_view text_;
    std::size_t at_;
};

std::string escaped(std::string_view text) {
    std::string safe;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const At at(text, i);
        if (at.is_mark()) safe += '\\';
        safe += text[i];
        if (at.parts()) safe += kNoWidth;
    }
    return safe;
}

// What begins a list, a rule or an underline, but only at the beginning of a line.
std::size_t marks_a_block(std::string_view text) {
    const auto ends = [&](std::size_t at) { return at == text.size() || is_blank(text[at]); };
    if (text.find_first_not_of("-+= ") == std::string_view::npos) return 0;
    if ((text.starts_with('-') || text.starts_with('+')) && ends(1)) return 0;
    const std::size_t digits = text.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos || digits > 9) return std::string_view::npos;
    return (text[digits] == '.' || text[digits] == ')') && ends(digits + 1) ? digits : std::string_view::npos;
}

// A text that begins a line; spaces around it would be dropped, or make it code.
std::string line_of(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    text = text.substr(first, text.find_last_not_of(' ') + 1 - first);
    const std::size_t mark = marks_a_block(text);
    if (mark == std::string_view::npos) return escaped(text);
    return escaped(text.substr(0, mark)) + "\\" + escaped(text.substr(mark));
}

}  // namespace

std::string markdown_text(std::string_view text) {
    return line_of(printable(text));
}

std::string markdown_code(std::string_view text) {
    if (text.empty()) return {};
    const std::string shown = printable(text);
    std::size_t longest = 0, run = 0;
    for (const char c : shown) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    const std::string_view pad = longest > 0 ? " " : "";
    return fmt::format("{}{}{}{}{}", fence, pad, shown, pad, fence);
}

std::string markdown_message(std::string_view message) {
    std::string text;
    while (!message.empty()) {
        const std::size_t open = message.find('`');
        const std::size_t close = open == std::string_view::npos ? open : message.find('`', open + 1);
        if (close == std::string_view::npos) break;
        text += escaped(printable(message.substr(0, open)));
        // Fences that touch would be read as one.
        if (open == 0 && !text.empty()) text += kNoWidth;
        text += markdown_code(message.substr(open + 1, close - open - 1));
        message.remove_prefix(close + 1);
    }
    return text + escaped(printable(message));
}

std::string markdown_cell(std::string_view message) {
    std::string cell;
    bool escaped = false;
    for (const char c : markdown_message(message)) {
        // Even within code, `|` ends a cell unless a backslash is before it.
        if (c == '|' && !escaped) cell += '\\';
        escaped = c == '\\' && !escaped;
        cell += c;
    }
    return cell;
}

std::string markdown_of(const Table& table) {
    std::string text = table.title.empty() ? "" : "## " + markdown_text(table.title) + "\n\n";
    text += "|";
    for (const std::string& heading : table.headings) text += " " + markdown_text(heading) + " |";
    text += "\n|";
    for (std::size_t c = 0; c < table.headings.size(); ++c) {
        text += c == 0 || c + table.words >= table.headings.size() ? " --- |" : " ---: |";
    }
    text += "\n";
    for (const Table::Row& row : table.rows) {
        text += "|";
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            std::string indent;
            for (std::size_t i = 0; c == 0 && i < row.indent; ++i) indent += "&emsp;";
            text += " " + indent + markdown_text(row.cells[c]) + " |";
        }
        text += "\n";
    }
    return text;
}

}  // namespace orgplan::report
