#include "planner/diff/diff.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <tuple>
#include <unordered_map>

#include "graph/model/enumerators.h"
#include "planner/diff/compare.h"
#include "planner/diff/other_times.h"
#include "planner/diff/parts.h"

namespace orgplan::diff {
namespace {

constexpr std::array<std::string_view, 6> kThings{"company", "unit", "seat", "product", "project", "stage"};
static_assert(kThings.size() == kEnumerators<Thing>);
constexpr std::array<std::string_view, 35> kAspects{
    "name",   "kind",     "purpose", "within",    "manager", "joint_head", "home",  "reports_to", "dotted",
    "role",   "title",    "level",   "holder",    "acting",  "away",       "fte",   "employment", "location",
    "status", "opens",    "closes",  "member_of", "also",    "duty",       "units", "cost",       "due",
    "budget", "run_rate", "hiring",  "date",      "target",  "link",       "fact",  "list"};
static_assert(kAspects.size() == kEnumerators<Aspect> && !kAspects.back().empty());

// What holds in several pairs of stages is listed once.
class Merger {
  public:
    void add(Change change) {
        std::string key{static_cast<char>('0' + static_cast<int>(change.thing)),
                        static_cast<char>('0' + static_cast<int>(change.presence))};
        key += change.id + '\n' + change.was;
        const auto [known, fresh] = known_.emplace(std::move(key), changes_.size());
        if (fresh) {
            changes_.push_back(std::move(change));
            return;
        }
        Change& kept = changes_[known->second];
        kept.stages |= change.stages;
        kept.promoted = kept.promoted || change.promoted;
        for (Fact& fact : change.facts) {
            const auto same = std::find_if(kept.facts.begin(), kept.facts.end(), [&](const Fact& each) {
                return each.aspect == fact.aspect && each.name == fact.name && each.from == fact.from &&
                       each.to == fact.to && each.alias_from == fact.alias_from && each.alias_to == fact.alias_to;
            });
            if (same == kept.facts.end()) {
                kept.facts.push_back(std::move(fact));
            } else {
                same->stages |= fact.stages;
            }
        }
    }

    std::vector<Change> take() { return std::move(changes_); }

  private:
    std::unordered_map<std::string, std::size_t> known_;
    std::vector<Change> changes_;
};

std::vector<LikelyRename> merged(std::vector<LikelyRename> proposed) {
    std::map<std::tuple<Thing, std::string, std::string>, std::size_t> known;
    std::vector<LikelyRename> renames;
    for (LikelyRename& each : proposed) {
        const auto [same, fresh] = known.emplace(std::tuple(each.thing, each.from, each.to), renames.size());
        if (fresh) {
            renames.push_back(std::move(each));
        } else {
            renames[same->second].stages |= each.stages;
        }
    }
    return renames;
}

void add_renumbered(const StageSnapshot& before, const StageSnapshot& after, const Match& match,
                    std::vector<std::pair<std::string, std::string>>& renumbered) {
    for (std::size_t i = 0; i < match.seat_before.size(); ++i) {
        if (!given(match.seat_before[i])) continue;
        const Position& was = before.org[match.seat_before[i]];
        const Position& is = after.org.positions[i];
        if (was.id != is.id && Match::renumbered(was, is)) renumbered.emplace_back(was.id, is.id);
    }
}

// The order of things in the texts: those of the second first.
class Order {
  public:
    Order(const Organisation& before, const Organisation& after) {
        for (const Organisation* org : {&after, &before}) {
            for (const Unit& unit : org->units) {
                const StageId named_at = unit.stages.empty() ? StageId{} : unit.stages.earliest();
                const Text name =
                    org->name_of(id_at<UnitId>(static_cast<std::size_t>(&unit - org->units.data())), named_at);
                if (units_.emplace(unit.id, units_.size()).second)
                    names_.push_back({std::string(unit.id), std::string(name)});
            }
            for (const Position& seat : org->positions) seats_.emplace(seat.id, seats_.size());
            for (const Product& product : org->products) products_.emplace(product.id, products_.size());
            for (const Project& project : org->projects) projects_.emplace(project.id, projects_.size());
            for (const Stage& stage : org->stages) stages_.emplace(stage.id, stages_.size());
        }
    }

