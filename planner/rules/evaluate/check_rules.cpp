#include "planner/rules/evaluate/check_rules.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>

#include "graph/index/index.h"
#include "planner/report/seeming.h"
#include "planner/rules/evaluate/evaluate.h"
#include "planner/rules/evaluate/give_way.h"
#include "planner/rules/evaluate/report_faults.h"
#include "planner/rules/evaluate/report_skipped.h"

namespace orgplan::rules {
namespace {

// What is evaluated at one stage.
class AtStage {
  public:
    AtStage(std::shared_ptr<const graph::Index> stage, const RuleSet& set, const FactWords& words,
            std::span<const double> parameters, const SeatCosts& costs, const UnreadFacts& unread)
        : at(std::move(stage)),
          evaluator(*at, set, words, parameters, costs, unread),
          set_(set),
          words_(words),
          parameters_(parameters),
          costs_(costs),
          unread_(unread) {}

    // Whether a fault is one by what the spec says alone.
    bool is_stated(const Rule& rule, std::span<const Subject> subjects, const Subject& subject) {
        if (!stated_) stated_.emplace(*at, set_, words_, parameters_, costs_, unread_, true);
        return stated_->holds(rule, subjects, subject) == Truth::fails && stated_->is_subject(rule, subject);
    }

    std::shared_ptr<const graph::Index> at;
    Evaluator evaluator;

  private:
    const RuleSet& set_;
    const FactWords& words_;
    std::span<const double> parameters_;
    const SeatCosts& costs_;
    const UnreadFacts& unread_;
    std::optional<Evaluator> stated_;  // made for the first fault
};

// Whether a rule was kept by its subjects at a stage; only worked out when a fault is new at the next one.
class StageBefore {
  public:
    StageBefore(Evaluator* evaluator, const Rule& rule) : evaluator_(evaluator), rule_(rule) {}

    bool kept(const Subject& subject) { return required(subject) == Truth::holds; }
    /// Whether it broke the rule then, if the rule applied.
    bool broken(const Subject& subject) { return required(subject) == Truth::fails; }

  private:
    Truth required(const Subject& subject) {
        if (evaluator_ == nullptr) return Truth::unknown;
        if (!known_) {
            known_ = true;
            subjects_ = evaluator_->subjects(rule_);
            sorted_ = subjects_;
            std::sort(sorted_.begin(), sorted_.end());
        }
        if (!std::binary_search(sorted_.begin(), sorted_.end(), subject)) return Truth::unknown;
        return evaluator_->required(rule_, subjects_, subject);
    }

