#include "planner/diff/join.h"

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>
#include <unordered_map>

#include "planner/diff/match.h"
#include "planner/diff/seat_differences.h"

namespace orgplan::diff {
namespace {

// A pair of stages that are compared.
struct Compared {
    Compared(const graph::OrgGraph& before, const graph::OrgGraph& after, const StagePair& pair, StageId at)
        : stage(at), a(before, pair.before), b(after, pair.after), match(a, b) {}

    StageId stage;  // of the joint
    StageSnapshot a;
    StageSnapshot b;
    Match match;
};

// A seat of the first organisation that is drawn in its old place.
struct Ghost {
    PositionId seat;
    std::map<StageId, cards::Difference> at;
};

class Joiner {
  public:
    Joiner(const Organisation& before, const Organisation& after, const std::vector<StagePair>& pairs,
           cards::Against against)
        : before_(before),
          after_(after),
          lines_before_(before),
          lines_after_(after),
          pairs_(pairs),
          ghost_of_(before.positions.size(), kNobody),
          ghost_units_(before.units.size(), kNone<UnitId>) {
        joint_.differences = cards::Differences(against);
        joint_.summaries.resize(pairs.size());
        for (std::size_t p = 0; p < pairs.size(); ++p) {
            if (pairs[p].compared()) {
                compared_.push_back(
                    std::make_unique<Compared>(lines_before_, lines_after_, pairs[p], id_at<StageId>(p)));
            }
        }
    }

    Joint run() {
        copy_second();
        for (const auto& pair : compared_) {
            find_differences(*pair);
            find_new_lines(*pair);
        }
        add_ghost_units();
        add_ghosts();
        for (const auto& pair : compared_) add_ghost_lines(*pair);
        renumber();
        return std::move(joint_);
    }

  private:
    static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

    // Until they are renumbered, seats of the second keep their numbers and ghosts follow.
    PositionId node_of(const Ghost& ghost) const {
        return id_at<PositionId>(after_.positions.size() + static_cast<std::size_t>(&ghost - ghosts_.data()));
    }

    StageSet at_pairs(StageSet stages) const {
        StageSet found;
        for (std::size_t p = 0; p < pairs_.size(); ++p) {
            if (stages.has(pairs_[p].after)) found.add(id_at<StageId>(p));
        }
        return found;
    }

    void copy_second() {
        Organisation& org = joint_.organisation;
        org.company = after_.company;
        org.scenario = after_.scenario;
        for (const StagePair& pair : pairs_) org.stages.push_back(after_[pair.after]);
        org.families = after_.families;
        org.roles = after_.roles;
        org.titles = after_.titles;
        org.people = after_.people;
        org.units = after_.units;
        for (Unit& unit : org.units) unit.stages = at_pairs(unit.stages);
        org.positions = after_.positions;
        for (Position& seat : org.positions) {
            seat.stages = at_pairs(seat.stages);
            seat.top = at_pairs(seat.top);
        }
        org.lines = after_.lines;
        for (Line& line : org.lines) line.stages = at_pairs(line.stages);
        for (std::size_t r = 0; r < org.roles.size(); ++r) roles_.emplace(org.roles[r].id, id_at<RoleId>(r));
        for (std::size_t f = 0; f < org.families.size(); ++f) {
            families_.emplace(org.families[f].id, id_at<FamilyId>(f));
        }
    }

    void find_differences(const Compared& pair) {
        PairDifferences found = pair_differences(pair.a, pair.b, pair.match, pairs_[index(pair.stage)]);
        joint_.summaries[index(pair.stage)] =
            found.summary.empty() ? "no differences in seats or units" : std::move(found.summary);
        for (const UnitId unit : found.units_added) {
            joint_.differences.add(unit, pair.stage).add(cards::Differs::added);
        }
        const bool both_places = joint_.differences.against() == cards::Against::earlier_state;
        for (SeatDifference& seat : found.seats) {
            if (!given(seat.after)) {
                ghost(seat.before).at[pair.stage] = std::move(seat.difference);
                continue;
            }
            if (both_places && seat.difference.has(cards::Differs::moved)) {
                cards::Difference& left = ghost(seat.before).at[pair.stage];
                left.add(cards::Differs::left);
                left.where = std::move(seat.where);
            }
            changed_[{seat.after, pair.stage}] = std::move(seat.difference);
        }
    }

