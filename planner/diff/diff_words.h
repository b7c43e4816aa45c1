#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "planner/diff/diff.h"
#include "planner/report/table.h"

namespace orgplan::diff {

/// How a page writes an id, and any other text that a spec gives.
struct DiffStyle {
    std::string (*id)(std::string_view);
    std::string (*text)(std::string_view);
};

/// "New findings", "Findings changed", "Findings resolved".
std::string_view heading_of(FindingChange::Kind kind);
/// `new`, `changed`, `resolved`.
std::string_view word_of(FindingChange::Kind kind);

/// "27 seats added, 3 moved; 1 unit added": how many things of each kind changed in which way.
std::string counted_words(std::span<const Change> changes);

/// The sentences of a diff, for every page that is read by people.
class DiffWords {
  public:
    /// All three must outlive it.
    DiffWords(const Diff& diff, const Organisation& before, const Organisation& after, DiffStyle style);

    /// "27 seats added, 3 moved; headcount 14 → 40; 1 new finding", or "no differences".
    std::string summary() const;
    /// How many findings of the later side `ignore` suppresses; empty: none.
    std::string suppressed() const;
    /// What the months of the stages cost in all: "cost to 2028-09: 4 100 000 EUR → 4 600 000 EUR (+500 000 EUR)"; or
    /// nothing, where no months are summed.
    std::string cost() const;
    /// What a reader has to know about the sums: each a sentence.
    std::vector<std::string> cost_notes() const;
    /// The text of one change, without its id: "moved from `core` to `orders`; reports to `bela`".
    std::string of(const Change& change) const;
    /// " at seed and series-a", or nothing where it holds in all that is compared.
    std::string at(StageSet stages) const;
    /// The same after the message of a finding: ", at seed and series-a".
    std::string of(const FindingChange& change) const;
    /// Changes that read alike, of seats numbered one after another, make one row: `be-1..3`.
    struct Row {
        const Change* first;
        std::string id;
        std::string text;
    };
    struct Group {
        std::string unit;  ///< its id; empty: the company
        std::string name;  ///< as it is printed, unstyled
        std::vector<Row> rows;
    };
    std::vector<Group> groups() const;
    /// "seat `quality` may now be `qa` (the same holder, Ada); if so, add `previously: quality` to it"
    std::string of(const LikelyRename& rename) const;
    /// The headcount and run rates by unit, one table; with a column that names the stage where several are compared.
    report::Table heads() const;
    /// "stage `later` added", one for each stage that only one side has.
    std::vector<std::string> stages() const;

  private:
    std::string words(const Fact& fact, bool whole) const;
    std::string role(std::string_view id, std::string_view alias) const;
    std::string title(const Fact& fact, const Change& change) const;
    std::string last_figures() const;
    std::string was(std::string_view before, std::string_view none) const;

    const Diff& diff_;
    DiffStyle style_;
    StageSet compared_;
    std::unordered_map<std::string_view, std::string_view> roles_;
};

}  // namespace orgplan::diff
