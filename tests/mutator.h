#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace orgplan::testing {

/// The same numbers everywhere for the same seed.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed * 2685821657736338717u + 88172645463325252u) {}

    std::uint64_t next() {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return state_;
    }
    /// From 0 to `count` - 1; 0 for a count of 0.
    std::size_t below(std::size_t count) { return count == 0 ? 0 : static_cast<std::size_t>(next() % count); }

  private:
    std::uint64_t state_;
};

/// Breaks texts as hands, editors and transfers do: bytes, lines, indentation, stray YAML.
class Mutator {
  public:
    explicit Mutator(std::uint64_t seed) : random_(seed) {}

    /// The text with one to four things done to it.
    std::string mutate(std::string text) {
        for (std::size_t rounds = 1 + random_.below(4); rounds > 0; --rounds) change(text);
        return text;
    }

  private:
    void change(std::string& text) {
        const std::size_t at = random_.below(text.size() + 1);
        switch (random_.below(9)) {
            case 0:
                if (at < text.size()) text[at] = static_cast<char>(random_.below(256));
                break;
            case 1:
                text.erase(at, 1 + random_.below(8));
                break;
            case 2:
                text.insert(at, token());
                break;
            case 3:
                text.insert(at, token());
                break;
            case 4: {  // a line twice
                const auto [begin, end] = line_of(text, at);
                text.insert(begin, text.substr(begin, end - begin));
                break;
            }
            case 5: {  // a line lost
                const auto [begin, end] = line_of(text, at);
                text.erase(begin, end - begin);
                break;
            }
            case 6: {  // a line deeper or shallower
                const auto [begin, end] = line_of(text, at);
                if (random_.below(2) == 0) {
                    text.insert(begin, 1 + random_.below(4), ' ');
                } else if (begin < text.size() && text[begin] == ' ') {
                    text.erase(begin, 1 + random_.below(2));
                }
                break;
            }
            case 7:
                text.resize(at);
                break;
            default: {  // a piece of it elsewhere
                const std::string piece = text.substr(random_.below(text.size()), 1 + random_.below(40));
                text.insert(at, piece);
                break;
            }
        }
    }

    static std::pair<std::size_t, std::size_t> line_of(std::string_view text, std::size_t at) {
        std::size_t begin = at;
        while (begin > 0 && text[begin - 1] != '\n') --begin;
        const std::size_t end = text.find('\n', at);
        return {begin, end == std::string_view::npos ? text.size() : end + 1};
    }

    std::string token() {
        static constexpr std::array<std::string_view, 42> kTokens = {"[",
                                                                     "]",
                                                                     "{",
                                                                     "}",
                                                                     ",",
                                                                     ":",
                                                                     ": ",
                                                                     "- ",
                                                                     "? ",
                                                                     "#",
                                                                     " #",
                                                                     "'",
                                                                     "\"",
                                                                     "|",
                                                                     ">",
                                                                     "|2\n",
                                                                     "&a ",
                                                                     "*a",
                                                                     "<<: *a",
                                                                     "!!str ",
                                                                     "!t ",
                                                                     "%",
                                                                     "@",
                                                                     "---\n",
                                                                     "...\n",
                                                                     "\t",
                                                                     "\r\n",
                                                                     "~",
                                                                     "null",
                                                                     "Null",
                                                                     "..",
                                                                     "yes",
                                                                     "2027-02-30",
                                                                     "\\",
                                                                     "\xC3",
                                                                     "\u00e4",
                                                                     "\n  ",
                                                                     "\xEF\xBB\xBF",
                                                                     "\u2028",
                                                                     "id: x\n",
                                                                     "999999999999",
                                                                     "/"};
        return std::string(kTokens[random_.below(kTokens.size())]);
    }

    Random random_;
};

}  // namespace orgplan::testing
