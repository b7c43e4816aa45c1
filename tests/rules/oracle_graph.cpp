#include "tests/rules/oracle.h"

namespace orgplan {
using namespace rules;
using namespace text;

std::vector<PositionId> Oracle::seats() const {
    std::vector<PositionId> all;
    for (std::size_t i = 0; i < org_.positions.size(); ++i) {
        if (exists(id_at<PositionId>(i))) all.push_back(id_at<PositionId>(i));
    }
    return all;
}

std::vector<UnitId> Oracle::units() const {
    std::vector<UnitId> all;
    for (std::size_t i = 0; i < org_.units.size(); ++i) {
        if (exists(id_at<UnitId>(i))) all.push_back(id_at<UnitId>(i));
    }
    return all;
}

std::vector<OracleWork> Oracle::works(bool projects) const {
    std::vector<OracleWork> all;
    for (std::size_t i = 0; i < (projects ? org_.projects.size() : org_.products.size()); ++i) {
        if (projects || org_.products[i].stages.has(stage_)) all.push_back({projects, i});
    }
    return all;
}

std::vector<Oracle::Held> Oracle::held(PositionId seat) const {
    std::vector<Held> all;
    const auto add = [&](UnitId unit, RoleId role) {
        if (given(unit) && exists(unit)) all.push_back({unit, role});
    };
    add(at(seat).home, at(seat).role);
    for (const Membership& each : org_.memberships) {
        if (each.position == seat && each.stages.has(stage_)) add(each.unit, at(seat).role);
    }
    for (const Hat* hat : org_.hats_at(seat, stage_)) add(hat->in, hat->role);
    return all;
}

std::vector<RoleId> Oracle::roles(PositionId seat) const {
    std::vector<RoleId> all{at(seat).role};
    for (const Hat* hat : org_.hats_at(seat, stage_)) all.push_back(hat->role);
    return all;
}

Text Oracle::location(PositionId seat) const {
    if (!at(seat).location.empty() || !given(at(seat).home)) return at(seat).location;
    for (const UnitId each : up(at(seat).home)) {
        if (!at(each).location.empty()) return at(each).location;
    }
    return {};
}

std::vector<PositionId> Oracle::to(PositionId seat, LineKind kind) const {
    std::vector<PositionId> all;
    for (const Line& line : org_.lines) {
        if (line.from == seat && line.kind == kind && line.stages.has(stage_) && exists(seat) && exists(line.to)) {
            all.push_back(line.to);
        }
    }
    return all;
}

PositionId Oracle::manager(PositionId seat) const {
    const auto above = to(seat, LineKind::solid);
    return above.empty() ? kNone<PositionId> : above.front();
}

std::vector<PositionId> Oracle::reports(PositionId seat) const {
    std::vector<PositionId> all;
    for (const Line& line : org_.lines) {
        if (line.kind == LineKind::solid && line.to == seat && line.stages.has(stage_) && exists(line.from) &&
            exists(seat) && line.reason != LineReason::assistant) {
            all.push_back(line.from);
        }
    }
    return all;
}

std::vector<PositionId> Oracle::chain(PositionId seat, bool& circle) const {
    std::vector<PositionId> all;
    circle = false;
    for (PositionId above = seat; given(above); above = manager(above)) {
        if (oracle_has(all, above)) {
            circle = true;
            break;
        }
        all.push_back(above);
    }
    return all;
}

std::vector<UnitId> Oracle::up(UnitId unit) const {
    std::vector<UnitId> all;
    for (UnitId above = unit; given(above); above = at(above).within) {
        // In or below a circle a unit stands for itself.
        if (oracle_has(all, above)) return {unit};
        all.push_back(above);
    }
    return all;
}

Oracle::Duties Oracle::duties(const std::vector<Duty>& all) const {
    Duties found;
    for (const Duty& each : all) {
        if (each.from > org_[stage_].at) continue;
        // By name, then by time: the last that has begun counts.
        found[each.name] = given(each.position) && exists(each.position) ? each.position : kNone<PositionId>;
    }
    return found;
}

}  // namespace orgplan
