#include "planner/language/resolve/line_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "planner/report/phrases.h"
#include "planner/text/grouped.h"

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
        Place whole;
        for_each_of(list, [&](text::Node each) {
            if (assembly.org[to].id == each.text()) whole = each.place();
            if (!stem.known() && assembly.org[to].id.starts_with(each.text())) stem = each.place();
        });
        if (whole.known()) return whole;
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

// What is said of seats of one line; the organisation may be elsewhere when it is.
struct Said {
    std::string_view rule;
    std::string before;  // the seat
    std::string after;
    std::vector<PositionId> others;  // that it is about too
    When when;
    std::vector<text::Note> notes;
};

struct OfLine {
    PositionId seat;
    std::string id;
    Place where;
};

text::Finding& add_said(text::Findings& findings, const Said& said, const std::vector<OfLine>& seats) {
    const std::string more = seats.size() == 1 ? "" : fmt::format(" (and {} more of this line)", seats.size() - 1);
    const OfLine& first = seats.front();
    text::Finding& finding =
        findings.add(said.rule, first.where, fmt::format("{}`{}`{}{}", said.before, first.id, said.after, more));
    finding.hold(said.when);
    finding.seats = said.others;
    finding.notes = said.notes;
    return finding;
}

std::string times_text(const Assembly& assembly, const Position& seat) {
    return fmt::format("`{}` opens {}{}", seat.id,
                       seat.opens == kBeforeAll ? "with the first stage" : "at " + assembly.timeline.text(seat.opens),
                       seat.closes == kForever ? "" : " and closes at " + assembly.timeline.text(seat.closes));
}

}  // namespace

void LineFaults::add_gone(PositionId to, Place place, Span time) {
    auto known = std::ranges::find_if(gone, [&](const Gone& each) { return each.to == to && each.place == place; });
    if (known == gone.end()) known = gone.insert(gone.end(), {to, place, {}});
    add_span(known->times, time);
}

void LineFaults::add_clash(UnitId one, UnitId other, Span time) {
    auto known =
        std::ranges::find_if(clashes, [&](const Clash& each) { return each.one == one && each.other == other; });
    if (known == clashes.end()) known = clashes.insert(clashes.end(), {one, other, {}});
    add_span(known->times, time);
}

void LineReport::add(const Assembly& assembly, PositionId seat, const LineFaults& faults) {
    const Organisation& org = assembly.org;
    const Place line = org[seat].place;
    for (const LineFaults::Gone& gone : faults.gone) {
        add({line, Kind::gone, static_cast<std::uint32_t>(gone.to)}, when_of_lines(gone.times, org),
            {seat, gone.place});
    }
    for (const LineFaults::Clash& clash : faults.clashes) {
        add({line, Kind::clash, static_cast<std::uint32_t>(clash.one), static_cast<std::uint32_t>(clash.other)},
            when_of_lines(clash.times, org), {seat, line});
    }
    for (const PositionId to : faults.never_met) {
        faults_[{line, Kind::never_met, static_cast<std::uint32_t>(to)}].seats.push_back(
            {seat, place_of_dotted(assembly, seat, to)});
    }
}

void LineReport::add(Fault fault, When when, Written seat) {
    if (when.empty()) return;
    for (std::size_t s = 0; s < StageSet::kMost; ++s) fault.stages[s] = when.stages.has(id_at<StageId>(s));
    fault.between = when.between;
    Seats& seats = faults_[std::move(fault)];
    seats.when = std::move(when);
    seats.seats.push_back(seat);
}

void LineReport::report(Assembly& assembly) const {
    const Organisation& org = assembly.org;
    for (const auto& [fault, seats] : faults_) {
        Said said;
        said.when = seats.when;
        const auto seat_of = [](std::uint32_t of) { return id_at<PositionId>(of); };
        const auto unit_of = [](std::uint32_t of) { return id_at<UnitId>(of); };
        switch (fault.kind) {
            case Kind::gone: {
                const Position& manager = org[seat_of(fault.one)];
                said.rule = "manager-gone";
                said.after = fmt::format(" reports to `{}`, which does not exist then", manager.id);
                said.notes.push_back({manager.place, times_text(assembly, manager)});
                said.others = {seat_of(fault.one)};
                break;
            }
            case Kind::clash:
                said.rule = "two-solid-claims";
                said.after = fmt::format(" is claimed by solid lines of `{}` and `{}`", org[unit_of(fault.one)].id,
                                         org[unit_of(fault.other)].id);
                said.notes = {{org[unit_of(fault.one)].place, "one"}, {org[unit_of(fault.other)].place, "the other"}};
                break;
            case Kind::never_met:
                said.rule = "dotted-without-effect";
                said.before = "the dotted line of ";
                said.after =
                    fmt::format(" leads to `{}`, and the two never exist at the same time", org[seat_of(fault.one)].id);
                said.others = {seat_of(fault.one)};
                break;
        }
        std::vector<OfLine> of;
        for (const auto& [seat, where] : seats.seats) of.push_back({seat, std::string(org[seat].id), where});
        if (of.size() == 1) {
            text::Finding& finding = add_said(assembly.findings, said, of);
            finding.seats.insert(finding.seats.begin(), of.front().seat);
        } else {
            text::add_grouped(assembly.findings, std::move(of),
                              [said = std::move(said)](text::Findings& into, const std::vector<OfLine>& some) {
                                  add_said(into, said, some);
                              });
        }
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
            text::Finding& finding = assembly.findings.add(
                "says-nothing", place,
                seat == to
                    ? fmt::format("the dotted line of `{}` leads to itself", org[seat].id)
                    : fmt::format("the dotted line of `{}` leads to `{}`, its manager", org[seat].id, org[to].id));
            for (std::size_t k = 0; k < (saying == 1 ? 1 : dots.size()); ++k) {
                finding.seats.push_back(saying == 1 ? seat : dots[k].seat);
            }
            if (seat != to) finding.seats.push_back(to);
        }
    }
}

