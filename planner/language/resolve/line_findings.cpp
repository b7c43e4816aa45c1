#include "planner/language/resolve/line_findings.h"

#include <fmt/format.h>

#include "planner/report/phrases.h"

namespace orgplan::language {
namespace {

// Where the dotted line to `to` is written: on the line, on its own entry or in a change.
Place place_of_dotted(const Assembly& assembly, PositionId seat, PositionId to) {
    const WrittenSeat& written = assembly.written_seats[index(seat)];
    std::vector<text::Node> lists = {written.own.find("dotted"), written.line.find("dotted")};
    for (const text::Node changes : {written.own.find("changes"), written.line.find("changes")}) {
        for (const text::Node change : changes) lists.push_back(change.find("dotted"));
    }
    for (const text::Node list : lists) {
        for (const text::Node each : list) {
            if (assembly.org[to].id.starts_with(each.text())) return each.place();
        }
    }
    return assembly.org[seat].place;
}

}  // namespace

void report_lines(Assembly& assembly, PositionId seat, const LineFaults& faults) {
    const Organisation& org = assembly.org;
    text::Findings& findings = assembly.findings;
    if (!faults.gone.empty()) {
        const Position& manager = org[faults.gone_to.to];
        text::Finding& finding =
            findings.add("manager-gone", faults.gone_to.place,
                         fmt::format("`{}` reports to `{}`, which does not exist then", org[seat].id, manager.id));
        finding.stages = faults.gone;
        finding.notes.push_back(
            {manager.place,
             fmt::format(
                 "`{}` opens {}{}", manager.id,
                 manager.opens == kBeforeAll ? "with the first stage" : "at " + assembly.timeline.text(manager.opens),
                 manager.closes == kForever ? "" : " and closes at " + assembly.timeline.text(manager.closes))});
    }
    if (!faults.clash.empty()) {
        const auto& [one, other] = faults.claimed_by;
        text::Finding& finding = findings.add(
            "two-solid-claims", org[seat].place,
            fmt::format("`{}` is claimed by solid lines of `{}` and `{}`", org[seat].id, org[one].id, org[other].id));
        finding.stages = faults.clash;
        finding.notes.push_back({org[one].place, "one"});
        finding.notes.push_back({org[other].place, "the other"});
    }
    for (const PositionId to : faults.never_met) {
        findings.add("dotted-never-stands", place_of_dotted(assembly, seat, to),
                     fmt::format("the dotted line of `{}` leads to `{}`, and the two never exist at the same stage",
                                 org[seat].id, org[to].id));
    }
}

void report_roots(Assembly& assembly, const std::vector<LooseSeat>& all) {
    Organisation& org = assembly.org;
    std::vector<std::size_t> tops(org.stages.size());
    for (const Position& position : org.positions) {
        for (std::size_t s = 0; s < tops.size(); ++s) tops[s] += position.top.has(id_at<StageId>(s));
    }
    std::vector<std::vector<PositionId>> loose(org.stages.size());
    for (const auto& [seat, stages] : all) {
        for (std::size_t s = 0; s < loose.size(); ++s) {
            if (stages.has(id_at<StageId>(s))) loose[s].push_back(seat);
        }
    }
    std::map<std::vector<PositionId>, StageSet> several;
    for (std::size_t s = 0; s < tops.size(); ++s) {
        const StageId stage = id_at<StageId>(s);
        if (loose[s].size() + tops[s] > 1 && !loose[s].empty()) {
            several[loose[s]].add(stage);
        } else {
            for (const PositionId seat : loose[s]) org.positions[index(seat)].top.add(stage);
        }
    }
    for (const auto& [seats, stages] : several) {
        const std::string names = report::names_text(org, seats);
        text::Finding& finding = assembly.findings.add(
            "several-roots", org[seats.front()].place,
            seats.size() == 1 ? fmt::format("{} reports to nobody, and nothing says that it is a head", names)
                              : fmt::format("{} seats report to nobody: {}", seats.size(), names));
        finding.stages = stages;
        const PositionId head = org.company.manager;
        if (given(head) && (org[head].stages & stages) != stages) {
            finding.notes.push_back({org[head].place, fmt::format("the head `{}` does not exist then", org[head].id)});
        }
        for (std::size_t i = 1; i < seats.size() && i < report::kFew; ++i) {
            finding.notes.push_back({org[seats[i]].place, fmt::format("`{}`", org[seats[i]].id)});
        }
    }
}

}  // namespace orgplan::language
