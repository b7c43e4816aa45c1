#include "planner/rules/evaluate/check_rules.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

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

// The most seats of a list that a message names.
constexpr std::size_t kMostNamed = 3;

// The answers about one subject, over the stages.
struct Answers {
    Subject subject;
    StageSet holds;
    StageSet fails;
    bool kept = false;                           // the rule was kept at the stage before the first at which it fails
    std::vector<std::pair<StageId, Seen>> seen;  // at each stage at which it fails, in their order
    std::vector<text::Measure> measures;
};

// The answers of one rule.
struct RuleAnswers {
    const Rule* rule;
    std::vector<Answers> faults;        // by the first stage, then in the order of the organisation
    std::map<Subject, std::size_t> at;  // of each subject in `faults`
    Seen unknown_seen;
    std::vector<Subject> unknown;  // each once, sorted
};

std::string number(double value, text::Quantity quantity) {
    if (quantity == text::Quantity::share) return fmt::format("{:.0f} %", value * 100);
    return fmt::format("{:.12g}", std::round(value * 100) / 100);
}

// None: it names no units.
UnitId first_unit(const Organisation& org, WorkId work, StageId stage) {
    const Tick tick = org[stage].at;
    const auto& units =
        is_project(org, work) ? project_of(org, work).at(tick).units : product_of(org, work).at(tick).units;
    return units.empty() ? kNone<UnitId> : units.front();
}

// What a message can say.
struct MessageWords {
    const Organisation& org;
    const Answers& answers;
    const Seen& seen;
    StageId stage;

    std::string word(std::string_view name) const {
        const Subject& subject = answers.subject;
        if (name == "seat") return given(subject.seat) ? fmt::format("`{}`", org[subject.seat].id) : "";
        if (name == "title") return given(subject.seat) ? std::string(org.title_of(subject.seat, stage)) : "";
        if (name == "role") return role();
        if (name == "unit") return unit();
        if (name == "work") return work();
        if (name == "duty") return subject.duty != nullptr ? fmt::format("`{}`", subject.duty->name) : "";
        if (name == "stage") return fmt::format("`{}`", org[stage].id);
        if (name == "range") return range();
        if (name == "missing") return fmt::format("{}", fmt::join(seen.lacking, ", nor with "));
        if (name == "count" || name.starts_with("count ")) return counted(seen.count, name);
        if (name == "limit" || name.starts_with("limit ")) return counted(seen.limit, name);
        return others();
    }

    // `{count}`, or with what is counted `{count direct report}`; `{count person|people}` where its plural has no s.
    std::string counted(double value, std::string_view name) const {
        std::string text = number(value, seen.quantity);
        if (name.find(' ') == name.npos) return text;
        const std::string_view noun = name.substr(name.find(' ') + 1);
        const std::size_t bar = noun.find('|');
        const std::string one(noun.substr(0, bar));
        if (value == 1) return text + " " + one;
        return text + " " + (bar == noun.npos ? one + "s" : std::string(noun.substr(bar + 1)));
    }

    // Of both bounds.
    std::string range() const {
        if (seen.low && seen.high && *seen.low < *seen.high) {
            return fmt::format("{} to {}", number(*seen.low, seen.quantity), number(*seen.high, seen.quantity));
        }
        if (seen.low && seen.high) return number(*seen.low, seen.quantity);
        if (seen.low) return fmt::format("at least {}", number(*seen.low, seen.quantity));
        return seen.high ? fmt::format("at most {}", number(*seen.high, seen.quantity))
                         : number(seen.limit, seen.quantity);
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
        const auto name = [&](std::size_t i) { return fmt::format("`{}`", org[seen.others[i]].id); };
        return report::first_few(seen.others.size(), name, kMostNamed);
    }

    std::string message(std::string_view text) const {
        std::string message;
        while (!text.empty()) {
            const std::size_t open = std::min(text.find('{'), text.size());
            message += text.substr(0, open);
            text.remove_prefix(open);
            if (text.empty()) break;
            const std::size_t close = text.find('}');
            message += word(text.substr(1, close - 1));
            text.remove_prefix(close + 1);
        }
        return message;
    }
};

// What it is about, whatever it says: the seat, unit or work, and of a duty which.
std::vector<text::Part> parts_of(const Organisation& org, const Subject& subject) {
    std::vector<text::Part> parts;
    if (subject.duty != nullptr) parts.push_back({"duty", std::string(subject.duty->name)});
    if (given(subject.work)) {
        const bool project = is_project(org, subject.work);
        parts.push_back({project ? "project" : "product",
                         std::string(project ? project_of(org, subject.work).id : product_of(org, subject.work).id)});
    }
    if (given(subject.unit)) parts.push_back({"unit", std::string(org[subject.unit].id)});
    // Who has a duty may change; it is the duty's finding.
    if (given(subject.seat) && subject.duty == nullptr) parts.push_back({"seat", std::string(org[subject.seat].id)});
    if (parts.empty() || (subject.duty != nullptr && parts.size() == 1)) parts.push_back({"company", ""});
    return parts;
}

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

