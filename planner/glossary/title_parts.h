#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "planner/glossary/title_words.h"

namespace orgplan::glossary {

/// A title as it is read: cut at commas, brackets, colons, bars and free dashes, each part as words that are folded,
/// without endings for another gender, and spelled out. No part is empty.
class TitleSpeller {
  public:
    explicit TitleSpeller(const TitleWords& words);

    struct Part {
        std::vector<std::string> words;
        std::string last;   ///< the last word as it is written
        bool mark = false;  ///< `(m/w/d)`, `80 %`
    };
    /// A spelling that was written out.
    struct Change {
        std::string from;
        std::string to;
    };

    std::vector<Part> parts(std::string_view title, std::vector<Change>* changes = nullptr) const;
    /// The words of a phrase that has no parts, one blank between two.
    std::string spelled(std::string_view phrase) const;
    /// Whether a word says only for which gender or how much of a week.
    bool is_mark(std::string_view word) const;

  private:
    std::string without_endings(std::string_view title) const;
    std::vector<std::string> words_of(std::string_view text, std::vector<Change>* changes) const;

    const TitleWords& words_;
    std::unordered_map<std::string_view, std::string_view> spellings_;
    std::vector<std::string_view> of_;  // sorted
};

/// Words from one place to another, one blank between two.
std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to);

}  // namespace orgplan::glossary
