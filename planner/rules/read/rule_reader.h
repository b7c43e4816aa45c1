#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/rules/enum_words.h"
#include "planner/rules/read/read_rules.h"

namespace orgplan::rules {

struct ConditionWord;

/// Reads the vocabulary: subjects, selectors and conditions. Anything else is reported at its place.
class RuleReader {
  public:
    using Keys = std::span<const std::string_view>;

    RuleReader(RuleSet& rules, const RuleWords& words, text::Findings& findings)
        : rules_(rules), words_(words), findings_(findings) {}

    /// A map of conditions, all of which must hold. `about` is what they are about.
    std::optional<Condition> condition(text::Node map, SubjectKind about);
    /// `for:` is `company`, or a map with one of the other subjects; false where it cannot be read.
    bool subject(text::Node value, Rule& rule);
    /// The selector of all seats of some roles.
    std::uint32_t seats_of_roles(std::vector<std::string> roles);
    /// A selector of seats, with keys `beside` it in the same map; false where it cannot be read.
    bool seats(text::Node map, Keys beside, std::uint32_t& selector);
    bool link_kinds(text::Node value, std::vector<LinkKind>& into);

    void fault(Place place, std::string message, std::string help = {});
    /// Whether every key of a map is one of `keys`; reports those that are not.
    bool only(text::Node map, std::string_view what, Keys keys);
    /// A word or a list of words, out of `known` where that is not empty.
    bool words(text::Node value, std::string_view what, Keys known, std::vector<std::string>& into);
    /// Words that a spec chooses for this fact, as the spec names it; one that nearly is a known one is reported.
    bool fact_words(text::Node value, std::string_view fact, std::vector<std::string>& into);
    /// Whether such a word was reported within a value that was read.
    bool is_misspelt(text::Node value) const;
    bool roles(text::Node value, std::vector<std::string>& into);
    bool flag(text::Node value, std::optional<bool>& into);
    bool is_map(text::Node value, std::string_view what, std::string help = {});

  private:
    std::optional<Condition> one(text::Node value, SubjectKind about, Keys beside = {});
    bool operand(const ConditionWord& word, text::Node value, SubjectKind about, Condition& into);
    bool with_parts(text::Node map, SubjectKind about, Keys selecting, Keys beside, Condition& into);
    bool beside(text::Node value, Condition& into);
    bool facts(text::Node map, Condition& into);
    bool parameters(text::Node map, Condition& into);
    void check_word(std::string_view fact, std::string_view word, Place place);
    bool needed_facts(text::Node value, SubjectKind about, Condition& into);
    bool manager_comparison(text::Node map, Condition& into);
    bool duty_subject(text::Node value, Rule& rule);
    bool seat_selector(text::Node map, Keys beside, SeatSelector& into);
    bool unit_selector(text::Node map, bool with_conditions, UnitSelector& into);
    bool units(text::Node map, bool with_conditions, std::uint32_t& selector);
    bool work_selector(text::Node map, SubjectKind kind, bool with_conditions, WorkSelector& into);
    bool work(text::Node map, SubjectKind kind, bool with_conditions, std::uint32_t& selector);
    bool limits(text::Node map, Condition& into, bool one_if_none);
    bool limit(text::Node map, std::string_view key, std::optional<Limit>& into);
    bool duty_kinds(text::Node value, std::vector<DutyOf>& into);

    // Words that name the values of an enumeration.
    template <class Enum>
    bool values(text::Node value, std::string_view what, std::vector<Enum>& into) {
        std::vector<std::string> listed;
        if (!words(value, what, kWords<Enum>, listed)) return false;
        for (const std::string& word : listed) into.push_back(*value_of<Enum>(word));
        return true;
    }

    RuleSet& rules_;
    const RuleWords& words_;
    text::Findings& findings_;
    std::vector<Place> misspelt_;
};

/// `severity` of a rule or a row into the rule; false where it is not a severity.
bool read_severity(text::Node map, Rule& rule, RuleReader& reader);
/// `evidence` and `source` of a rule or a row.
Evidence evidence_of(text::Node map);

/// The words that select units, products or projects.
RuleReader::Keys selecting_words(SubjectKind kind);
/// What `given` may name.
std::span<const GivenFact> facts_of(SubjectKind about);
/// "a seat", "the company"; of a duty its holder.
std::string_view subject_text(SubjectKind kind);

}  // namespace orgplan::rules
