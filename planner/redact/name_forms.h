#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orgplan::redact {

/// A way in which somebody is called in text or in an id.
struct NameForm {
    std::string words;         ///< folded, with a blank between them
    bool capitalised = false;  ///< in small letters it is another word
};

/// How somebody of that name may be called: `ada keller`, `keller ada`, `a keller`, `ada`, `keller`, `akeller`,
/// `adakeller`, ... Without words that are roles, since titles would be lost with them; empty where all of them are.
std::vector<NameForm> forms_of(std::string_view name);

/// How somebody may be called in a script that has no blanks between words, the longest first: the whole name, and of
/// one in Chinese, Japanese or Korean a given name or a surname of two signs, or a surname of one beside a word of
/// address. Empty of a name in another script.
std::vector<std::string> unbroken_forms_of(std::string_view name);

}  // namespace orgplan::redact
