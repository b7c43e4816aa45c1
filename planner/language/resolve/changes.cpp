#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "planner/language/resolve/assembly.h"

namespace orgplan::language {

std::vector<std::pair<Tick, text::Node>> changes_of(Assembly& assembly, text::Node thing) {
    std::vector<std::pair<Tick, text::Node>> changes;
    for (const text::Node change : thing.find("changes")) {
        const std::optional<Tick> tick = assembly.timeline.tick(change.key(), change.key_place());
        if (tick) changes.emplace_back(*tick, change);
    }
    std::stable_sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return changes;
}

void report_conflicts(Assembly& assembly, const std::vector<std::pair<Tick, text::Node>>& changes, std::size_t i,
                      std::string_view what, Text id) {
    const auto& [tick, change] = changes[i];
    for (std::size_t k = i; k > 0 && changes[k - 1].first == tick; --k) {
        for (const text::Node value : change) {
            const text::Node other = changes[k - 1].second.find(value.key());
            // Duties are compared with each other one by one.
            if (!other || value.key() == "duties") continue;
            assembly.findings
                .add("conflicting-changes", value.key_place(),
                     fmt::format("{} `{}` gets two values for `{}` {}", what, id, value.key(),
                                 assembly.timeline.when(tick)))
                .notes.push_back({other.key_place(), "the other"});
        }
    }
}

void read_duties(Assembly& assembly, text::Node duties, std::vector<Duty>& into, Tick since) {
    for (const text::Node duty : duties) {
        const Text name = assembly.keep(duty.key());
        for_each_time(assembly, duty, [&](Tick from, text::Node seat) {
            const Tick begins = std::max(from, since);
            if (seat.is_null()) {
                into.push_back({name, kNone<PositionId>, begins, seat.place()});
            } else if (const std::optional<PositionId> holder = assembly.names.seat(seat)) {
                into.push_back({name, *holder, begins, seat.place()});
            }
        });
    }
}

void settle_duties(Assembly& assembly, std::vector<Duty>& duties) {
    std::stable_sort(duties.begin(), duties.end(),
                     [](const Duty& a, const Duty& b) { return std::tie(a.name, a.from) < std::tie(b.name, b.from); });
    for (std::size_t i = 1; i < duties.size(); ++i) {
        if (duties[i].name != duties[i - 1].name || duties[i].from != duties[i - 1].from) continue;
        const auto [first, second] = std::minmax(duties[i - 1].place, duties[i].place);
        assembly.findings
            .add("conflicting-changes", second,
                 fmt::format("the duty `{}` is given twice {}", duties[i].name, assembly.timeline.when(duties[i].from)))
            .notes.push_back({first, "the other"});
    }
}

}  // namespace orgplan::language