    // Dotted lines that the first does not have.
    void find_new_lines(const Compared& pair) {
        std::vector<std::pair<PositionId, PositionId>> known;
        for (const auto& [from, to] : pair.a.dotted) {
            const PositionId from_now = pair.match.seat_after[index(from)];
            const PositionId to_now = pair.match.seat_after[index(to)];
            if (given(from_now) && given(to_now)) known.emplace_back(from_now, to_now);
        }
        std::sort(known.begin(), known.end());
        for (const auto& line : pair.b.dotted) {
            if (!std::binary_search(known.begin(), known.end(), line)) new_lines_.emplace_back(line, pair.stage);
        }
    }

    Ghost& ghost(PositionId seat) {
        std::size_t& number = ghost_of_[index(seat)];
        if (number == kNobody) {
            number = ghosts_.size();
            ghosts_.push_back({seat, {}});
        }
        return ghosts_[number];
    }

    bool is_ghost(PositionId seat, StageId stage) const {
        const std::size_t number = ghost_of_[index(seat)];
        return number != kNobody && ghosts_[number].at.contains(stage);
    }

    // Units that only the first has, so that ghosts sit somewhere.
    void add_ghost_units() {
        Organisation& org = joint_.organisation;
        for (const auto& pair : compared_) {
            for (std::size_t u = 0; u < before_.units.size(); ++u) {
                const UnitId unit = id_at<UnitId>(u);
                if (!pair->a.exists(unit) || given(pair->match.unit_after[u])) continue;
                if (!given(ghost_units_[u])) {
                    ghost_units_[u] = id_at<UnitId>(org.units.size());
                    Unit& added = org.units.emplace_back();
                    added.id = before_[unit].id;
                    added.place = before_[unit].place;
                }
                Unit& added = org.units[index(ghost_units_[u])];
                UnitState state = before_.at(unit, pair->a.stage);
                state.from = added.states.empty() ? kBeforeAll : org[pair->stage].at;
                static_cast<Headship&>(state) = Headship();
                added.states.push_back(std::move(state));
                added.stages.add(pair->stage);
                const auto heir = std::ranges::find(after_.units, before_[unit].id, &Unit::id);
                const bool later =
                    heir != after_.units.end() && after_.dated() && heir->opens > after_[pair->b.stage].at;
                joint_.differences.add(ghost_units_[u], pair->stage)
                    .add(later ? cards::Differs::later : cards::Differs::removed);
            }
        }
        for (const auto& pair : compared_) {
            for (std::size_t u = 0; u < before_.units.size(); ++u) {
                if (!given(ghost_units_[u]) || !org[ghost_units_[u]].stages.has(pair->stage)) continue;
                const UnitId within = before_.at(id_at<UnitId>(u), pair->a.stage).within;
                for (UnitState& state : org.units[index(ghost_units_[u])].states) {
                    if (&state == &org.at(ghost_units_[u], pair->stage)) state.within = unit_here(*pair, within);
                }
            }
        }
    }

    UnitId unit_here(const Compared& pair, UnitId unit) const {
        if (!given(unit)) return unit;
        const UnitId same = pair.match.unit_after[index(unit)];
        return given(same) ? same : ghost_units_[index(unit)];
    }

    FamilyId family_here(FamilyId family) {
        if (!given(family)) return family;
        std::vector<Family>& all = joint_.organisation.families;
        const auto [known, fresh] = families_.emplace(before_[family].id, id_at<FamilyId>(all.size()));
        if (fresh) all.push_back(before_[family]);
        return known->second;
    }

    RoleId role_here(RoleId role) {
        if (!given(role)) return role;
        std::vector<Role>& all = joint_.organisation.roles;
        const auto [known, fresh] = roles_.emplace(before_[role].id, id_at<RoleId>(all.size()));
        if (fresh) {
            all.push_back(before_[role]);
            all.back().family = family_here(before_[role].family);
        }
        return known->second;
    }

    // What a title of the first says: all that a chart shows of it is the family.
    std::uint32_t title_here(std::uint32_t read) {
        if (read == 0) return 0;
        std::vector<ReadTitle>& all = joint_.organisation.titles;
        all.emplace_back().family = family_here(before_.titles[read].family);
        return static_cast<std::uint32_t>(all.size() - 1);
    }

