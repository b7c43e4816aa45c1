#include <algorithm>

#include "tests/rules/oracle.h"

namespace orgplan {
using namespace rules;
using namespace text;
namespace {

bool one_of(const std::vector<std::string>& words, Text text) {
    return words.empty() || oracle_has(words, text);
}

bool one_of(const std::vector<std::string>& words, const std::vector<Text>& texts) {
    return words.empty() || std::any_of(texts.begin(), texts.end(), [&](Text text) { return one_of(words, text); });
}

// A word that may not be given.
Truth known(const std::vector<std::string>& words, Text text) {
    return words.empty() ? Truth::holds : text.empty() ? Truth::unknown : truth(one_of(words, text));
}

Truth known(std::optional<bool> wanted, std::optional<bool> said) {
    return !wanted ? Truth::holds : !said ? Truth::unknown : truth(*said == *wanted);
}

}  // namespace

Truth Oracle::match(const rules::SeatSelector& s, PositionId seat, RoleId role) const {
    const PositionState& now = at(seat);
    const auto within = [&] {
        if (s.within.empty()) return true;
        if (!given(now.home)) return false;
        const auto above = up(now.home);
        return std::any_of(above.begin(), above.end(), [&](UnitId each) { return one_of(s.within, org_[each].id); });
    };
    const auto leads = [&] {
        const auto below = reports(seat);
        bool circle = false;
        chain(seat, circle);
        if (below.empty() || circle) return rules::SeatSelector::Leads::nobody;
        const auto leaders =
            std::count_if(below.begin(), below.end(), [&](PositionId each) { return !reports(each).empty(); });
        return static_cast<std::size_t>(leaders) * 2 >= below.size() ? rules::SeatSelector::Leads::managers
                                                                     : rules::SeatSelector::Leads::contributors;
    };
    const bool fits = (s.employment.empty() || oracle_has(s.employment, now.employment)) &&
                      one_of(s.levels, now.level) && one_of(s.locations, location(seat)) && within() &&
                      (!s.vacant || *s.vacant == (now.occupancy == Occupancy::vacant)) &&
                      (!s.named || *s.named == (now.occupancy == Occupancy::named)) &&
                      (s.status.empty() || oracle_has(s.status, org_[seat].status)) &&
                      (s.leads.empty() || oracle_has(s.leads, leads())) &&
                      (!s.root || *s.root == !given(manager(seat))) &&
                      (!s.from_title || *s.from_title == !now.role_said) &&
                      (!s.deputy || *s.deputy == (now.title == "Deputy Keeper")) &&
                      (!s.assistant || *s.assistant == !org_[seat].assists.empty());
    const bool tagged = !s.tags.empty() && one_of(s.tags, org_[seat].tags);
    const auto is = [&](RoleId each) {
        const Role& one = org_[each];
        const bool people = one.manages == Manages::yes || one.manages == Manages::usually;
        return one_of(s.roles, one.id) && one_of(s.families, org_[one.family].id) &&
               (tagged || one_of(s.tags, one.tags)) && (!s.manages || *s.manages == people);
    };
    Truth of_role = Truth::fails;
    if (given(role)) {
        of_role = truth(is(role));
    } else {
        // Every role that the title leaves possible is tried; of a seat without a title, every role.
        const bool settled = s.tags.empty() || tagged;
        if (s.roles.empty() && s.families.empty() && settled) of_role = s.manages ? Truth::unknown : Truth::holds;
        for (std::size_t i = 0; i < org_.roles.size(); ++i) {
            const RoleId each = id_at<RoleId>(i);
            const bool possible = now.read == 0 || oracle_has(org_.titles[now.read].could_be, each);
            if (possible && is(each)) of_role = either(of_role, Truth::unknown);
        }
    }
    Truth found = both(truth(fits), of_role);
    for (const rules::SeatSelector& except : s.except) found = both(found, opposite(match(except, seat, role)));
    return found;
}

Truth Oracle::any(const rules::SeatSelector& selector, PositionId seat) const {
    Truth found = Truth::fails;
    for (const RoleId role : roles(seat)) found = either(found, match(selector, seat, role));
    return found;
}

Truth Oracle::purpose(const UnitSelector& s, UnitId unit) const {
    const UnitState& now = at(unit);
    const Truth said = known(s.purposes, now.purpose);
    if (inferred_ == nullptr || said == Truth::holds) return said;
    const graph::Inferred& seems = (*inferred_)[index(unit)];
    const Text kind = now.kind.empty() ? seems.kind : now.kind;
    const bool team = kind == "team" || kind == "squad";
    const bool counts = now.purpose.empty() || (team && seems.purpose == "development");
    return counts && !seems.purpose.empty() ? known(s.purposes, seems.purpose) : said;
}

Truth Oracle::match(const UnitSelector& s, UnitId unit) const {
    if (!exists(unit)) return Truth::fails;
    const UnitState& now = at(unit);
    const auto above = up(unit);
    const bool within = s.within.empty() || std::any_of(above.begin(), above.end(),
                                                        [&](UnitId each) { return one_of(s.within, org_[each].id); });
    Truth found = truth(one_of(s.ids, org_[unit].id) && one_of(s.tags, now.tags) && within &&
                        (!s.budget || *s.budget == org_[unit].budget) && (!s.headless || *s.headless == now.headless));
    const Text seems = inferred_ == nullptr ? Text() : (*inferred_)[index(unit)].kind;
    found = both(found, known(s.kinds, now.kind.empty() ? seems : now.kind));
    found = both(found, purpose(s, unit));
    found = both(found, known(s.agile, now.agile));
    for (const UnitSelector& except : s.except) found = both(found, opposite(match(except, unit)));
    return found;
}

Truth Oracle::match(const WorkSelector& s, OracleWork work) const {
    Truth found = truth(one_of(s.ids, id_of(work)));
    if (work.project) {
        const ProjectState& now = org_.projects[work.at].at(org_[stage_].at);
        found = both(found, truth(!s.due || *s.due == now.due.has_value()));
        found = both(found, truth(!s.budget || *s.budget == now.budget));
    } else {
        const ProductState& now = org_.products[work.at].at(org_[stage_].at);
        found = both(found, known(s.has_ui, now.has_ui));
        found = both(found, known(s.ml, now.ml));
        found = both(found, known(s.complexity, now.complexity));
        if (!s.platforms.empty()) {
            found = both(found, now.platforms ? words_.any("platforms", s.platforms, *now.platforms) : Truth::unknown);
        }
    }
    for (const WorkSelector& except : s.except) found = both(found, opposite(match(except, work)));
    return found;
}

Truth Oracle::belongs(const rules::SeatSelector& selector, PositionId seat, UnitId unit, bool below) const {
    Truth found = Truth::fails;
    for (const Held& each : held(seat)) {
        if (each.unit == unit || (below && oracle_has(up(each.unit), unit))) {
            found = either(found, match(selector, seat, each.role));
        }
    }
    return found;
}

}  // namespace orgplan
