#include "planner/language/resolve/line_findings.h"

#include <fmt/format.h>

#include <algorithm>

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
    Place stem;
    for (const text::Node list : lists) {
        for (const text::Node each : list) {
            if (assembly.org[to].id == each.text()) return each.place();
            if (!stem.known() && assembly.org[to].id.starts_with(each.text())) stem = each.place();
        }
    }
    return stem.known() ? stem : assembly.org[seat].place;
}

// How many seats say what the `dotted` of a seat says: those of its line that have none of their own.
std::size_t seats_that_say_it(const Assembly& assembly, PositionId seat) {
    const std::vector<WrittenSeat>& seats = assembly.written_seats;
    const std::size_t at = index(seat);
    const auto own = [](const WrittenSeat& each) { return each.own.find("dotted") || each.own.find("changes"); };
    if (own(seats[at])) return 1;
    const Place line = seats[at].line.place();
    std::size_t first = at, last = at + 1;
    while (first > 0 && seats[first - 1].line.place() == line) --first;
    while (last < seats.size() && seats[last].line.place() == line) ++last;
    return static_cast<std::size_t>(std::count_if(seats.begin() + static_cast<std::ptrdiff_t>(first),
                                                  seats.begin() + static_cast<std::ptrdiff_t>(last),
                                                  [&](const auto& each) { return !own(each); }));
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

void report_idle_dots(Assembly& assembly, const std::vector<IdleDot>& idle) {
    const Organisation& org = assembly.org;
    std::map<Place, std::vector<IdleDot>> written;
    for (const IdleDot& dot : idle) written[place_of_dotted(assembly, dot.seat, dot.to)].push_back(dot);
    for (const auto& [place, dots] : written) {
        // A line of seats may name one of them: it is nothing for that one alone. An edit is of several seats, each
        // by itself.
        const std::size_t saying = seats_that_say_it(assembly, dots.front().seat);
        if (dots.size() < saying) continue;
        for (std::size_t i = 0; i < (saying == 1 ? dots.size() : 1); ++i) {
            const auto& [seat, to] = dots[i];
            assembly.findings.add("says-nothing", place,
                                  seat == to ? fmt::format("the dotted line of `{}` leads to itself", org[seat].id)
                                             : fmt::format("the dotted line of `{}` leads to `{}`, its manager",
                                                           org[seat].id, org[to].id));
        }
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
