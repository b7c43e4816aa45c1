#include "graph/chart/cards/cards.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/chart/cards/dotted.h"
#include "graph/chart/cards/marks.h"
#include "graph/chart/cards/stage_tree.h"
#include "graph/chart/layout/series.h"
#include "graph/index/org_graph.h"

namespace orgplan::cards {
namespace {

class ForestBuilder {
  public:
    ForestBuilder(const Organisation& organisation, const CardOptions& options)
        : organisation_(organisation), options_(options), where_(options.stages.size()) {
        const graph::OrgGraph graph(organisation);
        for (const StageId stage : options.stages) trees_.push_back(stage_tree(*graph.at(stage), options));
    }

    CardForest build() {
        std::map<PositionId, StageSet> tops;
        for (std::size_t s = 0; s < trees_.size(); ++s) {
            for (const PositionId top : trees_[s].children(kNone<PositionId>)) tops[top].add(options_.stages[s]);
        }
        add_children(layout::Box::kNoParent, 0, tops);
        // Cards are appended below, so that the list is its own queue.
        for (std::uint32_t i = 0; i < forest_.cards.size(); ++i) expand(i);
        add_dotted(organisation_, options_, where_, forest_);
        for (const StageTree& tree : trees_) forest_.covered.push_back(tree.covered());
        forest_.differences = options_.differences;
        forest_.around = options_.around;
        return std::move(forest_);
    }

  private:
    void expand(std::uint32_t card) {
        if (forest_.cards[card].kind != CardKind::seat) return;
        const SeatSlot slot = forest_.cards[card].rows[0][0];
        const int depth = depths_[card] + 1;
        // Around a seat, depth is counted from there, and the trees have no more than that.
        const bool cut = options_.depth >= 0 && depth > options_.depth && !given(options_.around);
        std::map<PositionId, StageSet> reports;
        for (std::size_t s = 0; s < trees_.size(); ++s) {
            const StageId stage = options_.stages[s];
            if (!slot.stages.has(stage)) continue;
            const std::uint32_t left_out = cut ? reports_at(s, slot.seat) : trees_[s].left_out(slot.seat);
            if (left_out > 0) forest_.cards[card].left_out.push_back({StageSet::only(stage), left_out});
            if (cut) continue;
            for (const PositionId report : trees_[s].children(slot.seat)) reports[report].add(stage);
        }
        add_children(card, depth, reports);
    }

    // Without ghosts; of joint heads in one box all.
    std::uint32_t reports_at(std::size_t s, PositionId seat) const {
        std::uint32_t count = 0;
        const auto add = [&](PositionId report) { count += !ghost(report, options_.stages[s]); };
        for (const PositionId report : trees_[s].children(seat)) {
            add(report);
            for (const PositionId other : trees_[s].beside(report)) add(other);
        }
        return count;
    }

    bool leads(const SeatSlot& slot) const {
        for (std::size_t s = 0; s < trees_.size(); ++s) {
            if (!slot.stages.has(options_.stages[s])) continue;
            if (!trees_[s].children(slot.seat).empty() || trees_[s].left_out(slot.seat) > 0) return true;
        }
        return false;
    }

    // A row for each joint head that shares the box of a seat.
    std::vector<Row> with_joint_heads(const SeatSlot& slot) const {
        std::map<PositionId, StageSet> others;
        for (std::size_t s = 0; s < trees_.size(); ++s) {
            if (!slot.stages.has(options_.stages[s])) continue;
            for (const PositionId other : trees_[s].beside(slot.seat)) others[other].add(options_.stages[s]);
        }
        std::vector<Row> rows{{slot}};
        for (const auto& [other, stages] : others) rows.push_back({{other, stages}});
        return rows;
    }

    bool assists(const SeatSlot& slot) const {
        for (std::size_t s = 0; s < trees_.size(); ++s) {
            if (slot.stages.has(options_.stages[s]) && trees_[s].assistant(slot.seat)) return true;
        }
        return false;
    }

