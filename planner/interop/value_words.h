#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

// What single values of an export mean. Letter case, accents and the quotes around a value do not matter.

namespace orgplan::interop {

/// What a value of a status, employment or vacancy column says.
enum class Meaning : std::uint8_t {
    there,
    on_leave,
    future,
    left,
    closed,
    vacant,
    proposed,
    approved,
    open,
    offered,
    employee,
    contractor,
    agency,
    intern,
    volunteer,
    yes,
    no
};
/// By `Meaning`, as `--means VALUE=WORD` has it.
inline constexpr std::array<std::string_view, 17> kMeaningWords{
    "there",   "leave",    "future",     "left",   "closed", "vacant",    "proposed", "approved", "open",
    "offered", "employee", "contractor", "agency", "intern", "volunteer", "yes",      "no"};
static_assert(kMeaningWords.size() == static_cast<std::size_t>(Meaning::no) + 1);
inline std::string_view word_of(Meaning meaning) {
    return kMeaningWords[static_cast<std::size_t>(meaning)];
}

/// A text as it is looked up: in small letters, without accents, in single blanks.
std::string lookup_key(std::string_view text);

/// Reads the values of one column.
class Meanings {
  public:
    /// `column` is one of the `meanings` of `ImportWords`; `own` are `VALUE=WORD`, and come first.
    Meanings(std::string_view column, const std::vector<std::string>& own);
    /// Null where the value is not known. It stays valid.
    const Meaning* find(const std::string& text);

  private:
    struct Known {
        bool understood = false;
        Meaning meaning = Meaning::there;
    };
    std::unordered_map<std::string, Meaning> words_;
    std::unordered_map<std::string, Known> read_;  // by the text as it is written
};

/// Values of one meaning: the well-known ones, and those the user named.
class ValueWords {
  public:
    explicit ValueWords(const std::vector<std::string>& well_known, const std::vector<std::string>& named = {});
    /// Of a cleaned value in small letters.
    bool has(const std::string& folded) const { return words_.contains(folded); }

  private:
    std::unordered_set<std::string> words_;
};

/// Values of a list of `ImportWords`, as `lookup_key` writes them.
std::unordered_set<std::string> lookup_keys(std::string_view list);

/// The option that is not `VALUE=WORD` with a known word, or empty.
std::string faulty_meaning(const std::vector<std::string>& own);

}  // namespace orgplan::interop
