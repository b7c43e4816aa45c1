#include <fmt/format.h>

#include "graph/model/words.h"
#include "planner/language/resolve/assembly.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

text::Node find(text::Node thing, std::string_view key) {
    const text::Node value = thing.find(key);
    return value.is_null() ? text::Node() : value;
}

class PlanReader {
  public:
    PlanReader(Assembly& assembly, text::Node node) : assembly_(assembly), node_(node), plan_(assembly.org.plan) {}

    void read() {
        plan_.given = true;
        plan_.place = node_.key_place();
        const bool dated =
            assembly_.timeline.need_dates("plans are calculated by the month", node_.key_place(), "`plan`");
        if (const text::Node until = find(node_, "until"); until && dated) plan_.until = assembly_.timeline.tick(until);
        if (const text::Node hire = find(node_, "hire")) {
            plan_.hire.emplace();
            for_each_of(hire, [&](text::Node each) { read_hire(each); });
        }
        for (const text::Node work : find(node_, "work")) read_work(work);
        for (const text::Node ramp : find(node_, "ramp")) read_ramp(ramp);
        if (const text::Node lead = find(node_, "lead_first")) {
            plan_.lead_first_place = lead.place();
            plan_.lead_first = static_cast<int>(text::whole_of(lead.text()).value_or(0));
        }
        if (const text::Node moves = find(node_, "moves"); moves.is_map()) {
            plan_.moves = MovesAllowed{static_cast<int>(text::whole_of(moves.find("stay").text()).value_or(0)),
                                       moves.key_place()};
        } else if (moves) {
            plan_.moves = MovesAllowed{-1, moves.key_place()};
        }
        if (const text::Node managers = find(node_, "managers"); managers.is_map()) read_managers(managers);
    }

  private:
    void read_hire(text::Node node) {
        HireProfile profile;
        profile.place = node.place();
        if (node.is_scalar()) {
            profile.role = role_of(assembly_, node);
        } else {
            profile.place = find(node, "role").place();
            profile.role = role_of(assembly_, find(node, "role"));
            profile.level = assembly_.keep(find(node, "level").text());
            if (const text::Node location = find(node, "location")) {
                profile.location = location_of(assembly_, location);
            }
            profile.employment = value_of<Employment>(find(node, "employment").text()).value_or(Employment::employee);
            profile.fte = text::number_of(find(node, "fte").text()).value_or(1);
        }
        if (!given(profile.role)) return;
        for (const HireProfile& other : *plan_.hire) {
            if (other.role != profile.role || other.level != profile.level || other.location != profile.location ||
                other.employment != profile.employment || other.fte != profile.fte) {
                continue;
            }
            return report_idle(assembly_, "said-twice", profile.place,
                               fmt::format("`{}` is named twice in one list", assembly_.org[profile.role].id),
                               other.place, "the first");
        }
        plan_.hire->push_back(profile);
    }

    void read_work(text::Node node) {
        WorkRate rate;
        rate.place = find(node, "does").place();
        rate.work = assembly_.keep(find(node, "work").text());
        rate.role = role_of(assembly_, find(node, "role"));
        rate.level = assembly_.keep(find(node, "level").text());
        rate.does = text::number_of(find(node, "does").text()).value_or(0);
        if (!given(rate.role)) return;
        for (const WorkRate& other : plan_.work) {
            if (other.work != rate.work || other.role != rate.role || other.level != rate.level) continue;
            assembly_.findings
                .add("given-twice", rate.place,
                     fmt::format("what `{}` does of `{}` is given twice", assembly_.org[rate.role].id, rate.work))
                .notes.push_back({other.place, "the other"});
            return;
        }
        plan_.work.push_back(rate);
    }

    void read_ramp(text::Node entry) {
        const std::optional<RoleOrFamily> whose = role_or_family_of(assembly_, entry);
        if (!whose) return;
        Ramp ramp{whose->role, whose->family, {}, entry.key_place()};
        for (const text::Node month : entry) {
            ramp.months.push_back(text::number_of(month.text()).value_or(1));
        }
        plan_.ramps.push_back(std::move(ramp));
    }

    void read_managers(text::Node node) {
        PlannedManagers managers;
        managers.place = find(node, "role").place();
        managers.role = role_of(assembly_, find(node, "role"));
        if (const text::Node span = find(node, "span")) {
            const std::optional<Range> range = text::range_of(span.text());
            if (range && range->high) managers.span = static_cast<std::uint32_t>(*range->high);
            managers.span_place = span.place();
        }
        if (given(managers.role)) plan_.managers = managers;
    }

    Assembly& assembly_;
    text::Node node_;
    PlanTerms& plan_;
};

}  // namespace

void resolve_plan(Assembly& assembly, text::Node plan) {
    if (plan.is_map()) PlanReader(assembly, plan).read();
}

void resolve_readiness(Assembly& assembly) {
    for (std::size_t i = 0; i < assembly.written_seats.size(); ++i) {
        const WrittenSeat& seat = assembly.written_seats[i];
        for (const text::Node entry : seat.find("ready")) {
            Readiness ready;
            ready.seat = id_at<PositionId>(i);
            ready.role = role_of(assembly, entry.key(), entry.key_place());
            ready.place = entry.key_place();
            const text::Node at = entry.is_map() ? entry.find("at") : entry;
            const std::optional<Tick> from = at ? assembly.timeline.tick(at) : std::nullopt;
            if (entry.is_map()) ready.cost = seat_cost_of(assembly, entry.find("cost"));
            if (!from || !given(ready.role)) continue;
            ready.from = *from;
            assembly.org.ready.push_back(ready);
        }
    }
}

}  // namespace orgplan::language