namespace {

// How many seats all sets of them hold that are kept.
constexpr std::size_t kMostRoots = 2'000'000;

// A seat without a manager; the organisation may be elsewhere when its finding is made.
struct Root {
    PositionId seat;
    std::string id;
    Place place;
};

void add_roots(const std::vector<Root>& roots, const When& when, const std::optional<text::Note>& head,
               text::Findings& findings) {
    const auto name = [&](std::size_t i) { return fmt::format("`{}`", roots[i].id); };
    const std::string names = report::first_few(roots.size(), name);
    text::Finding& finding =
        findings.add("several-roots", roots.front().place,
                     roots.size() == 1 ? fmt::format("{} reports to nobody, and nothing says that it is a head", names)
                                       : fmt::format("{} seats report to nobody: {}", roots.size(), names));
    finding.hold(when);
    if (head) finding.notes.push_back(*head);
    for (std::size_t i = 1; i < roots.size() && i < report::kFew; ++i) {
        finding.notes.push_back({roots[i].place, name(i)});
    }
}

// The seats that report to nobody, as they come and go.
class Roots {
  public:
    explicit Roots(Assembly& assembly) : assembly_(assembly), org_(assembly.org) {}

    void follow(const std::vector<Headless>& all) {
        std::vector<Turn> turns;
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            turns.push_back({all[i].time.from, i, true});
            turns.push_back({all[i].time.to, i, false});
        }
        std::ranges::sort(turns, {}, [](const Turn& each) { return std::pair(each.at, each.begins); });
        for (auto turn = turns.begin(); turn != turns.end();) {
            const Tick at = turn->at;
            for (; turn != turns.end() && turn->at == at; ++turn) apply(all[turn->of], turn->begins);
            if (turn != turns.end() && !loose_.empty()) look({at, turn->at});
        }
    }

    void report() {
        for (const auto& [key, set] : several_) {
            When when = when_of_lines(set.times, org_);
            if (!when.empty()) report(set, std::move(when));
        }
    }

  private:
    struct Turn {
        Tick at;
        std::uint32_t of;
        bool begins;
    };
    struct Set {
        std::vector<PositionId> seats;
        std::vector<Span> times;
    };

    // The finaliser of SplitMix64: spreads each bit over all.
    static std::uint64_t mixed(std::uint64_t number) {
        number += 0x9e3779b97f4a7c15u;
        number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9u;
        number = (number ^ (number >> 27)) * 0x94d049bb133111ebu;
        return number ^ (number >> 31);
    }

    void apply(const Headless& each, bool begins) {
        if (each.head) {
            heads_ += begins ? 1 : std::size_t(-1);
        } else {
            if (begins) {
                loose_.insert(each.seat);
            } else {
                loose_.erase(each.seat);
            }
            hash_ ^= mixed(index(each.seat));
        }
    }

    void look(Span time) {
        if (loose_.size() + heads_ == 1) {
            org_.positions[index(*loose_.begin())].top |= assembly_.timeline.stages_of(time.from, time.to);
            return;
        }
        const std::tuple key{*loose_.begin(), loose_.size(), hash_};
        auto set = several_.find(key);
        if (set == several_.end()) {
            kept_ += loose_.size();
            // Where very many sets of seats follow each other between stages, it is enough to know the first of them.
            if (kept_ > kMostRoots && assembly_.timeline.stages_of(time.from, time.to).empty()) return;
            set = several_.emplace(key, Set{{loose_.begin(), loose_.end()}, {}}).first;
        }
        add_span(set->second.times, time);
    }

    void report(const Set& set, When when) {
        std::vector<Root> roots;
        for (const PositionId seat : set.seats) roots.push_back({seat, std::string(org_[seat].id), org_[seat].place});
        const PositionId head = org_.company.manager;
        const bool there = !given(head) || (when.stages.empty() ? org_[head].exists(when.between.front().from)
                                                                : (org_[head].stages & when.stages) == when.stages);
        std::optional<text::Note> gone;
        if (!there) gone = {org_[head].place, fmt::format("the head `{}` does not exist then", org_[head].id)};
        const auto make = [when = std::move(when), gone](text::Findings& into, const std::vector<Root>& some) {
            add_roots(some, when, gone, into);
        };
        text::add_grouped(assembly_.findings, std::move(roots), make);
    }

    Assembly& assembly_;
    Organisation& org_;
    std::set<PositionId> loose_;
    std::size_t heads_ = 0;
    std::size_t kept_ = 0;                                                       // seats in all sets
    std::uint64_t hash_ = 0;                                                     // of `loose_`
    std::map<std::tuple<PositionId, std::size_t, std::uint64_t>, Set> several_;  // by first, size and hash
};

}  // namespace

void report_roots(Assembly& assembly, const std::vector<Headless>& all) {
    if (std::ranges::all_of(all, &Headless::head)) return;
    Roots roots(assembly);
    roots.follow(all);
    roots.report();
}

}  // namespace orgplan::language
