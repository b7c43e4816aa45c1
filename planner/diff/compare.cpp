#include "planner/diff/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace orgplan {
namespace {

constexpr std::array<std::string_view, 4> kEmployments{"", "contractor", "agency", "intern"};
constexpr std::array<std::string_view, 5> kStatuses{"", "proposed", "approved", "open", "offered"};

bool usual_share(const PositionState& state, const Holder& holder) {
    return std::abs(holder.share * static_cast<double>(state.holders.size()) - state.fte) < 1e-9;
}

// Two of the same id are one person; where one has none, the name decides.
bool same_person(const Person& a, const Person& b) {
    return a.id.empty() || b.id.empty() ? a.name == b.name : a.id == b.id;
}

class Comparison {
  public:
    Comparison(const Picture& before, const Picture& after, const Match& match, StageSet stages)
        : before_(before), after_(after), match_(match), stages_(stages) {
        dated_ = before.org.stages.front().dated && after.org.stages.front().dated && &before.org != &after.org;
    }

    std::vector<Change> run() {
        company();
        const Organisation& a = before_.org;
        const Organisation& b = after_.org;
        for (std::size_t i = 0; i < b.units.size(); ++i) {
            const UnitId id = id_at<UnitId>(i);
            if (after_.stands(id)) unit(match_.unit_before[i], id);
        }
        for (std::size_t i = 0; i < a.units.size(); ++i) {
            const UnitId id = id_at<UnitId>(i);
            if (before_.stands(id) && !given(match_.unit_after[i])) unit(id, kNone<UnitId>);
        }
        for (std::size_t i = 0; i < b.positions.size(); ++i) {
            const PositionId id = id_at<PositionId>(i);
            if (after_.stands(id)) seat(match_.seat_before[i], id);
        }
        for (std::size_t i = 0; i < a.positions.size(); ++i) {
            const PositionId id = id_at<PositionId>(i);
            if (before_.stands(id) && !given(match_.seat_after[i])) seat(id, kNone<PositionId>);
        }
        products();
        return std::move(changes_);
    }

  private:
    // The ids of the second tell both.
    Text before_id(UnitId id) const {
        if (!given(id)) return {};
        const UnitId after = match_.unit_after[index(id)];
        return given(after) ? after_.org[after].id : before_.org[id].id;
    }
    Text before_id(PositionId id) const {
        if (!given(id)) return {};
        const PositionId after = match_.seat_after[index(id)];
        return given(after) ? after_.org[after].id : before_.org[id].id;
    }
    template <class Id>
    Text after_id(Id id) const {
        return given(id) ? after_.org[id].id : Text();
    }

    void fact(Aspect aspect, std::string_view from, std::string_view to, std::string_view name = {}) {
        if (from == to) return;
        facts_.push_back({aspect, std::string(name), std::string(from), std::string(to), stages_});
    }

    void items(Aspect aspect, std::vector<Text> from, std::vector<Text> to) {
        for (std::vector<Text>* words : {&from, &to}) {
            std::sort(words->begin(), words->end());
            words->erase(std::unique(words->begin(), words->end()), words->end());
        }
        std::vector<Text> gone, come;
        std::set_difference(from.begin(), from.end(), to.begin(), to.end(), std::back_inserter(gone));
        std::set_difference(to.begin(), to.end(), from.begin(), from.end(), std::back_inserter(come));
        for (const Text each : gone) fact(aspect, each, {});
        for (const Text each : come) fact(aspect, {}, each);
    }

    void finish(Thing thing, Presence presence, Text id, Text was, Text label, Text unit) {
        if (presence == Presence::stays && facts_.empty() && (was.empty() || was == id)) return;
        Change& change = changes_.emplace_back();
        change.thing = thing;
        change.presence = presence;
        change.id = id;
        if (was != id) change.was = was;
        change.label = label;
        change.unit = unit;
        change.facts = std::move(facts_);
        change.stages = stages_;
        facts_.clear();
    }

    template <class Id>
    static Presence presence(Id before, Id after) {
        return !given(before) ? Presence::added : given(after) ? Presence::stays : Presence::removed;
    }

    static std::string day(Tick tick) {
        return tick == kSinceEver || tick == kForever ? std::string() : date_text(tick);
    }

    // Who answers for what at the stage; a duty of nobody is none.
    template <class IdOf>
    static std::map<Text, Text> duties_at(const std::vector<Duty>& duties, const Picture& picture, IdOf id_of) {
        std::map<Text, Text> held;
        const Tick tick = picture.org[picture.stage].at;
        for (const Duty& duty : duties) {
            if (duty.from > tick) continue;
            if (given(duty.position)) {
                held[duty.name] = id_of(duty.position);
            } else {
                held.erase(duty.name);
            }
        }
        return held;
    }

