#include "tests/rules/agreement.h"

#include <fmt/format.h>

#include <array>

#include "graph/index/org_graph.h"
#include "planner/rules/evaluate/evaluate.h"
#include "tests/rules/random_rules.h"

namespace orgplan {
using namespace rules;
using namespace text;
namespace {

constexpr std::array<std::string_view, 3> kTruths{"fails", "is not evaluated", "holds"};

std::vector<double> values(const RuleSet& rules) {
    std::vector<double> found;
    for (const Parameter& each : rules.parameters) found.push_back(each.value);
    return found;
}

// What seats cost, for the engine.
SeatCosts costs_of_seats() {
    const auto cost = [](const graph::Index& at, PositionId seat) { return Oracle::cost(*at.state(seat)); };
    return {[=](const graph::Index& at, PositionId seat) { return cost(at, seat).has_value(); },
            [=](const graph::Index& at, PositionId seat, PositionId other) -> std::optional<std::strong_ordering> {
                const std::optional<int> own = cost(at, seat), theirs = cost(at, other);
                if (!own || !theirs) return std::nullopt;
                return *own <=> *theirs;
            }};
}

OracleSubject as_the_oracle_names(const Subject& subject, const Organisation& org) {
    OracleSubject named{subject.seat, subject.unit, std::nullopt, {}};
    if (given(subject.work)) {
        const std::size_t at = index(subject.work);
        const bool project = at >= org.products.size();
        named.work = OracleWork{project, project ? at - org.products.size() : at};
    }
    if (subject.duty != nullptr) named.duty = subject.duty->name;
    return named;
}

std::string name(const OracleSubject& subject, const Organisation& org) {
    std::string into(subject.duty);
    if (given(subject.seat)) into += fmt::format(" {}", org[subject.seat].id);
    if (given(subject.unit)) into += fmt::format(" {}", org[subject.unit].id);
    if (subject.work) into += fmt::format(" {} {}", subject.work->project ? "project" : "product", subject.work->at);
    return into.empty() ? "the company" : into;
}

const UnreadFacts kAllRead;

// Both about one rule at one stage.
std::string compare(Evaluator& engine, const Oracle& oracle, const Organisation& org, const RuleSet& rules,
                    const Rule& rule, Decided& decided) {
    const std::vector<Subject> found = engine.subjects(rule);
    const std::vector<OracleSubject> expected = oracle.subjects(rule);
    std::vector<OracleSubject> named;
    for (const Subject& each : found) named.push_back(as_the_oracle_names(each, org));
    if (named != expected) {
        std::string into = told(rules, rule) + "  engine asks:";
        for (const OracleSubject& each : named) into += " " + name(each, org) + ";";
        into += "\n  oracle asks:";
        for (const OracleSubject& each : expected) into += " " + name(each, org) + ";";
        return into + "\n";
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Truth said = engine.holds(rule, found, found[i]);
        const Truth right = oracle.holds(rule, expected[i]);
        ++(right == Truth::holds ? decided.holds : right == Truth::fails ? decided.fails : decided.unknown);
        if (said == right) continue;
        return fmt::format("{}  of {}: the engine says it {}, the oracle that it {}\n", told(rules, rule),
                           name(expected[i], org), kTruths[static_cast<std::size_t>(said)],
                           kTruths[static_cast<std::size_t>(right)]);
    }
    return {};
}

std::string disagreement_about(const Organisation& org, const RuleSet& rules, const Rule& rule) {
    const std::vector<double> parameters = values(rules);
    const FactWords words(rules);
    const SeatCosts costs = costs_of_seats();
    Decided decided;
    const graph::OrgGraph graph(org);
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const std::shared_ptr<const graph::Index> shared = graph.at(id_at<StageId>(s));
        const graph::Index& at = *shared;
        const std::vector<graph::Inferred> inferred = graph::inferred_units(at);
        for (const bool stated_only : {false, true}) {
            Evaluator engine(at, rules, words, parameters, costs, kAllRead, stated_only);
            const Oracle oracle(org, at.stage(), rules, words, stated_only ? nullptr : &inferred);
            std::string found = compare(engine, oracle, org, rules, rule, decided);
            if (!found.empty()) return fmt::format("{}  at {}\n", found, org.stages[s].id);
        }
    }
    return {};
}

// The smallest of many organisations of which they disagree.
std::string smallest_organisation(const RuleSet& rules, const Rule& rule, unsigned seed, const Material& material) {
    for (std::size_t seats = 1; seats <= 24; seats += 1 + seats / 4) {
        for (unsigned i = 0; i < 60; ++i) {
            const Organisation org = random_organisation(seed + i, material, seats, true);
            std::string found = disagreement_about(org, rules, rule);
            if (!found.empty()) {
                return fmt::format("{}  seed {}, at most {} seats\n{}", found, seed + i, seats, told(org));
            }
        }
    }
    return {};
}

// What is left of a condition where one thing is taken away.
std::vector<Condition> less(const Condition& whole) {
    std::vector<Condition> found;
    const bool joins = whole.op == Op::all || whole.op == Op::any || whole.op == Op::negation;
    if (joins) found = whole.parts;
    for (std::size_t i = 0; i < whole.parts.size(); ++i) {
        if (!joins || whole.parts.size() > 1) {
            Condition without = whole;
            without.parts.erase(without.parts.begin() + static_cast<std::ptrdiff_t>(i));
            found.push_back(std::move(without));
        }
        for (Condition& part : less(whole.parts[i])) {
            Condition with = whole;
            with.parts[i] = std::move(part);
            found.push_back(std::move(with));
        }
    }
    return found;
}

}  // namespace

Disagreement disagreement(const Organisation& org, const RuleSet& rules, std::size_t begin, std::size_t end,
                          std::vector<Decided>& decided) {
    const std::vector<double> parameters = values(rules);
    const FactWords words(rules);
    const SeatCosts costs = costs_of_seats();
    const graph::OrgGraph graph(org);
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const std::shared_ptr<const graph::Index> shared = graph.at(id_at<StageId>(s));
        const graph::Index& at = *shared;
        const bool stated_only = s % 2 == 1;
        const std::vector<graph::Inferred> inferred = graph::inferred_units(at);
        Evaluator engine(at, rules, words, parameters, costs, kAllRead, stated_only);
        const Oracle oracle(org, at.stage(), rules, words, stated_only ? nullptr : &inferred);
        for (std::size_t r = begin; r < end; ++r) {
            const std::string found = compare(engine, oracle, org, rules, rules.rules[r], decided[r]);
            if (!found.empty()) return {r, fmt::format("{}  at {}\n", found, org.stages[s].id)};
        }
    }
    return {};
}

std::string smallest_disagreement(const RuleSet& rules, const Rule& rule, unsigned seed, const Material& material) {
    Rule least = rule;
    std::string found = smallest_organisation(rules, least, seed, material);
    if (found.empty()) return {};
    for (bool smaller = true; smaller;) {
        smaller = false;
        std::vector<Rule> tries;
        if (least.when) tries.emplace_back(least).when.reset();
        for (Condition& each : less(least.require)) tries.emplace_back(least).require = std::move(each);
        for (Rule& each : tries) {
            std::string said = smallest_organisation(rules, each, seed, material);
            if (said.empty()) continue;
            found = std::move(said);
            least = std::move(each);
            smaller = true;
            break;
        }
    }
    return found;
}

}  // namespace orgplan
