#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/rules/read_rules.h"

namespace orgplan {

/// Reads the vocabulary: selectors and conditions. Whatever is no word of it is reported at its place.
class RuleReader {
  public:
    RuleReader(RuleSet& rules, const RuleWords& words, Findings& findings)
        : rules_(rules), words_(words), findings_(findings) {}

    /// A map of conditions, all of which must hold. `about` is what they speak of.
    std::optional<Condition> condition(Node map, SubjectKind about);
    /// `for:`: `company`, or a map with `seat` or `unit`; false where it cannot be read.
    bool subject(Node value, Rule& rule);
    /// The selector of all seats of a role.
    std::uint32_t seats_of_role(std::string role);

    void fault(Place place, std::string message, std::string help = {});
    /// Whether every key of a map is one of `keys`; reports those that are not.
    bool only(Node map, std::string_view what, std::span<const std::string_view> keys);

  private:
    struct Word;
    std::optional<Condition> one(Node value, SubjectKind about);
    std::optional<Condition> operand(const Word& word, Node value, SubjectKind about);
    bool seats(Node map, std::span<const std::string_view> beside, std::uint32_t& selector);
    bool seat_selector(Node map, std::span<const std::string_view> beside, SeatSelector& into);
    bool unit_selector(Node map, bool with_conditions, UnitSelector& into);
    bool units(Node map, bool with_conditions, std::uint32_t& selector);
    bool unit_parts(Node map, Condition& into);
    bool limits(Node map, Condition& into, bool one_if_none);
    bool limit(Node map, std::string_view key, std::optional<Limit>& into);
    bool facts(Node map, Condition& into);
    bool words(Node value, std::string_view what, std::span<const std::string_view> known,
               std::vector<std::string>& into);
    bool roles(Node value, std::vector<std::string>& into);
    bool flag(Node value, std::optional<bool>& into);
    bool is_map(Node value, std::string_view what);

    RuleSet& rules_;
    const RuleWords& words_;
    Findings& findings_;
};

}  // namespace orgplan
