#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace orgplan::redact {

/// A run of letters and digits in a text.
struct TextWord {
    std::size_t begin = 0;  ///< its bytes
    std::size_t end = 0;
    std::string folded;  ///< without letter case and accents
};

/// The words of a text: what blanks, punctuation, `-`, `_`, `/` and `@` leave between them.
std::vector<TextWord> words_of(std::string_view text);

/// Whether a word that is no more than this can be a name; those of messages, of titles and of the language are not.
bool is_common_word(std::string_view folded);
/// Whether a word is one of a role's title in the glossary.
bool is_title_word(std::string_view folded);
/// Whether a word of an id says what somebody does, in the glossary or by a usual abbreviation.
bool is_role_word(std::string_view folded);

/// Whether a word says a kind of contract: `contractor`, `freelance`, `interns`, `Werkstudent`.
bool is_contract_word(std::string_view folded);
/// Whether a word says a level that no title of the glossary does: `sr`, `jr`, `phd`.
bool is_level_word(std::string_view folded);

}  // namespace orgplan::redact
