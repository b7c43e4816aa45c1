#include "planner/interop/csv_rows.h"

#include <csv.h>

#include <algorithm>
#include <array>
#include <new>
#include <string>

namespace orgplan::interop {
namespace {

constexpr std::string_view kSeparatorLine = "sep=";
constexpr std::size_t kBlock = 1 << 16;  // by which the field grows; libcsv's 128 bytes copy a long one too often

/// Whether the quotes of a record are as the format wants them.
bool is_strict(std::string_view record, char delimiter) {
    csv_parser parser{};
    if (csv_init(&parser, CSV_STRICT) != 0) throw std::bad_alloc();
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
    csv_set_blk_size(&parser, kBlock);
    const bool strict = csv_parse(&parser, record.data(), record.size(), nullptr, nullptr, nullptr) == record.size();
    csv_free(&parser);
    return strict;
}

class Reader {
  public:
    Reader(char delimiter, const std::function<void(const CsvRow&)>& row) : row_(row), delimiter_(delimiter) {
        if (csv_init(&parser_, 0) != 0) throw std::bad_alloc();
        csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
        csv_set_blk_size(&parser_, kBlock);
    }
    ~Reader() { csv_free(&parser_); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// One line of the file at a time, so that a record knows on which it begins.
    void read_line(std::string_view line) {
        ++line_;
        if (!open_) {
            begins_ = line_;
            first_byte_ = line.data();
            open_ = !blank(line);
        }
        end_ = line.data() + line.size();
        if (csv_parse(&parser_, line.data(), line.size(), on_field, on_end, this) != line.size())
            throw std::bad_alloc();
    }

    /// The line of a record that was never closed, or 0.
    std::size_t finish() {
        csv_set_opts(&parser_, CSV_STRICT | CSV_STRICT_FINI);
        return csv_fini(&parser_, on_field, on_end, this) == 0 ? 0 : begins_;
    }

  private:
    static void on_field(void* bytes, std::size_t size, void* self) {
        auto& reader = *static_cast<Reader*>(self);
        reader.bytes_.append(static_cast<const char*>(bytes), size);
        reader.sizes_.push_back(size);
    }
    static void on_end(int, void* self) { static_cast<Reader*>(self)->end_of_row(); }

    static bool blank(std::string_view line) { return line.find_first_not_of(" \t\r\n") == std::string_view::npos; }

    void end_of_row() {
        if (!bytes_.empty()) {
            record_.line = begins_;
            record_.last_line = line_;
            record_.doubtful = line_ > begins_ && !is_strict({first_byte_, end_}, delimiter_);
            record_.fields.clear();
            std::size_t at = 0;
            for (const std::size_t size : sizes_) {
                record_.fields.emplace_back(bytes_.data() + at, size);
                at += size;
            }
            row_(record_);
        }
        bytes_.clear();
        sizes_.clear();
        open_ = false;
    }

    const std::function<void(const CsvRow&)>& row_;
    char delimiter_;
    csv_parser parser_{};
    const char* first_byte_ = nullptr;  // of the record, and the end of the line being read
    const char* end_ = nullptr;
    std::string bytes_;  // of all fields of the record, one after the other
    std::vector<std::size_t> sizes_;
    CsvRow record_;
    std::size_t line_ = 0;
    std::size_t begins_ = 0;
    bool open_ = false;
};

constexpr std::array<char, 4> kDelimiters{',', ';', '\t', '|'};
using Counts = std::array<std::size_t, kDelimiters.size()>;

/// How often each delimiter is outside quotes in the first record of a text.
Counts counts_in(std::string_view text) {
    Counts counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') break;
        const auto found = std::find(kDelimiters.begin(), kDelimiters.end(), c);
        if (found != kDelimiters.end()) ++counts[static_cast<std::size_t>(found - kDelimiters.begin())];
    }
    return counts;
}

std::size_t most(const Counts& counts) {
    return static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

/// With its end.
std::string_view first_line(std::string_view text) {
    const std::size_t end = text.find_first_of("\r\n");
    if (end == std::string_view::npos) return text;
    return text.substr(0, text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
}

}  // namespace

char delimiter_of(std::string_view text, std::size_t header) {
    const std::string_view whole = text;
    text.remove_prefix(std::min(text.size(), text.find_first_not_of("\r\n ")));
    if (text.starts_with(kSeparatorLine) && first_line(text).size() > kSeparatorLine.size())
        return text[kSeparatorLine.size()];
    if (header != 0) {
        text = whole;
        for (std::size_t line = 1; line < header && !text.empty(); ++line) text.remove_prefix(first_line(text).size());
        return kDelimiters[most(counts_in(text))];
    }
    constexpr std::size_t kLines = 20;
    for (std::size_t line = 0; line < kLines && !text.empty(); ++line) {
        const Counts counts = counts_in(text);
        const std::size_t best = most(counts);
        std::string_view below = text;
        below.remove_prefix(first_line(below).size());
        below.remove_prefix(std::min(below.size(), below.find_first_not_of("\r\n ")));
        // One comma in a heading is no header of two columns, unless the next line has one as well.
        if (counts[best] > 1 || (counts[best] == 1 && (below.empty() || counts_in(below)[best] > 0)))
            return kDelimiters[best];
        text = below;
    }
    return kDelimiters[most(counts_in(whole.substr(std::min(whole.size(), whole.find_first_not_of("\r\n ")))))];
}

std::size_t read_rows(std::string_view text, char delimiter, const std::function<void(const CsvRow&)>& row) {
    bool first = true;
    const std::function<void(const CsvRow&)> pass_on = [&](const CsvRow& record) {
        const bool separator = first && record.fields.front().starts_with(kSeparatorLine) &&
                               record.fields.front().size() <= kSeparatorLine.size() + 1 && record.fields.size() <= 2;
        first = false;
        if (!separator) row(record);
    };
    Reader reader(delimiter, pass_on);
    while (!text.empty()) {
        const std::string_view line = first_line(text);
        reader.read_line(line);
        text.remove_prefix(line.size());
    }
    return reader.finish();
}

}  // namespace orgplan::interop