    // Leaves that share a unit, and at the top a manager outside, become one card, in the place of the first of them.
    void add_children(std::uint32_t parent, int depth, const std::map<PositionId, StageSet>& reports) {
        struct Child {
            bool team = false;
            bool assistant = false;
            UnitId unit = kNone<UnitId>;
            std::vector<Row> rows;
        };
        std::vector<Child> children;
        std::map<Home, std::size_t> teams;
        for (const auto& [seat, stages] : reports) {
            const SeatSlot slot{seat, stages};
            const bool assistant = parent != layout::Box::kNoParent && assists(slot);
            std::vector<Row> rows = with_joint_heads(slot);
            if (leads(slot) || assistant || rows.size() > 1 || seat == options_.around) {
                children.push_back({false, assistant && !leads(slot), kNone<UnitId>, std::move(rows)});
                continue;
            }
            for (const auto& [home, there] : homes(slot)) {
                const auto [team, added] = teams.try_emplace(home, children.size());
                if (added) children.push_back({true, false, std::get<UnitId>(home), {}});
                children[team->second].rows.push_back({{seat, there}});
            }
        }
        for (Child& child : children) {
            const bool boxed = child.team && parent == layout::Box::kNoParent && headless(child.unit, child.rows);
            if (!child.team || (child.rows.size() == 1 && !boxed)) {
                add_card(parent, depth, CardKind::seat, child.assistant, kNone<UnitId>, 0, std::move(child.rows));
                continue;
            }
            if (options_.merge_rows) child.rows = merged(child.rows);
            // A card ends with who comes later, so that it has no gaps before.
            std::ranges::stable_sort(child.rows, {}, earliest);
            const std::size_t parts = (child.rows.size() + options_.most_rows - 1) / options_.most_rows;
            for (std::size_t part = 0; part < parts; ++part) {
                const auto begin = child.rows.begin() + static_cast<std::ptrdiff_t>(child.rows.size() * part / parts);
                const auto end =
                    child.rows.begin() + static_cast<std::ptrdiff_t>(child.rows.size() * (part + 1) / parts);
                add_card(parent, depth, CardKind::team, false, child.unit, static_cast<std::uint32_t>(part),
                         std::vector<Row>(begin, end));
            }
        }
    }

    static StageId earliest(const Row& row) {
        StageId first = row.front().stages.earliest();
        for (const SeatSlot& slot : row) first = std::min(first, slot.stages.earliest());
        return first;
    }

    // Whether a unit, or what is outside all units, has no head while its seats are there: then it is a box.
    bool headless(UnitId unit, const std::vector<Row>& rows) const {
        if (!given(unit)) return organisation_.company.headless;
        return std::ranges::any_of(options_.stages, [&](StageId stage) {
            return organisation_.at(unit, stage).headless &&
                   std::ranges::any_of(rows, [&](const Row& row) { return row.front().stages.has(stage); });
        });
    }

    // A unit, the manager outside, and a unit that there is none of.
    using Home = std::tuple<UnitId, Text, Text>;

    std::map<Home, StageSet> homes(const SeatSlot& slot) const {
        std::map<Home, StageSet> homes;
        for (const StageId stage : options_.stages) {
            if (!slot.stages.has(stage)) continue;
            const PositionState& state = organisation_.at(slot.seat, stage);
            homes[{state.home, organisation_.outsider_of(slot.seat, stage), state.unknown_home}].add(stage);
        }
        return homes;
    }

    const Difference* difference(PositionId seat, StageId stage) const {
        return options_.differences == nullptr ? nullptr : options_.differences->at(seat, stage);
    }

    bool ghost(PositionId seat, StageId stage) const {
        return options_.differences != nullptr && options_.differences->ghost(seat, stage);
    }

    bool names_somebody(const SeatSlot& slot) const {
        return std::ranges::any_of(organisation_[slot.seat].states,
                                   [](const PositionState& each) { return !each.acting.empty(); });
    }

