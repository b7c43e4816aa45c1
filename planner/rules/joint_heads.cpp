#include "planner/rules/joint_heads.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/index/index.h"

namespace orgplan::rules {
namespace {

// A joint head whose line leads up to another one.
struct Below {
    Place where;  // of `manager`
    PositionId head;
    PositionId above;

    auto operator<=>(const Below&) const = default;
};

}  // namespace

void check_joint_heads(const graph::OrgGraph& graph, text::Findings& findings) {
    const Organisation& org = graph.organisation();
    std::map<Below, StageSet> found;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const auto at = graph.at(id_at<StageId>(s));
        const auto look = [&](const Headship& headship, Place where) {
            if (headship.joint.empty()) return;
            for (const PositionId head : headship.heads()) {
                const std::vector<PositionId> chain = at->chain(head);
                const auto above = std::find_if(chain.begin() + (chain.empty() ? 0 : 1), chain.end(),
                                                [&](PositionId each) { return headship.headed_by(each); });
                if (above != chain.end()) found[{where, head, *above}].add(id_at<StageId>(s));
            }
        };
        look(org.company, org.company.place);
        for (std::size_t u = 0; u < org.units.size(); ++u) {
            const UnitId unit = id_at<UnitId>(u);
            if (at->exists(unit)) look(at->state(unit), at->state(unit).manager_place);
        }
    }
    for (const auto& [below, stages] : found) {
        text::Finding& finding =
            findings.add("joint-head-below", below.where,
                         fmt::format("`{}` and `{}` are joint heads, and `{}` reports to `{}` or somebody below",
                                     org[below.above].id, org[below.head].id, org[below.head].id, org[below.above].id));
        finding.stages = stages;
        finding.notes.push_back({org[below.head].place, fmt::format("`{}`", org[below.head].id)});
    }
}

}  // namespace orgplan::rules
