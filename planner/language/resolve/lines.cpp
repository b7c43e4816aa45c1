#include <fmt/format.h>

#include <algorithm>

#include "planner/language/resolve/assembly.h"

namespace orgplan::language {
namespace {

// The manager that lines meet on their way up from a unit, and the unit it manages.
struct Above {
    PositionId manager = kNone<PositionId>;
    UnitId unit = kNone<UnitId>;
};

class Lines {
  public:
    explicit Lines(Assembly& assembly) : assembly_(assembly), org_(assembly.org) {}

    void resolve() {
        index_claims();
        above_.resize(org_.stages.size());
        for (std::size_t s = 0; s < org_.stages.size(); ++s) find_above(id_at<StageId>(s));
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            lines_.clear();
            // Clearing costs as much as the table is wide.
            if (lines_to_.bucket_count() > 1'000) std::unordered_multimap<PositionId, std::size_t>().swap(lines_to_);
            lines_to_.clear();
            gone_ = StageSet();
            gone_dotted_.clear();
            clash_ = StageSet();
            for (std::size_t s = 0; s < org_.stages.size(); ++s) {
                const StageId stage = id_at<StageId>(s);
                if (org_.positions[i].stages.has(stage)) resolve(id_at<PositionId>(i), stage);
            }
            report(id_at<PositionId>(i));
            std::sort(lines_.begin(), lines_.end(),
                      [](const Line& a, const Line& b) { return std::pair(a.kind, a.to) < std::pair(b.kind, b.to); });
            org_.lines.insert(org_.lines.end(), lines_.begin(), lines_.end());
        }
        report_roots();
    }

  private:
    struct Claim {
        PositionId seat;
        UnitId unit;
        StageSet stages;
        bool solid;
    };

    void index_claims() {
        UnitId unit = kNone<UnitId>;
        StageSet solid, none;
        for (const Membership& membership : org_.memberships) {
            if (membership.unit != unit) {
                unit = membership.unit;
                solid = none = StageSet();
                for (std::size_t s = 0; s < org_.stages.size(); ++s) {
                    const std::string_view line = assembly_.unit_value(unit, "line", id_at<StageId>(s)).text();
                    if (line == "solid") solid.add(id_at<StageId>(s));
                    if (line == "none") none.add(id_at<StageId>(s));
                }
            }
            const StageSet firm = membership.stages & solid;
            const StageSet loose = membership.stages - solid - none;
            if (!firm.empty()) claims_.push_back({membership.position, unit, firm, true});
            if (!loose.empty()) claims_.push_back({membership.position, unit, loose, false});
        }
        std::stable_sort(claims_.begin(), claims_.end(),
                         [](const Claim& a, const Claim& b) { return a.seat < b.seat; });
    }

    std::pair<const Claim*, const Claim*> claims_of(PositionId seat) const {
        const auto first = std::lower_bound(claims_.begin(), claims_.end(), seat,
                                            [](const Claim& claim, PositionId id) { return claim.seat < id; });
        auto last = first;
        while (last != claims_.end() && last->seat == seat) ++last;
        return {claims_.data() + (first - claims_.begin()), claims_.data() + (last - claims_.begin())};
    }

    // By unit: the nearest manager that stands, from the unit itself upwards.
    void find_above(StageId stage) {
        std::vector<Above>& above = above_[index(stage)];
        above.resize(org_.units.size());
        std::vector<bool> known(org_.units.size());
        std::vector<UnitId> path;
        for (std::size_t start = 0; start < org_.units.size(); ++start) {
            UnitId at = id_at<UnitId>(start);
            Above found;
            path.clear();
            for (; given(at); at = org_.at(at, stage).within) {
                if (known[index(at)]) {
                    found = above[index(at)];
                    break;
                }
                path.push_back(at);
                const PositionId manager = org_.at(at, stage).manager;
                if (given(manager) && org_[manager].stages.has(stage)) {
                    found = {manager, at};
                    break;
                }
            }
            for (const UnitId each : path) {
                above[index(each)] = found;
                known[index(each)] = true;
            }
        }
    }

