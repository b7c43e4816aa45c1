#include "planner/rules/evaluate/report_faults.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>

#include "planner/report/besides.h"
#include "planner/report/phrases.h"
#include "planner/rules/evaluate/join_faults.h"

namespace orgplan::rules {
namespace {

// The most seats of a list that a message names.

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

// The parameters of the rules, with the values in force.
struct Parameters {
    const RuleSet& rules;
    std::span<const double> values;
};

// What a message can say.
struct MessageWords {
    const Organisation& org;
    const Parameters& parameters;
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
        if (name == "missing") return missing();
        if (name == "besides") return given(subject.unit) ? report::besides_text(org, subject.unit, org[stage].at) : "";
        if (name == "count" || name.starts_with("count ")) return counted(seen.count, seen.possible, name);
        if (name == "limit" || name.starts_with("limit ")) return counted(seen.limit, seen.limit, name);
        if (name == "case" || name.starts_with("case "))
            return counted(seen.case_count.value_or(0), seen.case_possible, name);
        if (name == "others") return others();
        const Parameter* parameter = parameters.rules.parameter(name);
        if (parameter == nullptr) return "";
        const double value =
            parameters.values[static_cast<std::size_t>(parameter - parameters.rules.parameters.data())];
        return parameter->words.empty() ? fmt::format("{:.12g}", value)
                                        : parameter->words[static_cast<std::size_t>(value)];
    }

