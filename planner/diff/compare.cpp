#include "planner/diff/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "graph/index/movements.h"
#include "graph/model/words.h"

namespace orgplan::diff {
namespace {

// The cost a seat gives: for a year, or for a day with the number of days.
std::string cost_words(const Organisation& org, const PositionState& state) {
    if (state.cost == 0) return {};
    const SeatCost& cost = org.costs.seats[state.cost];
    if (cost.faulty) return {};
    const std::string price = fmt::format("{}{}", decimal_text(cost.price),
                                          cost.times == Decimal{1, 0} ? "" : " x " + decimal_text(cost.times));
    return cost.currency.empty() ? price : fmt::format("{} {}", price, cost.currency);
}

class Comparison {
  public:
    Comparison(const StageSnapshot& before, const StageSnapshot& after, const Match& match, StageSet stages)
        : before_(before), after_(after), match_(match), facts_(before, after, match, stages) {}

    std::vector<Change> run() {
        company();
        const Organisation& a = before_.org;
        const Organisation& b = after_.org;
        for (std::size_t i = 0; i < b.units.size(); ++i) {
            const UnitId id = id_at<UnitId>(i);
            if (after_.exists(id)) unit(match_.unit_before[i], id);
        }
        for (std::size_t i = 0; i < a.units.size(); ++i) {
            const UnitId id = id_at<UnitId>(i);
            if (before_.exists(id) && !given(match_.unit_after[i])) unit(id, kNone<UnitId>);
        }
        for (std::size_t i = 0; i < b.positions.size(); ++i) {
            const PositionId id = id_at<PositionId>(i);
            if (after_.exists(id)) seat(match_.seat_before[i], id);
        }
        for (std::size_t i = 0; i < a.positions.size(); ++i) {
            const PositionId id = id_at<PositionId>(i);
            if (before_.exists(id) && !given(match_.seat_after[i])) seat(id, kNone<PositionId>);
        }
        compare_work(before_, after_, facts_);
        compare_stages(before_, after_, facts_);
        return facts_.take();
    }

  private:
    template <class Id>
    static Presence presence(Id before, Id after) {
        return !given(before) ? Presence::added : given(after) ? Presence::stays : Presence::removed;
    }

    void company() {
        const Company& a = before_.org.company;
        const Company& b = after_.org.company;
        facts_.add(Aspect::name, a.name, b.name);
        heads(a, b);
        facts_.add_duties(&a.duties, &b.duties);
        facts_.add_budgets(true, kNone<UnitId>, true, kNone<UnitId>);
        compare_hiring(before_.org, after_.org, facts_);
        facts_.add_fact("sector", a.sector, b.sector);
        facts_.add_list("builds", a.builds, b.builds);
        facts_.add_list("customers", a.customers, b.customers);
        facts_.add_fact("data_sensitivity", a.data_sensitivity, b.data_sensitivity);
        facts_.add_list("channels", a.channels, b.channels);
        facts_.add_fact("departments", a.departments, b.departments);
        facts_.finish(Thing::company, Presence::stays, {}, {}, b.name, {});
    }

    void heads(const Headship& a, const Headship& b) {
        constexpr Text kNobody = "none";
        facts_.add(Aspect::head, a.headless ? kNobody : facts_.before_id(a.manager),
                   b.headless ? kNobody : facts_.after_id(b.manager));
        if (a.joint.empty() && b.joint.empty()) return;
        std::vector<Text> from, to;
        for (const PositionId head : a.joint) from.push_back(facts_.before_id(head));
        for (const PositionId head : b.joint) to.push_back(facts_.after_id(head));
        facts_.add_words(Aspect::joint_head, std::move(from), std::move(to));
    }

