#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace orgplan::interop {

/// The one name space of seats and units in the making: each id is given once.
class ImportIds {
  public:
    /// Words that the language understands where an id may stand are taken from the start.
    ImportIds();

    /// Takes an id as it stands; false where it is taken, or is none.
    bool take(std::string_view id);
    /// An id like `text`, of characters that the language allows, with a number where that is taken.
    std::string repair(std::string_view text);
    /// The same for a name: in small letters, accents off, `-` between the words, at most 60 bytes.
    std::string from_name(std::string_view name, std::string_view otherwise);

  private:
    std::string numbered(std::string stem);

    std::unordered_set<std::string> taken_;
    std::unordered_map<std::string, std::size_t> last_number_;
};

}  // namespace orgplan::interop