// Whether a rule was kept by its subjects at a stage; only worked out when a fault is new at the next one.
class StageBefore {
  public:
    StageBefore(Evaluator* evaluator, const Rule& rule) : evaluator_(evaluator), rule_(rule) {}

    bool kept(const Subject& subject) {
        if (evaluator_ == nullptr) return false;
        if (!known_) {
            known_ = true;
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

void check_at(StageId stage, Evaluator& evaluator, Evaluator* evaluator_before, RuleAnswers& answered) {
    StageBefore before(evaluator_before, *answered.rule);
    const bool measures = is_bounded(answered.rule->require);
    const std::vector<Subject> subjects = evaluator.subjects(*answered.rule);
    std::vector<Subject> unknown;
    for (const Subject& subject : subjects) {
        const Truth found = evaluator.holds(*answered.rule, subjects, subject);
        if (found == Truth::unknown) {
            evaluator.holds(*answered.rule, subjects, subject, &answered.unknown_seen);
            unknown.push_back(subject);
            continue;
        }
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
        if (first) {
            answers.subject = subject;
            answers.kept = before.kept(subject);
        }
        Seen& seen = answers.seen.emplace_back(stage, Seen()).second;
        evaluator.holds(*answered.rule, subjects, subject, &seen);
        if (measures && seen.counted) text::add_measures(answers.measures, {measure_of(seen, StageSet::only(stage))});
    }
    if (unknown.empty()) return;
    std::sort(unknown.begin(), unknown.end());
    std::vector<Subject> all;
    std::set_union(answered.unknown.begin(), answered.unknown.end(), unknown.begin(), unknown.end(),
                   std::back_inserter(all));
    answered.unknown = std::move(all);
}

// The latest stage of a set that is not empty.
StageId latest(StageSet stages, std::size_t count) {
    StageId last = stages.earliest();
    for (std::size_t s = 0; s < count; ++s) {
        if (stages.has(id_at<StageId>(s))) last = id_at<StageId>(s);
    }
    return last;
}

// A rule about titles that names no seat is about the title, whoever has it.
bool is_about_titles(const Rule& rule) {
    const bool counts = rule.require.op == Op::titles || rule.require.op == Op::title_roles;
    return counts && rule.message.find("{seat}") == rule.message.npos;
}

// What is wrong with a title is wrong at every seat with that title, and reported at the first of them.
class OncePerTitle {
  public:
    OncePerTitle(const Rule& rule, text::Findings& findings) : once_(is_about_titles(rule)), findings_(findings) {}

    void add(const text::Finding& finding) {
        if (once_) {
            const auto [at, first] = reported_.try_emplace({finding.about, finding.severity}, findings_.all().size());
            if (!first) {
                findings_.all()[at->second].join(finding);
                return;
            }
        }
        findings_.all().push_back(finding);
    }

  private:
    bool once_;
    text::Findings& findings_;
    std::map<std::pair<std::vector<text::Part>, text::Severity>, std::size_t> reported_;
};

// The first stage after all at which a rule fails that covers what is missing; none: there is none, or none may.
StageId covering_stage(const Rule& rule, const Answers& answers, const Organisation& org) {
    if (!rule.covered_later || answers.holds.empty()) return kNone<StageId>;
    for (std::size_t s = index(latest(answers.fails, org.stages.size())) + 1; s < org.stages.size(); ++s) {
        if (answers.holds.has(id_at<StageId>(s))) return id_at<StageId>(s);
    }
    return kNone<StageId>;
}

std::vector<text::Note> notes_at(const Organisation& org, const Subject& subject, const Seen& seen, StageId stage,
                                 const Answers& answers) {
    std::vector<text::Note> notes;
    if (subject.duty != nullptr) {
        notes.push_back({org[subject.seat].place, fmt::format("`{}` has this duty", org[subject.seat].id)});
    }
    for (std::size_t i = 0; i < std::min(seen.others.size(), kMostNamed); ++i) {
        const Position& seat = org[seen.others[i]];
        notes.push_back({seat.place, fmt::format("`{}` is here", seat.id)});
    }
    if (answers.kept && stage == answers.fails.earliest()) {
        const Stage& before = org.stages[index(stage) - 1];
        if (before.place.known())
            notes.push_back({before.place, fmt::format("not yet at {}", org.quoted_time(before.at))});
    }
    return notes;
}

// Takes away the seats of a list for which a policy hides or suppresses the rule, and the stages with no other seat.
void apply_to_others(const Organisation& org, const Rule& rule, Policy& policy, Answers& answers) {
    std::erase_if(answers.seen, [&](std::pair<StageId, Seen>& at) {
        const auto& [stage, seen] = at;
        if (seen.others.empty()) return false;
        std::erase_if(at.second.others, [&](PositionId seat) {
            return policy.severities(rule.id, rule.severity, seat, kNone<UnitId>, StageSet::only(stage), org).empty();
        });
        if (!seen.others.empty()) return false;
        answers.fails = answers.fails - StageSet::only(stage);
        return true;
    });
}

void report_faults(const Organisation& org, RuleAnswers& answered, Policy& policy, text::Findings& findings) {
    const Rule& rule = *answered.rule;
    OncePerTitle reported(rule, findings);
    for (Answers& answers : answered.faults) {
        apply_to_others(org, rule, policy, answers);
        if (answers.fails.empty()) continue;
        const Subject& subject = answers.subject;
        // Severity and suppression of a product's fault are those of its first unit; of a duty's, those of its holder.
        const UnitId unit =
            given(subject.work) ? first_unit(org, subject.work, answers.fails.earliest()) : subject.unit;
        const std::vector<Policy::SeverityAt> parts =
            policy.severities(rule.id, rule.severity, subject.seat, unit, answers.fails, org);
        if (parts.empty()) continue;
        text::Finding finding;
        finding.rule = rule.id;
        finding.where = place_of(org, subject);
        finding.help = rule.help;
        finding.about = parts_of(org, subject);
        if (rule.row != 0) finding.about.push_back({"role", rule.role});
        if (is_about_titles(rule)) {
            const StageId first = answers.fails.earliest();
            const RoleId role = org.at(subject.seat, first).role;
            finding.about = {rule.require.op == Op::titles && given(role)
                                 ? text::Part{"role", std::string(org[role].id)}
                                 : text::Part{"title", std::string(org.title_of(subject.seat, first))}};
        }
        const StageId covering = covering_stage(rule, answers, org);
        const std::string closing =
            given(covering) ? fmt::format(" (no longer from {} on)", org.quoted_time(org[covering].at)) : std::string();
        for (const auto& [stage, seen] : answers.seen) {
            finding.say_at(stage, MessageWords{org, answers, seen, stage}.message(rule.message) + closing,
                           notes_at(org, subject, seen, stage, answers));
        }
        for (const Policy::SeverityAt& part : parts) {
            text::Finding at_part = finding;
            at_part.severity = given(covering) ? std::min(part.severity, text::Severity::advice) : part.severity;
            at_part.measures = answers.measures;
            at_part.narrow(part.stages);
            reported.add(at_part);
        }
    }
}

// Rows of a table that follow each other are added up.
void add_unknown(const RuleAnswers& answered, Summary& summary) {
    std::vector<Skipped>& all = summary.skipped;
    if (all.empty() || all.back().rule != answered.rule->id) all.push_back({answered.rule->id, 0, {}});
    all.back().subjects += answered.unknown.size();
    std::vector<std::string> facts;
    std::set_union(all.back().facts.begin(), all.back().facts.end(), answered.unknown_seen.missing.begin(),
                   answered.unknown_seen.missing.end(), std::back_inserter(facts));
    all.back().facts = std::move(facts);
}

}  // namespace

void check_rules(const graph::OrgGraph& graph, const RuleSet& rules, Policy& policy, text::Findings& findings,
                 Summary& summary) {
    const Organisation& org = graph.organisation();
    std::vector<RuleAnswers> answered;
    for (const Rule& rule : rules.rules) {
        if (!policy.checks(rule.id, rule.pack, rule.severity)) continue;
        answered.push_back({&rule, {}, {}, {}, {}});
    }
    struct AtStage {
        AtStage(std::shared_ptr<const graph::Index> stage, const RuleSet& set, std::span<const double> parameters)
            : at(std::move(stage)), evaluator(*at, set, parameters) {}
        std::shared_ptr<const graph::Index> at;
        Evaluator evaluator;
    };
    std::unique_ptr<AtStage> before;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        auto now = std::make_unique<AtStage>(graph.at(id_at<StageId>(s)), rules, policy.parameters());
        for (RuleAnswers& each : answered) {
            check_at(now->at->stage(), now->evaluator, before == nullptr ? nullptr : &before->evaluator, each);
        }
        before = std::move(now);
    }
    for (std::size_t i = 0; i < answered.size(); ++i) {
        RuleAnswers& each = answered[i];
        report_faults(org, each, policy, findings);
        // The rows of a table count as one rule.
        const bool row = i > 0 && answered[i - 1].rule->id == each.rule->id;
        if (!row) ++summary.rules;
        if (!each.unknown.empty()) add_unknown(each, summary);
    }
}

}  // namespace orgplan::rules
