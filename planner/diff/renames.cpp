#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <unordered_set>

#include "planner/diff/parts.h"

namespace orgplan::diff {
namespace {

// Pairs what was removed with what was added where a sign fits exactly one of each; an empty sign, or one that fits
// several, decides nothing.
template <class Id>
class Pairing {
  public:
    using Sign = std::function<std::string(const StageSnapshot&, Id)>;
    using Reason = std::function<std::string(Id after)>;

    Pairing(const StageSnapshot& before, const StageSnapshot& after, std::vector<Id> removed, std::vector<Id> added)
        : before_(before), after_(after), removed_(std::move(removed)), added_(std::move(added)) {}

    template <class Found>
    void by(const Sign& sign_before, const Sign& sign_after, Found found) {
        if (removed_.empty() || added_.empty()) return;
        std::unordered_map<std::string, std::pair<std::vector<Id>, std::vector<Id>>> alike;
        for (const Id id : removed_) {
            if (std::string sign = sign_before(before_, id); !sign.empty()) alike[std::move(sign)].first.push_back(id);
        }
        for (const Id id : added_) {
            if (const auto same = alike.find(sign_after(after_, id)); same != alike.end())
                same->second.second.push_back(id);
        }
        std::unordered_map<std::size_t, Id> partner;  // by index of the added
        std::unordered_set<std::size_t> gone;
        for (const auto& [sign, both] : alike) {
            if (both.first.size() != 1 || both.second.size() != 1) continue;
            partner.emplace(index(both.second.front()), both.first.front());
            gone.insert(index(both.first.front()));
        }
        for (const Id id : added_) {
            if (const auto pair = partner.find(index(id)); pair != partner.end()) found(pair->second, id);
        }
        std::erase_if(added_, [&](Id id) { return partner.contains(index(id)); });
        std::erase_if(removed_, [&](Id id) { return gone.contains(index(id)); });
    }

    // Removes pairs that are explained already.
    template <class Explained>
    void leave_out(Explained explained) {
        std::unordered_map<std::string_view, Id> ids;
        for (const Id id : removed_) ids.emplace(before_.org[id].id, id);
        std::unordered_set<std::size_t> gone;
        std::erase_if(added_, [&](Id id) {
            const auto from = ids.find(explained(after_.org[id].id));
            if (from == ids.end()) return false;
            gone.insert(index(from->second));
            return true;
        });
        std::erase_if(removed_, [&](Id id) { return gone.contains(index(id)); });
    }

  private:
    const StageSnapshot& before_;
    const StageSnapshot& after_;
    std::vector<Id> removed_;
    std::vector<Id> added_;
};

template <class Id, class Things>
std::vector<Id> unmatched(const StageSnapshot& snapshot, const Things& things, const std::vector<Id>& partner) {
    std::vector<Id> found;
    for (std::size_t i = 0; i < things.size(); ++i) {
        if (snapshot.exists(id_at<Id>(i)) && !given(partner[i])) found.push_back(id_at<Id>(i));
    }
    return found;
}

class Proposals {
  public:
    Proposals(const StageSnapshot& before, const StageSnapshot& after, const Match& match, StageSet stages,
              std::vector<LikelyRename>& renames)
        : before_(before), after_(after), match_(match), stages_(stages), renames_(renames) {}

    void units() {
        Pairing<UnitId> pairing(before_, after_, unmatched(before_, before_.org.units, match_.unit_after),
                                unmatched(after_, after_.org.units, match_.unit_before));
        const auto name = [](const StageSnapshot& snapshot, UnitId id) {
            return std::string(snapshot.org.at(id, snapshot.stage).name);
        };
        pairing.by(name, name, [&](UnitId from, UnitId to) {
            propose(Thing::unit, before_.org[from].id, after_.org[to].id,
                    fmt::format("the same name, {}", after_.org.at(to, after_.stage).name));
        });
        const auto head_before = [&](const StageSnapshot& snapshot, UnitId id) {
            const PositionId head = snapshot.org.at(id, snapshot.stage).manager;
            if (!given(head)) return std::string();
            const PositionId after = match_.seat_after[index(head)];
            return std::string(given(after) ? after_.org[after].id : Text());
        };
        const auto head_after = [&](const StageSnapshot& snapshot, UnitId id) {
            const PositionId head = snapshot.org.at(id, snapshot.stage).manager;
            return std::string(given(head) ? snapshot.org[head].id : Text());
        };
        pairing.by(head_before, head_after, [&](UnitId from, UnitId to) {
            propose(Thing::unit, before_.org[from].id, after_.org[to].id,
                    fmt::format("the same manager, {}", head_after(after_, to)));
        });
        const std::vector<std::string> roles_before = roles_of(before_), roles_after = roles_of(after_);
        const auto like_before = [&](const StageSnapshot&, UnitId id) { return roles_before[index(id)]; };
        const auto like_after = [&](const StageSnapshot&, UnitId id) { return roles_after[index(id)]; };
        pairing.by(like_before, like_after, [&](UnitId from, UnitId to) {
            propose(Thing::unit, before_.org[from].id, after_.org[to].id, "the same roles");
        });
    }

