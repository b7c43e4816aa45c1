#include "planner/needs/check_needs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <utility>

#include "graph/model/words.h"
#include "planner/needs/counting.h"
#include "planner/needs/waiting.h"
#include "planner/report/besides.h"
#include "planner/report/phrases.h"

namespace orgplan::needs {
namespace {

// Sums of parts of a week and of steps of a ramp-up are exact to far less than this.
constexpr double kExact = 1e-6;

std::string quoted(Text id) {
    return fmt::format("`{}`", id);
}

template <class Values, class Name>
std::string any_of_text(const Values& values, Name name) {
    std::vector<std::string> names;
    for (const auto& value : values) names.push_back(quoted(name(value)));
    return report::listed(names, "or");
}

bool names_nothing(const SeatSelector& seats) {
    const auto empty = [](const auto& list) { return list && list->empty(); };
    return empty(seats.roles) || empty(seats.families) || empty(seats.tags) || empty(seats.within) ||
           empty(seats.locations) || empty(seats.employments);
}

}  // namespace

std::string seats_text(const Organisation& org, const SeatSelector& seats) {
    const auto same = [](Text text) { return text; };
    std::string text;
    if (seats.roles) text += " of role " + any_of_text(*seats.roles, [&](RoleId role) { return org[role].id; });
    if (seats.families) {
        text += " of family " + any_of_text(*seats.families, [&](FamilyId family) { return org[family].id; });
    }
    if (seats.employments) {
        text += " with the contract " +
                any_of_text(*seats.employments, [](Employment each) { return Text(word_of(each)); });
    }
    if (seats.tags) text += " with the tag " + any_of_text(*seats.tags, same);
    if (seats.within) text += " in " + any_of_text(*seats.within, [&](UnitId unit) { return org[unit].id; });
    if (seats.locations) text += " at " + any_of_text(*seats.locations, same);
    return text;
}

namespace {

std::vector<text::Part> parts_of(const Organisation& org, const SeatSelector& seats) {
    std::vector<text::Part> parts;
    const auto add = [&](std::string_view kind, const auto& values, const auto& name) {
        if (!values) return;
        for (const auto& value : *values) parts.push_back({kind, std::string(name(value))});
    };
    add("role", seats.roles, [&](RoleId role) { return org[role].id; });
    add("word", seats.families, [&](FamilyId family) { return org[family].id; });
    add("word", seats.employments, [](Employment each) { return word_of(each); });
    add("word", seats.tags, [](Text tag) { return tag; });
    add("unit", seats.within, [&](UnitId unit) { return org[unit].id; });
    add("word", seats.locations, [](Text location) { return location; });
    return parts;
}

class NeedsCheck {
  public:
    NeedsCheck(const graph::OrgGraph& graph, const hiring::HiringNorms& norms, text::Findings& findings)
        : graph_(graph), org_(graph.organisation()), norms_(norms), findings_(findings), waiting_(org_) {}

    void check() {
        if (waiting_.any()) report_waiting();
        const auto needy = [](const Stage& stage) { return stage.needs.any(); };
        const auto first = std::ranges::find_if(org_.stages, needy);
        if (first == org_.stages.end()) return;
        times_.emplace(org_);
        if (std::any_of(first, org_.stages.end(), [](const Stage& each) { return !each.needs.capacity.empty(); })) {
            starts_ = starts_of(graph::movements_of(org_));
        }
        for (auto at = first; at != org_.stages.end(); ++at) {
            const auto now = graph_.at(id_at<StageId>(static_cast<std::size_t>(at - org_.stages.begin())));
            for (auto stage = first; stage <= at; ++stage) {
                if (stage->needs.any()) check(*stage, *now);
            }
        }
        for (auto& [place, finding] : found_) findings_.all().push_back(std::move(finding));
    }

  private:
    void report_waiting() {
        std::vector<std::string> names, stages;
        std::vector<text::Note> notes;
        for (const UnitId unit : waiting_.units()) {
            names.push_back(quoted(org_[unit].id));
            notes.push_back({org_[unit].place, fmt::format("{} is planned", names.back())});
        }
        for (const PositionId seat : waiting_.backfills()) {
            names.push_back(fmt::format("the successor in `{}`", org_[seat].id));
            notes.push_back({org_[seat].place, fmt::format("{} is planned", names.back())});
        }
        for (const Stage& stage : org_.stages) {
            if (waiting_.concerns(stage.needs)) stages.push_back(quoted(stage.id));
        }
        const auto few = [](const std::vector<std::string>& all) {
            if (all.size() <= report::kFew) return report::listed(all);
            return report::first_few(all.size(), [&](std::size_t i) { return all[i]; });
        };
        std::string message = fmt::format("{} {} for a plan", few(names), names.size() == 1 ? "waits" : "wait");
        if (!stages.empty()) {
            message +=
                fmt::format(", and the needs of {} depend on {}", few(stages), names.size() == 1 ? "it" : "them");
        }
        text::Finding& finding = findings_.add("waits-for-plan", notes.front().where, std::move(message));
        if (notes.size() > report::kFew) notes.resize(report::kFew);
        finding.notes.assign(notes.begin() + 1, notes.end());
        finding.about = {{"key", "planned"}};
    }

