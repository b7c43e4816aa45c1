#include <fmt/format.h>

#include "tests/rules/random_organisation.h"

namespace orgplan {
using namespace rules;
using namespace text;
namespace {

class Teller {
  public:
    explicit Teller(const Organisation& org) : org_(org) {}

    std::string tell() {
        said_ += fmt::format("  {} stages\n", org_.stages.size());
        said_ += "  company:";
        duties(org_.company.duties);
        for (const Unit& unit : org_.units) tell(unit);
        for (const Position& seat : org_.positions) tell(seat);
        for (const Line& line : org_.lines) {
            said_ += fmt::format("  line {} -> {}{}{}{}\n", org_[line.from].id, org_[line.to].id,
                                 line.kind == LineKind::dotted ? " dotted" : "",
                                 line.reason == LineReason::assistant ? " assistant" : "", at(line.stages));
        }
        for (const Membership& each : org_.memberships) {
            said_ += fmt::format("  member {} of {}{}\n", org_[each.position].id, org_[each.unit].id, at(each.stages));
        }
        constexpr const char* kKinds[] = {"works_with", "serves", "escalates_to", "hands_over_to"};
        for (const Link& link : org_.links) {
            said_ += fmt::format("  {} {} {}{}\n", name(link.from), kKinds[static_cast<int>(link.kind)], name(link.to),
                                 at(link.stages));
        }
        for (const Product& each : org_.products) {
            said_ += fmt::format("  {}{}:", each.id, at(each.stages));
            for (const ProductState& state : each.states) {
                tell(state, state.units);
                flag(" has_ui", state.has_ui);
                flag(" ml", state.ml);
                list(" platforms", state.platforms);
                said_ += fmt::format(" {}", state.complexity);
            }
            duties(each.duties);
        }
        for (const Project& each : org_.projects) {
            said_ += fmt::format("  {}:", each.id);
            for (const ProjectState& state : each.states) {
                tell(state, state.units);
                said_ += fmt::format("{}{}", state.due ? " due" : "", state.budget ? " budget" : "");
            }
            duties(each.duties);
        }
        return said_;
    }

  private:
    template <class State>
    void from(const State& state) {
        if (state.from != kBeforeAll) said_ += fmt::format(" | from {}:", state.from.number());
    }
    template <class State>
    void tell(const State& state, const std::vector<UnitId>& units) {
        from(state);
        for (const UnitId unit : units) said_ += fmt::format(" {}", org_[unit].id);
    }
    void tell(const Unit& unit) {
        said_ += fmt::format("  {}{}{}:", unit.id, at(unit.stages), unit.budget ? " budget" : "");
        for (const UnitState& state : unit.states) {
            from(state);
            said_ += fmt::format(" {} {}", state.kind, state.purpose);
            flag(" agile", state.agile);
            if (!state.location.empty()) said_ += fmt::format(" at {}", state.location);
            if (given(state.within)) said_ += fmt::format(" within {}", org_[state.within].id);
            for (const PositionId head : state.heads()) said_ += fmt::format(" manager {}", org_[head].id);
            list(" tags", state.tags);
        }
        duties(unit.duties);
    }
    void tell(const Position& seat) {
        said_ += fmt::format("  {}{} status {}:", seat.id, at(seat.stages), static_cast<int>(seat.status));
        for (const PositionState& state : seat.states) {
            from(state);
            said_ += fmt::format(" {}", role(state.role));
            if (!state.title.empty()) said_ += fmt::format(" '{}'", state.title);
            if (given(state.home)) said_ += fmt::format(" in {}", org_[state.home].id);
            if (state.occupancy == Occupancy::vacant) said_ += " vacant";
            if (state.occupancy == Occupancy::named) said_ += " named";
            if (state.employment != Employment::employee) {
                said_ += fmt::format(" employment {}", static_cast<int>(state.employment));
            }
            said_ += fmt::format(" {} {}", state.level, state.location);
            const SeatFacts& facts = org_.seat_facts[state.facts];
            list(" scope", facts.scope);
            list(" skills", facts.skills);
            list(" background", facts.background);
            if (facts.time) {
                said_ += " time";
                for (const TimeShare& each : *facts.time) said_ += fmt::format(" {} {:.1f}", each.work, each.part);
            }
            if (facts.accounts) said_ += fmt::format(" accounts {}", *facts.accounts);
        }
        list(" tags", seat.tags);
        for (const Hat& hat : seat.hats) {
            said_ += fmt::format(" hat {}{} [{}, {})", role(hat.role),
                                 given(hat.in) ? fmt::format(" in {}", org_[hat.in].id) : "", hat.opens.number(),
                                 hat.closes.number());
        }
        said_ += "\n";
    }

    std::string role(RoleId id) const { return given(id) ? std::string(org_[id].id) : "no-role"; }
    std::string name(LinkEnd end) const { return std::string(given(end.seat) ? org_[end.seat].id : org_[end.unit].id); }
    std::string at(StageSet stages) const {
        if (stages == org_.all_stages()) return {};
        std::string into = " @";
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            if (stages.has(id_at<StageId>(s))) into += std::to_string(s);
        }
        return into;
    }
    void flag(const char* key, std::optional<bool> value) {
        if (value) said_ += fmt::format("{}={}", key, *value);
    }
    void list(const char* key, const std::optional<std::vector<Text>>& words) {
        if (!words) return;
        said_ += fmt::format("{} [", key);
        for (const Text word : *words) said_ += fmt::format(" {}", word);
        said_ += " ]";
    }
    void duties(const std::vector<Duty>& all) {
        for (const Duty& each : all) {
            said_ += fmt::format(" duty {}={}", each.name, given(each.position) ? org_[each.position].id : "nobody");
            if (each.from != kBeforeAll) said_ += fmt::format(" from {}", each.from.number());
        }
        said_ += "\n";
    }

    const Organisation& org_;
    std::string said_;
};

}  // namespace

std::string told(const Organisation& org) {
    return Teller(org).tell();
}

}  // namespace orgplan