    void seats() {
        Pairing<PositionId> pairing(before_, after_, unmatched(before_, before_.org.positions, match_.seat_after),
                                    unmatched(after_, after_.org.positions, match_.seat_before));
        // A unit's seats are renamed with it; they are not listed as well.
        std::unordered_map<std::string, std::string> units;
        for (const LikelyRename& each : renames_) {
            if (each.thing == Thing::unit && each.stages == stages_) units.emplace(each.to, each.from);
        }
        if (!units.empty()) {
            pairing.leave_out([&](Text id) {
                const std::size_t slash = std::min(id.find('/'), id.size());
                const auto unit = units.find(std::string(id.substr(0, slash)));
                return unit == units.end() ? std::string() : unit->second + std::string(id.substr(slash));
            });
        }
        const auto holder = [](const StageSnapshot& snapshot, PositionId id) {
            const PositionState& state = snapshot.org.at(id, snapshot.stage);
            std::string names;
            for (const Holder& each : state.holders) names += std::string(snapshot.org[each.person].name) + "\n";
            return names;
        };
        pairing.by(holder, holder, [&](PositionId from, PositionId to) {
            propose(Thing::seat, before_.org[from].id, after_.org[to].id,
                    fmt::format("the same holder, {}", after_.org.holder_text(to, after_.stage)));
        });
        const auto place = [&](const StageSnapshot& snapshot, PositionId id, bool is_before) {
            const PositionState& state = snapshot.org.at(id, snapshot.stage);
            if (!given(state.role)) return std::string();
            // Two seats whose holders are known and different are two seats.
            if (state.occupancy == Occupancy::named) return std::string();
            const PositionId manager = snapshot.at->manager(id);
            const auto name = [&](auto each, const auto& partner) {
                if (!given(each)) return std::string("-");
                if (is_before && given(partner[index(each)])) return std::string(after_.org[partner[index(each)]].id);
                return std::string(snapshot.org[each].id);
            };
            return fmt::format("{}\n{}\n{}\n{}", snapshot.org[state.role].id, state.title,
                               name(state.home, match_.unit_after), name(manager, match_.seat_after));
        };
        pairing.by([&](const StageSnapshot& snapshot, PositionId id) { return place(snapshot, id, true); },
                   [&](const StageSnapshot& snapshot, PositionId id) { return place(snapshot, id, false); },
                   [&](PositionId from, PositionId to) {
                       propose(Thing::seat, before_.org[from].id, after_.org[to].id, "the same role, unit and manager");
                   });
    }

  private:
    void propose(Thing thing, Text from, Text to, std::string why) {
        renames_.push_back({thing, std::string(from), std::string(to), std::move(why), stages_});
    }

    // By unit: the unit above, and the roles of its seats, sorted; empty where it has no seat.
    std::vector<std::string> roles_of(const StageSnapshot& snapshot) const {
        const Organisation& org = snapshot.org;
        std::vector<std::vector<Text>> roles(org.units.size());
        for (std::size_t i = 0; i < org.positions.size(); ++i) {
            const PositionId seat = id_at<PositionId>(i);
            if (!snapshot.exists(seat)) continue;
            const PositionState& state = org.at(seat, snapshot.stage);
            if (given(state.home))
                roles[index(state.home)].push_back(given(state.role) ? org[state.role].id : state.title);
        }
        std::vector<std::string> signs(org.units.size());
        for (std::size_t i = 0; i < roles.size(); ++i) {
            if (roles[i].empty()) continue;
            std::sort(roles[i].begin(), roles[i].end());
            const UnitId within = org.at(id_at<UnitId>(i), snapshot.stage).within;
            signs[i] = given(within) ? std::string(org[within].id) : std::string();
            for (const Text role : roles[i]) signs[i] += "\n" + std::string(role);
        }
        return signs;
    }

    const StageSnapshot& before_;
    const StageSnapshot& after_;
    const Match& match_;
    StageSet stages_;
    std::vector<LikelyRename>& renames_;
};

}  // namespace

void propose_renames(const StageSnapshot& before, const StageSnapshot& after, const Match& match, StageSet stages,
                     std::vector<LikelyRename>& renames) {
    // Within one spec an id never changes: what ends and what begins are two things.
    if (&before.org == &after.org) return;
    Proposals proposals(before, after, match, stages, renames);
    proposals.units();
    proposals.seats();
}

void propose_stage_renames(const Organisation& before, const Organisation& after, const std::vector<StagePair>& pairs,
                           std::vector<LikelyRename>& renames) {
    std::vector<const Stage*> removed, added;
    for (const StagePair& pair : pairs) {
        if (!given(pair.before)) added.push_back(&after[pair.after]);
        if (!given(pair.after)) removed.push_back(&before[pair.before]);
    }
    const bool dated = before.dated() && after.dated();
    for (const Stage* to : added) {
        const auto alike = [&](const Stage* from) {
            return (dated && from->at == to->at) || (!to->name.empty() && from->name == to->name);
        };
        const auto found = std::find_if(removed.begin(), removed.end(), alike);
        if (found == removed.end()) continue;
        const Stage& from = **found;
        renames.push_back({Thing::stage,
                           std::string(from.id),
                           std::string(to->id),
                           dated && from.at == to->at ? fmt::format("the same date, {}", date_text(to->at))
                                                      : fmt::format("the same name, {}", to->name),
                           {}});
        removed.erase(found);
    }
}

}  // namespace orgplan::diff