    void duties(const std::vector<Duty>* before, const std::vector<Duty>* after) {
        if ((!before || before->empty()) && (!after || after->empty())) return;
        std::map<Text, Text> from, to;
        if (before) from = duties_at(*before, before_, [&](PositionId id) { return before_id(id); });
        if (after) to = duties_at(*after, after_, [&](PositionId id) { return after_id(id); });
        for (const auto& [name, who] : from) fact(Aspect::duty, who, to.contains(name) ? to.at(name) : Text(), name);
        for (const auto& [name, who] : to) {
            if (!from.contains(name)) fact(Aspect::duty, {}, who, name);
        }
    }

    void company() {
        const Company& a = before_.org.company;
        const Company& b = after_.org.company;
        fact(Aspect::name, a.name, b.name);
        fact(Aspect::head, before_id(a.manager), after_id(b.manager));
        duties(&a.duties, &b.duties);
        finish(Thing::company, Presence::stays, {}, {}, b.name, {});
    }

    void unit(UnitId before, UnitId after) {
        static const UnitState kNothing;
        const UnitState& a = given(before) ? before_.org.at(before, before_.stage) : kNothing;
        const UnitState& b = given(after) ? after_.org.at(after, after_.stage) : kNothing;
        fact(Aspect::name, a.name, b.name);
        fact(Aspect::kind, a.kind, b.kind);
        fact(Aspect::purpose, a.purpose, b.purpose);
        fact(Aspect::within, before_id(a.within), after_id(b.within));
        fact(Aspect::head, before_id(a.manager), after_id(b.manager));
        fact(Aspect::location, a.location, b.location);
        if (dated_) {
            times(given(before) ? &before_.org[before] : nullptr, given(after) ? &after_.org[after] : nullptr);
        }
        duties(given(before) ? &before_.org[before].duties : nullptr,
               given(after) ? &after_.org[after].duties : nullptr);
        const Picture& told = given(after) ? after_ : before_;
        const UnitId id = given(after) ? after : before;
        finish(Thing::unit, presence(before, after), told.org[id].id, given(before) ? before_.org[before].id : Text(),
               told.org.name_of(id, told.stage), told.org[id].id);
    }

    template <class Standing>
    void times(const Standing* a, const Standing* b) {
        fact(Aspect::opens, a ? day(a->opens) : "", b ? day(b->opens) : "");
        fact(Aspect::closes, a ? day(a->closes) : "", b ? day(b->closes) : "");
    }

    void holders(const PositionState& a, const PositionState& b) {
        const bool alike =
            a.occupancy == b.occupancy && a.holders.size() == b.holders.size() &&
            std::equal(a.holders.begin(), a.holders.end(), b.holders.begin(), [&](const Holder& x, const Holder& y) {
                return same_person(before_.org[x.person], after_.org[y.person]);
            });
        if (alike && (a.occupancy != Occupancy::named || a.fte == b.fte) &&
            std::equal(a.holders.begin(), a.holders.end(), b.holders.begin(),
                       [](const Holder& x, const Holder& y) { return x.share == y.share; })) {
            return;
        }
        const std::string from = holder_words(before_.org, a);
        const std::string to = holder_words(after_.org, b);
        if (from != to) {
            // The same people told by other names are no change.
            if (alike && !shares_differ(a, b)) return;
            fact(Aspect::holder, from, to);
        } else if (!alike) {
            fact(Aspect::holder, with_ids(before_.org, a, from), with_ids(after_.org, b, to));
        }
    }

    static bool shares_differ(const PositionState& a, const PositionState& b) {
        for (std::size_t h = 0; h < a.holders.size(); ++h) {
            const bool usual = usual_share(a, a.holders[h]) && usual_share(b, b.holders[h]);
            if (!usual && a.holders[h].share != b.holders[h].share) return true;
        }
        return false;
    }

    // Namesakes are told apart by their ids.
    static std::string with_ids(const Organisation& org, const PositionState& state, std::string words) {
        std::string ids;
        for (const Holder& holder : state.holders)
            ids += fmt::format("{}{}", ids.empty() ? "" : ", ", org[holder.person].id);
        return words + " (" + ids + ")";
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
            for (auto each = first; each != last; ++each) from.push_back(before_id(each->second));
        }
        if (given(after)) {
            const auto [first, last] = of(b, after);
            for (auto each = first; each != last; ++each) to.push_back(after_id(each->second));
        }
        if (!from.empty() || !to.empty()) items(aspect, std::move(from), std::move(to));
    }

