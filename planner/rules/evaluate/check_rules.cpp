#include "planner/rules/evaluate/check_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <memory>
#include <optional>

#include "graph/index/index.h"
#include "planner/report/phrases.h"
#include "planner/rules/evaluate/evaluate.h"

namespace orgplan::rules {
namespace {

// The answers about one subject, over the stages.
struct Answers {
    Subject subject;
    StageSet holds;
    StageSet fails;
    bool kept = false;  // what it requires was there at the stage before the first in which it fails
    Seen seen;          // at that first stage
    std::vector<text::Measure> measures;
};

// The answers to one rule.
struct Asked {
    const Rule* rule;
    std::vector<Answers> faults;        // by the first stage, then in the order of the organisation
    std::map<Subject, std::size_t> at;  // of each subject in `faults`
    Seen unknown_seen;
    std::vector<Subject> unknown;  // each once, sorted
};

std::string number(double value, text::Quantity quantity) {
    if (quantity == text::Quantity::share) return fmt::format("{:.0f} %", value * 100);
    return fmt::format("{:g}", std::round(value * 100) / 100);
}

// None: it names no units.
UnitId first_unit(const Organisation& org, WorkId work, StageId stage) {
    const Tick tick = org[stage].at;
    const auto& units =
        is_project(org, work) ? project_of(org, work).at(tick).units : product_of(org, work).at(tick).units;
    return units.empty() ? kNone<UnitId> : units.front();
}

// Whatever a message can tell.
struct Telling {
    const Organisation& org;
    const Answers& answers;
    StageId stage;

    std::string word(std::string_view name) const {
        const Subject& subject = answers.subject;
        const Seen& seen = answers.seen;
        if (name == "seat") return given(subject.seat) ? fmt::format("`{}`", org[subject.seat].id) : "";
        if (name == "title") return given(subject.seat) ? std::string(org.title_of(subject.seat, stage)) : "";
        if (name == "role") return role();
        if (name == "unit") return unit();
        if (name == "work") return work();
        if (name == "duty") return subject.duty != nullptr ? fmt::format("`{}`", subject.duty->name) : "";
        if (name == "stage") return fmt::format("`{}`", org[stage].id);
        if (name == "count") return number(seen.count, seen.quantity);
        if (name == "limit") return number(seen.limit, seen.quantity);
        return others();
    }

    std::string role() const {
        const RoleId role = given(answers.subject.seat) ? org.at(answers.subject.seat, stage).role : kNone<RoleId>;
        return given(role) ? fmt::format("`{}`", org[role].id) : "";
    }

    std::string unit() const {
        const Subject& subject = answers.subject;
        UnitId unit = subject.unit;
        if (!given(unit) && given(subject.work)) unit = first_unit(org, subject.work, stage);
        if (!given(unit) && given(subject.seat)) unit = org.at(subject.seat, stage).home;
        return given(unit) ? fmt::format("`{}`", org[unit].id) : "the company";
    }

    // Of a duty that is not of a product or project: whose it is.
    std::string work() const {
        const Subject& subject = answers.subject;
        if (!given(subject.work)) return subject.duty != nullptr ? unit_of_duty() : "";
        return fmt::format("`{}`", is_project(org, subject.work) ? project_of(org, subject.work).id
                                                                 : product_of(org, subject.work).id);
    }

    std::string unit_of_duty() const {
        return given(answers.subject.unit) ? fmt::format("`{}`", org[answers.subject.unit].id) : "the company";
    }

    std::string others() const {
        const std::vector<PositionId>& others = answers.seen.others;
        const auto name = [&](std::size_t i) { return fmt::format("`{}`", org[others[i]].id); };
        return report::first_few(answers.seen.other_count, name, others.size());
    }