    // Somebody of the first as they are at a tick of it: that, and its stages, need not be those of the second.
    Person away_then(Person person, Tick at) const {
        const Away* const away = person.away_at(at);
        std::vector<Away> kept;
        if (away != nullptr) {
            kept.push_back(*away);
            kept.back().opens = kBeforeAll;
            if (!before_.dated() || !after_.dated()) kept.back().closes = kForever;
        }
        person.away = std::move(kept);
        return person;
    }

    void add_ghosts() {
        Organisation& org = joint_.organisation;
        // In the order of the text, by which they find their places.
        std::sort(ghosts_.begin(), ghosts_.end(), [](const Ghost& x, const Ghost& y) { return x.seat < y.seat; });
        for (std::size_t g = 0; g < ghosts_.size(); ++g) ghost_of_[index(ghosts_[g].seat)] = g;
        for (const Ghost& ghost : ghosts_) {
            Position seat;
            seat.id = org.texts->keep("before:" + std::string(before_[ghost.seat].id));
            seat.place = before_[ghost.seat].place;
            for (const auto& pair : compared_) {
                if (!ghost.at.contains(pair->stage)) continue;
                PositionState state = before_.at(ghost.seat, pair->a.stage);
                state.from = seat.states.empty() ? kBeforeAll : org[pair->stage].at;
                state.role = role_here(state.role);
                state.read = title_here(state.read);
                state.home = unit_here(*pair, state.home);
                state.reports_to = kNone<PositionId>;
                state.dotted.clear();
                state.facts = state.cost = 0;
                for (std::vector<Holder>* const all : {&state.holders, &state.acting}) {
                    for (Holder& holder : *all) {
                        org.people.push_back(away_then(before_[holder.person], before_[pair->a.stage].at));
                        holder.person = id_at<PersonId>(org.people.size() - 1);
                    }
                }
                seat.states.push_back(std::move(state));
                seat.stages.add(pair->stage);
                if (before_[ghost.seat].top.has(pair->a.stage)) seat.top.add(pair->stage);
            }
            org.positions.push_back(std::move(seat));
        }
    }

    // Beside those of its unit that are still there, else below its old manager, who may be a ghost as well.
    PositionId parent_of(const Compared& pair, PositionId seat) const {
        const PositionId manager = pair.a.at->manager(seat);
        const UnitId home = before_.at(seat, pair.a.stage).home;
        if (given(home) && before_.at(home, pair.a.stage).headed_by(manager)) {
            const UnitId same = pair.match.unit_after[index(home)];
            PositionId now = kNone<PositionId>;
            if (given(same)) {
                after_.at(same, pair.b.stage).each_head([&](PositionId head) {
                    if (!given(now) && pair.b.exists(head)) now = head;
                });
            }
            if (given(now)) return now;
        }
        if (!given(manager) || !pair.a.exists(manager)) return kNone<PositionId>;
        if (is_ghost(manager, pair.stage)) return node_of(ghosts_[ghost_of_[index(manager)]]);
        return pair.match.seat_after[index(manager)];
    }

    void add_ghost_lines(const Compared& pair) {
        std::vector<bool> assists(before_.positions.size());
        for (const Line& line : before_.lines) {
            if (line.reason == LineReason::assistant && line.kind == LineKind::solid && line.stages.has(pair.a.stage)) {
                assists[index(line.from)] = true;
            }
        }
        for (const Ghost& ghost : ghosts_) {
            if (!ghost.at.contains(pair.stage)) continue;
            const PositionId parent = parent_of(pair, ghost.seat);
            if (!given(parent)) continue;
            Line line;
            line.from = node_of(ghost);
            line.to = parent;
            if (assists[index(ghost.seat)]) line.reason = LineReason::assistant;
            line.stages = StageSet::only(pair.stage);
            joint_.organisation.lines.push_back(line);
        }
    }

