#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/language/resolve/assembly.h"
#include "planner/language/resolve/state_keys.h"

namespace orgplan::language {
namespace {

// Duties that only a head has.
constexpr std::array<std::string_view, 5> kDutiesOfAHead = {"head", "lead", "leadership", "management", "manager"};

void check_duties(Assembly& assembly, std::string_view what, const Headship& headship, const std::vector<Duty>& duties,
                  Tick from, Tick to) {
    if (!headship.headless) return;
    for (const Duty& duty : duties) {
        if (!given(duty.position) || duty.from >= to ||
            std::ranges::find(kDutiesOfAHead, duty.name) == kDutiesOfAHead.end())
            continue;
        const auto next = std::ranges::find_if(duties, [&](const Duty& each) {
            return each.name == duty.name && each.from > duty.from && each.from <= from;
        });
        if (next != duties.end()) continue;
        report_idle(assembly, "headless-with-head", duty.place,
                    fmt::format("{} has `manager: none`, but gives the duty `{}` to `{}`", what, duty.name,
                                assembly.org[duty.position].id));
    }
}

// Members by a solid line would report to the head that there is none of.
void check_line(Assembly& assembly, UnitId id) {
    const Unit& unit = assembly.org[id];
    for (const auto& [from, line] : assembly.unit_values(id, "line")) {
        if (line.text() != "solid" || !unit.at(from).headless) continue;
        report_idle(assembly, "headless-with-head", line.place(),
                    fmt::format("`{}` has `manager: none`, so no solid line can lead to its manager", unit.id));
    }
}

}  // namespace

void read_heads(Assembly& assembly, text::Node manager, Headship& into) {
    into = Headship();
    if (!manager || manager.is_null()) return;
    if (manager.is_scalar() && manager.text() == "none") {
        into.headless = true;
        return;
    }
    add_seats(assembly, manager, into.joint);
    if (into.joint.empty()) return;
    into.manager = into.joint.front();
    into.joint.erase(into.joint.begin());
}

void check_headless(Assembly& assembly) {
    const Organisation& org = assembly.org;
    check_duties(assembly, "the company", org.company, org.company.duties, kBeforeAll, kForever);
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const Unit& unit = org.units[i];
        if (std::ranges::none_of(unit.states, &UnitState::headless)) continue;
        for (const UnitState& state : unit.states) {
            check_duties(assembly, fmt::format("`{}`", unit.id), state, unit.duties, state.from, unit.until(state));
        }
        check_line(assembly, id_at<UnitId>(i));
    }
}

}  // namespace orgplan::language
