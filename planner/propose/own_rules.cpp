#include <fmt/format.h>
#include <algorithm>

#include "planner/propose/rows.h"

namespace orgplan::propose {
namespace {

class OwnRuleRows : Rows {
  public:
    OwnRuleRows(Setup& setup, const rules::RuleSet& rules) : Rows(setup), rules_(rules) {}

    void add() {
        for (const rules::Rule& rule : rules_.rules) {
            if (rule.place.known()) add_rule(rule);
        }
    }

  private:
    // A spec's own rule that needs a number of seats in each unit of a kind.
    void add_rule(const rules::Rule& rule) {
        if (rule.subject != rules::SubjectKind::unit || rule.when || rule.require.op != rules::Op::members) return;
        const rules::Condition& asked = rule.require;
        if (!asked.at_least && !asked.at_most) return;
        const rules::SeatSelector& who = rules_.seats[asked.seats];
        if (!plain(who)) return;
        const auto matches = [&](RoleId role, Text level) {
            if (!given(role)) return false;
            const auto in = [](const std::vector<std::string>& words, Text word) {
                return words.empty() || std::ranges::find(words, word) != words.end();
            };
            const Role& known = org_[role];
            const bool tagged = who.tags.empty() || std::ranges::any_of(who.tags, [&](const std::string& tag) {
                                    return std::ranges::find(known.tags, Text(tag)) != known.tags.end();
                                });
            const Text family = given(known.family) ? org_[known.family].id : Text();
            return in(who.roles, known.id) && in(who.families, family) && in(who.levels, level) && tagged;
        };
        const auto limit = [&](const rules::Limit& each) {
            return each.parameter.empty() ? each.value : setup_.parameter(each.parameter, each.value);
        };
        for (std::size_t h = 0; h < problem_.homes.size(); ++h) {
            const Home& home = problem_.homes[h];
            if (!given(home.unit) || !concerns(rules_.units[rule.for_units], org_[home.unit])) continue;
            CountRow row = setup_.row(setup_.origin(fmt::format("`{}` for `{}`", rule.id, org_[home.unit].id),
                                                    rule.place, Origin::Kind::rule));
            if (home.planned) row.stands = static_cast<std::uint32_t>(h);
            const std::vector<double> fixed = weigh(
                row,
                [&](const Slot& slot) {
                    const Profile& profile = problem_.profiles[slot.profile];
                    return slot.home == h && adds_seats(slot) && matches(profile.role, profile.level) ? 1 : 0;
                },
                [&](Tick at) {
                    double count = 0;
                    for (const graph::Index::Belonging& each : written_.at(at).members(home.unit)) {
                        count += matches(each.role, written_.at(at).state(each.seat)->level) ? 1 : 0;
                    }
                    return count;
                });
            const double now = now_of(row);
            for (std::size_t t = 0; t < fixed.size(); ++t) {
                // What the spec itself breaks stays so.
                if (asked.at_least) row.low[t] = limit(*asked.at_least) - fixed[t];
                if (asked.at_most) row.high[t] = limit(*asked.at_most) - fixed[t];
                if (home.planned) continue;
                row.low[t] = std::min(row.low[t], now);
                row.high[t] = std::max(row.high[t], now);
            }
            problem_.carried.push_back(rule.id);
            problem_.counts.push_back(std::move(row));
        }
    }

    // Of the seats alone, not of their lines or people.
    static bool plain(const rules::SeatSelector& who) {
        rules::SeatSelector bare;
        bare.roles = who.roles;
        bare.families = who.families;
        bare.tags = who.tags;
        bare.levels = who.levels;
        return bare == who;
    }

    static bool concerns(const rules::UnitSelector& which, const Unit& unit) {
        const UnitState& state = unit.states.front();
        const auto in = [](const std::vector<std::string>& words, Text word) {
            return words.empty() || std::ranges::find(words, word) != words.end();
        };
        rules::UnitSelector bare;
        bare.ids = which.ids;
        bare.kinds = which.kinds;
        bare.purposes = which.purposes;
        return bare == which && in(which.ids, unit.id) && in(which.kinds, state.kind) &&
               in(which.purposes, state.purpose);
    }

    const rules::RuleSet& rules_;
};

}  // namespace

void add_own_rules(Setup& setup, const rules::RuleSet& rules) {
    OwnRuleRows(setup, rules).add();
}

}  // namespace orgplan::propose
