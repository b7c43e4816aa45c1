#include "planner/rules/joint_heads.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/index/buckets.h"
#include "graph/model/when.h"
#include "planner/rules/overlap.h"

namespace orgplan::rules {
namespace {

// A joint head whose line leads up to another one.
struct Below {
    Place where;  // of `manager`
    PositionId head;
    PositionId above;

    auto operator<=>(const Below&) const = default;
};

// Walks up from joint heads, on every way that lines make in time.
class Chains {
  public:
    explicit Chains(const Organisation& org) : up_(lines_of(org)), on_way_(org.positions.size()) {}

    void look(const Headship& headship, Place where, Span time) {
        if (headship.joint.empty() || time.from >= time.to) return;
        headship.each_head([&](PositionId head) { climb(headship, where, head, time); });
    }

    const std::map<Below, std::vector<Span>>& found() const { return found_; }

  private:
    struct Up {
        PositionId manager = kNone<PositionId>;
        Span time;
    };
    struct Step {
        PositionId seat;
        Span time;
        std::size_t next = 0;  // of its lines
    };

    static graph::Buckets<Up> lines_of(const Organisation& org) {
        std::vector<graph::Buckets<Up>::Pair> pairs;
        for (const TimeOf& time : org.line_times) {
            const Line& line = org.line(time.of);
            if (line.kind != LineKind::solid) continue;
            pairs.push_back({static_cast<std::uint32_t>(index(line.from)), {line.to, {time.opens, time.closes}}});
        }
        return {org.positions.size(), pairs};
    }

    // A way ends at the first of the other heads, and where it would go round in a circle.
    void climb(const Headship& headship, Place where, PositionId head, Span time) {
        std::vector<Step> way{{head, time}};
        on_way_[index(head)] = true;
        while (!way.empty()) {
            Step& step = way.back();
            const auto lines = up_[index(step.seat)];
            if (step.next == lines.size()) {
                on_way_[index(step.seat)] = false;
                way.pop_back();
                continue;
            }
            const Up& up = lines[step.next++];
            const Span then = overlap(step.time, up.time);
            if (then.from >= then.to || on_way_[index(up.manager)]) continue;
            if (headship.headed_by(up.manager)) {
                found_[{where, head, up.manager}].push_back(then);
                continue;
            }
            on_way_[index(up.manager)] = true;
            way.push_back({up.manager, then});
        }
    }

    graph::Buckets<Up> up_;
    std::vector<bool> on_way_;
    std::map<Below, std::vector<Span>> found_;
};

bool any_joint(const Organisation& org) {
    return !org.company.joint.empty() || std::ranges::any_of(org.units, [](const Unit& unit) {
        return std::ranges::any_of(unit.states, [](const UnitState& state) { return !state.joint.empty(); });
    });
}

}  // namespace

void check_joint_heads(const Organisation& org, text::Findings& findings) {
    if (!any_joint(org)) return;
    Chains chains(org);
    chains.look(org.company, org.company.place, {});
    for (const Unit& unit : org.units) {
        for (const UnitState& state : unit.states) {
            const Span time{std::max(state.from, unit.opens), std::min(unit.until(state), unit.closes)};
            chains.look(state, state.manager_place, time);
        }
    }
    for (const auto& [below, ways] : chains.found()) {
        std::vector<Span> sorted = ways;
        std::ranges::sort(sorted, {}, &Span::from);
        std::vector<Span> times;
        for (const Span& time : sorted) add_span(times, time);
        When when = when_of_lines(times, org);
        if (when.empty()) continue;
        text::Finding& finding =
            findings.add("joint-head-below", below.where,
                         fmt::format("`{}` and `{}` are joint heads, and `{}` reports to `{}` or somebody below",
                                     org[below.above].id, org[below.head].id, org[below.head].id, org[below.above].id));
        finding.hold(std::move(when));
        finding.notes.push_back({org[below.head].place, fmt::format("`{}`", org[below.head].id)});
    }
}

}  // namespace orgplan::rules