    void check(const Stage& stage, const graph::Index& at) {
        for (const UnitNeed& need : stage.needs.units) check(stage, need, at);
        for (const SeatNeed& need : stage.needs.seats) check(stage, need, at);
        for (const CapacityNeed& need : stage.needs.capacity) check(stage, need, at);
        const Needs& needs = stage.needs;
        if (!needs.heads) return;
        const std::size_t heads = at.count().heads;
        if (heads >= *needs.heads) return;
        report(stage, at, needs.heads_place, {{"key", "heads"}},
               fmt::format("`{}` needs a headcount of {}, and it is {}", stage.id, *needs.heads, heads), double(heads),
               {double(*needs.heads), {}, {}});
    }

    void check(const Stage& stage, const UnitNeed& need, const graph::Index& at) {
        const Unit& unit = org_[need.unit];
        const std::vector<text::Part> about{{"unit", std::string(unit.id)}};
        const auto because = [&](std::string_view why) {
            report(stage, at, need.place, about, fmt::format("`{}` needs `{}`, {}", stage.id, unit.id, why), {}, {});
        };
        if (!at.exists(need.unit)) {
            if (unit.planned) return because("which waits for a plan");
            if (at.tick() >= unit.opens) return because("which is closed");
            return because(fmt::format("which opens {}", report::tick_text(org_, unit.opens)));
        }
        if (at.tick() < unit.stands) {
            return because(fmt::format("which is complete only {}", report::from_text(org_, unit.stands)));
        }
        const std::optional<Range>& size = at.state(need.unit).size;
        const std::uint32_t seats = at.team_size(need.unit);
        if (!size || size->holds(seats)) return;
        report(stage, at, need.place, about,
               fmt::format("`{}` needs `{}` with a `size` of {}, and it has {}{}", stage.id, unit.id,
                           report::bounds_text(*size), report::counted(seats, "seat"),
                           report::besides_text(org_, need.unit, at.tick())),
               double(seats), *size);
    }

    void check(const Stage& stage, const SeatNeed& need, const graph::Index& at) {
        if (names_nothing(need.seats)) return;
        const std::size_t seats = filled(*times_, need.seats, at);
        if (seats >= need.at_least) return;
        report(stage, at, need.place, parts_of(org_, need.seats),
               fmt::format("`{}` needs {}{}, and there {} {}", stage.id, report::counted(need.at_least, "filled seat"),
                           seats_text(org_, need.seats), seats == 1 ? "is" : "are",
                           seats == 0 ? "none" : std::to_string(seats)),
               double(seats), {double(need.at_least), {}, {}});
    }

    void check(const Stage& stage, const CapacityNeed& need, const graph::Index& at) {
        const double there = capacity(at, need, norms_, starts_);
        if (there >= need.at_least - kExact) return;
        std::vector<text::Part> about{{"word", std::string(need.work)}};
        std::string in;
        if (given(need.within)) {
            about.push_back({"unit", std::string(org_[need.within].id)});
            in = fmt::format(" in `{}`", org_[need.within].id);
        }
        const double shown = std::floor((there + kExact) * 100) / 100;  // never what is needed
        report(stage, at, need.place, std::move(about),
               fmt::format("`{}` needs a capacity of {:g} for `{}`{}, and it is {:g}", stage.id, need.at_least,
                           need.work, in, shown),
               shown, {double(need.at_least), {}, {}});
    }

    // One finding for each need, over the stages.
    void report(const Stage& stage, const graph::Index& at, Place place, std::vector<text::Part> about,
                std::string message, std::optional<double> seen, const Range& needed) {
        const auto [known, fresh] = found_.try_emplace(place);
        text::Finding& finding = known->second;
        if (fresh) {
            text::Findings one;
            finding = one.add("need-not-met", place, {});
            if (stage.due.hard) finding.severity = text::Severity::error;
            if (waiting_.concerns(stage.needs)) {
                finding.severity = text::Severity::advice;
                finding.help = "this is advice until there is a plan: run `orgplan plan propose SPEC`";
            }
            finding.about = {{"stage", std::string(stage.id)}};
            finding.about.insert(finding.about.end(), about.begin(), about.end());
        }
        if (seen) {
            text::Finding now;
            now.stages = StageSet::only(at.stage());
            now.measure(text::Quantity::count, {*seen, needed.low, needed.high});
            text::add_measures(finding.measures, now.measures);
        }
        finding.stages.add(at.stage());
        finding.say_at(at.stage(), std::move(message), {});
    }

    const graph::OrgGraph& graph_;
    const Organisation& org_;
    const hiring::HiringNorms& norms_;
    text::Findings& findings_;
    Waiting waiting_;
    std::optional<graph::UnitTimes> times_;
    Starts starts_;
    std::map<Place, text::Finding> found_;
};

}  // namespace

void check_needs(const graph::OrgGraph& graph, const hiring::HiringNorms& norms, text::Findings& findings) {
    NeedsCheck(graph, norms, findings).check();
}

}  // namespace orgplan::needs