    // A ghost follows the seat it followed in the text: one with the same manager and unit, if there is one.
    std::vector<std::size_t> text_order() const {
        using Siblings = std::pair<PositionId, UnitId>;
        std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> keys;  // follows, in which order, which node
        for (std::size_t p = 0; p < after_.positions.size(); ++p) keys.emplace_back(p + 1, 0, p);
        std::vector<std::size_t> follows(ghosts_.size(), 0);
        for (const auto& pair : compared_) {
            std::map<Siblings, std::size_t> beside;
            std::size_t last = 0;
            for (std::size_t p = 0; p < before_.positions.size(); ++p) {
                const PositionId seat = id_at<PositionId>(p);
                if (!pair->a.exists(seat)) continue;
                const auto [at, fresh] =
                    beside.emplace(Siblings{pair->a.at->manager(seat), before_.at(seat, pair->a.stage).home}, last);
                if (is_ghost(seat, pair->stage)) {
                    std::size_t& follow = follows[ghost_of_[p]];
                    if (ghosts_[ghost_of_[p]].at.begin()->first == pair->stage) follow = at->second;
                    last = follow;
                } else {
                    last = index(pair->match.seat_after[p]) + 1;
                }
                at->second = last;
            }
        }
        for (std::size_t g = 0; g < ghosts_.size(); ++g) {
            keys.emplace_back(follows[g], g + 1, after_.positions.size() + g);
        }
        std::sort(keys.begin(), keys.end());
        std::vector<std::size_t> order;
        for (const auto& [follow, number, node] : keys) order.push_back(node);
        return order;
    }

    void renumber() {
        Organisation& org = joint_.organisation;
        const std::vector<std::size_t> order = text_order();
        std::vector<PositionId> now(order.size());
        std::vector<Position> positions;
        for (std::size_t i = 0; i < order.size(); ++i) {
            now[order[i]] = id_at<PositionId>(i);
            positions.push_back(std::move(org.positions[order[i]]));
        }
        org.positions = std::move(positions);
        const auto mend = [&now](PositionId& seat) {
            if (given(seat)) seat = now[index(seat)];
        };
        const auto mend_heads = [&mend](Headship& headship) {
            mend(headship.manager);
            for (PositionId& head : headship.joint) mend(head);
        };
        mend_heads(org.company);
        for (Duty& duty : org.company.duties) mend(duty.position);
        for (Unit& unit : org.units) {
            for (UnitState& state : unit.states) mend_heads(state);
            for (Duty& duty : unit.duties) mend(duty.position);
        }
        for (Position& seat : org.positions) {
            for (PositionState& state : seat.states) {
                mend(state.reports_to);
                for (PositionId& dotted : state.dotted) mend(dotted);
            }
            for (PositionId& assisted : seat.assists) mend(assisted);
            for (Hat& hat : seat.hats) mend(hat.to);
        }
        for (Line& line : org.lines) {
            mend(line.from);
            mend(line.to);
        }
        std::sort(org.lines.begin(), org.lines.end(), [](const Line& x, const Line& y) {
            return std::tuple(x.from, x.kind, x.to) < std::tuple(y.from, y.kind, y.to);
        });
        for (auto& [key, difference] : changed_) {
            joint_.differences.add(now[index(key.first)], key.second) = std::move(difference);
        }
        for (const auto& [line, stage] : new_lines_) {
            joint_.differences.add_line(now[index(line.first)], now[index(line.second)], stage);
        }
        for (const Ghost& ghost : ghosts_) {
            for (const auto& [stage, difference] : ghost.at) {
                joint_.differences.add(now[index(node_of(ghost))], stage) = difference;
            }
        }
        now.resize(after_.positions.size());
        joint_.seats = std::move(now);
    }

    const Organisation& before_;
    const Organisation& after_;
    graph::OrgGraph lines_before_;
    graph::OrgGraph lines_after_;
    const std::vector<StagePair>& pairs_;
    std::vector<std::unique_ptr<Compared>> compared_;
    Joint joint_;
    std::vector<Ghost> ghosts_;
    std::vector<std::size_t> ghost_of_;  // by seat of the first, into ghosts_
    std::vector<UnitId> ghost_units_;    // by unit of the first
    std::vector<std::pair<std::pair<PositionId, PositionId>, StageId>> new_lines_;  // of the second
    std::map<std::pair<PositionId, StageId>, cards::Difference> changed_;
    std::unordered_map<std::string_view, RoleId> roles_;
    std::unordered_map<std::string_view, FamilyId> families_;
};

}  // namespace

Joint join(const Organisation& before, const Organisation& after, const std::vector<StagePair>& pairs,
           cards::Against against) {
    return Joiner(before, after, pairs, against).run();
}

}  // namespace orgplan::diff
