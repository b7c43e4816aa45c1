#include "graph/index/index.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "graph/index/movements.h"
#include "graph/index/org_graph.h"

namespace orgplan::graph {
namespace {

template <class Id>
std::uint32_t number(Id id) {
    return static_cast<std::uint32_t>(id);
}

template <class Part, class LayOut>
const Part& once(std::optional<Part>& part, LayOut lay_out) {
    if (!part) part.emplace(lay_out());
    return *part;
}

}  // namespace

Index::Index(const OrgGraph& graph, StageId stage)
    : org(graph.organisation()), graph_(&graph), stage_(stage), tick_(org[stage].at) {
    look_at_all();
}

Index::Index(const OrgGraph& graph, Tick day) : org(graph.organisation()), graph_(&graph), tick_(day) {
    look_at_all();
}

void Index::look_at_all() {
    joint_ = !org.company.joint.empty() || std::ranges::any_of(org.units, [](const Unit& unit) {
        return std::ranges::any_of(unit.states, [](const UnitState& each) { return !each.joint.empty(); });
    });
    states_.resize(org.positions.size());
    for (std::size_t i = 0; i < states_.size(); ++i) look_at(id_at<PositionId>(i));
    unit_states_.clear();
    for (const Unit& unit : org.units) unit_states_.push_back(&unit.at(tick_));
    managers_.assign(states_.size(), kNone<PositionId>);
    if (joint_) solid_lines_.assign(states_.size(), nullptr);
    assistants_.assign(states_.size(), false);
    spans_.assign(states_.size(), 0);
    for (const Line* line : given(stage_) ? graph_->lines_at(stage_) : graph_->lines_at(tick_)) take_line(*line);
}

void Index::look_at(PositionId id) {
    const Position& seat = org[id];
    const bool there = given(stage_) ? seat.stages.has(stage_) : seat.exists(tick_);
    states_[index(id)] = there ? &seat.at(tick_) : nullptr;
}

void Index::take_line(const Line& line) {
    if (line.kind != LineKind::solid || given(manager(line.from)) || !exists(line.from) || !exists(line.to)) return;
    managers_[index(line.from)] = line.to;
    if (joint_) solid_lines_[index(line.from)] = &line;
    assistants_[index(line.from)] = line.reason == LineReason::assistant;
    if (!assistant(line.from)) ++spans_[index(line.to)];
}

void Index::move_to(Tick day) {
    const OrgGraph::Changes changes = graph_->changes(tick_, day);
    tick_ = day;
    if (!org.follows_changes) {
        // Lines last to the next stage even if the seats they lead to are gone, so those must be looked at here.
        look_at_all();
        return forget(true, true);
    }
    for (const PositionId seat : changes.seats) {
        if (given(manager(seat)) && !assistant(seat)) --spans_[index(manager(seat))];
        managers_[index(seat)] = kNone<PositionId>;
        assistants_[index(seat)] = false;
        look_at(seat);
    }
    for (const PositionId seat : changes.seats) {
        if (const Line* line = graph_->solid_line(seat, day)) take_line(*line);
    }
    for (const UnitId unit : changes.units) unit_states_[index(unit)] = &org[unit].at(day);
    if (changes.seats.empty() && changes.units.empty() && !changes.memberships) return;
    forget(!changes.seats.empty(), !changes.units.empty());
}

void Index::forget(bool seats, bool units) {
    if (seats) {
        reports_.reset();
        dotted_.reset();
        seats_.reset();
        depths_.clear();
    }
    if (units) {
        units_.reset();
        locations_.clear();
    }
    shared_.reset();
    people_.reset();
    belongings_.reset();
    managed_.reset();
    counts_.clear();
    sites_.clear();
}

const Buckets<Index::Report>& Index::all_reports() const {
    return once(reports_, [&] { return lay_out_reports(); });
}

Buckets<Index::Report> Index::lay_out_reports() const {
    std::vector<Buckets<Report>::Pair> below;
    for (std::size_t i = 0; i < managers_.size(); ++i) {
        if (given(managers_[i])) below.push_back({number(managers_[i]), {id_at<PositionId>(i), assistants_[i]}});
    }
    return Buckets<Report>(managers_.size(), below);
}

std::vector<PositionId> Index::beside_manager(PositionId id) const {
    std::vector<PositionId> found;
    const Line& line = *solid_lines_[index(id)];
    const bool of_unit = line.reason == LineReason::unit_manager || line.reason == LineReason::claim;
    if (!of_unit && line.reason != LineReason::company) return found;
    const Headship& headship = of_unit ? static_cast<const Headship&>(state(line.unit)) : org.company;
    for (const PositionId head : headship.joint) {
        if (head != line.to && head != id && exists(head)) found.push_back(head);
    }
    return found;
}

const Index::Shared& Index::shared() const {
    return once(shared_, [&] { return lay_out_shared(); });
}

Index::Shared Index::lay_out_shared() const {
    std::vector<Buckets<Report>::Pair> below;
    std::vector<double> parts(managers_.size());
    for (std::size_t i = 0; i < managers_.size(); ++i) {
        const PositionId seat = id_at<PositionId>(i);
        each_manager(seat, [&](PositionId each) {
            below.push_back({number(each), {seat, assistants_[i]}});
            if (!assistants_[i]) parts[index(each)] += 1 / static_cast<double>(manager_count(seat));
        });
    }
    Shared found{Buckets<Report>(managers_.size(), below), {}};
    for (const double part : parts) found.spans.push_back(static_cast<std::uint32_t>(std::ceil(part - 1e-6)));
    return found;
}

const Index::Dotted& Index::dotted() const {
    return once(dotted_, [&] { return lay_out_dotted(); });
}

Index::Dotted Index::lay_out_dotted() const {
    std::vector<Buckets<PositionId>::Pair> to, from;
    for (const Line* line : given(stage_) ? graph_->lines_at(stage_) : graph_->lines_at(tick_)) {
        if (line->kind != LineKind::dotted || !exists(line->from) || !exists(line->to)) continue;
        to.push_back({number(line->from), line->to});
        from.push_back({number(line->to), line->from});
    }
    return {Buckets<PositionId>(states_.size(), to), Buckets<PositionId>(states_.size(), from)};
}

const Forest& Index::seats() const {
    return once(seats_, [&] {
        std::vector<std::uint32_t> parents(managers_.size(), Forest::kNowhere);
        for (std::size_t i = 0; i < parents.size(); ++i) {
            if (given(managers_[i])) parents[i] = number(managers_[i]);
        }
        return Forest(std::move(parents));
    });
}

std::vector<PositionId> Index::roots() const {
    std::vector<PositionId> found;
    for (std::size_t i = 0; i < managers_.size(); ++i) {
        if (states_[i] != nullptr && !given(managers_[i])) found.push_back(id_at<PositionId>(i));
    }
    return found;
}

std::vector<PositionId> Index::chain(PositionId id) const {
    std::vector<PositionId> up;
    if (!exists(id)) return up;
    // A seat from which a top is reached is in no circle.
    if (seats().reached(index(id))) {
        for (PositionId at = id; given(at); at = manager(at)) up.push_back(at);
        return up;
    }
    std::vector<bool> met(managers_.size());
    for (PositionId at = id; !met[index(at)]; at = manager(at)) {
        met[index(at)] = true;
        up.push_back(at);
    }
    return up;
}

std::vector<std::vector<PositionId>> Index::circles() const {
    std::vector<std::vector<PositionId>> found;
    const Forest& forest = seats();
    if (forest.order.size() == managers_.size()) return found;
    // What is not reached is in a circle or leads into one, so a walk up from each seat meets each circle once.
    std::vector<std::size_t> walked(managers_.size());
    for (std::size_t start = 0; start < managers_.size(); ++start) {
        if (forest.reached(start)) continue;
        std::size_t at = start;
        for (; walked[at] == 0; at = index(managers_[at])) walked[at] = start + 1;
        if (walked[at] != start + 1) continue;
        std::vector<PositionId> path;
        std::size_t each = at;
        do {
            path.push_back(id_at<PositionId>(each));
            each = index(managers_[each]);
        } while (each != at);
        std::rotate(path.begin(), std::min_element(path.begin(), path.end()), path.end());
        found.push_back(std::move(path));
    }
    return found;
}

const Forest& Index::units() const {
    return once(units_, [&] { return units_at(org, tick_); });
}

const Index::People& Index::people() const {
    return once(people_, [&] { return lay_out_people(); });
}

Index::People Index::lay_out_people() const {
    People found;
    found.team_sizes.assign(org.units.size(), 0);
    found.roles.assign(states_.size(), kNone<RoleId>);
    found.hatted.assign(states_.size(), false);
    std::vector<Buckets<PositionId>::Pair> roles, hats;
    for (std::size_t i = 0; i < states_.size(); ++i) {
        if (states_[i] == nullptr) continue;
        const PositionId id = id_at<PositionId>(i);
        const PositionState& now = *states_[i];
        found.standing.push_back(id);
        found.roles[i] = now.role;
        found.hatted[i] = !org[id].hats.empty();
        if (!org[id].tags.empty()) found.tagged.push_back(id);
        roles.push_back({role_number(now.role), id});
        for (const Hat& hat : org[id].hats) {
            if (hat.opens <= tick_ && tick_ < hat.closes) hats.push_back({role_number(hat.role), id});
        }
        if (!given(now.home)) continue;
        // A title outside the glossary manages people where its seat is the manager.
        const bool people_manager = given(now.role) ? manages_people(org[now.role]) : state(now.home).headed_by(id);
        if (!people_manager) ++found.team_sizes[index(now.home)];
    }
    found.by_role = Buckets<PositionId>(org.roles.size() + 1, roles);
    found.by_hat = Buckets<PositionId>(org.roles.size() + 1, hats);
    return found;
}

const Index::Belongings& Index::belongings() const {
    return once(belongings_, [&] { return lay_out_belongings(); });
}

Index::Belongings Index::lay_out_belongings() const {
    std::vector<Buckets<Belonging>::Pair> found, by_seat;
    const auto add = [&](PositionId seat, UnitId unit, RoleId held) {
        if (given(unit) && exists(unit)) found.push_back({number(unit), {seat, unit, held}});
    };
    for (std::size_t i = 0; i < states_.size(); ++i) {
        if (states_[i] == nullptr) continue;
        const PositionId id = id_at<PositionId>(i);
        add(id, states_[i]->home, states_[i]->role);
        for (const Hat& hat : org[id].hats) {
            if (hat.opens <= tick_ && tick_ < hat.closes) add(id, hat.in, hat.role);
        }
    }
    const auto add_member = [&](const Membership& each) {
        if (exists(each.position)) add(each.position, each.unit, state(each.position)->role);
    };
    if (given(stage_)) {
        for (const Membership& each : org.memberships) {
            if (each.stages.has(stage_)) add_member(each);
        }
    } else {
        for (const TimeOf& time : org.membership_times) {
            if (time.holds(tick_)) add_member(org.memberships[time.of]);
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.item.seat < b.item.seat; });
    Belongings laid_out{Buckets<Belonging>(org.units.size(), found), {}};
    const Forest& forest = units();
    std::stable_sort(found.begin(), found.end(),
                     [&](const auto& a, const auto& b) { return forest.enter[a.key] < forest.enter[b.key]; });
    for (const auto& pair : found) by_seat.push_back({number(pair.item.seat), pair.item});
    laid_out.by_seat = Buckets<Belonging>(states_.size(), by_seat);
    return laid_out;
}

std::span<const UnitId> Index::managed(PositionId id) const {
    const auto lay_out = [&] {
        std::vector<Buckets<UnitId>::Pair> led;
        for (std::size_t i = 0; i < org.units.size(); ++i) {
            if (!exists(id_at<UnitId>(i))) continue;
            unit_states_[i]->each_head([&](PositionId leader) {
                if (exists(leader)) led.push_back({number(leader), id_at<UnitId>(i)});
            });
        }
        return Buckets<UnitId>(states_.size(), led);
    };
    return once(managed_, lay_out)[index(id)];
}

bool Index::inside(PositionId seat, UnitId unit) const {
    const Forest& forest = units();
    const auto its = belongings(seat);
    const auto first = std::partition_point(its.begin(), its.end(), [&](const Belonging& each) {
        return forest.enter[index(each.unit)] < forest.enter[index(unit)];
    });
    return first != its.end() && forest.enter[index(first->unit)] < forest.leave[index(unit)];
}

const Headcount& Index::count(UnitId unit) const {
    if (counts_.empty()) counts_ = lay_out_counts();
    return given(unit) ? counts_[index(unit)] : counts_.back();
}

std::vector<Headcount> Index::lay_out_counts() const {
    const Forest& forest = units();
    // By unit only those who sit in the unit itself.
    std::vector<Buckets<PositionId>::Pair> homes;
    // Somebody who sits in several units counts in each, and once in a unit around both.
    struct Sitting {
        PersonId person;
        Counted as;
        std::uint32_t rank;  // of the unit in the forest's order
        UnitId home;

        auto operator<=>(const Sitting&) const = default;
    };
    std::vector<Sitting> sittings;
    for (std::size_t i = 0; i < states_.size(); ++i) {
        if (states_[i] == nullptr) continue;
        const UnitId home = states_[i]->home;
        if (!given(home)) continue;
        homes.push_back({number(home), id_at<PositionId>(i)});
        for (const Holder& holder : states_[i]->holders) {
            sittings.push_back({holder.person, counted_as(*states_[i]), forest.enter[index(home)], home});
        }
    }
    const Buckets<PositionId> at_home(org.units.size() + 1, homes);
    HeadCounter counter(org);
    std::vector<Headcount> counts;
    for (std::size_t i = 0; i <= org.units.size(); ++i) counts.push_back(counter.count(at_home[i], tick_));
    std::sort(sittings.begin(), sittings.end());
    sittings.erase(std::unique(sittings.begin(), sittings.end()), sittings.end());
    for (std::size_t i = 1; i < sittings.size(); ++i) {
        const Sitting& a = sittings[i - 1];
        const Sitting& b = sittings[i];
        if (a.person != b.person || a.as != b.as) continue;
        const std::uint32_t around = forest.meeting(number(a.home), number(b.home));
        if (around != Forest::kNowhere) --counts[around].people(a.as);
    }
    for (std::size_t i = forest.order.size(); i-- > 0;) {
        const std::uint32_t unit = forest.order[i];
        const std::uint32_t above = forest.parent[unit];
        if (above != Forest::kNowhere) counts[above].add(counts[unit]);
    }
    counts.back() = counter.count(standing(), tick_);
    return counts;
}

const std::vector<std::uint32_t>& Index::depths() const {
    if (depths_.empty()) {
        depths_.assign(org.positions.size(), 0);
        const Forest& forest = seats();
        for (const std::uint32_t i : forest.order) {
            if (forest.parent[i] != Forest::kNowhere) depths_[i] = depths_[forest.parent[i]] + 1;
        }
    }
    return depths_;
}

const std::vector<Text>& Index::locations() const {
    if (locations_.empty()) {
        locations_.resize(org.units.size());
        const Forest& forest = units();
        for (const std::uint32_t unit : forest.order) {
            const std::uint32_t above = forest.parent[unit];
            locations_[unit] = unit_states_[unit]->location;
            if (locations_[unit].empty() && above != Forest::kNowhere) locations_[unit] = locations_[above];
        }
    }
    return locations_;
}

Text Index::location(PositionId id) const {
    const PositionState& now = *state(id);
    return now.location.empty() && given(now.home) ? locations()[index(now.home)] : now.location;
}

std::uint32_t Index::sites(UnitId unit) const {
    if (sites_.empty()) {
        const Forest& forest = units();
        // What is added and taken at each unit, so that sums over the units below count each location once.
        std::vector<std::int64_t> sums(org.units.size(), 0);
        std::unordered_map<Text, std::uint32_t> last_at;
        for (const std::uint32_t here : forest.order) {
            for (const Belonging& each : members(id_at<UnitId>(here))) {
                const Text where = location(each.seat);
                if (where.empty()) continue;
                const auto [last, first] = last_at.try_emplace(where, here);
                if (!first && last->second == here) continue;
                ++sums[here];
                if (first) continue;
                const std::uint32_t shared = forest.meeting(last->second, here);
                if (shared != Forest::kNowhere) --sums[shared];
                last->second = here;
            }
        }
        for (std::size_t i = forest.order.size(); i-- > 0;) {
            const std::uint32_t each = forest.order[i];
            if (forest.parent[each] != Forest::kNowhere) sums[forest.parent[each]] += sums[each];
        }
        sites_.assign(sums.begin(), sums.end());
    }
    return sites_[index(unit)];
}

}  // namespace orgplan::graph
