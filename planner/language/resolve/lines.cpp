#include <algorithm>
#include <optional>

#include "graph/index/unit_times.h"
#include "planner/language/resolve/assembly.h"
#include "planner/language/resolve/line_findings.h"
#include "planner/language/resolve/line_times.h"

namespace orgplan::language {
namespace {

using graph::Lead;

// How often the lines of seats are worked out: in all, and for each seat. Where more changes between the stages, only
// the stages are looked at.
constexpr std::size_t kMostLooks = 1'000'000;
constexpr std::size_t kMostLooksEach = 16;

// The lines of every seat, from one change of what they rest on to the next. Whatever is looked at says until when it
// is so (`until_`).
class Lines {
  public:
    explicit Lines(Assembly& assembly)
        : assembly_(assembly),
          org_(assembly.org),
          leads_(graph::leads_of(org_, graph::unit_moves(org_))),
          times_(org_) {}

    void resolve() {
        index_claims();
        org_.follows_changes = org_.follows_changes && leads_.followed();
        if (!follow()) {
            org_.follows_changes = false;
            times_.clear();
            headless_.clear();
            idle_.clear();
            for (Position& seat : org_.positions) seat.top = StageSet();
            report_ = LineReport();
            follow();
        }
        times_.end();
        report_.report(assembly_);
        report_idle_dots(assembly_, idle_);
        report_roots(assembly_, headless_);
    }

