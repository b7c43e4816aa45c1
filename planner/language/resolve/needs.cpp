#include <fmt/format.h>

#include <algorithm>

#include "planner/language/resolve/selectors.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

class NeedsReader {
  public:
    NeedsReader(Assembly& assembly, text::Node node, Needs& needs) : assembly_(assembly), node_(node), needs_(needs) {}

    void read() {
        needs_.place = node_.key_place();
        read_units();
        for (const text::Node seat : node_.find("seats")) read_seats(seat);
        for (const text::Node work : node_.find("capacity")) read_capacity(work);
        if (const text::Node heads = node_.find("heads")) {
            needs_.heads = static_cast<std::uint32_t>(text::whole_of(heads.text()).value_or(0));
            needs_.heads_place = heads.place();
        }
    }

  private:
    void read_units() {
        Once<UnitId> once(assembly_);
        for (const text::Node each : node_.find("units")) {
            const std::optional<UnitId> unit = assembly_.names.unit(each);
            if (unit && once.take(*unit, each)) needs_.units.push_back({*unit, each.place()});
        }
    }

    void read_seats(text::Node node) {
        const text::Node number = node.find("at_least");
        if (!number) return;
        SeatNeed need{read_selector(assembly_, node), 0, number.place()};
        need.at_least = static_cast<std::uint32_t>(text::whole_of(number.text()).value_or(0));
        needs_.seats.push_back(std::move(need));
    }

    void read_capacity(text::Node node) {
        const text::Node number = node.find("at_least"), work = node.find("work"), within = node.find("within");
        if (!number || !work) return;
        CapacityNeed need{kNone<UnitId>, assembly_.keep(work.text()), 0, number.place()};
        need.at_least = text::number_of(number.text()).value_or(0);
        if (within) {
            const std::optional<UnitId> unit = assembly_.names.unit(within);
            if (!unit) return;
            need.within = *unit;
        }
        needs_.capacity.push_back(need);
    }

    Assembly& assembly_;
    text::Node node_;
    Needs& needs_;
};

void read_due(Assembly& assembly, text::Node node, Due& due) {
    due.place = node.place();
    due.hard = node.text() == "hard";
    if (due.hard) return;
    const std::optional<double> weight = text::number_of(node.text());
    if (weight && *weight > 0) {
        due.weight = *weight;
        return;
    }
    assembly.findings.add("bad-due", node.place(),
                          fmt::format("`due` is neither `hard` nor a number above 0: found `{}`", node.text()));
}

}  // namespace

void resolve_needs(Assembly& assembly, text::Node stages) {
    for (const text::Node node : stages) {
        const text::Node id = node.find("id");
        const auto stage = std::ranges::find_if(assembly.org.stages, [&](const Stage& each) {
            return !each.for_day && each.place.known() && each.place == id.place();
        });
        if (!id || stage == assembly.org.stages.end()) continue;
        if (const text::Node needs = node.find("needs"); needs.is_map()) {
            NeedsReader(assembly, needs, stage->needs).read();
        }
        if (const text::Node due = node.find("due"); due && !due.is_null()) read_due(assembly, due, stage->due);
    }
}

}  // namespace orgplan::language
