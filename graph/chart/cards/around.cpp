#include "graph/chart/cards/around.h"

#include <utility>

namespace orgplan::cards {
namespace {

class Walk {
  public:
    explicit Walk(const graph::Index& at) : at_(at), shown_(at.org.positions.size()) {}

    void above(PositionId seat) {
        std::vector<bool> seen(shown_.size());
        std::vector<PositionId> queue{seat};
        for (std::size_t i = 0; i < queue.size(); ++i) {
            at_.each_manager(queue[i], [&](PositionId manager) {
                if (seen[index(manager)]) return;
                seen[index(manager)] = shown_[index(manager)] = true;
                queue.push_back(manager);
            });
        }
    }

    void beside(PositionId seat) {
        at_.each_manager(seat, [&](PositionId manager) {
            for (const graph::Index::Report& report : at_.led(manager)) shown_[index(report.seat)] = true;
        });
        if (given(at_.manager(seat))) return;
        const Text outsider = at_.org.outsider_of(seat, at_.stage());
        const UnitId home = at_.state(seat)->home;
        if (outsider.empty() && !headless(home)) return;
        for (const PositionId other : at_.standing()) {
            if (given(at_.manager(other)) || at_.org.outsider_of(other, at_.stage()) != outsider) continue;
            if (!outsider.empty() || at_.state(other)->home == home) shown_[index(other)] = true;
        }
    }

    void below(PositionId seat, int depth) {
        std::vector<bool> seen(shown_.size());
        std::vector<std::pair<PositionId, int>> queue{{seat, 0}};
        seen[index(seat)] = true;
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const auto [manager, level] = queue[i];
            shown_[index(manager)] = true;
            if (level == depth) continue;
            for (const graph::Index::Report& report : at_.led(manager)) {
                if (seen[index(report.seat)]) continue;
                seen[index(report.seat)] = true;
                queue.emplace_back(report.seat, level + 1);
            }
        }
    }

    std::vector<bool> shown() { return std::move(shown_); }

  private:
    bool headless(UnitId unit) const { return given(unit) ? at_.state(unit).headless : at_.org.company.headless; }

    const graph::Index& at_;
    std::vector<bool> shown_;
};

}  // namespace

std::vector<bool> around(const graph::Index& at, PositionId seat, int depth) {
    Walk walk(at);
    if (at.exists(seat)) {
        walk.above(seat);
        walk.beside(seat);
        walk.below(seat, depth);
    }
    return walk.shown();
}

}  // namespace orgplan::cards