  private:
    // The lines of all seats; false where too much changes.
    bool follow() {
        look_ = 0;
        std::ranges::fill(met_, 0);
        const std::size_t most = kMostLooks + kMostLooksEach * org_.positions.size();
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            faults_ = LineFaults();
            const Position& seat = org_.positions[i];
            for (Tick at = seat.opens; at < seat.closes; at = until_) {
                resolve(id_at<PositionId>(i), at);
                if (look_ > most && org_.follows_changes) return false;
            }
            report_.add(assembly_, id_at<PositionId>(i), faults_);
            for (const auto& [to, drawn] : dots_) {
                if (!drawn) idle_.push_back({id_at<PositionId>(i), to});
            }
            dots_.clear();
            times_.end_seat();
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

    // What is looked at holds until a tick.
    void so_until(Tick tick) { until_ = std::min(until_, tick); }

    // What comes and goes: whether it is there, and the tick at which that changes.
    bool holds(Tick opens, Tick closes, Tick at) {
        so_until(at < opens ? opens : at < closes ? closes : kForever);
        return opens <= at && at < closes;
    }
    bool exists(PositionId seat, Tick at) { return holds(org_[seat].opens, org_[seat].closes, at); }

    template <class Thing>
    const auto& state_of(const Thing& thing, Tick at) {
        const auto& state = thing.at(at);
        so_until(thing.until(state));
        return state;
    }

    // The first of those who head something whose seat exists.
    PositionId first_of(const Headship& headship, Tick at) {
        for (const PositionId head : headship.heads()) {
            if (exists(head, at)) return head;
        }
        return kNone<PositionId>;
    }
    PositionId head_of(UnitId unit, Tick at) { return first_of(state_of(org_[unit], at), at); }

    // The nearest manager upwards from a unit that is another seat and heads nothing jointly with it.
    Lead manager_of(PositionId seat, UnitId unit, Tick at) {
        while (given(unit)) {
            const Lead found = leads_.at(unit, at);
            so_until(leads_.until(unit, at));
            if (!given(found.unit)) return found;
            const UnitState& led = state_of(org_[found.unit], at);
            if (!led.headed_by(seat)) return found;
            unit = led.within;
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
        bool top = false, loose = false, claimed = false;
        gone_now_.clear();
        clash_now_.reset();
        // Somebody who starts later than written, or when a plan says so, is not a fault of the seats that name them:
        // their lines pass up meanwhile.
        if (state.stated == StatedLine::seat && !waits(state.reports_to, at)) {
            if (exists(state.reports_to, at)) {
                add(id, state.reports_to, LineKind::solid, LineReason::reports_to, kNone<UnitId>, state.line_place);
            } else {
                gone_now_.emplace_back(state.reports_to, state.line_place);
            }
        } else if (state.stated == StatedLine::top || state.stated == StatedLine::outside ||
                   state.stated == StatedLine::unknown) {
            top = true;
        } else if (assist(id, at)) {
            // Reported where none of the seats that it assists exists.
        } else if (org_.company.headed_by(id)) {
            top = true;
        } else if (const Claim* claim = solid_claim(id, at)) {
            claimed = true;
            add(id, head_of(claim->unit, at), LineKind::solid, LineReason::claim, claim->unit, seat.place);
        } else if (const Lead home = manager_of(id, state.home, at); given(home.manager)) {
            add(id, home.manager, LineKind::solid, LineReason::unit_manager, home.unit, seat.place);
        } else if (given(home.unit) || org_.company.headless) {
            top = true;
        } else if (const PositionId head = first_of(org_.company, at); given(head)) {
            add(id, head, LineKind::solid, LineReason::company, kNone<UnitId>, seat.place);
        } else {
            loose = !assembly_.broken_line[index(id)] && !assembly_.head_unknown;
        }
        add_dotted(id, at, state, claimed ? manager_of(id, state.home, at) : Lead());
        if (!org_.follows_changes) until_ = std::min(assembly_.timeline.next_stage(at), seat.closes);
        const StageSet stages = assembly_.timeline.stages_of(at, until_);
        for (const Line& line : now_) times_.add(line, at, until_, stages);
        const Span time{at, until_};
        if (top) org_.positions[index(id)].top |= stages;
        // Who the manager is to be is reported where it is written, and no more is said of it.
        if ((top && state.stated != StatedLine::unknown) || loose) headless_.push_back({id, time, top});
        for (const auto& [to, place] : gone_now_) faults_.add_gone(to, place, time);
        if (clash_now_) faults_.add_clash(clash_now_->first, clash_now_->second, time);
        note_never_met(id, state);
    }

    bool waits(PositionId seat, Tick at) {
        if (given(seat) && waits_for_plan(org_[seat])) return true;
        return given(seat) && !assembly_.planned.empty() && holds(assembly_.planned[index(seat)], org_[seat].opens, at);
    }

    // False for no assistant, or the assistant of somebody who starts later than written, or when a plan says so.
    bool assist(PositionId seat, Tick at) {
        if (org_[seat].assists.empty()) return false;
        bool first = true;
        for (const PositionId principal : org_[seat].assists) {
            if (!exists(principal, at) || principal == seat) continue;
            add(seat, principal, first ? LineKind::solid : LineKind::dotted, LineReason::assistant, kNone<UnitId>,
                org_[seat].place);
            first = false;
        }
        if (!first) return true;
        if (waits(org_[seat].assists.front(), at)) return false;
        gone_now_.emplace_back(org_[seat].assists.front(),
                               assembly_.written_seats[index(seat)].find("assistant_to").place());
        return true;
    }

    const Claim* solid_claim(PositionId seat, Tick at) {
        const Claim* winner = nullptr;
        for (const Claim& claim : claims_of(seat)) {
            if (!claim.solid || !holds(claim.opens, claim.closes, at)) continue;
            const PositionId manager = head_of(claim.unit, at);
            if (!given(manager) || org_[claim.unit].at(at).headed_by(seat)) continue;
            if (winner != nullptr) {
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
            if (given(to) && to != seat && to != solid && exists(to, at)) {
                add(seat, to, LineKind::dotted, reason, unit, place);
            }
        };
        for (const PositionId to : state.dotted) {
            dot(to, LineReason::dotted, kNone<UnitId>, state.from == kBeforeAll ? org_[seat].place : state.place);
            if (to != seat && to != solid && !exists(to, at)) continue;
            const auto known = std::ranges::find(dots_, to, &std::pair<PositionId, bool>::first);
            const auto dotted = known != dots_.end() ? known : dots_.insert(dots_.end(), {to, false});
            dotted->second = dotted->second || (to != seat && to != solid);
        }
        dot(home.manager, LineReason::home, home.unit, org_[seat].place);
        for (const Claim& claim : claims_of(seat)) {
            if (claim.solid || !holds(claim.opens, claim.closes, at)) continue;
            dot(head_of(claim.unit, at), LineReason::member, claim.unit, org_[claim.unit].place);
        }
    }

    void note_never_met(PositionId seat, const PositionState& state) {
        for (const PositionId to : state.dotted) {
            const Position &one = org_[seat], &other = org_[to];
            if (to == seat || std::max(one.opens, other.opens) < std::min(one.closes, other.closes)) continue;
            if (waits_for_plan(other)) continue;
            std::vector<PositionId>& never = faults_.never_met;
            if (std::find(never.begin(), never.end(), to) == never.end()) never.push_back(to);
        }
    }

    Assembly& assembly_;
    Organisation& org_;
    graph::Inherited<Lead> leads_;
    LineTimes times_;
    std::vector<Claim> claims_;  // by seat
    std::vector<Headless> headless_;

    // Of one look at a seat.
    Tick until_ = kForever;
    std::vector<Line> now_;
    std::vector<std::uint64_t> met_ = std::vector<std::uint64_t>(org_.positions.size());  // the last look
    std::uint64_t look_ = 0;
    std::vector<std::pair<PositionId, Place>> gone_now_;
    std::optional<std::pair<UnitId, UnitId>> clash_now_;

    LineReport report_;
    LineFaults faults_;                              // of the current seat
    std::vector<std::pair<PositionId, bool>> dots_;  // of the current seat: where to, and whether one is ever drawn
    std::vector<IdleDot> idle_;
};

}  // namespace

void resolve_lines(Assembly& assembly) {
    Lines(assembly).resolve();
}

}  // namespace orgplan::language
