#include "planner/api/question.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <sstream>

#include "graph/index/inferred.h"
#include "planner/text/values.h"

namespace orgplan::api {
namespace {

// More teams at a time are not for one line to need.
constexpr double kMostTeams = 8;

class Asking {
  public:
    Asking(const language::Spec& spec, double most) : org_(spec.organisation), graph_(*spec.graph), most_(most) {
        const graph::Index now(*spec.graph, org_.today);
        const std::vector<graph::Inferred> seems = graph::inferred_units(now);
        for (std::size_t u = 0; u < org_.units.size(); ++u) {
            const UnitId unit = id_at<UnitId>(u);
            if (!now.exists(unit) || closes(unit)) continue;
            const Text kind = now.state(unit).kind.empty() ? seems[u].kind : now.state(unit).kind;
            if (kind != "team" && kind != "squad") continue;
            teams_.push_back(unit);
            const double size = now.team_size(unit);
            if (size <= largest_) continue;
            largest_ = size;
            like_ = unit;
            above_ = now.state(unit).within;
        }
    }

    std::optional<Refusal> reach(const Reach& wanted) {
        if (std::optional<Refusal> refusal = refuse_day(wanted.by, wanted.text)) return refusal;
        add_teams(wanted);
        needs_.try_emplace(wanted.by, Needed{fmt::format("reach-{}", wanted.heads), wanted.text}).first->second.heads =
            wanted.heads;
        return std::nullopt;
    }

    std::optional<Refusal> team(const TeamNeed& wanted) {
        if (std::optional<Refusal> refusal = refuse_day(wanted.by, wanted.text)) return refusal;
        const auto there = std::ranges::find(org_.units, Text(wanted.unit), &Unit::id);
        const bool added = std::ranges::find(made_.units, wanted.unit, &propose::AddedUnit::id) != made_.units.end();
        if (there == org_.units.end() && !added) {
            const auto is = [&](const auto& each) { return each.id == wanted.unit; };
            const bool seat = std::ranges::any_of(org_.positions, is);
            if (seat || std::ranges::any_of(org_.roles, is)) {
                return Refusal{
                    Refusal::Why::wrong,
                    fmt::format("`{}` of `{}` is a {}, not a unit", wanted.unit, wanted.text, seat ? "seat" : "role"),
                    "give a unit, or write the need of a role at a stage, as `needs: {seats: [{role: "
                    "qa-engineer, at_least: 2}]}`"};
            }
            if (!text::is_id(wanted.unit)) {
                return Refusal{Refusal::Why::wrong, fmt::format("`{}` cannot be the id of a unit", wanted.unit),
                               "an id has lower-case letters, digits and hyphens, as `payments-2`"};
            }
            add_team(wanted.unit);
        }
        Needed& needed = needs_.try_emplace(wanted.by, Needed{"need-" + wanted.unit, wanted.text}).first->second;
        const bool opens = there == org_.units.end() || there->planned;
        const bool known = std::ranges::find(needed.units, wanted.unit) != needed.units.end();
        if (opens && !known) needed.units.push_back(wanted.unit);
        needed.seats.push_back(fmt::format("{{within: {}, at_least: {}}}", wanted.unit, wanted.seats));
        needed.teams.push_back(wanted);
        return std::nullopt;
    }

    // The stages of all that is needed. A headcount may join a stage of its day; lists would replace those there.
    Result<Asked> asked() {
        for (const auto& [day, needed] : needs_) {
            const auto same = std::ranges::find(org_.stages, day, &Stage::at);
            if (!org_.dated() || same == org_.stages.end()) {
                ids_.push_back(free_id(needed.id));
                made_.stages += fmt::format("  - {{id: {}, date: {}, needs: {{{}}}}}\n", ids_.back(), date_text(day),
                                            text_of(needed));
            } else if (says(*same, needed)) {
                continue;
            } else if (!needed.seats.empty()) {
                return Refusal{Refusal::Why::wrong,
                               fmt::format("stage `{}` is on the day of `{}`", same->id, needed.text),
                               "write the need there, as `needs: {seats: [" + needed.seats.front() + "]}`"};
            } else {
                made_.edits += fmt::format("    {}: {{needs: {{{}}}}}\n", same->id, text_of(needed));
            }
        }
        // A spec without dates is so today.
        const bool none = std::ranges::none_of(org_.stages, [](const Stage& stage) { return stage.place.known(); });
        if (none && !made_.stages.empty()) {
            made_.stages = fmt::format("  - {{id: today, date: {}}}\n", date_text(org_.today)) + made_.stages;
        }
        return std::move(made_);
    }