    void sort(std::vector<Change>& changes) const {
        using Key = std::tuple<std::size_t, Thing, std::size_t, std::size_t>;
        std::vector<std::pair<Key, std::size_t>> keys;
        for (std::size_t c = 0; c < changes.size(); ++c) keys.emplace_back(key_of(changes[c]), c);
        for (auto& [key, at] : keys) std::get<3>(key) = at;
        std::sort(keys.begin(), keys.end());
        std::vector<Change> sorted;
        sorted.reserve(changes.size());
        for (const auto& [key, at] : keys) sorted.push_back(std::move(changes[at]));
        changes = std::move(sorted);
    }

    std::vector<UnitName> take_units() { return std::move(names_); }

  private:
    using Ranks = std::unordered_map<Text, std::size_t>;

    static std::size_t rank(const Ranks& ranks, const std::string& id) {
        const auto found = ranks.find(id);
        return found == ranks.end() ? ranks.size() : found->second;
    }

    const Ranks& ranks_of(Thing thing) const {
        switch (thing) {
            case Thing::stage:
                return stages_;
            case Thing::product:
                return products_;
            case Thing::project:
                return projects_;
            case Thing::unit:
                return units_;
            default:
                return seats_;
        }
    }

    // Stages first, then the company, its units, and what they work on.
    std::tuple<std::size_t, Thing, std::size_t, std::size_t> key_of(const Change& change) const {
        const std::size_t last = units_.size() + 2;
        const std::size_t group = change.thing == Thing::stage     ? 0
                                  : change.thing == Thing::product ? last + 1
                                  : change.thing == Thing::project ? last + 2
                                  : change.unit.empty()            ? 1
                                                                   : 2 + rank(units_, change.unit);
        return {group, change.thing, rank(ranks_of(change.thing), change.id), 0};
    }

