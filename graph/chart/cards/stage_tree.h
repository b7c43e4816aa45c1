#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "graph/index/index.h"

namespace orgplan::cards {

struct CardOptions;

/// The reporting lines at one stage among the seats that are drawn, as a forest: a circle is opened at its first seat
/// in the text.
class StageTree {
  public:
    /// In the order of the text; of no seat: the tops.
    std::span<const PositionId> children(PositionId parent) const;
    /// The joint heads that share the box of a seat, in the order of the text.
    std::span<const PositionId> beside(PositionId seat) const;
    /// How many direct reports of a seat that has a box a chart around another does not show.
    std::uint32_t left_out(PositionId seat) const { return left_out_.empty() ? 0 : left_out_[index(seat)]; }
    /// Placed at its manager's side.
    bool assistant(PositionId seat) const { return assistants_[index(seat)]; }
    /// All of them but the manager of a unit that sits elsewhere, and managers above who is wanted, in the order of
    /// the text.
    const std::vector<PositionId>& covered() const { return covered_; }
    /// By seat, who is there only as a manager above others that are wanted; empty where nothing is.
    const std::vector<bool>& above() const { return above_; }

  private:
    friend StageTree stage_tree(const graph::Index&, const CardOptions&);
    std::vector<std::uint32_t> begins_;  // by parent, those of no seat last
    std::vector<PositionId> children_;
    std::vector<std::pair<PositionId, PositionId>> beside_;  // the seat that has the box, and one that shares it
    std::vector<PositionId> partners_;                       // the second of each pair
    std::vector<bool> assistants_;
    std::vector<std::uint32_t> left_out_;  // empty: none of anybody
    std::vector<PositionId> covered_;
    std::vector<bool> above_;
};

/// Only what `root`, `unit`, `around` or `wanted` of the options select.
StageTree stage_tree(const graph::Index& at, const CardOptions& options);

}  // namespace orgplan::cards