    void unit(UnitId before, UnitId after) {
        static const UnitState kNothing;
        const UnitState& a = given(before) ? before_.org.at(before, before_.stage) : kNothing;
        const UnitState& b = given(after) ? after_.org.at(after, after_.stage) : kNothing;
        facts_.add(Aspect::name, a.name, b.name);
        facts_.add(Aspect::kind, a.kind, b.kind);
        facts_.add(Aspect::purpose, a.purpose, b.purpose);
        facts_.add(Aspect::within, facts_.before_id(a.within), facts_.after_id(b.within));
        heads(a, b);
        facts_.add(Aspect::location, a.location, b.location);
        facts_.add_times(given(before) ? &before_.org[before] : nullptr, given(after) ? &after_.org[after] : nullptr);
        facts_.add_duties(given(before) ? &before_.org[before].duties : nullptr,
                          given(after) ? &after_.org[after].duties : nullptr);
        facts_.add_budgets(given(before), before, given(after), after);
        facts_.add_links({kNone<PositionId>, before}, {kNone<PositionId>, after});
        facts_.add_fact("agile", a.agile, b.agile);
        facts_.add_list("tags", a.tags, b.tags);
        facts_.add_fact("departments", given(before) ? before_.org[before].departments : std::nullopt,
                        given(after) ? after_.org[after].departments : std::nullopt);
        const StageSnapshot& shown = given(after) ? after_ : before_;
        const UnitId id = given(after) ? after : before;
        facts_.finish(Thing::unit, presence(before, after), shown.org[id].id,
                      given(before) ? before_.org[before].id : Text(), shown.org.name_of(id, shown.stage),
                      shown.org[id].id);
    }

    template <class Other>
    static auto of(const std::vector<std::pair<PositionId, Other>>& pairs, PositionId seat) {
        return std::equal_range(pairs.begin(), pairs.end(), std::pair<PositionId, Other>(seat, Other{}),
                                [](const auto& x, const auto& y) { return x.first < y.first; });
    }

    template <class Other>
    void linked(Aspect aspect, const std::vector<std::pair<PositionId, Other>>& a,
                const std::vector<std::pair<PositionId, Other>>& b, PositionId before, PositionId after) {
        std::vector<Text> from, to;
        if (given(before)) {
            const auto [first, last] = of(a, before);
            for (auto each = first; each != last; ++each) from.push_back(facts_.before_id(each->second));
        }
        if (given(after)) {
            const auto [first, last] = of(b, after);
            for (auto each = first; each != last; ++each) to.push_back(facts_.after_id(each->second));
        }
        if (!from.empty() || !to.empty()) facts_.add_words(aspect, std::move(from), std::move(to));
    }

    // By the id of each role: the alias by which it is named.
    static std::map<Text, Text> hats_of(const StageSnapshot& snapshot, PositionId seat) {
        std::map<Text, Text> hats;
        if (!given(seat) || snapshot.org[seat].hats.empty()) return hats;
        for (const Hat* hat : snapshot.org.hats_at(seat, snapshot.stage)) {
            if (given(hat->role)) hats.emplace(snapshot.org[hat->role].id, hat->alias);
        }
        return hats;
    }

    void hats(PositionId before, PositionId after) {
        const std::map<Text, Text> from = hats_of(before_, before), to = hats_of(after_, after);
        for (const auto& [role, alias] : from) {
            if (!to.contains(role)) facts_.add_role(Aspect::hat, role, alias, {}, {});
        }
        for (const auto& [role, alias] : to) {
            if (!from.contains(role)) facts_.add_role(Aspect::hat, {}, {}, role, alias);
        }
    }

    // Who a seat reports to: the id of a seat, or the name of somebody outside.
    Text line_before(PositionId seat) const {
        if (!given(seat)) return {};
        const PositionId manager = before_.at->manager(seat);
        return given(manager) ? facts_.before_id(manager) : before_.org.outsider_of(seat, before_.stage);
    }
    Text line_after(PositionId seat) const {
        if (!given(seat)) return {};
        const PositionId manager = after_.at->manager(seat);
        return given(manager) ? facts_.after_id(manager) : after_.org.outsider_of(seat, after_.stage);
    }

