#include "graph/chart/cards/cards.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/chart/cards/below.h"
#include "graph/chart/cards/dotted.h"
#include "graph/chart/cards/marks.h"
#include "graph/chart/cards/stage_tree.h"
#include "graph/chart/cards/unit_cards.h"
#include "graph/chart/layout/series.h"
#include "graph/index/org_graph.h"

namespace orgplan::cards {
namespace {

class ForestBuilder {
  public:
    ForestBuilder(const Organisation& organisation, const CardOptions& options)
        : organisation_(organisation), options_(options), where_(options.stages.size()) {
        const graph::OrgGraph graph(organisation);
        for (const StageId stage : options.stages) {
            trees_.push_back(stage_tree(*graph.at(stage), options));
            if (!counted()) continue;
            sizes_.push_back(all_below(trees_.back(), organisation.positions.size(),
                                       [&](PositionId seat) { return ghost(seat, stage); }));
        }
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
        if (options_.wanted) {
            std::vector<std::vector<bool>> above(organisation_.stages.size());
            for (std::size_t s = 0; s < trees_.size(); ++s) above[index(options_.stages[s])] = trees_[s].above();
            forest_.above = std::make_shared<const std::vector<std::vector<bool>>>(std::move(above));
        }
        forest_.differences = options_.differences;
        forest_.around = options_.around;
        return std::move(forest_);
    }

  private:
    // Whether cards say how many are below them. Around a seat, depth is counted from there, and the trees have no more
    // than that.
    bool counted() const { return options_.depth >= 0 && !given(options_.around); }

    void expand(std::uint32_t card) {
        if (forest_.cards[card].kind != CardKind::seat) return;
        const SeatSlot slot = forest_.cards[card].rows[0][0];
        const int depth = depths_[card] + 1;
        const bool cut = counted() && depth > options_.depth;
        std::map<PositionId, StageSet> reports;
        for (std::size_t s = 0; s < trees_.size(); ++s) {
            const StageId stage = options_.stages[s];
            if (!slot.stages.has(stage)) continue;
            const std::uint32_t direct = counted() ? reports_at(s, slot.seat) : trees_[s].left_out(slot.seat);
            const std::uint32_t all = counted() ? sizes_[s][index(slot.seat)] : 0;
            if (direct > 0)
                forest_.cards[card].below.push_back({StageSet::only(stage), direct, all, counted() && !cut});
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
        const auto number = static_cast<std::uint32_t>(forest_.cards.size());
        for (const Row& row : rows) {
            for (const SeatSlot& slot : row) {
                card.stages |= slot.stages;
                for (std::size_t s = 0; s < trees_.size(); ++s) {
                    if (slot.stages.has(options_.stages[s])) where_[s].emplace(slot.seat, number);
                }
            }
        }
        card.rows = std::move(rows);
        forest_.cards.push_back(std::move(card));
        depths_.push_back(depth);
    }

    const Organisation& organisation_;
    const CardOptions& options_;
    std::vector<StageTree> trees_;                   // by stage of the series
    std::vector<std::vector<std::uint32_t>> sizes_;  // likewise, by seat: how many are below it, where that is said
    std::vector<CardsOfSeats> where_;                // by stage of the series
    std::vector<int> depths_;                        // by card
    CardForest forest_;
};

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
    part.above = whole.above;
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