  private:
    // By a day.
    struct Needed {
        std::string id;    // of its stage
        std::string text;  // as the user wrote it
        int heads = 0;
        std::vector<std::string> units = {};
        std::vector<std::string> seats = {};
        std::vector<TeamNeed> teams = {};  // of the seats
    };

    // Whether a stage needs all of it already, as in a plan for the same question.
    bool says(const Stage& stage, const Needed& needed) const {
        if (needed.heads > 0 && stage.needs.heads != static_cast<std::uint32_t>(needed.heads)) return false;
        return std::ranges::all_of(needed.teams, [&](const TeamNeed& team) {
            return std::ranges::any_of(stage.needs.seats, [&](const SeatNeed& each) {
                const SeatSelector& of = each.seats;
                const bool unit_alone = of.within && of.within->size() == 1 && !of.roles && !of.families && !of.tags &&
                                        !of.locations && !of.employments;
                return unit_alone && given(of.within->front()) && org_[of.within->front()].id == team.unit &&
                       each.at_least == static_cast<std::uint32_t>(team.seats);
            });
        });
    }

    static std::string text_of(const Needed& needed) {
        std::vector<std::string> all;
        if (!needed.units.empty()) all.push_back(fmt::format("units: [{}]", fmt::join(needed.units, ", ")));
        if (!needed.seats.empty()) all.push_back(fmt::format("seats: [{}]", fmt::join(needed.seats, ", ")));
        if (needed.heads > 0) all.push_back(fmt::format("heads: {}", needed.heads));
        return fmt::format("{}", fmt::join(all, ", "));
    }

    std::optional<Refusal> refuse_day(Tick by, const std::string& text) const {
        if (by > org_.today) return std::nullopt;
        return Refusal{Refusal::Why::wrong, fmt::format("`{}` is not after {}", text, date_text(org_.today)),
                       "the day from which is planned is `hiring: {now: ...}` or --today"};
    }

    std::string free_id(const std::string& wanted) const {
        std::string id = wanted;
        const auto taken = [&] {
            return std::ranges::find(org_.stages, Text(id), &Stage::id) != org_.stages.end() ||
                   std::ranges::find(ids_, id) != ids_.end();
        };
        for (int n = 2; taken(); ++n) id = fmt::format("{}-{}", wanted, n);
        return id;
    }

    // Like the largest team that there is, and beside it.
    void add_team(const std::string& id) {
        propose::AddedUnit unit{id, {"kind: team"}};
        if (given(like_)) {
            const UnitState& state = org_[like_].at(org_.today);
            if (!state.kind.empty()) unit.keys.front() = fmt::format("kind: {}", state.kind);
            if (!state.purpose.empty()) unit.keys.push_back(fmt::format("purpose: {}", state.purpose));
            if (!state.location.empty()) unit.keys.push_back(fmt::format("location: {}", state.location));
            if (given(above_)) unit.keys.push_back(fmt::format("within: {}", org_[above_].id));
            if (given(state.manager)) {
                const PositionState& head = org_[state.manager].at(org_.today);
                if (head.stated == StatedLine::seat) unit.reports_to = org_[head.reports_to].id;
            }
        }
        made_.units.push_back(std::move(unit));
    }

    // As many as it takes for those who do not fit into the teams that there are.
    void add_teams(const Reach& wanted) {
        if (!given(like_) || !std::isfinite(most_)) return;
        const graph::Index then(graph_, wanted.by);
        const double more = wanted.heads - static_cast<double>(then.count().heads);
        double room = 0;
        for (const UnitId team : teams_) room += std::max(0.0, most_ - then.team_size(team));
        const double teams = std::min(kMostTeams, std::ceil((more - room) / most_));
        for (int added = 0, n = 2; added < teams; ++n) {
            const std::string id = fmt::format("{}-{}", org_[like_].id, n);
            if (std::ranges::find(org_.units, Text(id), &Unit::id) != org_.units.end()) continue;
            add_team(id);
            ++added;
        }
    }