    std::string message(std::string_view text) const {
        std::string told;
        while (!text.empty()) {
            const std::size_t open = std::min(text.find('{'), text.size());
            told += text.substr(0, open);
            text.remove_prefix(open);
            if (text.empty()) break;
            const std::size_t close = text.find('}');
            told += word(text.substr(1, close - 1));
            text.remove_prefix(close + 1);
        }
        return told;
    }
};

Place place_of(const Organisation& org, const Subject& subject) {
    if (subject.duty != nullptr) return subject.duty->place;
    if (given(subject.work)) {
        return is_project(org, subject.work) ? project_of(org, subject.work).place
                                             : product_of(org, subject.work).place;
    }
    if (given(subject.seat)) return org[subject.seat].place;
    if (given(subject.unit)) return org[subject.unit].place;
    if (org.company.place.known()) return org.company.place;
    for (const Stage& stage : org.stages) {
        if (stage.place.known()) return stage.place;
    }
    return org.positions.empty() ? Place() : org.positions.front().place;
}

// What a rule requires of its subjects, at a stage that is asked about when a fault is new at the next one.
class StageBefore {
  public:
    StageBefore(Evaluator* evaluator, const Rule& rule) : evaluator_(evaluator), rule_(rule) {}

    bool kept(const Subject& subject) {
        if (evaluator_ == nullptr) return false;
        if (!asked_) {
            asked_ = true;
            subjects_ = evaluator_->subjects(rule_);
            sorted_ = subjects_;
            std::sort(sorted_.begin(), sorted_.end());
        }
        return std::binary_search(sorted_.begin(), sorted_.end(), subject) &&
               evaluator_->required(rule_, subjects_, subject) == Truth::holds;
    }

  private:
    Evaluator* evaluator_;  // null: there is none
    const Rule& rule_;
    bool asked_ = false;
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

void ask_at(StageId stage, Evaluator& evaluator, Evaluator* evaluator_before, Asked& asked) {
    StageBefore before(evaluator_before, *asked.rule);
    const bool measures = is_bounded(asked.rule->require);
    const std::vector<Subject> subjects = evaluator.subjects(*asked.rule);
    std::vector<Subject> unknown;
    for (const Subject& subject : subjects) {
        const Truth found = evaluator.holds(*asked.rule, subjects, subject);
        if (found == Truth::unknown) {
            evaluator.holds(*asked.rule, subjects, subject, &asked.unknown_seen);
            unknown.push_back(subject);
            continue;
        }
        if (found == Truth::holds) {
            // Of interest only where it failed before: whoever is mended by a later stage.
            if (asked.at.empty()) continue;
            if (const auto at = asked.at.find(subject); at != asked.at.end()) {
                asked.faults[at->second].holds.add(stage);
            }
            continue;
        }
        const auto [at, first] = asked.at.try_emplace(subject, asked.faults.size());
        if (first) asked.faults.emplace_back();
        Answers& answers = asked.faults[at->second];
        answers.fails.add(stage);
        if (first) {
            answers.subject = subject;
            answers.kept = before.kept(subject);
        }
        if (!first && !measures) continue;
        Seen seen;
        evaluator.holds(*asked.rule, subjects, subject, &seen);
        if (seen.counted) text::add_measures(answers.measures, {measure_of(seen, StageSet::only(stage))});
        if (first) answers.seen = std::move(seen);
    }
    if (unknown.empty()) return;
    std::sort(unknown.begin(), unknown.end());
    std::vector<Subject> all;
    std::set_union(asked.unknown.begin(), asked.unknown.end(), unknown.begin(), unknown.end(), std::back_inserter(all));
    asked.unknown = std::move(all);
}

// The latest stage of a set that is not empty.
StageId latest(StageSet stages, std::size_t count) {
    StageId last = stages.earliest();
    for (std::size_t s = 0; s < count; ++s) {
        if (stages.has(id_at<StageId>(s))) last = id_at<StageId>(s);
    }
    return last;
}

// What is wrong with a title is wrong at every seat that goes by it, and told at the first of them.
class ToldOfTitles {
  public:
    ToldOfTitles(const Rule& rule, text::Findings& findings)
        : once_(rule.require.op == Op::titles || rule.require.op == Op::title_roles), findings_(findings) {}

    void add(const text::Finding& finding) {
        if (once_) {
            const auto [at, first] = told_.try_emplace({finding.message, finding.severity}, findings_.all().size());
            if (!first) {
                text::Finding& same = findings_.all()[at->second];
                same.stages |= finding.stages;
                text::add_measures(same.measures, finding.measures);
                return;
            }
        }
        findings_.all().push_back(finding);
    }

