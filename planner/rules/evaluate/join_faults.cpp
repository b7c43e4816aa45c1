#include "planner/rules/evaluate/join_faults.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "planner/report/phrases.h"
#include "planner/rules/enum_words.h"

namespace orgplan::rules {
namespace {}  // namespace

std::string name_of(const Organisation& org, const Subject& subject) {
    if (subject.duty != nullptr) {
        const Subject whose{.unit = subject.unit, .work = subject.work};
        const bool company = !given(subject.unit) && !given(subject.work);
        return fmt::format("`{}` of {}", subject.duty->name, company ? "the company" : name_of(org, whose));
    }
    if (given(subject.work)) {
        return fmt::format("`{}`", is_project(org, subject.work) ? project_of(org, subject.work).id
                                                                 : product_of(org, subject.work).id);
    }
    return fmt::format("`{}`", given(subject.unit) ? org[subject.unit].id : org[subject.seat].id);
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

void join_lines(const Organisation& org, std::vector<Reported>& parts) {
    std::map<std::pair<Place, text::Severity>, std::vector<std::size_t>> lines;
    std::vector<Reported> joined;
    for (const Reported& part : parts) {
        const Subject& subject = part.answers->subject;
        const bool counted = given(subject.seat) && subject.duty == nullptr && org[subject.seat].counted;
        if (counted) {
            std::vector<std::size_t>& line = lines[{org[subject.seat].place, part.at.severity}];
            const auto same =
                std::ranges::find_if(line, [&](std::size_t i) { return joined[i].at.stages == part.at.stages; });
            if (same != line.end()) {
                ++joined[*same].more;
                continue;
            }
            line.push_back(joined.size());
        }
        joined.push_back(part);
    }
    parts = std::move(joined);
}

void join_together(std::vector<Reported>& parts) {
    std::vector<Reported> joined;
    std::vector<std::size_t> firsts;
    for (const Reported& part : parts) {
        const bool together = (part.at.stages - part.answers->together).empty();
        const auto same = std::ranges::find_if(
            firsts, [&](std::size_t i) { return joined[i].at == part.at && joined[i].covering == part.covering; });
        if (together && same != firsts.end()) {
            joined[*same].others.push_back(part.answers->subject);
            continue;
        }
        if (together) firsts.push_back(joined.size());
        joined.push_back(part);
    }
    parts = std::move(joined);
}

void join_advice(const Answers& answers, std::vector<Policy::SeverityAt>& parts) {
    if (!answers.advice_below || parts.size() != 2) return;
    const bool first_worse = parts[0].severity > parts[1].severity;
    Policy::SeverityAt& worse = parts[first_worse ? 0 : 1];
    worse.stages = parts[0].stages | parts[1].stages;
    parts.erase(parts.begin() + (first_worse ? 1 : 0));
}

std::string growth_text(const Answers& answers, StageSet stages) {
    if (answers.from_headcount) return fmt::format("from {:g} people on", *answers.from_headcount);
    const bool both = !(stages & answers.advice).empty() && !(stages - answers.advice).empty();
    if (answers.advice_below && both) return fmt::format("advice below {:g} people", *answers.advice_below);
    return {};
}

std::string same_of_others(const Organisation& org, const Rule& rule, const Reported& part) {
    if (part.others.empty()) return {};
    const std::string kind(word_of(rule.subject));
    const std::string several = rule.subject == SubjectKind::duty ? "more duties" : fmt::format("more {}s", kind);
    const auto name = [&](std::size_t i) { return name_of(org, part.others[i]); };
    return fmt::format("the same is true of {}: {}",
                       report::counted(part.others.size(), fmt::format("more {}", kind), several),
                       report::first_few(part.others.size(), name, kMostNamed));
}

std::vector<text::Note> notes_on_others(const Organisation& org, const Reported& part) {
    std::vector<text::Note> notes;
    for (std::size_t i = 0; i < std::min(part.others.size(), kMostNamed); ++i) {
        notes.push_back({place_of(org, part.others[i]), fmt::format("{} is here", name_of(org, part.others[i]))});
    }
    return notes;
}

}  // namespace orgplan::rules