    void seat(PositionId before, PositionId after) {
        static const PositionState kNothing;
        const PositionState& a = given(before) ? before_.org.at(before, before_.stage) : kNothing;
        const PositionState& b = given(after) ? after_.org.at(after, after_.stage) : kNothing;
        const auto is = [](const Organisation& org, RoleId role) { return given(role) ? org[role].id : Text(); };
        const bool other_role = is(before_.org, a.role) != is(after_.org, b.role);
        facts_.add_role(Aspect::role, is(before_.org, a.role), a.alias, is(after_.org, b.role), b.alias);
        // An alias of a role that stays is a title; a new role has its alias beside it.
        const bool printed = given(before) && given(after) && !other_role && !(a.alias.empty() && b.alias.empty());
        facts_.add(Aspect::title, printed ? before_.org.title_of(a) : a.title,
                   printed ? after_.org.title_of(b) : b.title);
        // Where levels were read from titles, the titles say what is different.
        const bool by_titles = (a.level_read || a.level.empty()) && (b.level_read || b.level.empty());
        if (!by_titles) facts_.add(Aspect::level, a.level, b.level);
        facts_.add(Aspect::home, facts_.before_id(a.home), facts_.after_id(b.home));
        facts_.add(Aspect::line, line_before(before), line_after(after));
        linked(Aspect::dotted, before_.dotted, after_.dotted, before, after);
        compare_holders(before_.org, a, after_.org, b, facts_);
        facts_.add(Aspect::acting, acting_words(before_.org, a), acting_words(after_.org, b));
        facts_.add(Aspect::away, given(before) ? before_.org.away_text(before, before_.stage) : "",
                   given(after) ? after_.org.away_text(after, after_.stage) : "");
        if (a.fte != b.fte) {
            const auto words = [](double fte) { return fte == 1 ? std::string() : fmt::format("{}", fte); };
            facts_.add(Aspect::fte, words(a.fte), words(b.fte));
        }
        facts_.add(Aspect::employment, word_if_said(a.employment), word_if_said(b.employment));
        facts_.add(Aspect::location, a.location, b.location);
        const auto status = [](const StageSnapshot& snapshot, PositionId id) {
            return given(id) ? word_if_said(snapshot.org[id].status) : std::string_view();
        };
        facts_.add(Aspect::status, status(before_, before), status(after_, after));
        facts_.add_times(given(before) ? &before_.org[before] : nullptr, given(after) ? &after_.org[after] : nullptr);
        linked(Aspect::member_of, before_.memberships, after_.memberships, before, after);
        hats(before, after);
        facts_.add_links({before, kNone<UnitId>}, {after, kNone<UnitId>});
        if (a.cost != 0 || b.cost != 0) {
            facts_.add(Aspect::cost, cost_words(before_.org, a), cost_words(after_.org, b));
        }
        const auto said = [](const StageSnapshot& snapshot, PositionId id, Text Position::*text) {
            return given(id) ? std::optional<Text>(snapshot.org[id].*text) : std::nullopt;
        };
        for (const auto& [key, text] : {std::pair("email", &Position::email), {"requisition", &Position::requisition}})
            facts_.add_fact(key, said(before_, before, text), said(after_, after, text));
        static const std::vector<Text> kNoTags;
        facts_.add_list("tags", given(before) ? before_.org[before].tags : kNoTags,
                        given(after) ? after_.org[after].tags : kNoTags);
        facts_.add_seat_facts(before_.org.seat_facts[a.facts], after_.org.seat_facts[b.facts]);
        const StageSnapshot& shown = given(after) ? after_ : before_;
        const PositionId id = given(after) ? after : before;
        const UnitId home = given(after) ? b.home : a.home;
        // At the same time another role is another plan, and nobody's promotion.
        const bool later = before_.org[before_.stage].at < after_.org[after_.stage].at;
        const bool promoted =
            later && given(before) && given(after) &&
            ((other_role && given(a.role) && given(b.role)) || (a.level != b.level && !b.level.empty())) &&
            !graph::gives_up_people(before_.org, a, after_.org, b) && somebody_stays(before_.org, a, after_.org, b);
        const bool has_old_id =
            given(before) && !(given(after) && Match::renumbered(before_.org[before], after_.org[after]));
        facts_.finish(Thing::seat, presence(before, after), shown.org[id].id,
                      has_old_id ? before_.org[before].id : Text(), shown.org.title_of(id, shown.stage),
                      given(home) ? shown.org[home].id : Text(), promoted);
    }

    const StageSnapshot& before_;
    const StageSnapshot& after_;
    const Match& match_;
    FactList facts_;
};

}  // namespace

std::vector<Change> compare(const StageSnapshot& before, const StageSnapshot& after, const Match& match,
                            StageSet stages) {
    return Comparison(before, after, match, stages).run();
}

}  // namespace orgplan::diff
