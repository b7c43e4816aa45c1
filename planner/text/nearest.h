#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace orgplan::text {

/// The candidate nearest to `text` by edits (letter case apart), if it is near enough to be meant; else the shortest
/// that begins with it, if it has four letters; else empty. Of several as near, the one with more of
/// its letters, then the first in the alphabet.
std::string nearest(std::string_view text, std::span<const std::string_view> candidates);

/// The candidate that `text` misspells, where another word may be meant as well: letter case, one edit of a word of
/// five letters and more, or two of ten; else empty. Of several as near, the first in the alphabet.
std::string slip_of(std::string_view text, std::span<const std::string_view> candidates);

/// The nearest name of several words: every word is the same or a slip of the one in its place, so that `Head of Data`
/// is not near `Head of Sales`, nor `cfo` near `ceo`; the last may be only begun. Else empty.
std::string nearest_name(std::string_view text, std::span<const std::string_view> candidates);

/// `one`, and what follows: `did you mean `x`? The packs are ..`, or after any other text a semicolon. Either may be
/// empty.
std::string followed_by(std::string one, std::string_view next);
/// "did you mean `x`?", or empty; of one that looks the same, that it is another text.
std::string did_you_mean(std::string_view text, std::span<const std::string_view> candidates);
/// The same for names of several words.
std::string did_you_mean_name(std::string_view text, std::span<const std::string_view> candidates);

/// Suggestions from one set of candidates, for any number of texts: each text is compared once, up to a limit of
/// comparisons in all.
class Suggestions {
  public:
    Suggestions() = default;
    /// `near` compares a text with them: `nearest` or `nearest_name`.
    explicit Suggestions(std::vector<std::string_view> candidates,
                         std::string (*near)(std::string_view, std::span<const std::string_view>) = text::nearest);

    bool empty() const { return candidates_.empty(); }
    std::string did_you_mean(std::string_view text);
    /// The candidate alone, or empty.
    std::string nearest(std::string_view text);

  private:
    static constexpr std::size_t kMostCompared = 500'000;

    std::vector<std::string_view> candidates_;
    std::string (*near_)(std::string_view, std::span<const std::string_view>) = text::nearest;
    bool ascii_ = true;
    std::unordered_map<std::string, std::string> known_;
    std::size_t compared_ = 0;
};

}  // namespace orgplan::text