    static void add_hats(const Picture& picture, PositionId seat, std::vector<Text>& words) {
        if (!given(seat) || picture.org[seat].hats.empty()) return;
        for (const Hat* hat : picture.org.hats_at(seat, picture.stage)) {
            if (given(hat->role)) words.push_back(picture.org[hat->role].id);
        }
    }

    void seat(PositionId before, PositionId after) {
        static const PositionState kNothing;
        const PositionState& a = given(before) ? before_.org.at(before, before_.stage) : kNothing;
        const PositionState& b = given(after) ? after_.org.at(after, after_.stage) : kNothing;
        fact(Aspect::role, given(a.role) ? before_.org[a.role].id : Text(),
             given(b.role) ? after_.org[b.role].id : Text());
        fact(Aspect::title, a.title, b.title);
        fact(Aspect::level, a.level, b.level);
        fact(Aspect::home, before_id(a.home), after_id(b.home));
        fact(Aspect::line, given(before) ? before_id(before_.manager[index(before)]) : Text(),
             given(after) ? after_id(after_.manager[index(after)]) : Text());
        linked(Aspect::dotted, before_.dotted, after_.dotted, before, after);
        holders(a, b);
        if (a.fte != b.fte) {
            const auto words = [](double fte) { return fte == 1 ? std::string() : fmt::format("{}", fte); };
            fact(Aspect::fte, words(a.fte), words(b.fte));
        }
        fact(Aspect::employment, kEmployments[static_cast<std::size_t>(a.employment)],
             kEmployments[static_cast<std::size_t>(b.employment)]);
        fact(Aspect::location, a.location, b.location);
        const auto status = [](const Picture& picture, PositionId id) {
            return given(id) ? kStatuses[static_cast<std::size_t>(picture.org[id].status)] : std::string_view();
        };
        fact(Aspect::status, status(before_, before), status(after_, after));
        if (dated_) {
            times(given(before) ? &before_.org[before] : nullptr, given(after) ? &after_.org[after] : nullptr);
        }
        linked(Aspect::member_of, before_.memberships, after_.memberships, before, after);
        std::vector<Text> hats_before, hats_after;
        add_hats(before_, before, hats_before);
        add_hats(after_, after, hats_after);
        if (!hats_before.empty() || !hats_after.empty()) {
            items(Aspect::hat, std::move(hats_before), std::move(hats_after));
        }
        const Picture& told = given(after) ? after_ : before_;
        const PositionId id = given(after) ? after : before;
        const UnitId home = given(after) ? b.home : a.home;
        finish(Thing::seat, presence(before, after), told.org[id].id, given(before) ? before_.org[before].id : Text(),
               told.org.title_of(id, told.stage), given(home) ? told.org[home].id : Text());
    }

    void product(const Product* before, const Product* after) {
        static const ProductState kNothing;
        const ProductState& a = before ? before->at(before_.org[before_.stage].at) : kNothing;
        const ProductState& b = after ? after->at(after_.org[after_.stage].at) : kNothing;
        fact(Aspect::name, a.name, b.name);
        std::vector<Text> from, to;
        for (const UnitId unit : a.units) from.push_back(before_id(unit));
        for (const UnitId unit : b.units) to.push_back(after_id(unit));
        items(Aspect::owner, std::move(from), std::move(to));
        duties(before ? &before->duties : nullptr, after ? &after->duties : nullptr);
        const Product& told = after ? *after : *before;
        const Text name = after ? b.name : a.name;
        finish(Thing::product,
               !before ? Presence::added
               : after ? Presence::stays
                       : Presence::removed,
               told.id, told.id, name.empty() ? told.id : name, {});
    }

    void products() {
        std::map<Text, std::pair<const Product*, const Product*>> both;
        for (const Product& each : before_.org.products) {
            if (each.stages.has(before_.stage)) both[each.id].first = &each;
        }
        for (const Product& each : after_.org.products) {
            if (each.stages.has(after_.stage)) both[each.id].second = &each;
        }
        for (const auto& [id, pair] : both) product(pair.first, pair.second);
    }

    const Picture& before_;
    const Picture& after_;
    const Match& match_;
    StageSet stages_;
    bool dated_ = false;
    std::vector<Fact> facts_;
    std::vector<Change> changes_;
};

}  // namespace

std::string holder_words(const Organisation& org, const PositionState& state) {
    if (state.occupancy == Occupancy::vacant) return "vacant";
    std::string words;
    for (const Holder& holder : state.holders) {
        if (!words.empty()) words += " / ";
        words += org[holder.person].name;
        if (!usual_share(state, holder)) words += fmt::format(" {}", holder.share);
    }
    return words;
}

std::vector<Change> compare(const Picture& before, const Picture& after, const Match& match, StageSet stages) {
    return Comparison(before, after, match, stages).run();
}

}  // namespace orgplan
