#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

// What single values of an export mean, in English, German, French and Spanish. Letter case, accents and the quotes
// around a value do not matter.

namespace orgplan::interop {

/// In the manager column, or in any: there is none.
extern const std::string_view kTopValues;
/// In the name column: nobody sits there.
extern const std::string_view kVacantValues;
/// What may follow one of these: `Open position`, `Vacant (backfill for Cy)`.
extern const std::string_view kVacancyFillers;
/// In the name column: the seat was closed.
extern const std::string_view kClosedValues;
/// In the name column: somebody who is not named.
extern const std::string_view kUndisclosedValues;
/// In the first cell of a row that is no row but a sum of rows, or the end of the report.
extern const std::string_view kFooterValues;
/// Of a date, an amount or a share: not given.
extern const std::string_view kEmptyValues;

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
/// As `--means VALUE=WORD` has it.
std::string_view word_of(Meaning meaning);
std::vector<std::string> meaning_words();

struct MeaningWords {
    Meaning meaning;
    std::string_view values;  ///< with ` | ` between
};
std::span<const MeaningWords> status_words();
std::span<const MeaningWords> employment_words();
std::span<const MeaningWords> vacancy_words();

/// A text as it is looked up: in small letters, without accents, in single blanks.
std::string lookup_key(std::string_view text);
/// Calls for each of a list with ` | ` between.
template <class Each>
void each_word(std::string_view list, Each each) {
    while (!list.empty()) {
        const std::size_t bar = list.find('|');
        std::string_view word = list.substr(0, bar);
        while (word.starts_with(' ')) word.remove_prefix(1);
        while (word.ends_with(' ')) word.remove_suffix(1);
        if (!word.empty()) each(word);
        if (bar == std::string_view::npos) break;
        list.remove_prefix(bar + 1);
    }
}

/// Reads the values of one column.
class Meanings {
  public:
    /// `own` are `VALUE=WORD`, and come first.
    Meanings(std::span<const MeaningWords> words, const std::vector<std::string>& own);
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

/// Values of one meaning: the well-known ones, with ` | ` between, and those the user named.
class ValueWords {
  public:
    ValueWords(std::string_view well_known, const std::vector<std::string>& named);
    /// Of a cleaned value in small letters.
    bool has(const std::string& folded) const { return words_.contains(folded); }

  private:
    std::unordered_set<std::string> words_;
};

/// The option that is not `VALUE=WORD` with a known word, or empty.
std::string faulty_meaning(const std::vector<std::string>& own);

}  // namespace orgplan::interop
