#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "graph/index/unit_times.h"
#include "planner/language/resolve/assembly.h"
#include "planner/report/phrases.h"

namespace orgplan::language {
namespace {

using graph::Lead;

// So many times the lines of seats are worked out, and so many times more for each seat; where more changes between
// the stages, only these are looked at.
constexpr std::size_t kMostLooks = 1'000'000;
constexpr std::size_t kMostLooksEach = 16;

// The lines of every seat, from one change of what they rest on to the next. Whatever is looked at says until when it
// is so (`until_`).
class Lines {
  public:
    explicit Lines(Assembly& assembly)
        : assembly_(assembly), org_(assembly.org), leads_(graph::leads_of(org_, graph::unit_moves(org_))) {}

    void resolve() {
        index_claims();
        org_.follows_changes = org_.follows_changes && leads_.followed();
        const std::size_t found = assembly_.findings.all().size();
        if (!follow()) {
            org_.follows_changes = false;
            org_.lines.clear();
            org_.passing_lines.clear();
            org_.line_times.clear();
            passing_times_.clear();
            roots_.clear();
            for (Position& seat : org_.positions) seat.top = StageSet();
            assembly_.findings.all().resize(found);
            follow();
        }
        number_passing_lines();
        report_roots();
    }

  private:
    // The lines of all seats; false where too much changes.
    bool follow() {
        look_ = 0;
        std::ranges::fill(met_, 0);
        const std::size_t most = kMostLooks + kMostLooksEach * org_.positions.size();
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            drafts_.clear();
            // Clearing costs as much as the table is wide.
            if (drafts_to_.bucket_count() > 1'000) std::unordered_multimap<PositionId, std::size_t>().swap(drafts_to_);
            drafts_to_.clear();
            gone_ = StageSet();
            gone_dotted_.clear();
            clash_ = StageSet();
            const Position& seat = org_.positions[i];
            for (Tick at = seat.opens; at < seat.closes; at = until_) {
                resolve(id_at<PositionId>(i), at);
                if (look_ > most && org_.follows_changes) return false;
            }
            report(id_at<PositionId>(i));
            keep_lines();
        }
        return true;
    }

    struct Claim {
        PositionId seat;
        UnitId unit;
        Tick opens;
        Tick closes;
        bool solid;

        bool holds(Tick at) const { return opens <= at && at < closes; }
    };

    // A line of the seat at hand.
    struct Draft {
        Line line;
        std::vector<TimeOf> times;
    };

    void index_claims() {
        std::vector<std::pair<Tick, text::Node>> lines;
        UnitId unit = kNone<UnitId>;
        for (const TimeOf& time : org_.membership_times) {
            const Membership& membership = org_.memberships[time.of];
            if (membership.unit != unit) lines = assembly_.unit_values(membership.unit, "line");
            unit = membership.unit;
            for (std::size_t l = 0; l < lines.size(); ++l) {
                const std::string_view line = lines[l].second.text();
                const Tick from = std::max(time.opens, lines[l].first);
                const Tick to = l + 1 < lines.size() ? std::min(time.closes, lines[l + 1].first) : time.closes;
                if (from < to && line != "none") {
                    claims_.push_back({membership.position, unit, from, to, line == "solid"});
                }
            }
        }
        std::stable_sort(claims_.begin(), claims_.end(),
                         [](const Claim& a, const Claim& b) { return a.seat < b.seat; });
    }

    std::span<const Claim> claims_of(PositionId seat) const {
        const auto first = std::lower_bound(claims_.begin(), claims_.end(), seat,
                                            [](const Claim& claim, PositionId id) { return claim.seat < id; });
        auto last = first;
        while (last != claims_.end() && last->seat == seat) ++last;
        return {first, last};
    }

    // What is looked at is so until a tick.
    void so_until(Tick tick) { until_ = std::min(until_, tick); }

    // What comes and goes: whether it is there, and the tick at which that becomes otherwise.
    bool holds(Tick opens, Tick closes, Tick at) {
        so_until(at < opens ? opens : at < closes ? closes : kForever);
        return opens <= at && at < closes;
    }
    bool stands(PositionId seat, Tick at) { return holds(org_[seat].opens, org_[seat].closes, at); }

    template <class Thing>
    const auto& state_of(const Thing& thing, Tick at) {
        const auto& state = thing.at(at);
        const std::size_t next = static_cast<std::size_t>(&state - thing.states.data()) + 1;
        if (next < thing.states.size()) so_until(thing.states[next].from);
        return state;
    }

