#include <fmt/format.h>

#include <algorithm>
#include <type_traits>

#include "graph/index/movements.h"
#include "graph/model/when.h"
#include "planner/language/resolve/assembly.h"
#include "planner/report/phrases.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

// Sums of tenths carry noise.
constexpr double kNoise = 1e-9;

// A part of somebody's week, from one change of it to the next: a seat, or a hat with a share.
struct Part {
    PersonId person = kNone<PersonId>;
    PositionId seat = kNone<PositionId>;
    RoleId hat = kNone<RoleId>;
    Tick from;
    Tick to;
    double share = 0;
    bool said = false;  // the spec gives the share
    bool paid = false;
    Place place;
};

// What is wrong with the week of somebody, from the least on.
enum class Fault : std::uint8_t { none, open, paid, over_own, over_full };

std::string_view rule_of(Fault fault) {
    switch (fault) {
        case Fault::over_full:
            return "holder-over-full-week";
        case Fault::over_own:
            return "holder-over-own-time";
        case Fault::paid:
            return "holder-paid-twice";
        default:
            return "holder-in-two-seats";
    }
}

// The parts of a week that are there at one time, added up.
struct Week {
    int seats = 0, open = 0, said_parts = 0, paid_seats = 0;
    double said = 0, counted = 0, paid = 0;

    void add(const Part& part, int sign) {
        if (!given(part.hat)) {
            seats += sign;
            open += part.said ? 0 : sign;
            counted += sign * part.share;
            paid_seats += part.paid ? sign : 0;
            paid += part.paid ? sign * part.share : 0;
        }
        said_parts += part.said ? sign : 0;
        said += part.said ? sign * part.share : 0;
    }

    // Only what is stated can be more than there is. A seat without a share may be little work.
    Fault fault(double has) const {
        const double full = std::max(1.0, has);
        if (said > full + kNoise && said_parts > 1) return Fault::over_full;
        if (said > has + kNoise) return Fault::over_own;
        if (seats < 2 || open == 0 || counted <= has + kNoise) return Fault::none;
        return paid_seats > 1 && paid > has + kNoise ? Fault::paid : Fault::open;
    }
};

class Shares {
  public:
    explicit Shares(Assembly& assembly) : assembly_(assembly), org_(assembly.org) {}

    void check() {
        find_suspects();
        gather();
        for (std::size_t first = 0, last = 0; first < parts_.size(); first = last) {
            while (last < parts_.size() && parts_[last].person == parts_[first].person) ++last;
            check_person({parts_.begin() + static_cast<std::ptrdiff_t>(first),
                          parts_.begin() + static_cast<std::ptrdiff_t>(last)});
        }
    }