  private:
    bool once_;
    text::Findings& findings_;
    std::map<std::pair<std::string, text::Severity>, std::size_t> told_;
};

void tell(const Organisation& org, const Asked& asked, Policy& policy, text::Findings& findings) {
    const Rule& rule = *asked.rule;
    ToldOfTitles telling(rule, findings);
    for (const Answers& answers : asked.faults) {
        const Subject& subject = answers.subject;
        // What a product does wrong is weighed and passed over with the first of its units; a duty, with its holder.
        const UnitId unit =
            given(subject.work) ? first_unit(org, subject.work, answers.fails.earliest()) : subject.unit;
        const std::vector<Policy::Told> told =
            policy.told(rule.id, rule.severity, subject.seat, unit, answers.fails, org);
        if (told.empty()) continue;
        text::Finding finding;
        finding.rule = rule.id;
        finding.where = place_of(org, subject);
        finding.message = Telling{org, answers, answers.fails.earliest()}.message(rule.message);
        finding.help = rule.help;
        if (subject.duty != nullptr) {
            finding.notes.push_back({org[subject.seat].place, fmt::format("`{}` has it", org[subject.seat].id)});
        }
        for (const PositionId each : answers.seen.others) {
            finding.notes.push_back({org[each].place, fmt::format("`{}` stands here", org[each].id)});
        }
        bool covered = false;
        if (rule.covered_later && !answers.holds.empty()) {
            const std::size_t last_fault = index(latest(answers.fails, org.stages.size()));
            for (std::size_t s = last_fault + 1; s < org.stages.size(); ++s) {
                const StageId stage = id_at<StageId>(s);
                if (!answers.holds.has(stage)) continue;
                covered = true;
                finding.message += fmt::format("; covered from stage `{}`", org[stage].id);
                break;
            }
        }
        const StageId first = answers.fails.earliest();
        const Place before = answers.kept ? org.stages[index(first) - 1].place : Place();
        for (const Policy::Told& part : told) {
            const bool broken_here = before.known() && part.stages.earliest() == first;
            if (broken_here) {
                finding.notes.push_back({before, fmt::format("`{}` kept this rule", org.stages[index(first) - 1].id)});
            }
            finding.severity = covered ? std::min(part.severity, text::Severity::advice) : part.severity;
            finding.measures = answers.measures;
            finding.narrow(part.stages);
            telling.add(finding);
            if (broken_here) finding.notes.pop_back();
        }
    }
}

// Rows of a table that follow each other are added up.
void add_unknown(const Asked& asked, Summary& summary) {
    std::vector<NotEvaluated>& all = summary.not_evaluated;
    if (all.empty() || all.back().rule != asked.rule->id) all.push_back({asked.rule->id, 0, {}});
    all.back().subjects += asked.unknown.size();
    std::vector<std::string> facts;
    std::set_union(all.back().facts.begin(), all.back().facts.end(), asked.unknown_seen.missing.begin(),
                   asked.unknown_seen.missing.end(), std::back_inserter(facts));
    all.back().facts = std::move(facts);
}

}  // namespace

void check_rules(const graph::OrgGraph& graph, const RuleSet& rules, Policy& policy, text::Findings& findings,
                 Summary& summary) {
    const Organisation& org = graph.organisation();
    std::vector<Asked> asked;
    for (const Rule& rule : rules.rules) {
        if (!policy.asks(rule.id, rule.pack, rule.severity)) continue;
        asked.push_back({&rule, {}, {}, {}, {}});
    }
    struct Looked {
        Looked(std::shared_ptr<const graph::Index> stage, const RuleSet& set, std::span<const double> parameters)
            : at(std::move(stage)), evaluator(*at, set, parameters) {}
        std::shared_ptr<const graph::Index> at;
        Evaluator evaluator;
    };
    std::unique_ptr<Looked> before;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        auto now = std::make_unique<Looked>(graph.at(id_at<StageId>(s)), rules, policy.parameters());
        for (Asked& each : asked) {
            ask_at(now->at->stage(), now->evaluator, before == nullptr ? nullptr : &before->evaluator, each);
        }
        before = std::move(now);
    }
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const Asked& each = asked[i];
        tell(org, each, policy, findings);
        // The rows of a table are told as the one rule that they are.
        const bool row = i > 0 && asked[i - 1].rule->id == each.rule->id;
        if (!row) ++summary.rules;
        if (!each.unknown.empty()) add_unknown(each, summary);
    }
}

}  // namespace orgplan::rules