    // The nearest manager upwards from a unit who is another seat.
    Lead manager_of(PositionId seat, UnitId unit, Tick at) {
        while (given(unit)) {
            const Lead found = leads_.at(unit, at);
            so_until(leads_.until(unit, at));
            if (found.manager != seat) return found;
            unit = state_of(org_[found.unit], at).within;
        }
        return {};
    }

    void add(PositionId from, PositionId to, LineKind kind, LineReason reason, UnitId unit, Place place) {
        // One dotted line to a seat is enough, whatever led to it.
        const bool met = met_[index(to)] == look_;
        if (met && kind == LineKind::dotted) return;
        met_[index(to)] = look_;
        now_.push_back({from, to, kind, reason, unit, {}, place});
    }

    void resolve(PositionId id, Tick at) {
        const Position& seat = org_[id];
        until_ = seat.closes;
        now_.clear();
        ++look_;
        const PositionState& state = state_of(seat, at);
        bool top = false, gone = false, clash = false, loose = false, claimed = false;
        // Who comes later than was written is no fault of those who name him: their lines pass up meanwhile.
        if (state.stated == StatedLine::seat && !waits(state.reports_to, at)) {
            if (!given(state.reports_to)) {
                // Reported where it is written.
            } else if (stands(state.reports_to, at)) {
                add(id, state.reports_to, LineKind::solid, LineReason::reports_to, kNone<UnitId>, state.line_place);
            } else {
                gone = true;
                gone_now_ = {state.reports_to, state.line_place};
            }
        } else if (state.stated == StatedLine::top || state.stated == StatedLine::outside) {
            top = true;
        } else if (assist(id, at, gone)) {
            // Reported where nobody stands whom it assists.
        } else if (id == org_.company.manager) {
            top = true;
        } else if (const Claim* claim = solid_claim(id, at, clash)) {
            claimed = true;
            add(id, state_of(org_[claim->unit], at).manager, LineKind::solid, LineReason::claim, claim->unit,
                seat.place);
        } else if (const Lead home = manager_of(id, state.home, at); given(home.manager)) {
            add(id, home.manager, LineKind::solid, LineReason::unit_manager, home.unit, seat.place);
        } else if (given(org_.company.manager) && stands(org_.company.manager, at)) {
            add(id, org_.company.manager, LineKind::solid, LineReason::company, kNone<UnitId>, seat.place);
        } else {
            loose = !assembly_.broken_line[index(id)] && !assembly_.head_unknown;
        }
        add_dotted(id, at, state, claimed ? manager_of(id, state.home, at) : Lead());
        if (!org_.follows_changes) until_ = next_stage(at, seat.closes);
        const StageSet stages = assembly_.timeline.stages_of(at, until_);
        for (const Line& line : now_) keep(line, stages, at);
        if (stages.empty()) return;
        if (top) org_.positions[index(id)].top |= stages;
        if (loose) roots_.emplace_back(id, stages);
        if (gone) {
            gone_ |= stages;
            gone_to_ = gone_now_;
        }
        if (clash) {
            clash_ |= stages;
            clash_units_ = clash_now_;
        }
        note_never_met(id, state);
    }

    Tick next_stage(Tick at, Tick closes) const {
        for (const Stage& stage : org_.stages) {
            if (stage.at > at) return std::min(stage.at, closes);
        }
        return closes;
    }

    bool waits(PositionId seat, Tick at) {
        return given(seat) && !assembly_.planned.empty() && holds(assembly_.planned[index(seat)], org_[seat].opens, at);
    }

    // False for no assistant, or one of somebody who comes later than was written.
    bool assist(PositionId seat, Tick at, bool& gone) {
        if (org_[seat].assists.empty()) return false;
        bool first = true;
        for (const PositionId principal : org_[seat].assists) {
            if (!stands(principal, at) || principal == seat) continue;
            add(seat, principal, first ? LineKind::solid : LineKind::dotted, LineReason::assistant, kNone<UnitId>,
                org_[seat].place);
            first = false;
        }
        if (!first) return true;
        if (waits(org_[seat].assists.front(), at)) return false;
        gone = true;
        gone_now_ = {org_[seat].assists.front(), assembly_.written_seats[index(seat)].find("assistant_to").place()};
        return true;
    }