  private:
    // Most people have one seat and no more than a week of it.
    void find_suspects() {
        suspect_.resize(org_.people.size());
        std::vector<PositionId> seat_of(org_.people.size(), kNone<PositionId>);
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            const PositionId seat = id_at<PositionId>(i);
            for (const PositionState& state : org_[seat].states) {
                if (graph::is_volunteer(state)) continue;
                for (const Holder& holder : state.holders) {
                    const std::size_t person = index(holder.person);
                    const bool second = given(seat_of[person]) && seat_of[person] != seat;
                    const bool part_time = org_.people[person].fte < 1;
                    if (second || part_time || holder.share > 1 || !org_[seat].hats.empty()) suspect_[person] = true;
                    seat_of[person] = seat;
                }
            }
        }
    }

    void gather() {
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            const Position& seat = org_.positions[i];
            for (const PositionState& state : seat.states) {
                const Tick from = std::max(state.from, seat.opens);
                const Tick to = std::min(seat.until(state), seat.closes);
                // What volunteers give is no share of a week.
                if (from >= to || graph::is_volunteer(state)) continue;
                for (const Holder& holder : state.holders) {
                    if (!suspect_[index(holder.person)]) continue;
                    Part part{holder.person, id_at<PositionId>(i), kNone<RoleId>, from, to, holder.share, false,
                              false,         holder.place};
                    part.said = assembly_.said_shares.contains(holder.place) || fte_is_said(i, state);
                    part.paid = is_paid(state, from);
                    parts_.push_back(part);
                    if (state.holders.size() == 1) gather_hats(part);
                }
            }
        }
        std::stable_sort(parts_.begin(), parts_.end(),
                         [](const Part& a, const Part& b) { return a.person < b.person; });
    }

    bool fte_is_said(std::size_t seat, const PositionState& state) const {
        const WrittenSeat& written = assembly_.written_seats[seat];
        if (state.fte != 1 || written.find("fte")) return true;
        for (const text::Node changes : {written.line.find("changes"), written.own.find("changes")}) {
            for (const text::Node change : changes) {
                if (change.find("fte")) return true;
            }
        }
        return false;
    }

    // The hats that the holder of a seat wears meanwhile, as far as the spec gives a share for them.
    void gather_hats(const Part& of) {
        if (org_[of.seat].hats.empty()) return;
        for (const text::Node node : assembly_.written_seats[index(of.seat)].find("also")) {
            const std::optional<double> share = text::number_of(node.find("share").text());
            if (!share) continue;
            const Place place = node.find("role").place();
            for (const Hat& hat : org_[of.seat].hats) {
                const Tick from = std::max(of.from, hat.opens), to = std::min(of.to, hat.closes);
                if (hat.place != place || from >= to) continue;
                parts_.push_back({of.person, of.seat, hat.role, from, to, *share, true, false, place});
            }
        }
    }

    // Whether anything is paid for a seat in that state: by its own cost, or by the first band that fits.
    bool is_paid(const PositionState& state, Tick at) const {
        const Costs& costs = org_.costs;
        if (state.cost != 0) return costs.seats[state.cost].price.mantissa != 0;
        if (costs.bands.empty()) return false;
        Text location = state.location;
        for (const UnitId unit : org_.units_around(state.home, at)) {
            if (location.empty()) location = org_[unit].at(at).location;
        }
        const FamilyId family = given(state.role) ? org_[state.role].family : kNone<FamilyId>;
        const auto band = std::ranges::find_if(costs.bands, [&](const Band& each) {
            return (!given(each.role) || each.role == state.role) && (!given(each.family) || each.family == family) &&
                   (each.level.empty() || each.level == state.level) &&
                   (each.location.empty() || each.location == location);
        });
        return band != costs.bands.end() && band->yearly != 0;
    }

    // From one change of the week of somebody to the next.
    void check_person(std::span<const Part> parts) {
        std::vector<std::pair<Tick, std::pair<std::size_t, int>>> changes;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            changes.push_back({parts[i].from, {i, 1}});
            changes.push_back({parts[i].to, {i, -1}});
        }
        // At one time, what ends is taken away before what begins is added.
        std::ranges::sort(changes, [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : a.second.second < b.second.second;
        });
        const double has = org_[parts.front().person].fte;
        Week week;
        found_.clear();
        for (std::size_t i = 0; i < changes.size();) {
            const Tick at = changes[i].first;
            for (; i < changes.size() && changes[i].first == at; ++i) {
                week.add(parts[changes[i].second.first], changes[i].second.second);
            }
            const Tick until = i < changes.size() ? changes[i].first : kForever;
            if (const Fault fault = week.fault(has); fault != Fault::none) found_[fault].push_back({at, until});
        }
        for (const auto& [fault, times] : found_) report(fault, times, parts);
    }

    void report(Fault fault, const std::vector<Span>& times, std::span<const Part> parts) {
        // A time in which somebody has other seats than right before is one of its own.
        std::vector<Span> apart;
        for (const Span& time : times) {
            const bool same =
                !apart.empty() && apart.back().to == time.from && at(parts, apart.back().from) == at(parts, time.from);
            if (same) {
                apart.back().to = time.to;
            } else {
                apart.push_back(time);
            }
        }
        When when;
        text::Finding said;
        for (const Span& time : apart) {
            const When one = when_of(std::span(&time, 1), org_);
            for (std::size_t s = 0; s < org_.stages.size(); ++s) {
                const StageId stage = id_at<StageId>(s);
                if (one.stages.has(stage)) say(said, fault, parts, org_.stages[s].at, stage);
            }
            for (const Between& between : one.between) say(said, fault, parts, between.from, between);
            when.stages |= one.stages;
            unite(when.between, one.between);
        }
        if (when.empty()) return;
        text::Finding& finding = assembly_.findings.add(rule_of(fault), said.where, std::move(said.message));
        if (fault <= Fault::paid) finding.help = help_for_follower(parts, apart.front());
        finding.notes = std::move(said.notes);
        finding.by_stage = std::move(said.by_stage);
        finding.seats = std::move(said.seats);
        finding.measures = std::move(said.measures);
        finding.hold(std::move(when));
        const Person& person = org_[parts.front().person];
        finding.about = {{"person", std::string(person.id.empty() ? person.name : person.id)}};
    }

    // The parts that are there at a tick, in the order of the text.
    static std::vector<const Part*> at(std::span<const Part> parts, Tick tick) {
        std::vector<const Part*> there;
        for (const Part& part : parts) {
            if (part.from <= tick && tick < part.to) there.push_back(&part);
        }
        return there;
    }

    // Where one seat is there before the other, the second probably follows it; empty where they begin together.
    std::string help_for_follower(std::span<const Part> parts, const Span& time) const {
        const Part* before = nullptr;
        const Part* after = nullptr;
        for (const Part* part : at(parts, time.from)) {
            if (given(part->hat)) continue;
            if (before == nullptr || part->from < before->from) before = part;
            if (after == nullptr || part->from > after->from) after = part;
        }
        if (before == nullptr || before->from == after->from || before->seat == after->seat) return {};
        const std::string from = org_.time_text(after->from);
        const PositionState& state = org_[after->seat].at(after->from);
        std::string move;
        if (given(state.home)) move = fmt::format("unit: {}", org_[state.home].id);
        if (given(state.role)) move += fmt::format("{}role: {}", move.empty() ? "" : ", ", org_[state.role].id);
        return fmt::format(
            "if `{1}` follows `{0}`, write `leaves: {2}` or `closes: {2}` at `{0}`, or, for a move, only `{0}` with "
            "`changes: {{{2}: {{{3}}}}}`; if both are held at a time, write `fte:` for each seat, or `share:` for the "
            "holder, or make one a hat under `also:`",
            org_[before->seat].id, org_[after->seat].id, from, move);
    }

    static void name_seats(text::Finding& finding, const std::vector<const Part*>& parts) {
        for (const Part* part : parts) {
            if (std::ranges::find(finding.seats, part->seat) == finding.seats.end())
                finding.seats.push_back(part->seat);
        }
    }

    // At a stage, or in a time between two.
    template <class Moment>
    void say(text::Finding& finding, Fault fault, std::span<const Part> parts, Tick tick, Moment moment) const {
        const std::vector<const Part*> there = at(parts, tick);
        const Person& person = org_[parts.front().person];
        name_seats(finding, there);
        double sum = 0;
        std::size_t seats = 0;
        for (const Part* part : there) {
            sum += part->said ? part->share : 0;
            seats += given(part->hat) ? 0 : 1;
        }
        const bool over = fault >= Fault::over_own;
        const std::string listed = report::first_few(there.size(), [&](std::size_t i) {
            const Part& part = *there[i];
            const std::string seat = fmt::format("`{}`", org_[part.seat].id);
            if (given(part.hat)) return fmt::format("{:.3g} as `{}` in {}", part.share, org_[part.hat].id, seat);
            if (over) return part.said ? fmt::format("{:.3g} in {}", part.share, seat) : seat + " without a share";
            return part.said ? fmt::format("{} ({:.3g})", seat, part.share) : seat;
        });
        const std::string works = person.fte != 1 ? fmt::format(" and works {:.3g}", person.fte) : "";
        const bool single = over && there.size() == 1;
        std::string message =
            single ? fmt::format("`{}` is planned for {:.3g} of a full week in `{}`{}", person.name, sum,
                                 org_[there.front()->seat].id, works)
            : over ? fmt::format("`{}` is planned for {:.3g} of a full week{}: {}", person.name, sum, works, listed)
                   : fmt::format("`{}` {} {} seats without a share for each: {}", person.name,
                                 fault == Fault::paid ? "is paid for" : "holds", seats, listed);
        std::vector<text::Note> notes;
        for (std::size_t i = 0; i + 1 < std::min(there.size(), report::kFew); ++i) {
            notes.push_back({there[i]->place, fmt::format("in `{}`", org_[there[i]->seat].id)});
        }
        if (!finding.where.known()) finding.where = there.back()->place;
        finding.say_at(moment, std::move(message), std::move(notes));
        if (!over) return;
        text::Measure measure;
        if constexpr (std::is_same_v<Moment, StageId>) {
            measure.stages.add(moment);
        } else {
            measure.between.push_back(moment);
        }
        measure.quantity = text::Quantity::share;
        measure.number =
            text::Bounded<double>{sum, {}, fault == Fault::over_full ? std::max(1.0, person.fte) : person.fte};
        text::add_measures(finding.measures, {measure});
    }

    Assembly& assembly_;
    Organisation& org_;
    std::vector<bool> suspect_;  // by person
    std::vector<Part> parts_;    // of those, by person
    std::map<Fault, std::vector<Span>> found_;
};

}  // namespace

void check_shares(Assembly& assembly) {
    Shares(assembly).check();
}

}  // namespace orgplan::language
