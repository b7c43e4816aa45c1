#pragma once

#include <string>
#include <string_view>

namespace orgplan::interop {

/// An id as people type it for one another: letter case, zeros before it and `.0` behind it do not count.
std::string id_key(std::string_view id);

/// The part of a name before what is behind it, such as `, PhD`: all of it where there is nothing.
std::string_view without_suffixes(std::string_view name);

/// The words of a name in the order of the alphabet, so that `Ann Lee` and `Lee, Ann` are one; without titles such as
/// `Dr.` and `PhD`, and with `ue` for `ü` where that is wanted.
std::string name_key(std::string_view name, bool umlauts = false);
/// A name's key without initials, `Jr` and their like, where two words are left.
std::string without_initials(std::string_view key);
bool has_umlaut(std::string_view text);

}  // namespace orgplan::interop