    // The nearest manager upwards from a unit who is another seat.
    Above manager_of(PositionId seat, UnitId unit, StageId stage) const {
        while (given(unit)) {
            const Above found = above_[index(stage)][index(unit)];
            if (found.manager != seat) return found;
            unit = org_.at(found.unit, stage).within;
        }
        return {};
    }

    void add(PositionId from, PositionId to, LineKind kind, LineReason reason, UnitId unit, StageId stage,
             Place place) {
        const auto [first, last] = lines_to_.equal_range(to);
        // One dotted line to a seat is enough, whatever led to it.
        for (auto at = first; at != last && kind == LineKind::dotted; ++at) {
            if (lines_[at->second].stages.has(stage)) return;
        }
        for (auto at = first; at != last; ++at) {
            Line& line = lines_[at->second];
            if (line.kind == kind && line.reason == reason && line.unit == unit) return line.stages.add(stage);
        }
        lines_to_.emplace(to, lines_.size());
        lines_.push_back({from, to, kind, reason, unit, StageSet::only(stage), place});
    }

    bool stands(PositionId seat, StageId stage) const { return org_[seat].stages.has(stage); }

    void resolve(PositionId seat, StageId stage) {
        const PositionState& state = org_.at(seat, stage);
        const Above home = manager_of(seat, state.home, stage);
        const Place place = org_[seat].place;
        bool claimed = false;
        // Who comes later than was written is no fault of those who name him: their lines pass up meanwhile.
        const bool to_seat = state.stated == StatedLine::seat && !waits(state.reports_to, stage);
        if (to_seat) {
            if (!given(state.reports_to)) {
                // Reported where it is written.
            } else if (stands(state.reports_to, stage)) {
                add(seat, state.reports_to, LineKind::solid, LineReason::reports_to, kNone<UnitId>, stage,
                    state.line_place);
            } else {
                gone_.add(stage);
                gone_to_ = state.reports_to;
                gone_place_ = state.line_place;
            }
        } else if (state.stated == StatedLine::top || state.stated == StatedLine::outside) {
            org_.positions[index(seat)].top.add(stage);
        } else if (assist(seat, stage)) {
            // Reported where nobody stands whom it assists.
        } else if (seat == org_.company.manager) {
            org_.positions[index(seat)].top.add(stage);
        } else if (const Claim* claim = solid_claim(seat, stage)) {
            claimed = true;
            add(seat, org_.at(claim->unit, stage).manager, LineKind::solid, LineReason::claim, claim->unit, stage,
                place);
        } else if (given(home.manager)) {
            add(seat, home.manager, LineKind::solid, LineReason::unit_manager, home.unit, stage, place);
        } else if (given(org_.company.manager) && stands(org_.company.manager, stage)) {
            add(seat, org_.company.manager, LineKind::solid, LineReason::company, kNone<UnitId>, stage, place);
        } else if (!assembly_.broken_line[index(seat)] && !assembly_.head_unknown) {
            roots_.emplace_back(seat, stage);
        }
        add_dotted(seat, stage, state, claimed ? home : Above());
    }

    bool waits(PositionId seat, StageId stage) const { return given(seat) && assembly_.held_back(seat, stage); }

    // False for no assistant, or one of somebody who comes later than was written.
    bool assist(PositionId seat, StageId stage) {
        if (org_[seat].assists.empty()) return false;
        bool first = true;
        for (const PositionId principal : org_[seat].assists) {
            if (!stands(principal, stage) || principal == seat) continue;
            add(seat, principal, first ? LineKind::solid : LineKind::dotted, LineReason::assistant, kNone<UnitId>,
                stage, org_[seat].place);
            first = false;
        }
        if (!first) return true;
        if (waits(org_[seat].assists.front(), stage)) return false;
        gone_.add(stage);
        gone_to_ = org_[seat].assists.front();
        gone_place_ = assembly_.written_seats[index(seat)].find("assistant_to").place();
        return true;
    }