    Evaluator* evaluator_;  // null: there is none
    const Rule& rule_;
    bool known_ = false;
    std::vector<Subject> subjects_;
    std::vector<Subject> sorted_;
};

// Whether something may have been counted where a condition does not hold.
bool is_bounded(const Condition& condition) {
    return condition.at_least || condition.at_most ||
           std::any_of(condition.parts.begin(), condition.parts.end(), is_bounded);
}

text::Measure measure_of(const Seen& seen, StageSet stages) {
    return {stages, seen.quantity, text::Bounded<double>{seen.count, seen.low, seen.high}, {}};
}

// Of the units that a fault is about, what a few seem to be by their people.
std::vector<SeemingUnit> seeming_units(const AtStage& now, const Subject& subject, const Seen& seen) {
    constexpr std::size_t kMost = 3;
    const graph::Index& at = *now.at;
    std::vector<UnitId> about;
    const auto add_home = [&](PositionId seat) {
        const UnitId home = at.exists(seat) ? at.state(seat)->home : kNone<UnitId>;
        if (given(home)) about.push_back(home);
    };
    if (given(subject.unit)) about.push_back(subject.unit);
    if (given(subject.seat)) {
        add_home(subject.seat);
        const std::span<const UnitId> managed = at.managed(subject.seat);
        about.insert(about.end(), managed.begin(), managed.end());
    }
    for (const PositionId other : seen.others) add_home(other);
    std::ranges::sort(about);
    about.erase(std::unique(about.begin(), about.end()), about.end());
    std::vector<SeemingUnit> found;
    for (const UnitId unit : about) {
        const graph::Inferred& inferred = now.evaluator.inferred()[index(unit)];
        std::string what = report::seeming(inferred, at.state(unit));
        if (what.empty() || found.size() >= kMost) continue;
        found.push_back({unit, std::move(what), report::keys_that_say(inferred, at.state(unit))});
    }
    return found;
}

// The second need not be sorted.
std::vector<Subject> united(const std::vector<Subject>& sorted, std::vector<Subject> others) {
    std::sort(others.begin(), others.end());
    std::vector<Subject> all;
    std::set_union(sorted.begin(), sorted.end(), others.begin(), others.end(), std::back_inserter(all));
    return all;
}

// The size in a condition that a company has come to since the stage before.
std::optional<double> size_passed(const AtStage& now, const AtStage* before, const std::optional<Condition>& in) {
    if (before == nullptr) return std::nullopt;
    const std::optional<double> size = now.evaluator.headcount_in(in);
    const bool passed = size && double(before->at->count().heads) < *size && double(now.at->count().heads) >= *size;
    return passed ? size : std::nullopt;
}

void check_at(AtStage& now, AtStage* stage_before, RuleAnswers& answered) {
    const StageId stage = now.at->stage();
    Evaluator& evaluator = now.evaluator;
    StageBefore before(stage_before == nullptr ? nullptr : &stage_before->evaluator, *answered.rule);
    const bool measures = is_bounded(answered.rule->require);
    const std::vector<Subject> subjects = evaluator.subjects(*answered.rule);
    std::vector<Subject> unknown = evaluator.uncertain(*answered.rule, answered.unknown_seen.missing);
    for (const Subject& subject : subjects) {
        const Truth found = evaluator.holds(*answered.rule, subjects, subject);
        if (found == Truth::unknown) {
            evaluator.holds(*answered.rule, subjects, subject, &answered.unknown_seen);
            unknown.push_back(subject);
            continue;
        }
        answered.decided = true;
        if (found == Truth::holds) {
            // Of interest only where it failed before: a later stage may put it right.
            if (answered.at.empty()) continue;
            if (const auto at = answered.at.find(subject); at != answered.at.end()) {
                answered.faults[at->second].holds.add(stage);
            }
            continue;
        }
        const auto [at, first] = answered.at.try_emplace(subject, answered.faults.size());
        if (first) answered.faults.emplace_back();
        Answers& answers = answered.faults[at->second];
        answers.fails.add(stage);
        if (evaluator.is_advice(*answered.rule, subjects, subject)) {
            answers.advice.add(stage);
        } else if (!first && !answers.advice_below) {
            answers.advice_below = size_passed(now, stage_before, answered.rule->advice_when);
        }
        if (evaluator.is_together(*answered.rule, subjects, subject)) answers.together.add(stage);
        if (!now.is_stated(*answered.rule, subjects, subject)) answers.inferred.add(stage);
        if (first) {
            answers.subject = subject;
            answers.kept = before.kept(subject);
            if (before.broken(subject)) answers.from_headcount = size_passed(now, stage_before, answered.rule->when);
        }
        Seen& seen = answers.seen.emplace_back(stage, Seen()).second;
        evaluator.holds(*answered.rule, subjects, subject, &seen);
        if (answers.inferred.has(stage)) answers.seeming[stage] = seeming_units(now, subject, seen);
        if (measures && seen.measured) text::add_measures(answers.measures, {measure_of(seen, StageSet::only(stage))});
    }
    if (answered.rule->pack == "own") {
        answered.about = united(united(answered.about, subjects), unknown);
    }
    if (unknown.empty()) return;
    answered.unknown_at.add(stage);
    if (answered.unknown_seen.missing.contains("role")) {
        for (const std::uint32_t title : evaluator.open_titles(*answered.rule)) answered.open_titles.insert(title);
        // Where no title decides it, the tags of a role of the spec's own do.
        const bool untagged = std::ranges::any_of(
            now.at->org.roles, [](const Role& role) { return role.own && given(role.family) && role.tags.empty(); });
        if (untagged) answered.unknown_seen.missing.emplace("tags");
        if (untagged && answered.open_titles.empty()) answered.unknown_seen.missing.erase("role");
    }
    answered.unknown = united(answered.unknown, unknown);
}

// Rows of a table that follow each other are added up.
void add_unknown(const Organisation& org, const RuleAnswers& answered, Summary& summary) {
    std::vector<Skipped>& all = summary.skipped;
    if (all.empty() || all.back().rule != answered.rule->id) all.push_back({answered.rule->id, 0, {}, {}, true});
    all.back().subjects += answered.unknown.size();
    all.back().everywhere = all.back().everywhere && !answered.decided;
    std::vector<std::string> facts;
    std::set_union(all.back().facts.begin(), all.back().facts.end(), answered.unknown_seen.missing.begin(),
                   answered.unknown_seen.missing.end(), std::back_inserter(facts));
    all.back().facts = std::move(facts);
    std::vector<std::string>& titles = all.back().titles;
    for (const std::uint32_t title : answered.open_titles) {
        const std::string text(org.titles[title].text);
        if (std::ranges::find(titles, text) == titles.end()) titles.push_back(text);
    }
}

}  // namespace

void check_rules(const graph::OrgGraph& graph, const RuleSet& rules, const SeatCosts& costs, Policy& policy,
                 text::Findings& findings, Summary& summary, const UnreadFacts& unread) {
    const Organisation& org = graph.organisation();
    std::vector<RuleAnswers> answered;
    for (const Rule& rule : rules.rules) {
        if (rule.misspelt || !policy.checks(rule.id, rule.pack, rule.severity)) continue;
        answered.emplace_back().rule = &rule;
    }
    const FactWords words(rules);
    std::unique_ptr<AtStage> before;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        auto now =
            std::make_unique<AtStage>(graph.at(id_at<StageId>(s)), rules, words, policy.parameters(), costs, unread);
        for (RuleAnswers& each : answered) check_at(*now, before.get(), each);
        find_ways_given(*now->at, answered);
        before = std::move(now);
    }
    give_way(answered);
    for (std::size_t i = 0; i < answered.size(); ++i) {
        RuleAnswers& each = answered[i];
        report_faults(org, rules, each, policy, findings);
        // The rows of a table count as one rule.
        const bool row = i > 0 && answered[i - 1].rule->id == each.rule->id;
        if (!row) ++summary.rules;
        if (!each.unknown.empty()) add_unknown(org, each, summary);
        const bool about_nothing = !each.decided && each.unknown.empty();
        if (each.rule->pack != "own") continue;
        if (about_nothing) summary.without_subjects.push_back(each.rule);
        if (!each.unknown.empty()) report_skipped(org, each, unread, summary.own_skipped);
    }
}

}  // namespace orgplan::rules