    // Rows that read alike at each stage they share, and name nobody.
    std::vector<Row> merged(const std::vector<Row>& rows) const {
        using Look = std::tuple<Text, Occupancy, Employment, unsigned long, std::string, std::vector<PositionId>>;
        std::vector<Row> result;
        std::map<Look, std::size_t> known;
        for (const Row& row : rows) {
            const SeatSlot& slot = row.front();
            const auto look_at = [&](StageId stage) {
                const PositionState& state = organisation_.at(slot.seat, stage);
                const Difference* const different = difference(slot.seat, stage);
                return Look{organisation_.title_of(slot.seat, stage),
                            state.occupancy,
                            state.employment,
                            different == nullptr ? 0 : different->in.to_ulong(),
                            different == nullptr ? std::string() : different->where,
                            dotted_from(organisation_, slot.seat, stage)};
            };
            const Look look = look_at(slot.stages.earliest());
            const bool constant = std::ranges::all_of(
                options_.stages, [&](StageId stage) { return !slot.stages.has(stage) || look_at(stage) == look; });
            if (!constant || std::get<Occupancy>(look) == Occupancy::named || names_somebody(slot)) {
                result.push_back(row);
                continue;
            }
            const auto [like, added] = known.try_emplace(look, result.size());
            if (added) {
                result.push_back(row);
            } else {
                result[like->second].push_back(slot);
            }
        }
        return result;
    }

    void add_card(std::uint32_t parent, int depth, CardKind kind, bool assistant, UnitId unit, std::uint32_t part,
                  std::vector<Row> rows) {
        Card card;
        card.kind = kind;
        card.assistant = assistant;
        card.parent = parent;
        card.unit = unit;
        card.part = part;
        std::map<FamilyId, std::size_t> families;
        const auto number = static_cast<std::uint32_t>(forest_.cards.size());
        std::size_t weight = 1;
        for (const Row& row : rows) weight += row.size();
        for (const Row& row : rows) {
            for (const SeatSlot& slot : row) {
                card.stages |= slot.stages;
                const StageId earliest = slot.stages.earliest();
                // A ghost decides the colour of its card only among ghosts.
                families[organisation_.family_of(slot.seat, earliest)] += ghost(slot.seat, earliest) ? 1 : weight;
                for (std::size_t s = 0; s < trees_.size(); ++s) {
                    if (slot.stages.has(options_.stages[s])) where_[s].emplace(slot.seat, number);
                }
            }
        }
        card.family =
            std::ranges::max_element(families, [](const auto& a, const auto& b) { return a.second < b.second; })->first;
        card.rows = std::move(rows);
        forest_.cards.push_back(std::move(card));
        depths_.push_back(depth);
    }

