#include <algorithm>

#include "planner/rules/enum_words.h"
#include "tests/rules/oracle.h"

namespace orgplan {
using namespace rules;
using namespace text;

bool Oracle::gives(GivenFact fact, const OracleSubject& about, Asked asked) const {
    const bool company = !given(about.seat) && !given(about.unit) && !about.work;
    const SeatFacts none;
    const SeatFacts& said = given(about.seat) ? facts(about.seat) : none;
    const ProductState* product =
        about.work && !about.work->project ? &org_.products[about.work->at].at(org_[stage_].at) : nullptr;
    switch (fact) {
        case GivenFact::role:
            return given(at(about.seat).role);
        case GivenFact::level:
            return !at(about.seat).level.empty();
        case GivenFact::cost:
            return cost(at(about.seat)).has_value();
        case GivenFact::location: {
            if (given(about.seat)) return !location(about.seat).empty();
            const auto above = up(about.unit);
            return std::any_of(above.begin(), above.end(), [&](UnitId each) { return !at(each).location.empty(); });
        }
        case GivenFact::scope:
            return said.scope.has_value();
        case GivenFact::skills:
            return said.skills.has_value();
        case GivenFact::background:
            return said.background.has_value();
        case GivenFact::time:
            return said.time.has_value();
        case GivenFact::accounts:
            return said.accounts.has_value();
        case GivenFact::works_with:
        case GivenFact::serves:
        case GivenFact::escalates_to:
        case GivenFact::hands_over_to: {
            const std::vector<LinkKind> kinds{*value_of<LinkKind>(word_of(fact))};
            return gives(given(about.seat) ? ends(about.seat) : ends(about.unit), kinds);
        }
        case GivenFact::kind:
            return !at(about.unit).kind.empty();
        case GivenFact::purpose:
            return !at(about.unit).purpose.empty();
        case GivenFact::agile:
            return at(about.unit).agile.has_value();
        case GivenFact::units:
            return company ? !units().empty() : !units_of(*about.work).empty();
        case GivenFact::has_ui:
            return product->has_ui.has_value();
        case GivenFact::ml:
            return product->ml.has_value();
        case GivenFact::platforms:
            return product->platforms.has_value();
        case GivenFact::complexity:
            return !product->complexity.empty();
        case GivenFact::sector:
            return org_.company.sector.has_value();
        case GivenFact::builds:
            return org_.company.builds.has_value();
        case GivenFact::customers:
            return org_.company.customers.has_value();
        case GivenFact::data_sensitivity:
            return org_.company.data_sensitivity.has_value();
        case GivenFact::channels:
            return org_.company.channels.has_value();
        case GivenFact::products:
        case GivenFact::projects: {
            Condition any;
            any.op = fact == GivenFact::products ? Op::product : Op::project;
            any.at_least = Limit{1, {}};
            return has_work(any, about, asked) == Truth::holds;
        }
        case GivenFact::duties:
            return !duties(given(about.unit) ? org_[about.unit].duties
                           : about.work      ? duties_of(*about.work)
                                             : org_.company.duties)
                        .empty();
    }
    return false;
}

Truth Oracle::given_facts(const Condition& c, const OracleSubject& about, Asked asked) const {
    bool all = true;
    for (const GivenFact fact : c.needed) all = all && gives(fact, about, asked);
    const Duties there = duties(given(about.unit) ? org_[about.unit].duties
                                : about.work      ? duties_of(*about.work)
                                                  : org_.company.duties);
    for (const std::string& name : c.words) all = all && there.contains(name);
    return truth(all);
}

std::optional<int> Oracle::cost(const PositionState& state) {
    const std::size_t drawn = (state.facts + state.title.size()) % 4;
    return drawn == 0 ? std::nullopt : std::optional(static_cast<int>(drawn));
}

Truth Oracle::beside_manager(const Condition& c, PositionId seat) const {
    const PositionId above = manager(seat);
    if (!given(above)) return Truth::holds;
    Truth found = Truth::holds;
    if (c.same_location) {
        const Truth same = location(seat).empty() || location(above).empty() ? Truth::unknown
                                                                             : truth(location(seat) == location(above));
        found = both(found, *c.same_location ? same : opposite(same));
    }
    if (!c.cost_is.empty()) {
        const std::optional<int> own = cost(at(seat)), theirs = cost(at(above));
        const bool fits = (own < theirs && oracle_has(c.cost_is, Beside::lower)) ||
                          (own == theirs && oracle_has(c.cost_is, Beside::same)) ||
                          (own > theirs && oracle_has(c.cost_is, Beside::higher));
        found = both(found, own && theirs ? truth(fits) : Truth::unknown);
    }
    if (c.level_is.empty()) return found;
    // Every way in which the levels may be is tried.
    std::vector<Beside> may_be{Beside::lower, Beside::same, Beside::higher};
    const Text own = at(seat).level;
    const Text theirs = at(above).level;
    if (!own.empty() && !theirs.empty()) {
        if (own == theirs) {
            may_be = {Beside::same};
        } else {
            may_be = {Beside::lower, Beside::higher};
            bool own_met = false, theirs_met = false;
            Beside is = Beside::higher;
            for (const std::string& level : c.words) {
                if (level == own && !theirs_met) is = Beside::lower;
                own_met = own_met || level == own;
                theirs_met = theirs_met || level == theirs;
            }
            if (own_met && theirs_met) may_be = {is};
        }
    }
    bool always = true, ever = false;
    for (const Beside each : may_be) {
        always = always && oracle_has(c.level_is, each);
        ever = ever || oracle_has(c.level_is, each);
    }
    // Where a level is not given, it is never decided.
    if (own.empty() || theirs.empty()) return both(found, Truth::unknown);
    return both(found, always ? Truth::holds : ever ? Truth::unknown : Truth::fails);
}

}  // namespace orgplan