    const Claim* solid_claim(PositionId seat, Tick at, bool& clash) {
        const Claim* winner = nullptr;
        for (const Claim& claim : claims_of(seat)) {
            if (!claim.solid || !holds(claim.opens, claim.closes, at)) continue;
            const PositionId manager = state_of(org_[claim.unit], at).manager;
            if (!given(manager) || manager == seat || !stands(manager, at)) continue;
            if (winner != nullptr) {
                clash = true;
                clash_now_ = {winner->unit, claim.unit};
                return winner;
            }
            winner = &claim;
        }
        return winner;
    }

    void add_dotted(PositionId seat, Tick at, const PositionState& state, Lead home) {
        const PositionId solid =
            !now_.empty() && now_.front().kind == LineKind::solid ? now_.front().to : kNone<PositionId>;
        const auto dot = [&](PositionId to, LineReason reason, UnitId unit, Place place) {
            if (given(to) && to != seat && to != solid && stands(to, at)) {
                add(seat, to, LineKind::dotted, reason, unit, place);
            }
        };
        for (const PositionId to : state.dotted) {
            dot(to, LineReason::dotted, kNone<UnitId>, state.from == kSinceEver ? org_[seat].place : state.place);
        }
        dot(home.manager, LineReason::home, home.unit, org_[seat].place);
        for (const Claim& claim : claims_of(seat)) {
            if (claim.solid || !holds(claim.opens, claim.closes, at)) continue;
            dot(state_of(org_[claim.unit], at).manager, LineReason::member, claim.unit, org_[claim.unit].place);
        }
    }

    void note_never_met(PositionId seat, const PositionState& state) {
        for (const PositionId to : state.dotted) {
            if (to == seat || !(org_[to].stages & org_[seat].stages).empty()) continue;
            if (std::find(gone_dotted_.begin(), gone_dotted_.end(), to) == gone_dotted_.end())
                gone_dotted_.push_back(to);
        }
    }

    // Adds to what is known of a line that it holds from now on.
    void keep(const Line& line, StageSet stages, Tick at) {
        const auto [first, last] = drafts_to_.equal_range(line.to);
        auto known = first;
        for (; known != last; ++known) {
            const Line& other = drafts_[known->second].line;
            if (other.kind == line.kind && other.reason == line.reason && other.unit == line.unit) break;
        }
        if (known == last) {
            drafts_to_.emplace(line.to, drafts_.size());
            drafts_.push_back({line, {}});
            drafts_.back().line.stages = stages;
            drafts_.back().times.push_back({0, at, until_});
            return;
        }
        Draft& draft = drafts_[known->second];
        if (draft.line.stages.empty()) draft.line.place = line.place;
        draft.line.stages |= stages;
        if (draft.times.back().closes == at) {
            draft.times.back().closes = until_;
        } else {
            draft.times.push_back({0, at, until_});
        }
    }

    void keep_lines() {
        // Two of one kind to one seat never hold at once.
        const auto order = [](const Draft& draft) {
            const Line& line = draft.line;
            const std::size_t stage = line.stages.empty() ? StageSet::kMost : index(line.stages.earliest());
            return std::tuple(line.kind, line.to, stage, draft.times.front().opens);
        };
        std::sort(drafts_.begin(), drafts_.end(), [&](const Draft& a, const Draft& b) { return order(a) < order(b); });
        for (const Draft& draft : drafts_) {
            std::vector<Line>& lines = draft.line.stages.empty() ? org_.passing_lines : org_.lines;
            std::vector<TimeOf>& times = draft.line.stages.empty() ? passing_times_ : org_.line_times;
            for (TimeOf time : draft.times) {
                time.of = static_cast<std::uint32_t>(lines.size());
                times.push_back(time);
            }
            lines.push_back(draft.line);
        }
    }

    void number_passing_lines() {
        for (TimeOf& time : passing_times_) time.of += static_cast<std::uint32_t>(org_.lines.size());
        org_.line_times.insert(org_.line_times.end(), passing_times_.begin(), passing_times_.end());
    }

    // Where the dotted line to `to` is written: on the line, on its own entry or in a change.
    Place place_of_dotted(PositionId seat, PositionId to) const {
        const WrittenSeat& written = assembly_.written_seats[index(seat)];
        std::vector<text::Node> lists = {written.own.find("dotted"), written.line.find("dotted")};
        for (const text::Node changes : {written.own.find("changes"), written.line.find("changes")}) {
            for (const text::Node change : changes) lists.push_back(change.find("dotted"));
        }
        for (const text::Node list : lists) {
            for (const text::Node each : list) {
                if (org_[to].id.starts_with(each.text())) return each.place();
            }
        }
        return org_[seat].place;
    }