    const Organisation& organisation_;
    const CardOptions& options_;
    std::vector<StageTree> trees_;     // by stage of the series
    std::vector<CardsOfSeats> where_;  // likewise
    std::vector<int> depths_;          // by card
    CardForest forest_;
};

// A unit that is within another at one stage and elsewhere at the next has a card in each place.
CardForest unit_cards(const Organisation& organisation, const CardOptions& options) {
    CardForest forest;
    Card company;
    company.kind = CardKind::unit;
    for (const StageId stage : options.stages) company.stages.add(stage);
    if (given(options.root)) company.rows = {{{options.root, company.stages}}};
    const graph::OrgGraph graph(organisation);
    const bool part = given(options.unit);
    if (!part) forest.cards.push_back(company);

    std::map<std::pair<UnitId, std::uint32_t>, std::uint32_t> known;
    std::vector<int> depths(forest.cards.size(), 0);
    struct Place {
        UnitId unit;
        std::uint32_t parent;
    };
    for (const StageId stage : options.stages) {
        const auto index_at = graph.at(stage);
        const std::vector<PositionId> covered = stage_tree(*index_at, options).covered();
        // Below a root, or around a seat, only the units that have somebody of them.
        std::vector<bool> shown(organisation.units.size(), !given(options.root) && !given(options.around));
        for (const PositionId seat : covered) {
            for (UnitId unit = organisation.at(seat, stage).home; given(unit) && !shown[index(unit)];) {
                shown[index(unit)] = true;
                unit = organisation.at(unit, stage).within;
            }
        }
        forest.covered.push_back(covered);
        std::vector<std::vector<UnitId>> inside(organisation.units.size());
        std::vector<Place> queue;
        for (std::size_t u = 0; u < organisation.units.size(); ++u) {
            const UnitId unit = id_at<UnitId>(u);
            if (!organisation[unit].stages.has(stage) || !shown[u]) continue;
            const UnitId within = organisation.at(unit, stage).within;
            if (given(within)) inside[index(within)].push_back(unit);
            if (part ? unit == options.unit : !given(within))
                queue.push_back({unit, part ? layout::Box::kNoParent : 0});
        }
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const auto [unit, parent] = queue[i];
            const int depth = parent == layout::Box::kNoParent ? 0 : depths[parent] + 1;
            if (options.depth >= 0 && depth > options.depth && !given(options.around)) {
                std::vector<LeftOut>& left_out = forest.cards[parent].left_out;
                if (left_out.empty() || !left_out.back().stages.has(stage))
                    left_out.push_back({StageSet::only(stage), 0});
                ++left_out.back().count;
                continue;
            }
            const auto [found, added] =
                known.try_emplace({unit, parent}, static_cast<std::uint32_t>(forest.cards.size()));
            if (added) {
                Card card = company;
                card.parent = parent;
                card.unit = unit;
                card.stages = {};
                card.rows.clear();
                forest.cards.push_back(card);
                depths.push_back(depth);
            }
            forest.cards[found->second].stages.add(stage);
            for (const UnitId child : inside[index(unit)]) queue.push_back({child, found->second});
        }
    }
    for (Card& card : forest.cards) {
        const StageId stage = card.stages.earliest();
        const Headship& headship =
            given(card.unit) ? static_cast<const Headship&>(organisation.at(card.unit, stage)) : organisation.company;
        const PositionId manager = organisation.head_at(headship, organisation[stage].at);
        if (given(manager)) {
            card.family = organisation.family_of(manager, stage);
        }
    }
    forest.differences = options.differences;
    forest.around = options.around;
    return forest;
}

}  // namespace

CardForest build_cards(const Organisation& organisation, const CardOptions& options) {
    CardForest forest =
        options.by_team ? unit_cards(organisation, options) : ForestBuilder(organisation, options).build();
    std::vector<layout::Box> boxes;
    for (const Card& card : forest.cards) {
        layout::Box& box = boxes.emplace_back();
        box.parent = card.parent;
        box.assistant = card.assistant;
    }
    layout::fix_sides(boxes);
    for (std::size_t i = 0; i < boxes.size(); ++i) forest.cards[i].side = boxes[i].side;
    auto carried = std::make_shared<std::vector<std::vector<bool>>>(organisation.stages.size());
    for (const StageId stage : options.stages) (*carried)[index(stage)] = carried_at(organisation, stage);
    forest.carried = std::move(carried);
    return forest;
}

CardForest at_stage(const CardForest& whole, StageId stage) {
    CardForest part;
    part.carried = whole.carried;
    part.differences = whole.differences;
    part.around = whole.around;
    std::vector<std::uint32_t> number(whole.cards.size(), layout::Box::kNoParent);
    for (std::uint32_t i = 0; i < whole.cards.size(); ++i) {
        if (!whole.cards[i].stages.has(stage)) continue;
        number[i] = static_cast<std::uint32_t>(part.cards.size());
        Card& card = part.cards.emplace_back(whole.cards[i]);
        card.stages = StageSet::only(stage);
        if (card.parent != layout::Box::kNoParent) card.parent = number[card.parent];
        for (Row& row : card.rows) {
            std::erase_if(row, [stage](const SeatSlot& slot) { return !slot.stages.has(stage); });
            for (SeatSlot& slot : row) slot.stages = card.stages;
        }
        std::erase_if(card.rows, [](const Row& row) { return row.empty(); });
    }
    for (const CardLink& link : whole.links) {
        if (!link.stages.has(stage)) continue;
        part.links.push_back({number[link.from], number[link.to], link.seat, link.target, StageSet::only(stage)});
    }
    return part;
}

}  // namespace orgplan::cards
