#pragma once

#include "planner/rules/rule.h"

namespace orgplan::rules {

template <class Archive>
void serialize(Archive& archive, SeatSelector& seats) {
    archive(seats.roles, seats.families, seats.tags, seats.manages, seats.employment, seats.locations, seats.levels,
            seats.within, seats.vacant, seats.named, seats.from_title, seats.deputy, seats.status, seats.leads,
            seats.root, seats.assistant, seats.except);
}

template <class Archive>
void serialize(Archive& archive, UnitSelector& units) {
    archive(units.ids, units.kinds, units.purposes, units.tags, units.within, units.agile, units.budget, units.headless,
            units.except);
}

template <class Archive>
void serialize(Archive& archive, WorkSelector& work) {
    archive(work.ids, work.has_ui, work.ml, work.platforms, work.complexity, work.due, work.budget, work.except);
}

template <class Archive>
void serialize(Archive& archive, Limit& limit) {
    archive(limit.value, limit.parameter);
}

template <class Archive>
void serialize(Archive& archive, CompanyFact& fact) {
    archive(fact.name, fact.words);
}

template <class Archive>
void serialize(Archive& archive, Condition& condition) {
    archive(condition.op, condition.parts, condition.seats, condition.others, condition.units, condition.work,
            condition.at_least, condition.at_most, condition.dotted, condition.belongs, condition.whole_company,
            condition.levels, condition.words, condition.name, condition.links, condition.of, condition.facts,
            condition.needed, condition.same_location, condition.level_is, condition.cost_is);
}

template <class Archive>
void serialize(Archive& archive, Evidence& evidence) {
    archive(evidence.seed, evidence.description, evidence.quote, evidence.source);
}

template <class Archive>
void serialize(Archive& archive, Rule& rule) {
    archive(rule.id, rule.pack, rule.role, rule.severity, rule.evidence, rule.summary, rule.figure, rule.why,
            rule.details, rule.blind, rule.help, rule.message, rule.passes, rule.fails, rule.covered_later,
            rule.gives_way_to);
    archive(rule.subject, rule.for_seats, rule.for_units, rule.for_work, rule.duties, rule.duties_of, rule.row,
            rule.called, rule.when, rule.require, rule.advice_when, rule.together_when);
}

template <class Archive>
void serialize(Archive& archive, Parameter& parameter) {
    archive(parameter.name, parameter.value, parameter.words, parameter.meaning, parameter.source);
}

template <class Archive>
void serialize(Archive& archive, Statement& statement) {
    archive(statement.code, statement.says, statement.rule, statement.row, statement.merged, statement.permits,
            statement.left_out, statement.why);
}

template <class Archive>
void serialize(Archive& archive, Spelling& spelling) {
    archive(spelling.fact, spelling.says, spelling.means);
}

template <class Archive>
void serialize(Archive& archive, RuleSet& rules) {
    archive(rules.rules, rules.parameters, rules.seats, rules.units, rules.work, rules.statements, rules.spellings);
}

}  // namespace orgplan::rules
