#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "planner/language/language_data.h"
#include "planner/text/document.h"

namespace orgplan::language {

/// Whether the form check accepts a line of YAML as a value of a form.
bool accepts(std::string yaml, const ValueForm& form);

/// A value of a form on one line, such as `{id: platform}`; empty where the language leaves it open.
std::string example_of(const ValueForm& form);

/// What to write where the form check refuses something: a form that it accepts in that place, with what the user
/// wrote, or an example. Words and forms come from `instead` and `meant` of the language.
class Corrections {
  public:
    /// `root` is the whole text, which is checked as `top`.
    Corrections(text::Node root, const LanguageEntity& top) : root_(root), top_(top) {}

    /// For a value that is not of its form; empty where only the user can know.
    std::string of_value(text::Node value, const ValueForm& form);
    /// The same for a list, but without an example.
    std::string of_list(text::Node list, const ValueForm& form);
    /// For a key that `thing` does not have, in `map`; empty where `instead` has nothing for it.
    std::string of_key(text::Node value, text::Node map, const LanguageEntity& thing);

  private:
    /// The value as the form check accepts it, on one line; empty where that is not known.
    std::string corrected(text::Node value, const ValueForm& form);
    /// What a text means where a thing is expected.
    std::string meant(const std::string& written, const ValueForm& form);
    /// The keys and values of a map as a thing has them.
    std::string body(text::Node map, const LanguageEntity& thing);
    /// A list of things out of a map of them.
    std::string listed(text::Node map, const ValueForm& element);
    /// A key and its value, as a form of `instead` has them; empty where the value does not fit.
    std::string pair(std::string_view form, text::Node value, text::Node map, const LanguageEntity& thing);
    /// A form with what was written in its holes; empty where it has more of them, or fewer.
    std::string filled(std::string_view form, std::string_view written, text::Node map) const;
    /// Whether a text is short enough to be shown, and accepted.
    bool fits(const std::string& text, const ValueForm& form);
    std::string with_beside(std::string help) const;

    text::Node root_;
    const LanguageEntity& top_;
    std::string beside_;         // what belongs at the top level as well
    std::size_t left_ = 10'000;  // forms that are tried, so that time is bounded
};

}  // namespace orgplan::language
