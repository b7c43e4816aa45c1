#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "planner/diff/diff.h"
#include "planner/diff/match.h"

namespace orgplan::diff {

/// Times in the words of a spec: the stage of that day, by its id in the second, or the day; empty where there is no
/// bound.
class TimeWords {
  public:
    /// `by_id`: the id that is shown for each stage.
    TimeWords(const Organisation& organisation, std::vector<Text> by_id);
    std::string of(Tick tick) const;

  private:
    std::map<Tick, Text> stages_;
};

/// Collects what is different about one thing after another, by the ids of the second.
class FactList {
  public:
    FactList(const StageSnapshot& before, const StageSnapshot& after, const Match& match, StageSet stages);

    Text before_id(UnitId id) const;
    Text before_id(PositionId id) const;
    template <class Id>
    Text after_id(Id id) const {
        return given(id) ? after_.org[id].id : Text();
    }

    /// Adds a fact where the two are not the same.
    void add(Aspect aspect, std::string_view from, std::string_view to, std::string_view name = {});
    /// Adds it where the roles are not the same, with the aliases by which they are named.
    void add_role(Aspect aspect, std::string_view from, std::string_view alias_from, std::string_view to,
                  std::string_view alias_to);
    /// Adds one fact for each word added or removed.
    void add_words(Aspect aspect, std::vector<Text> from, std::vector<Text> to, std::string_view name = {});
    /// Who is responsible for what; null: the thing is not there.
    void add_duties(const std::vector<Duty>* before, const std::vector<Duty>* after);
    /// What a unit may spend; without a unit, the company.
    void add_budgets(bool existed, UnitId before, bool exists, UnitId after);
    /// How a seat or unit is linked to others besides its lines; an empty end: the thing is not there.
    void add_links(LinkEnd before, LinkEnd after);
    /// When a thing opens and closes, where stages have dates.
    template <class Standing>
    void add_times(const Standing* before, const Standing* after) {
        if (!dated_) return;
        add(Aspect::opens, before ? times_before_.of(before->opens) : "", after ? times_after_.of(after->opens) : "");
        add(Aspect::closes, before ? times_before_.of(before->closes) : "",
            after ? times_after_.of(after->closes) : "");
    }

    // Facts that rules need, by their keys; empty where not given.
    void add_fact(std::string_view key, std::optional<bool> from, std::optional<bool> to);
    void add_fact(std::string_view key, std::optional<std::uint32_t> from, std::optional<std::uint32_t> to);
    void add_fact(std::string_view key, const std::optional<Text>& from, const std::optional<Text>& to);
    void add_list(std::string_view key, const std::vector<Text>& from, const std::vector<Text>& to);
    void add_list(std::string_view key, const std::optional<std::vector<Text>>& from,
                  const std::optional<std::vector<Text>>& to);
    void add_seat_facts(const SeatFacts& from, const SeatFacts& to);

    /// Ends a thing: what was added since the last one is what is different about it. `was`: its id in the first.
    void finish(Thing thing, Presence presence, Text id, Text was, Text label, Text unit, bool promoted = false);
    /// All that is different, in the order in which it was added.
    std::vector<Change> take() { return std::move(changes_); }

  private:
    using Budgets = std::multimap<UnitId, const Budget*>;

    const StageSnapshot& before_;
    const StageSnapshot& after_;
    const Match& match_;
    StageSet stages_;
    bool dated_ = false;  // both, and two specs
    TimeWords times_before_;
    TimeWords times_after_;
    Budgets budgets_before_;
    Budgets budgets_after_;
    std::vector<Fact> facts_;  // of the thing at hand
    std::vector<Change> changes_;
};

/// "270000.00 EUR", as a program reads it.
std::string amount_words(Amount amount, Text currency);

}  // namespace orgplan::diff