    void report(PositionId seat) {
        text::Findings& findings = assembly_.findings;
        if (!gone_.empty()) {
            text::Finding& finding = findings.add(
                "manager-gone", gone_to_.place,
                fmt::format("`{}` reports to `{}`, which does not stand then", org_[seat].id, org_[gone_to_.seat].id));
            finding.stages = gone_;
            finding.notes.push_back(
                {org_[gone_to_.seat].place,
                 fmt::format("`{}` opens {}{}", org_[gone_to_.seat].id,
                             org_[gone_to_.seat].opens == kSinceEver
                                 ? "with the first stage"
                                 : "at " + assembly_.timeline.text(org_[gone_to_.seat].opens),
                             org_[gone_to_.seat].closes == kForever
                                 ? ""
                                 : " and closes at " + assembly_.timeline.text(org_[gone_to_.seat].closes))});
        }
        if (!clash_.empty()) {
            text::Finding& finding =
                findings.add("two-solid-claims", org_[seat].place,
                             fmt::format("`{}` is claimed by a solid line by `{}` and by `{}`", org_[seat].id,
                                         org_[clash_units_.first].id, org_[clash_units_.second].id));
            finding.stages = clash_;
            finding.notes.push_back({org_[clash_units_.first].place, "one"});
            finding.notes.push_back({org_[clash_units_.second].place, "the other"});
        }
        for (const PositionId to : gone_dotted_) {
            findings.add("dotted-never-stands", place_of_dotted(seat, to),
                         fmt::format("the dotted line of `{}` leads to `{}`, and the two never stand at one stage",
                                     org_[seat].id, org_[to].id));
        }
    }

    // One finding for each set of seats without a manager, with the stages in which they are several.
    void report_roots() {
        std::vector<std::size_t> tops(org_.stages.size());
        for (const Position& position : org_.positions) {
            for (std::size_t s = 0; s < tops.size(); ++s) tops[s] += position.top.has(id_at<StageId>(s));
        }
        std::vector<std::vector<PositionId>> loose(org_.stages.size());
        for (const auto& [seat, stages] : roots_) {
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
                for (const PositionId seat : loose[s]) org_.positions[index(seat)].top.add(stage);
            }
        }
        for (const auto& [seats, stages] : several) {
            const std::string names = report::names_text(org_, seats);
            text::Finding& finding = assembly_.findings.add(
                "several-roots", org_[seats.front()].place,
                seats.size() == 1 ? fmt::format("{} reports to nobody, and is not said to be a head", names)
                                  : fmt::format("{} seats report to nobody: {}", seats.size(), names));
            finding.stages = stages;
            const PositionId head = org_.company.manager;
            if (given(head) && (org_[head].stages & stages) != stages) {
                finding.notes.push_back(
                    {org_[head].place, fmt::format("the head `{}` does not stand then", org_[head].id)});
            }
            for (std::size_t i = 1; i < seats.size() && i < report::kFew; ++i) {
                finding.notes.push_back({org_[seats[i]].place, fmt::format("`{}`", org_[seats[i]].id)});
            }
        }
    }

    struct Gone {
        PositionId seat = kNone<PositionId>;
        Place place;
    };

    Assembly& assembly_;
    Organisation& org_;
    graph::Inherited<Lead> leads_;
    std::vector<Claim> claims_;          // by seat
    std::vector<TimeOf> passing_times_;  // of `passing_lines`
    std::vector<std::pair<PositionId, StageSet>> roots_;

    // Of one look at a seat.
    Tick until_ = kForever;
    std::vector<Line> now_;
    std::vector<std::uint64_t> met_ = std::vector<std::uint64_t>(org_.positions.size());  // the last look
    std::uint64_t look_ = 0;
    Gone gone_now_;
    std::pair<UnitId, UnitId> clash_now_{};

    // Of the seat at hand.
    std::vector<Draft> drafts_;
    std::unordered_multimap<PositionId, std::size_t> drafts_to_;  // indices of `drafts_`
    StageSet gone_;
    Gone gone_to_;
    std::vector<PositionId> gone_dotted_;
    StageSet clash_;
    std::pair<UnitId, UnitId> clash_units_{};
};

}  // namespace

void resolve_lines(Assembly& assembly) {
    Lines(assembly).resolve();
}

}  // namespace orgplan::language
