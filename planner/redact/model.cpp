#include <algorithm>
#include <array>

#include "graph/model/words.h"
#include "planner/redact/redaction.h"
#include "planner/redact/words.h"
#include "planner/text/letters.h"

namespace orgplan::redact {
namespace {

void hide_cost(Organisation& org) {
    org.costs.given = false;
    org.costs.currency = {};
    org.costs.load = {1, 0};
    org.costs.rates.clear();
    org.costs.bands.clear();
    org.costs.once.clear();
    org.costs.seats.assign(1, {});
    for (Location& location : org.costs.locations) location.currency = {}, location.load.reset();
    org.budgets.clear();
    org.company.budget = false;
    for (Unit& unit : org.units) unit.budget = false;
    for (Stage& stage : org.stages) stage.monthly_cost.reset();
    for (Project& project : org.projects) {
        for (ProjectState& state : project.states) state.budget = false, state.allowed.reset();
    }
    for (Position& seat : org.positions) {
        for (PositionState& state : seat.states) state.cost = 0;
    }
    for (Readiness& ready : org.ready) ready.cost = 0;
}

void hide_reasons(Organisation& org) {
    for (Person& person : org.people) {
        for (Away& away : person.away) away.why = {};
    }
}

}  // namespace

void Redaction::apply(Organisation& org) {
    if (has(Secret::names)) hide_names(org);
    if (hides_words()) hide_reasons(org);
    if (has(Secret::levels)) hide_levels(org);
    if (has(Secret::employment)) hide_employment(org);
    if (has(Secret::cost)) hide_cost(org);
}

void Redaction::hide_names(Organisation& org) const {
    const auto keep = [&](Text& text, const std::string& shown) {
        if (shown != text) text = org.texts->keep(shown);
    };
    const auto hide = [&](Text& text) { keep(text, names_.text(text)); };
    const auto hide_id = [&](Text& id) { keep(id, names_.id(id)); };
    const auto hide_all = [&](std::vector<Text>& texts) {
        for (Text& each : texts) hide(each);
    };
    const auto hide_given = [&](std::optional<std::vector<Text>>& texts) {
        if (texts) hide_all(*texts);
    };
    const auto hide_duties = [&](std::vector<Duty>& duties) {
        for (Duty& each : duties) hide(each.name);
    };
    hide(org.company.name);
    hide_duties(org.company.duties);
    if (org.company.sector) hide(*org.company.sector);
    for (std::optional<std::vector<Text>>* const facts :
         {&org.company.builds, &org.company.customers, &org.company.channels}) {
        hide_given(*facts);
    }
    hide(org.scenario);
    for (Person& person : org.people) {
        const std::string shown = names_.person(person);
        if (!person.id.empty()) hide_id(person.id);
        keep(person.name, shown);
    }
    for (Stage& stage : org.stages) {
        hide_id(stage.id);
        hide(stage.name);
        hide_id(stage.previously);
        for (SeatNeed& need : stage.needs.seats) hide_given(need.seats.tags), hide_given(need.seats.locations);
        for (CapacityNeed& need : stage.needs.capacity) hide(need.work);
    }
    for (Role& role : org.roles) {
        if (role.own) hide(role.id), hide(role.title), hide_all(role.tags);
    }
    for (ReadTitle& title : org.titles) hide(title.text), hide(title.called), hide(title.outside);
    for (Unit& unit : org.units) {
        hide_id(unit.id);
        hide_id(unit.previously);
        hide_duties(unit.duties);
        for (UnitState& state : unit.states) {
            hide(state.name);
            hide(state.kind);
            hide(state.purpose);
            hide(state.location);
            hide_all(state.tags);
        }
    }
    for (Position& seat : org.positions) {
        hide_id(seat.id);
        hide_id(seat.previously);
        hide(seat.requisition);
        seat.email = {};
        hide_all(seat.tags);
        for (PositionState& state : seat.states) {
            hide(state.title);
            hide(state.alias);
            hide(state.unknown_home);
            hide(state.level);
            hide(state.location);
            if (!state.outside.empty()) keep(state.outside, names_.outsider(state.outside));
        }
        for (Hat& hat : seat.hats) hide(hat.alias);
    }
    for (SeatFacts& facts : org.seat_facts) {
        hide_given(facts.scope);
        hide_given(facts.skills);
        hide_given(facts.background);
        if (!facts.time) continue;
        for (TimeShare& share : *facts.time) hide(share.work);
    }
    for (Product& product : org.products) {
        hide_id(product.id);
        hide_duties(product.duties);
        for (ProductState& state : product.states) hide(state.name), hide_given(state.platforms);
    }
    for (Project& project : org.projects) {
        hide_id(project.id);
        hide_duties(project.duties);
        for (ProjectState& state : project.states) hide(state.name);
    }
    for (Location& location : org.costs.locations) hide(location.id);
    std::ranges::sort(org.costs.locations, {}, &Location::id);
    for (Band& band : org.costs.bands) hide(band.location), hide(band.level);
    for (WorkRate& rate : org.plan.work) hide(rate.work), hide(rate.level);
}

}  // namespace orgplan::redact
