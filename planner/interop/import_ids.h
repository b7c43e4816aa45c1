#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "planner/interop/key_table.h"

namespace orgplan::interop {

/// A text as one word that the language takes, in its own letters: `Austin-TX` of `Austin, TX`.
std::string as_word(std::string_view text);

/// The ids of seats and units as they are made: each is given once.
class ImportIds {
  public:
    /// Words that the language reads in place of an id are taken from the start.
    ImportIds();
    /// Makes room for so many more, so that they are not moved again and again.
    void reserve(std::size_t more) { taken_.reserve(taken_.size() + more); }

    void prefetch(std::string_view id) const { taken_.prefetch(id); }

    /// Takes an id as it is; false where it is taken, or is not an id.
    bool take(std::string_view id);
    /// An id like `text`, in characters that the language allows, with a number where that id is taken.
    std::string repair(std::string_view text);
    /// The same for a name: in small letters, without accents, `-` between the words, at most 60 bytes.
    std::string from_name(std::string_view name, std::string_view otherwise);

  private:
    std::string numbered(std::string stem);

    KeyTable taken_;
    std::unordered_map<std::string, std::size_t> last_number_;
};

}  // namespace orgplan::interop
