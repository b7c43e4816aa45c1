#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/model/organisation.h"

namespace orgplan::rules {

/// Lists of things held one after another, by an index.
template <class Item>
class Buckets {
  public:
    struct Pair {
        std::uint32_t key;
        Item item;
    };
    /// Keeps the order of the pairs within each bucket.
    Buckets(std::size_t keys, std::span<const Pair> pairs) : begins_(keys + 1) {
        for (const Pair& pair : pairs) ++begins_[pair.key + 1];
        for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
        items_.resize(pairs.size());
        std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
        for (const Pair& pair : pairs) items_[next[pair.key]++] = pair.item;
    }
    Buckets() = default;
    std::span<const Item> operator[](std::size_t key) const {
        return {items_.data() + begins_[key], items_.data() + begins_[key + 1]};
    }
    std::uint32_t begin_of(std::size_t key) const { return begins_[key]; }
    std::size_t size() const { return begins_.empty() ? 0 : begins_.size() - 1; }

  private:
    std::vector<std::uint32_t> begins_;
    std::vector<Item> items_;
};

/// A forest by parents, walked in pre-order: whatever is below `i` stands in [enter, leave) of `order`. What lies in or
/// hangs from a circle is not reached.
struct Forest {
    static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

    explicit Forest(std::vector<std::uint32_t> parents);

    bool reached(std::size_t i) const { return enter[i] != kNowhere; }
    /// Whether `i` is `above` or lies below it; both reached.
    bool inside(std::size_t i, std::size_t above) const { return enter[above] <= enter[i] && enter[i] < leave[above]; }
    /// The lowest node that both are inside of, or nowhere. In time logarithmic in the depth.
    std::uint32_t meeting(std::uint32_t a, std::uint32_t b) const;

    std::vector<std::uint32_t> parent;
    std::vector<std::uint32_t> order;
    std::vector<std::uint32_t> enter;
    std::vector<std::uint32_t> leave;

  private:
    std::vector<std::uint32_t> jump_;  // an ancestor, chosen so that two kinds of step climb quickly
};

/// A product or, numbered behind the last product, a project.
enum class WorkId : std::uint32_t {};

inline bool is_project(const Organisation& org, WorkId work) {
    return index(work) >= org.products.size();
}
inline const Product& product_of(const Organisation& org, WorkId work) {
    return org.products[index(work)];
}
inline const Project& project_of(const Organisation& org, WorkId work) {
    return org.projects[index(work) - org.products.size()];
}

/// What rules ask about one stage, laid out once so that every answer is cheap. By position and by unit.
struct StageIndex {
    struct Report {
        PositionId seat;
        bool assistant;
    };
    /// A seat belongs to a unit: it sits there, is a member or wears a hat there.
    struct Belonging {
        PositionId seat;
        UnitId unit;
        RoleId role;  ///< that it holds there
    };

    StageIndex(const Organisation& organisation, StageId of);

    bool stands(PositionId id) const { return state[index(id)] != nullptr; }
    bool stands(UnitId id) const { return org.units[index(id)].stages.has(stage); }
    bool stands(WorkId id) const { return is_project(org, id) || product_of(org, id).stages.has(stage); }
    /// Whether a seat belongs to a unit or to one below it.
    bool inside(PositionId seat, UnitId unit) const;
    std::size_t work_count() const { return org.products.size() + org.projects.size(); }
    /// Direct reports but assistants.
    std::uint32_t span(PositionId id) const { return spans[index(id)]; }
    /// By seat, how many levels lie above it; of those in a circle, or below one, nothing.
    const std::vector<std::uint32_t>& depths() const;
    /// By unit, its location or else that of the nearest unit above that has one.
    const std::vector<Text>& locations() const;
    /// Where a seat is: its own location, else that of its home; empty where that is not given either.
    Text location(PositionId id) const;
    /// At how many locations those sit who belong to a unit or to one below it.
    std::uint32_t sites(UnitId unit) const;

    const Organisation& org;
    StageId stage;

    std::vector<const PositionState*> state;  ///< null: does not stand
    std::vector<RoleId> role;                 ///< its own; none where it does not stand, too
    std::vector<bool> hatted;                 ///< at some time
    std::vector<PositionId> manager;
    std::vector<std::uint32_t> spans;
    Buckets<Report> reports;
    Buckets<PositionId> dotted_to;
    Buckets<PositionId> dotted_from;
    Forest seats;
    std::vector<PositionId> standing;  ///< in the order of the organisation, as in the lists below
    Buckets<PositionId> by_role;       ///< seats that stand, by their own role; behind the last role those without
    Buckets<PositionId> by_hat;        ///< the same by the hats they wear
    std::vector<PositionId> tagged;    ///< those with tags of their own

    std::vector<const UnitState*> unit_state;
    Forest units;
    Buckets<Belonging> by_unit;       ///< by seat within a unit
    Buckets<Belonging> by_seat;       ///< in the order of the units' forest within a seat
    Buckets<UnitId> managed;          ///< by position: the units that it is the manager of
    std::vector<std::uint32_t> size;  ///< by unit: who sits there, vacant ones too, less managers of people
    std::size_t heads = 0;            ///< of the company

  private:
    std::vector<std::uint32_t> solid_parents();
    std::vector<std::uint32_t> unit_parents();

    // Laid out when first asked for.
    mutable std::vector<std::uint32_t> depths_;
    mutable std::vector<Text> locations_;
    mutable std::vector<std::uint32_t> sites_;
};

/// Whether a role manages people as a rule.
inline bool manages_people(const Role& role) {
    return role.manages == Manages::yes || role.manages == Manages::usually;
}

}  // namespace orgplan::rules