    Ranks units_, seats_, products_, projects_, stages_;
    std::vector<UnitName> names_;
};

// Whether no stage of one of the two is left out.
bool takes_all(const Organisation& org, const Diff& diff, StageId StagePair::*side) {
    StageSet met;
    for (const std::vector<StagePair>* pairs : {&diff.stages, &diff.not_compared}) {
        for (const StagePair& pair : *pairs) {
            if (given(pair.*side)) met.add(pair.*side);
        }
    }
    return met == org.all_stages();
}

}  // namespace

std::string_view name_of(Thing thing) {
    return kThings[static_cast<std::size_t>(thing)];
}

std::string_view name_of(Aspect aspect) {
    return kAspects[static_cast<std::size_t>(aspect)];
}

namespace {

// What is less than the smallest unit of a currency is not seen.
std::optional<Amount> shown(const std::optional<costs::Exact>& amount) {
    return amount ? std::optional(amount->rounded()) : std::nullopt;
}

}  // namespace

bool HeadsChange::differs() const {
    if (before.has_value() != after.has_value()) return true;
    if (one_currency ? shown(cost_before) != shown(cost_after) : unit.empty()) return true;
    return before && (before->seats != after->seats || before->heads != after->heads ||
                      before->externals != after->externals || before->vacant != after->vacant ||
                      before->volunteers != after->volunteers || before->acting != after->acting);
}

bool CostsChange::differs() const {
    if (before.has_value() != after.has_value()) return true;
    return before && (before->currency != after->currency || shown(before->total) != shown(after->total) ||
                      before->first != after->first || before->end != after->end);
}

bool Diff::empty() const {
    return changes.empty() && rules.empty() && findings.empty() && not_compared.empty() && !costs.differs() &&
           std::all_of(stages.begin(), stages.end(),
                       [](const StagePair& pair) { return pair.compared() && !pair.added; }) &&
           std::none_of(heads.begin(), heads.end(), [](const HeadsChange& each) { return each.differs(); });
}

Diff diff(const Organisation& before, const Organisation& after, std::vector<StagePair> stages) {
    Diff diff;
    diff.stages = std::move(stages);
    if (diff.stages.size() > StageSet::kMost) {
        const auto last = diff.stages.begin() + static_cast<std::ptrdiff_t>(StageSet::kMost);
        diff.not_compared.assign(last, diff.stages.end());
        diff.stages.erase(last, diff.stages.end());
    }
    const bool whole = takes_all(before, diff, &StagePair::before) && takes_all(after, diff, &StagePair::after);
    const std::unique_ptr<costs::CostPlan> costs_before = costs_of(before), costs_after = costs_of(after);
    diff.costs = compare_costs(costs_before.get(), costs_after.get(), whole);
    propose_stage_renames(before, after, diff.stages, diff.renames);
    Merger merger;
    const graph::OrgGraph lines_before(before), lines_after(after);
    for (std::size_t p = 0; p < diff.stages.size(); ++p) {
        const StagePair& pair = diff.stages[p];
        const StageSet at = StageSet::only(id_at<StageId>(p));
        std::unique_ptr<StageSnapshot> a, b;
        if (given(pair.before)) a = std::make_unique<StageSnapshot>(lines_before, pair.before);
        if (given(pair.after)) b = std::make_unique<StageSnapshot>(lines_after, pair.after);
        std::unique_ptr<Match> match;
        if (a && b) {
            match = std::make_unique<Match>(*a, *b);
            for (Change& change : compare(*a, *b, *match, at)) merger.add(std::move(change));
            propose_renames(*a, *b, *match, at, diff.renames);
            add_renumbered(*a, *b, *match, diff.renumbered);
        }
        compare_heads({a.get(), costs_before.get()}, {b.get(), costs_after.get()}, match.get(), p, diff.heads);
    }
    diff.changes = merger.take();
    settle_other_times(before, after, diff.changes);
    diff.renames = merged(std::move(diff.renames));
    std::ranges::sort(diff.renumbered);
    const auto repeated = std::ranges::unique(diff.renumbered);
    diff.renumbered.erase(repeated.begin(), repeated.end());
    Order order(before, after);
    order.sort(diff.changes);
    diff.units = order.take_units();
    return diff;
}

std::vector<StagePair> stage_by_stage(const Organisation& before, const Organisation& after) {
    std::vector<StagePair> pairs;
    const std::vector<StageId> was = stages_before(before, after);
    StageSet met;
    for (std::size_t s = 0; s < was.size(); ++s) {
        StagePair pair{was[s], id_at<StageId>(s), std::string(after.stages[s].id)};
        if (!given(pair.before)) {
            const auto on_that_day = [&](const Stage& each) { return each.for_day && each.at == after.stages[s].at; };
            const auto day = std::ranges::find_if(before.stages, on_that_day);
            if (day != before.stages.end() && after.stages[s].dated) {
                pair.before = id_at<StageId>(static_cast<std::size_t>(day - before.stages.begin()));
                pair.added = true;
                met.add(pair.before);
            }
        }
        if (given(was[s])) met.add(was[s]);
        if (given(was[s]) && before[was[s]].id != pair.label) {
            pair.label = std::string(before[was[s]].id) + " → " + pair.label;
        }
        pairs.push_back(std::move(pair));
    }
    for (std::size_t t = 0; t < before.stages.size(); ++t) {
        const StageId stage = id_at<StageId>(t);
        if (!met.has(stage)) pairs.push_back({stage, kNone<StageId>, std::string(before[stage].id)});
    }
    // Two specs of one stage each are compared, whatever the stages are called.
    if (before.stages.size() == 1 && after.stages.size() == 1 && pairs.size() == 2) {
        return {{StageId{}, StageId{}, pairs[1].label + " → " + pairs[0].label}};
    }
    return pairs;
}

}  // namespace orgplan::diff
