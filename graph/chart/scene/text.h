#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace orgplan::scene {

/// The fonts of every chart, the first that exists is used; all have the same widths.
constexpr const char* kFonts = "Liberation Sans,Arial,Helvetica,sans-serif";

/// Text that is safe to draw: valid UTF-8 (U+FFFD for anything else), control characters and line ends as blanks,
/// without bidirectional overrides, and with no more than a few combining marks on one letter.
std::string drawable(std::string_view text);

/// Measures text as it will be drawn, without hinting, so that widths scale with the size. Remembers what it measured.
class TextMeasure {
  public:
    explicit TextMeasure(const std::string& fonts = kFonts);
    ~TextMeasure();
    TextMeasure(const TextMeasure&) = delete;
    TextMeasure& operator=(const TextMeasure&) = delete;

    /// In points, with the slack that other programs' fonts need. `text` is drawable.
    double width(std::string_view text, double size, bool bold = false);
    /// The text, or as many of its letters as fit in `width` together with an ellipsis.
    std::string fit(std::string_view text, double size, bool bold, double width);
    /// How many bytes of the text fit in `width`, at least one letter of them; of a text of many letters never all.
    std::size_t bytes_within(std::string_view text, double size, bool bold, double width);
    /// At the blank that makes the longer line shortest; the second line is empty where there is no blank.
    std::pair<std::string, std::string> two_lines(std::string_view text, double size, bool bold);

    /// Letters measured so far that no installed font has, sorted.
    const std::set<char32_t>& missing_letters() const;
    /// False where no font is installed: nothing can be drawn.
    bool has_font() const;
    /// The first of its fonts, and what replaces it, or empty where that is installed.
    std::string first_font() const;
    std::string substitute_font() const;

  private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace orgplan::scene
