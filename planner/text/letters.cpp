#include "planner/text/letters.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <memory>
#include <optional>
#include <vector>

namespace orgplan::text {
namespace {

// A text with more of them shows the first.
constexpr std::size_t kMostNamed = 4;

std::string mapped(std::string_view text, int options) {
    utf8proc_uint8_t* result = nullptr;
    const auto size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &result, static_cast<utf8proc_option_t>(options));
    if (size < 0) return std::string(text);  // not UTF-8: equal to itself alone
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(result, &std::free);
    return {reinterpret_cast<const char*>(result), static_cast<std::size_t>(size)};
}

// Calls `each(letter, bytes)` for each code point; what is not UTF-8 ends it.
template <class Each>
void for_each_letter(std::string_view text, Each each) {
    while (!text.empty()) {
        utf8proc_int32_t letter = 0;
        const utf8proc_ssize_t size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                                       static_cast<utf8proc_ssize_t>(text.size()), &letter);
        if (size <= 0) return;
        each(letter, text.substr(0, static_cast<std::size_t>(size)));
        text.remove_prefix(static_cast<std::size_t>(size));
    }
}

// Finds letters that are not shown where they are. Scripts from Hebrew on, and symbols, need some of them: those that
// join or part two letters, those that choose a form, and the tags of a flag.
class Unseen {
  public:
    bool operator()(UChar32 letter) {
        const UChar32 before = before_;
        before_ = letter;
        const bool tag = letter >= 0xE0020 && letter <= 0xE007F;
        in_flag_ = letter == 0x1F3F4 || (in_flag_ && tag);
        if (u_hasBinaryProperty(letter, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0) return false;
        constexpr UChar32 kFirstHebrew = 0x590;
        const bool joins = letter == 0x200C || letter == 0x200D;
        const bool chooses = u_hasBinaryProperty(letter, UCHAR_VARIATION_SELECTOR) != 0;
        if ((joins || chooses) && before >= kFirstHebrew && !is_unseen(before)) return false;
        const bool symbol = letter == 0xFE0E || letter == 0xFE0F;
        if (symbol && u_hasBinaryProperty(before, UCHAR_EMOJI) != 0) return false;
        return !(tag && in_flag_);
    }

  private:
    static bool is_unseen(UChar32 letter) {
        return u_hasBinaryProperty(letter, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 &&
               u_hasBinaryProperty(letter, UCHAR_VARIATION_SELECTOR) == 0;
    }

    UChar32 before_ = 0;
    bool in_flag_ = false;
};

std::string without_unseen(std::string_view text) {
    std::string seen;
    Unseen unseen;
    for_each_letter(text, [&](UChar32 letter, std::string_view bytes) {
        if (!unseen(letter)) seen += bytes;
    });
    return seen;
}

// `U+200B (zero width space)`.
std::string named(UChar32 letter) {
    std::array<char, 128> name{};
    UErrorCode status = U_ZERO_ERROR;
    u_charName(letter, U_EXTENDED_CHAR_NAME, name.data(), static_cast<int32_t>(name.size()), &status);
    std::string lower(name.data());
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return fmt::format("U+{:04X} ({})", static_cast<std::uint32_t>(letter), lower);
}

class Spoofs {
  public:
    Spoofs() : checker_(opened()) {
        if (!checker_) return;
        UErrorCode status = U_ZERO_ERROR;
        uspoof_setRestrictionLevel(checker_.get(), USPOOF_HIGHLY_RESTRICTIVE);
        uspoof_setChecks(checker_.get(), USPOOF_RESTRICTION_LEVEL, &status);
    }

    bool mixes_scripts(std::string_view word) const {
        UErrorCode status = U_ZERO_ERROR;
        return checker_ &&
               uspoof_checkUTF8(checker_.get(), word.data(), static_cast<int32_t>(word.size()), nullptr, &status) != 0;
    }

    // The same for texts that look the same.
    std::string skeleton(std::string_view text) const {
        const std::string seen = without_unseen(text);
        if (!checker_) return seen;
        UErrorCode status = U_ZERO_ERROR;
        std::string result(4 * seen.size() + 16, '\0');
        for (int tries = 0; tries < 2; ++tries) {
            status = U_ZERO_ERROR;
            const int32_t size =
                uspoof_getSkeletonUTF8(checker_.get(), 0, seen.data(), static_cast<int32_t>(seen.size()), result.data(),
                                       static_cast<int32_t>(result.size()), &status);
            result.resize(static_cast<std::size_t>(std::max(size, 0)));
            if (status != U_BUFFER_OVERFLOW_ERROR) break;
        }
        return U_FAILURE(status) ? seen : result;
    }

  private:
    using Checker = std::unique_ptr<USpoofChecker, decltype(&uspoof_close)>;

    static Checker opened() {
        UErrorCode status = U_ZERO_ERROR;
        Checker checker(uspoof_open(&status), &uspoof_close);
        if (U_FAILURE(status)) checker.reset();
        return checker;
    }

    Checker checker_;
};

const Spoofs& spoofs() {
    static const Spoofs kSpoofs;
    return kSpoofs;
}

// The word around a byte of a text, up to blanks.
std::string_view word_at(std::string_view text, std::size_t at) {
    const std::size_t before = text.substr(0, at).find_last_of(" \t\n");
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    return text.substr(begin, text.find_first_of(" \t\n", at) - begin);
}

void report_unseen(std::string_view text, Place where, Findings& findings) {
    std::vector<UChar32> found;
    std::size_t first = 0, at = 0;
    Unseen unseen;
    for_each_letter(text, [&](UChar32 letter, std::string_view bytes) {
        if (unseen(letter)) {
            if (found.empty()) first = at;
            if (std::ranges::find(found, letter) == found.end()) found.push_back(letter);
        }
        at += bytes.size();
    });
    if (found.empty()) return;
    std::string names;
    for (std::size_t i = 0; i < std::min(found.size(), kMostNamed); ++i) {
        names += fmt::format("{}{}", i == 0 ? "" : ", ", named(found[i]));
    }
    if (found.size() > kMostNamed) names += fmt::format(" and {} more", found.size() - kMostNamed);
    findings.add("invisible-letter", where,
                 fmt::format("`{}` contains {} that nobody sees: {}", made_visible(word_at(text, first)),
                             found.size() == 1 ? "a letter" : "letters", names));
}

// The scripts of a word, each with its first letter: ``Latin (`c`, U+0063) and Cyrillic (`е`, U+0435)``.
std::string scripts_of(std::string_view word) {
    std::vector<UScriptCode> seen;
    std::vector<std::string> names;
    for_each_letter(word, [&](UChar32 letter, std::string_view bytes) {
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(letter, &status);
        if (U_FAILURE(status) || script <= USCRIPT_INHERITED || std::ranges::find(seen, script) != seen.end()) return;
        seen.push_back(script);
        names.push_back(
            fmt::format("{} (`{}`, U+{:04X})", uscript_getName(script), bytes, static_cast<std::uint32_t>(letter)));
    });
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += fmt::format("{}{}", i == 0 ? "" : i + 1 == names.size() ? " and " : ", ", names[i]);
    }
    return text;
}

void report_mixed(std::string_view text, Place where, Findings& findings) {
    std::size_t begin = 0, at = 0;
    bool beyond_ascii = false, reported = false;
    const auto end_word = [&](std::size_t after) {
        const std::string_view word = text.substr(begin, at - begin);
        if (beyond_ascii && !reported && spoofs().mixes_scripts(word)) {
            findings.add("mixed-scripts", where, fmt::format("the word `{}` mixes {}", word, scripts_of(word)));
            reported = true;
        }
        begin = after;
        beyond_ascii = false;
    };
    for_each_letter(text, [&](UChar32 letter, std::string_view bytes) {
        const std::size_t after = at + bytes.size();
        const bool alphabetic = u_isUAlphabetic(letter) != 0;
        const bool in_word = alphabetic || u_isdigit(letter) != 0 || (U_GET_GC_MASK(letter) & U_GC_M_MASK) != 0;
        if (!in_word) end_word(after);
        beyond_ascii = beyond_ascii || (alphabetic && letter >= 0x80);
        at = after;
    });
    end_word(at);
}

}  // namespace

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string normal(std::string_view text) {
    return is_ascii(text) ? std::string(text) : mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string folded(std::string_view text) {
    std::string result;
    if (is_ascii(text)) {
        result = text;
        for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return result;
    }
    // The marks of other scripts are letters to those who write them.
    constexpr UChar32 kFirstAccent = 0x300, kLastAccent = 0x36F;
    for_each_letter(mapped(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD),
                    [&](UChar32 letter, std::string_view bytes) {
                        if (letter < kFirstAccent || letter > kLastAccent) result += bytes;
                    });
    return result;
}

bool look_alike(std::string_view a, std::string_view b) {
    if (a == b || (is_ascii(a) && is_ascii(b))) return false;
    return spoofs().skeleton(a) == spoofs().skeleton(b);
}

std::string made_visible(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    std::string result;
    Unseen unseen;
    for_each_letter(text, [&](UChar32 letter, std::string_view bytes) {
        if (unseen(letter)) {
            result += fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(letter));
        } else {
            result += bytes;
        }
    });
    return result;
}

void check_letters(std::string_view text, Place where, Findings& findings) {
    if (is_ascii(text)) return;
    report_unseen(text, where, findings);
    report_mixed(text, where, findings);
}

}  // namespace orgplan::text
