#pragma once

#include <filesystem>
#include <string>
#include <vector>

// What a command writes, searched for what nobody is to read.

namespace orgplan {

/// A text without letter case, and with the digits of one amount beside each other.
std::string searchable(const std::string& text);

/// Each secret that is in a text, letter case aside; `whole`: as a word, so that `Nico` is not in `unicode`.
std::vector<std::string> found_in(const std::string& text, const std::vector<std::string>& secrets, bool whole = false);

/// All that the files of a folder say and are called: of a PDF the text that can be selected, and what is not packed.
std::string written_in(const std::filesystem::path& folder);

}  // namespace orgplan