    const Claim* solid_claim(PositionId seat, StageId stage) {
        const Claim* winner = nullptr;
        const auto [first, last] = claims_of(seat);
        for (const Claim* claim = first; claim != last; ++claim) {
            const PositionId manager = org_.at(claim->unit, stage).manager;
            if (!claim->solid || !claim->stages.has(stage) || !given(manager) || manager == seat ||
                !stands(manager, stage)) {
                continue;
            }
            if (winner) {
                clash_.add(stage);
                clash_units_ = {winner->unit, claim->unit};
                return winner;
            }
            winner = claim;
        }
        return winner;
    }

    void add_dotted(PositionId seat, StageId stage, const PositionState& state, Above home) {
        PositionId solid = kNone<PositionId>;
        for (const Line& line : lines_) {
            if (line.kind == LineKind::solid && line.stages.has(stage)) solid = line.to;
        }
        const auto dot = [&](PositionId to, LineReason reason, UnitId unit, Place place) {
            if (given(to) && to != seat && to != solid && stands(to, stage)) {
                add(seat, to, LineKind::dotted, reason, unit, stage, place);
            }
        };
        for (const PositionId to : state.dotted) {
            dot(to, LineReason::dotted, kNone<UnitId>, state.from == kSinceEver ? org_[seat].place : state.place);
            if (to == seat || !(org_[to].stages & org_[seat].stages).empty()) continue;
            if (std::find(gone_dotted_.begin(), gone_dotted_.end(), to) == gone_dotted_.end())
                gone_dotted_.push_back(to);
        }
        dot(home.manager, LineReason::home, home.unit, org_[seat].place);
        const auto [first, last] = claims_of(seat);
        for (const Claim* claim = first; claim != last; ++claim) {
            if (claim->solid || !claim->stages.has(stage)) continue;
            dot(org_.at(claim->unit, stage).manager, LineReason::member, claim->unit, org_[claim->unit].place);
        }
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
                "manager-gone", gone_place_,
                fmt::format("`{}` reports to `{}`, which does not stand then", org_[seat].id, org_[gone_to_].id));
            finding.stages = gone_;
            finding.notes.push_back(
                {org_[gone_to_].place,
                 fmt::format("`{}` opens {}{}", org_[gone_to_].id,
                             org_[gone_to_].opens == kSinceEver ? "with the first stage"
                                                                : "at " + assembly_.timeline.text(org_[gone_to_].opens),
                             org_[gone_to_].closes == kForever
                                 ? ""
                                 : " and closes at " + assembly_.timeline.text(org_[gone_to_].closes))});
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
        for (const auto& [seat, stage] : roots_) loose[index(stage)].push_back(seat);
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
            std::string names;
            for (std::size_t i = 0; i < seats.size() && i < 12; ++i) {
                names += fmt::format("{}`{}`", i == 0 ? "" : ", ", org_[seats[i]].id);
            }
            if (seats.size() > 12) names += fmt::format(" and {} more", seats.size() - 12);
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
            for (std::size_t i = 1; i < seats.size() && i < 12; ++i) {
                finding.notes.push_back({org_[seats[i]].place, fmt::format("`{}`", org_[seats[i]].id)});
            }
        }
    }

    Assembly& assembly_;
    Organisation& org_;
    std::vector<Claim> claims_;              // by seat
    std::vector<std::vector<Above>> above_;  // by stage, by unit
    std::vector<std::pair<PositionId, StageId>> roots_;

    // Of the seat at hand.
    std::vector<Line> lines_;
    std::unordered_multimap<PositionId, std::size_t> lines_to_;  // indices of `lines_`
    StageSet gone_;
    PositionId gone_to_ = kNone<PositionId>;
    Place gone_place_;
    std::vector<PositionId> gone_dotted_;
    StageSet clash_;
    std::pair<UnitId, UnitId> clash_units_{};
};

}  // namespace

void resolve_lines(Assembly& assembly) {
    Lines(assembly).resolve();
}

}  // namespace orgplan::language
