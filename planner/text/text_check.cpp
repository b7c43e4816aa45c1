#include "planner/text/text_check.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <cstring>
#include <string>
#include <vector>

#include "planner/text/encoding.h"
#include "planner/text/yaml_spaces.h"

namespace orgplan::text {
namespace {

/// Eight bytes of printable ASCII or line ends that need no closer look.
bool plain_eight(const char* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    constexpr std::uint64_t kHigh = kOnes * 0x80;
    const std::uint64_t below_blank = (word - kOnes * 0x20) & ~word & kHigh;
    const std::uint64_t del = word ^ (kOnes * 0x7F);
    const std::uint64_t is_del = (del - kOnes) & ~del & kHigh;
    return ((word & kHigh) | below_blank | is_del) == 0;
}

bool is_control(utf8proc_int32_t c) {
    constexpr utf8proc_int32_t kNextLine = 0x85;
    if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
    return c >= 0x7F && c <= 0x9F && c != kNextLine;
}

/// Faults of one kind: the first, and how many.
struct Faults {
    Place first;
    std::size_t count = 0;

    void add(Place place) {
        if (count++ == 0) first = place;
    }
    std::string others() const { return count > 1 ? fmt::format(", and {} more like it", count - 1) : std::string(); }
};

/// Reports a text in another encoding, or a file that is no text; true if there is none of that.
bool check_encoding(std::string_view text, std::uint32_t file, Findings& findings) {
    const Encoding encoding = encoding_of(text);
    const Place start{file, 0, 0};
    if (encoding == Encoding::binary) {
        findings.add("not-text", start, fmt::format("the file is {}", kind_of_binary(text)));
    } else if (is_wide(encoding)) {
        findings.add(
            "not-utf-8", start, fmt::format("the file is {}, not UTF-8", name_of(encoding)),
            fmt::format("save the file as UTF-8, or convert it with `iconv -f {} -t UTF-8`", name_of(encoding)));
    }
    return encoding == Encoding::utf8;
}

/// Follows a text just closely enough to distinguish brackets that open something from brackets in a text.
class BracketScan {
  public:
    BracketScan(std::string_view text, std::size_t most_depth) : text_(text), most_depth_(most_depth) {}

    std::optional<std::uint32_t> run() {
        while (at_ < text_.size()) {
            step();
            if (depth_ > most_depth_ * 10) return static_cast<std::uint32_t>(passed_);
        }
        return std::nullopt;
    }

  private:
    bool blank_after(std::size_t at) const {
        return at + 1 >= text_.size() || is_blank(text_[at + 1]) || is_break(text_[at + 1]);
    }

    void step() {
        const char c = text_[at_];
        if (is_break(c)) {
            fresh_ = true;
            ++at_;
        } else if (is_blank(c)) {
            ++at_;
        } else if (c == '#' && (at_ == 0 || is_blank(text_[at_ - 1]) || is_break(text_[at_ - 1]))) {
            skip_line();
        } else if (fresh_ && (c == '"' || c == '\'')) {
            skip_quoted(c);
        } else if (fresh_ && depth_ == 0 && (c == '|' || c == '>')) {
            skip_block();
        } else if ((fresh_ || depth_ > 0) && (c == '[' || c == '{')) {
            if (++depth_ == most_depth_ + 1) passed_ = at_;
            fresh_ = true;
            ++at_;
        } else if (depth_ > 0 && (c == ']' || c == '}')) {
            --depth_;
            fresh_ = false;
            ++at_;
        } else {
            // A colon, a dash or a question mark before a blank, and in flow a comma, lead to a new value.
            fresh_ = ((c == ':' || (fresh_ && (c == '-' || c == '?'))) && blank_after(at_)) ||
                     (depth_ > 0 && (c == ',' || c == ':')) || (fresh_ && (c == '&' || c == '!'));
            if (fresh_ && (c == '&' || c == '!')) {
                while (at_ < text_.size() && !is_blank(text_[at_]) && !is_break(text_[at_])) ++at_;
            } else {
                ++at_;
            }
        }
    }

    void skip_line() {
        while (at_ < text_.size() && !is_break(text_[at_])) ++at_;
    }

    void skip_quoted(char quote) {
        for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
            if (quote == '"' && text_[at_] == '\\') ++at_;
        }
        if (at_ < text_.size()) ++at_;
        fresh_ = false;
    }

    /// Past the lines that are indented deeper than the line of the header.
    void skip_block() {
        std::size_t line = at_;
        while (line > 0 && !is_break(text_[line - 1])) --line;
        const std::size_t header = indent_of(line);
        for (skip_line(); at_ < text_.size();) {
            const std::size_t begin = at_ + 1;
            const std::size_t indent = indent_of(begin);
            const bool empty = begin + indent >= text_.size() || is_break(text_[begin + indent]);
            if (!empty && indent <= header) break;
            at_ = begin;
            skip_line();
        }
    }

    std::size_t indent_of(std::size_t line) const {
        std::size_t at = line;
        while (at < text_.size() && text_[at] == ' ') ++at;
        return at - line;
    }

    std::string_view text_;
    std::size_t most_depth_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t passed_ = 0;
    bool fresh_ = true;  // a value may begin here
};

}  // namespace

bool check_bytes(std::string_view text, std::uint32_t file, Findings& findings) {
    if (!check_encoding(text, file, findings)) return false;
    Faults broken, zeros;
    std::vector<Place> controls;
    std::vector<utf8proc_int32_t> characters;
    for (std::size_t at = 0; at < text.size();) {
        if (at + 8 <= text.size() && plain_eight(text.data() + at)) {
            at += 8;
            continue;
        }
        utf8proc_int32_t c = 0;
        const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
        const utf8proc_ssize_t length =
            utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &c);
        const auto begin = static_cast<std::uint32_t>(at);
        if (length <= 0) {
            broken.add({file, begin, begin + 1});
            // What follows a broken sequence belongs to it.
            do ++at;
            while (at < text.size() && (bytes[at] & 0xC0) == 0x80);
            continue;
        }
        const Place place{file, begin, begin + static_cast<std::uint32_t>(length)};
        if (c == 0) {
            zeros.add(place);
        } else if (is_control(c) && controls.size() < kMostControls) {
            controls.push_back(place);
            characters.push_back(c);
        }
        at += static_cast<std::size_t>(length);
    }
    // One cause is one finding, however many bytes it broke.
    if (broken.count > 0) {
        const auto byte = static_cast<unsigned char>(text[broken.first.begin]);
        findings.add("not-utf-8", broken.first, fmt::format("byte 0x{:02X} is not UTF-8{}", byte, broken.others()));
    } else if (zeros.count > 0) {
        findings.add("control-character", zeros.first, fmt::format("control character U+0000{}", zeros.others()));
    } else {
        for (std::size_t i = 0; i < controls.size(); ++i) {
            findings.add("control-character", controls[i], fmt::format("control character U+{:04X}", characters[i]));
        }
    }
    return broken.count + zeros.count + controls.size() == 0;
}

std::optional<std::uint32_t> runaway_bracket(std::string_view text, std::size_t most_depth) {
    return BracketScan(text, most_depth).run();
}

}  // namespace orgplan::text