    // Whether the spec closes a unit, or one that has it in it.
    bool closes(UnitId unit) const {
        for (UnitId at = unit; given(at); at = org_[at].states.front().within) {
            if (org_[at].closes != kForever) return true;
        }
        return false;
    }

    const Organisation& org_;
    const graph::OrgGraph& graph_;
    Asked made_;
    std::map<Tick, Needed> needs_;
    std::vector<std::string> ids_;  // of the stages so far
    double most_ = 0;
    std::vector<UnitId> teams_;  // that last
    double largest_ = 0;
    UnitId like_ = kNone<UnitId>;
    UnitId above_ = kNone<UnitId>;
};

}  // namespace

std::string Asked::text() const {
    std::string all = "orgplan: 1\nscenario: {id: question, base: \"-\"}\n";
    if (!stages.empty()) all += "stages:\n" + stages;
    if (!edits.empty()) all += "edit:\n  stages:\n" + edits;
    if (!units.empty()) all += "units:\n";
    for (const propose::AddedUnit& unit : units) {
        all += fmt::format("  - {{id: {}, {}, opens: planned}}\n", unit.id, fmt::join(unit.keys, ", "));
    }
    return all;
}

std::optional<Tick> day_by(const std::string& text) {
    const std::optional<Tick> day = parse_date(text);
    if (!day || text.size() != 7) return day;
    return first_day(month_of(*day) + 1) - 1;
}

std::optional<TeamNeed> team_need(const std::string& text) {
    constexpr int kMostSeats = 10'000;
    const std::size_t equals = text.find('='), at = text.find('@');
    if (equals == std::string::npos || at == std::string::npos || equals > at) return std::nullopt;
    int seats = 0;
    const char* const end = text.data() + at;
    const std::optional<Tick> by = day_by(text.substr(at + 1));
    if (!by || std::from_chars(text.data() + equals + 1, end, seats).ptr != end) return std::nullopt;
    if (seats < 1 || seats > kMostSeats) return std::nullopt;
    return TeamNeed{text.substr(0, equals), seats, *by, "--need " + text};
}

std::optional<Question> question_of(const std::string& text) {
    std::istringstream words(text);
    std::string option, value, reach, by;
    Question question;
    while (words >> option) {
        if (!(words >> value)) return std::nullopt;
        if (option == "--need") {
            const std::optional<TeamNeed> need = team_need(value);
            if (!need) return std::nullopt;
            question.teams.push_back(*need);
        } else if (option == "--reach") {
            reach = value;
        } else if (option == "--by") {
            by = value;
        } else {
            return std::nullopt;
        }
    }
    if (!reach.empty() || !by.empty()) {
        int heads = 0;
        const char* const end = reach.data() + reach.size();
        const std::optional<Tick> day = day_by(by);
        if (!day || std::from_chars(reach.data(), end, heads).ptr != end || heads < 1) return std::nullopt;
        question.reach = Reach{heads, *day, fmt::format("--reach {} --by {}", reach, by)};
    }
    return question;
}

Result<Asked> asked_of(const Question& question, const language::Spec& spec, double most_in_team) {
    Asking asking(spec, most_in_team);
    std::vector<std::string> texts;
    if (question.reach) {
        texts.push_back(question.reach->text);
        if (std::optional<Refusal> refusal = asking.reach(*question.reach)) return std::move(*refusal);
    }
    for (const TeamNeed& each : question.teams) {
        texts.push_back(each.text);
        if (std::optional<Refusal> refusal = asking.team(each)) return std::move(*refusal);
    }
    Result<Asked> asked = asking.asked();
    if (asked) asked->path = fmt::format("{}", fmt::join(texts, " "));
    return asked;
}

}  // namespace orgplan::api