    // `{count}`, or with what is counted `{count direct report}`; `{count person|people}` where its plural has no s;
    // of a ratio `{count developer per designer}`. Where there may be more, as some titles say nothing, that is said.
    std::string counted(double value, double possible, std::string_view name) const {
        const bool unsure = possible > value && seen.quantity == text::Quantity::count;
        if (unsure && value > 0) return "at least " + counted(value, value, name);
        if (unsure && std::isfinite(possible)) return "at most " + counted(possible, possible, name);
        std::string text = number(value, seen.quantity);
        if (name.find(' ') == name.npos) return text;
        std::string_view noun = name.substr(name.find(' ') + 1);
        constexpr std::string_view kPer = " per ";
        std::string behind;
        if (const std::size_t per = noun.find(kPer); per != noun.npos) {
            const std::string_view other = noun.substr(per + kPer.size());
            behind = fmt::format("{}{}", seen.nobody ? " and no " : kPer, other);
            noun = noun.substr(0, per);
        }
        const std::size_t bar = noun.find('|');
        const std::string one(noun.substr(0, bar));
        const std::string several = bar == noun.npos ? one + "s" : std::string(noun.substr(bar + 1));
        if (value == 0 && several == "people" && behind.empty()) return "nobody";
        return fmt::format("{} {}{}", text, value == 1 ? one : several, behind);
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

    std::string missing() const {
        if (seen.lacking.empty()) return report::listed(seen.not_given, "and");
        return fmt::format("{}", fmt::join(seen.lacking, ", nor with "));
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

// A rule about titles that names no seat is about the title, whoever has it.
bool is_about_titles(const Rule& rule) {
    const bool counts = rule.require.op == Op::titles || rule.require.op == Op::title_roles;
    return counts && rule.message.find("{seat}") == rule.message.npos;
}

std::vector<text::Part> parts_of(const Organisation& org, const Rule& rule, const Answers& answers) {
    const Subject& subject = answers.subject;
    if (is_about_titles(rule)) {
        const StageId first = answers.fails.earliest();
        const RoleId role = org.at(subject.seat, first).role;
        const bool known = rule.require.op == Op::titles && given(role);
        return {known ? text::Part{"role", std::string(org[role].id)}
                      : text::Part{"title", std::string(org.title_of(subject.seat, first))}};
    }
    std::vector<text::Part> parts = parts_of(org, subject);
    if (rule.row != 0) parts.push_back({"role", rule.role});
    return parts;
}

// Seats that are not where they should be are what has to be mended, and not the seat of the rule.
Place place_of(const Organisation& org, const Subject& subject, const Seen& seen) {
    return seen.others.empty() ? rules::place_of(org, subject) : org[seen.others.front()].place;
}

// The latest stage of a set that is not empty.
StageId latest(StageSet stages, std::size_t count) {
    StageId last = stages.earliest();
    for (std::size_t s = 0; s < count; ++s) {
        if (stages.has(id_at<StageId>(s))) last = id_at<StageId>(s);
    }
    return last;
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

// Where the seat of the rule is, and the others that are named, each counted line once; the finding is at the first.
void add_others(const Organisation& org, const Subject& subject, const Seen& seen, std::vector<text::Note>& notes) {
    std::vector<Place> shown{org[seen.others.front()].place};
    for (std::size_t i = 1; i < std::min(seen.others.size(), kMostNamed); ++i) {
        const Position& seat = org[seen.others[i]];
        if (std::ranges::find(shown, seat.place) != shown.end()) continue;
        shown.push_back(seat.place);
        notes.push_back({seat.place, fmt::format("`{}` is here", seat.id)});
    }
    if (given(subject.seat))
        notes.push_back({org[subject.seat].place, fmt::format("`{}` is here", org[subject.seat].id)});
}

std::vector<text::Note> notes_at(const Organisation& org, const Subject& subject, const Seen& seen, StageId stage,
                                 const Answers& answers) {
    std::vector<text::Note> notes;
    if (subject.duty != nullptr) {
        notes.push_back({org[subject.seat].place, fmt::format("`{}` has this duty", org[subject.seat].id)});
    }
    if (!seen.others.empty()) add_others(org, subject, seen, notes);
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
            return policy
                .severities(rule.id, rule.severity, seat, kNone<UnitId>, StageSet::only(stage), org, {},
                            {{"seat", std::string(org[seat].id)}})
                .empty();
        });
        if (!seen.others.empty()) return false;
        answers.fails = answers.fails - StageSet::only(stage);
        return true;
    });
}

// What is reported of a fault: where it is advice, or rests on what units seem to be, it is no error.
void add_parts(const Organisation& org, const Rule& rule, Policy& policy, const Answers& answers,
               std::vector<Reported>& into) {
    const Subject& subject = answers.subject;
    // Severity and suppression of a product's fault are those of its first unit; of a duty's, those of its holder.
    const UnitId unit = given(subject.work) ? first_unit(org, subject.work, answers.fails.earliest()) : subject.unit;
    const Place place = rules::place_of(org, subject);
    const std::vector<text::Part> about = parts_of(org, rule, answers);
    const StageSet inferred = answers.fails & (answers.inferred - answers.advice);
    const std::pair<StageSet, text::Severity> kParts[] = {{answers.fails & answers.advice, text::Severity::advice},
                                                          {inferred, std::min(rule.severity, text::Severity::warning)},
                                                          {answers.fails - answers.advice - inferred, rule.severity}};
    std::vector<Policy::SeverityAt> parts;
    for (const auto& [stages, severity] : kParts) {
        if (stages.empty()) continue;
        for (const Policy::SeverityAt& at :
             policy.severities(rule.id, severity, subject.seat, unit, stages, org, place, about)) {
            const auto same = std::ranges::find(parts, at.severity, &Policy::SeverityAt::severity);
            if (same == parts.end()) {
                parts.push_back(at);
            } else {
                same->stages = same->stages | at.stages;
            }
        }
    }
    join_advice(answers, parts);
    std::ranges::sort(parts, {}, [](const Policy::SeverityAt& at) { return at.stages.earliest(); });
    const StageId covering = covering_stage(rule, answers, org);
    for (const Policy::SeverityAt& at : parts) {
        Reported& part = into.emplace_back(Reported{&answers, at, covering});
        if (at.severity != text::Severity::warning || (at.stages & inferred).empty()) continue;
        const auto stated =
            policy.severities(rule.id, rule.severity, subject.seat, unit, at.stages & inferred, org, place, about);
        part.only_warning = std::ranges::any_of(
            stated, [](const Policy::SeverityAt& each) { return each.severity == text::Severity::error; });
    }
}

// The units that a finding is about and that seem to be something by their people.
std::vector<text::Note> notes_on_units(const Organisation& org, const Answers& answers, StageId stage,
                                       bool only_warning) {
    std::vector<text::Note> notes;
    const auto known = answers.seeming.find(stage);
    if (known == answers.seeming.end()) return notes;
    for (const SeemingUnit& each : known->second) {
        const std::string error =
            only_warning && !each.keys.empty()
                ? fmt::format(", so this is only a warning: write {} to make it an error", each.keys)
                : std::string();
        notes.push_back({org[each.unit].place, fmt::format("`{}` seems to be {}, by the roles of its people{}",
                                                           org[each.unit].id, each.what, error)});
    }
    return notes;
}

// A remark in the bracket that a message ends with, else in one of its own.
std::string in_bracket(std::string message, const std::string& remark) {
    if (remark.empty()) return message;
    if (!message.ends_with(')')) return fmt::format("{} ({})", message, remark);
    message.pop_back();
    return fmt::format("{}; {})", message, remark);
}

void report_part(const Organisation& org, const Rule& rule, const Parameters& parameters, const Reported& part,
                 OncePerTitle& reported) {
    const Answers& answers = *part.answers;
    const Subject& subject = answers.subject;
    text::Finding finding;
    finding.rule = rule.id;
    finding.where = place_of(org, subject, answers.seen.front().second);
    if (rule.pack == "own") finding.why = rule.why;
    finding.help = rule.help;
    finding.about = parts_of(org, rule, answers);
    std::string closing;
    if (part.more > 0) closing += fmt::format(" (and {} more of this line)", part.more);
    const std::string others = same_of_others(org, rule, part);
    const std::vector<text::Note> others_at = notes_on_others(org, part);
    const std::string grown = growth_text(answers, part.at.stages);
    const std::string resolved =
        given(part.covering) ? fmt::format("resolved at {}", org.quoted_time(org[part.covering].at)) : std::string();
    for (const auto& [stage, seen] : answers.seen) {
        std::vector<text::Note> notes = notes_at(org, subject, seen, stage, answers);
        if (answers.inferred.has(stage)) {
            std::ranges::move(notes_on_units(org, answers, stage, part.only_warning), std::back_inserter(notes));
        }
        notes.insert(notes.end(), others_at.begin(), others_at.end());
        const MessageWords words{org, parameters, answers, seen, stage};
        const std::string message = in_bracket(in_bracket(words.message(rule.message) + closing, others), grown);
        finding.say_at(stage, in_bracket(message, resolved), std::move(notes));
    }
    finding.severity = given(part.covering) ? std::min(part.at.severity, text::Severity::advice) : part.at.severity;
    finding.measures = answers.measures;
    finding.narrow(part.at.stages);
    reported.add(finding);
}

}  // namespace

void report_faults(const Organisation& org, const RuleSet& rules, RuleAnswers& answered, Policy& policy,
                   text::Findings& findings) {
    const Rule& rule = *answered.rule;
    OncePerTitle reported(rule, findings);
    std::vector<Reported> parts;
    for (Answers& answers : answered.faults) {
        apply_to_others(org, rule, policy, answers);
        if (!answers.fails.empty()) add_parts(org, rule, policy, answers, parts);
    }
    join_lines(org, parts);
    join_together(parts);
    const Parameters parameters{rules, policy.parameters()};
    for (const Reported& part : parts) report_part(org, rule, parameters, part, reported);
}

}  // namespace orgplan::rules
