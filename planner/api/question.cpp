#include "planner/api/question.h"

#include <fmt/format.h>

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
    Asking(const language::Spec& spec, double most) : org_(spec.organisation), most_(most) {
        const graph::Index now(*spec.graph, org_.today);
        heads_ = static_cast<double>(now.count().heads);
        const std::vector<graph::Inferred> seems = graph::inferred_units(now);
        for (std::size_t u = 0; u < org_.units.size(); ++u) {
            const UnitId unit = id_at<UnitId>(u);
            if (!now.exists(unit)) continue;
            const Text kind = now.state(unit).kind.empty() ? seems[u].kind : now.state(unit).kind;
            if (kind != "team" && kind != "squad") continue;
            const double size = now.team_size(unit);
            room_ += std::max(0.0, most_ - size);
            if (size <= largest_) continue;
            largest_ = size;
            like_ = unit;
            above_ = now.state(unit).within;
        }
    }

    // A spec without dates is so today.
    void add_today() {
        const bool none = std::ranges::none_of(org_.stages, [](const Stage& stage) { return stage.place.known(); });
        if (none && !made.stages.empty()) {
            made.stages = fmt::format("  - {{id: today, date: {}}}\n", date_text(org_.today)) + made.stages;
        }
    }

    std::optional<Refusal> reach(const Reach& wanted) {
        if (std::optional<Refusal> refusal = refuse_day(wanted.by, wanted.text)) return refusal;
        add_teams(wanted.heads - heads_);
        if (!org_.dated()) return add_stage(fmt::format("reach-{}", wanted.heads), wanted.by, heads_of(wanted));
        const auto same = std::ranges::find(org_.stages, wanted.by, &Stage::at);
        if (same == org_.stages.end()) {
            return add_stage(fmt::format("reach-{}", wanted.heads), wanted.by, heads_of(wanted));
        }
        if (same->needs.heads == static_cast<std::uint32_t>(wanted.heads)) return std::nullopt;
        made.edits += fmt::format("    {}: {{needs: {{{}}}}}\n", same->id, heads_of(wanted));
        return std::nullopt;
    }

    std::optional<Refusal> teams(const std::vector<TeamNeed>& wanted) {
        std::map<Tick, std::vector<const TeamNeed*>> by_day;
        for (const TeamNeed& each : wanted) {
            if (std::optional<Refusal> refusal = refuse_day(each.by, each.text)) return refusal;
            by_day[each.by].push_back(&each);
        }
        for (const auto& [day, needs] : by_day) {
            std::vector<std::string> units, seats;
            for (const TeamNeed* const each : needs) {
                const auto there = std::ranges::find(org_.units, Text(each->unit), &Unit::id);
                const bool added = std::ranges::any_of(
                    made.units, [&](const propose::AddedUnit& one) { return one.id == each->unit; });
                if (there == org_.units.end() && !added) {
                    if (!text::is_id(each->unit)) {
                        return Refusal{Refusal::Why::wrong, fmt::format("`{}` cannot be the id of a unit", each->unit),
                                       "an id has lower-case letters, digits and hyphens, as `payments-2`"};
                    }
                    add_team(each->unit);
                }
                if (there == org_.units.end() || there->planned) units.push_back(each->unit);
                seats.push_back(fmt::format("{{within: {}, at_least: {}}}", each->unit, each->seats));
            }
            const auto same = std::ranges::find(org_.stages, day, &Stage::at);
            if (org_.dated() && same != org_.stages.end()) {
                return Refusal{Refusal::Why::wrong,
                               fmt::format("stage `{}` is on the day of `{}`", same->id, needs.front()->text),
                               "write the need there, as `needs: {seats: [" + seats.front() + "]}`"};
            }
            std::string all = fmt::format("seats: [{}]", fmt::join(seats, ", "));
            if (!units.empty()) all = fmt::format("units: [{}], {}", fmt::join(units, ", "), all);
            add_stage(fmt::format("need-{}", needs.front()->unit), day, all);
        }
        return std::nullopt;
    }

    Asked made;

  private:
    static std::string heads_of(const Reach& wanted) { return fmt::format("heads: {}", wanted.heads); }

    std::optional<Refusal> refuse_day(Tick by, const std::string& text) const {
        if (by > org_.today) return std::nullopt;
        return Refusal{Refusal::Why::wrong, fmt::format("`{}` is not after {}", text, date_text(org_.today)),
                       "the day from which is planned is `hiring: {now: ...}` or --today"};
    }

    std::optional<Refusal> add_stage(const std::string& wanted, Tick day, const std::string& needs) {
        std::string id = wanted;
        const auto taken = [&] { return std::ranges::find(org_.stages, Text(id), &Stage::id) != org_.stages.end(); };
        for (int n = 2; taken(); ++n) id = fmt::format("{}-{}", wanted, n);
        made.stages += fmt::format("  - {{id: {}, date: {}, needs: {{{}}}}}\n", id, date_text(day), needs);
        return std::nullopt;
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
        }
        made.units.push_back(std::move(unit));
    }

    // As many as it takes for those who do not fit into the teams that there are.
    void add_teams(double more) {
        if (!given(like_) || !std::isfinite(most_)) return;
        const double teams = std::min(kMostTeams, std::ceil((more - room_) / most_));
        for (int added = 0, n = 2; added < teams; ++n) {
            const std::string id = fmt::format("{}-{}", org_[like_].id, n);
            if (std::ranges::find(org_.units, Text(id), &Unit::id) != org_.units.end()) continue;
            add_team(id);
            ++added;
        }
    }

    const Organisation& org_;
    double most_ = 0;
    double heads_ = 0;
    double room_ = 0;
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
    while (words >> option >> value) {
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
    if (question.reach) {
        asking.made.path = question.reach->text;
        if (std::optional<Refusal> refusal = asking.reach(*question.reach)) return std::move(*refusal);
    }
    for (const TeamNeed& each : question.teams) {
        asking.made.path += (asking.made.path.empty() ? "" : " ") + each.text;
    }
    if (std::optional<Refusal> refusal = asking.teams(question.teams)) return std::move(*refusal);
    asking.add_today();
    return std::move(asking.made);
}

}  // namespace orgplan::api
