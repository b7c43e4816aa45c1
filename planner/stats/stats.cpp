#include "planner/stats/stats.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

#include "planner/rules/match/seat_match.h"

namespace orgplan::stats {
namespace {

class Measure {
  public:
    explicit Measure(std::shared_ptr<const graph::Index> at) : kept_(std::move(at)), at_(*kept_) {}

    UnitFigures of(UnitId unit, std::size_t nesting, std::span<const PositionId> seats) const {
        UnitFigures figures;
        figures.unit = unit;
        figures.nesting = nesting;
        figures.count = at_.count(unit);
        std::vector<std::size_t> spans;
        std::uint32_t highest = graph::Forest::kNowhere, lowest = 0;
        for (const PositionId seat : seats) {
            const std::uint32_t span = at_.span(seat);
            if (span > 0) spans.push_back(span);
            if (!at_.seats().reached(index(seat))) continue;
            const std::uint32_t depth = at_.depths()[index(seat)];
            highest = std::min(highest, depth);
            lowest = std::max(lowest, depth);
        }
        if (highest != graph::Forest::kNowhere) figures.layers = lowest - highest + 1;
        figures.managers = spans.size();
        figures.contributors = seats.size() - spans.size();
        if (spans.empty()) return figures;
        std::sort(spans.begin(), spans.end());
        const std::size_t half = spans.size() / 2;
        const double upper = static_cast<double>(spans[half]);
        figures.spans.least = spans.front();
        figures.spans.most = spans.back();
        figures.spans.median = spans.size() % 2 == 1 ? upper : (static_cast<double>(spans[half - 1]) + upper) / 2;
        return figures;
    }

    UnitFigures company() const { return of(kNone<UnitId>, 0, at_.standing()); }

    std::vector<UnitFigures> all() const {
        // Seats in the order of their units, so that those of a unit with all below it follow each other.
        const graph::Forest& units = at_.units();
        const auto place = [&](PositionId seat) { return units.enter[index(at_.state(seat)->home)]; };
        std::vector<PositionId> housed;
        for (const PositionId seat : at_.standing()) {
            if (given(at_.state(seat)->home)) housed.push_back(seat);
        }
        std::stable_sort(housed.begin(), housed.end(), [&](PositionId a, PositionId b) { return place(a) < place(b); });
        std::vector<UnitFigures> figures{company()};
        std::vector<std::size_t> nesting(units.parent.size());
        for (const std::uint32_t i : units.order) {
            const std::uint32_t above = units.parent[i];
            if (above != graph::Forest::kNowhere) nesting[i] = nesting[above] + 1;
            const UnitId unit = id_at<UnitId>(i);
            if (!at_.exists(unit)) continue;
            const auto from = std::partition_point(housed.begin(), housed.end(),
                                                   [&](PositionId seat) { return place(seat) < units.enter[i]; });
            const auto to =
                std::partition_point(from, housed.end(), [&](PositionId seat) { return place(seat) < units.leave[i]; });
            figures.push_back(of(unit, nesting[i], {from, to}));
        }
        return figures;
    }

    std::vector<std::size_t> families() const {
        const Organisation& org = at_.org;
        std::vector<std::size_t> seats(org.families.size() + 1);
        for (const PositionId seat : at_.standing()) {
            const FamilyId family = org.family_of(*at_.state(seat));
            ++seats[given(family) ? index(family) : org.families.size()];
        }
        return seats;
    }

    std::size_t outsiders(StageId stage) const {
        std::set<Text> managers;
        for (const PositionId seat : at_.standing()) {
            const bool known = at_.state(seat)->stated != StatedLine::unknown;
            if (known) managers.insert(at_.org.outsider_of(seat, stage));
        }
        managers.erase(Text());
        return managers.size();
    }

    std::size_t unresolved() const {
        return static_cast<std::size_t>(std::ranges::count_if(
            at_.standing(), [&](PositionId seat) { return Organisation::unresolved(*at_.state(seat)); }));
    }

    std::size_t unread() const { return at_.with_role(kNone<RoleId>).size(); }

    // How many seats a selector means, and how many more it may mean as their titles found no role.
    std::pair<std::size_t, std::size_t> count(const rules::SeatSelector& selector) const {
        const rules::SeatMatch match(at_, selector);
        const std::span<const PositionId> unread = at_.with_role(kNone<RoleId>);
        const auto more = std::ranges::count_if(unread, [&](PositionId seat) {
            // A title that says its field is none of the roles that it could not be.
            const bool understood = at_.org.titles[at_.state(seat)->read].understood;
            return match.any(seat) == rules::Truth::unknown || (!understood && match.any(seat) == rules::Truth::fails);
        });
        return {match.company().sure, static_cast<std::size_t>(more)};
    }

  private:
    std::shared_ptr<const graph::Index> kept_;
    const graph::Index& at_;
};

class Ranges {
  public:
    Ranges(const rules::RuleSet& rules, std::span<const double> parameters) : rules_(rules), parameters_(parameters) {}

    std::optional<double> value(const rules::Limit& limit) const {
        if (limit.parameter.empty()) return limit.value;
        const rules::Parameter* parameter = rules_.parameter(limit.parameter);
        return parameters_[static_cast<std::size_t>(parameter - rules_.parameters.data())];
    }

    TypicalRange between(const char* low, const char* high) const {
        return {value({0, low}), value({0, high}), rules_.parameter(high)->source};
    }

    // The fewest layers that hold this many heads at the narrowest typical span, plus one.
    TypicalRange layers(std::size_t heads) const {
        const double span = std::max(2.0, *value({0, "span.min"}));
        const double needed = std::ceil(std::log(1 + double(heads) * (span - 1)) / std::log(span) - 1e-9);
        return {std::nullopt, 1 + needed, "calculated: the fewest layers at the narrowest typical span, plus one"};
    }

  private:
    const rules::RuleSet& rules_;
    std::span<const double> parameters_;
};

// The first ratio that a rule requires.
const rules::Condition* ratio_in(const rules::Condition& condition) {
    if (condition.op == rules::Op::ratio) return &condition;
    for (const rules::Condition& part : condition.parts) {
        if (const rules::Condition* found = ratio_in(part)) return found;
    }
    return nullptr;
}

}  // namespace

UnitFigures measure_company(const graph::OrgGraph& graph, StageId stage) {
    return Measure(graph.at(stage)).company();
}

Stats measure(const graph::OrgGraph& graph, StageSet stages, const rules::RuleSet& rules,
              std::span<const double> parameters) {
    const Organisation& org = graph.organisation();
    const Ranges ranges(rules, parameters);
    Stats stats;
    stats.span = ranges.between("span.min", "span.max");
    stats.team_size = ranges.between("team.min", "team.max");
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const StageId stage = id_at<StageId>(s);
        if (!stages.has(stage)) continue;
        const Measure at(graph.at(stage));
        StageFigures& figures = stats.stages.emplace_back();
        figures.stage = stage;
        figures.units = at.all();
        figures.families = at.families();
        figures.outsiders = at.outsiders(stage);
        figures.unresolved = at.unresolved();
        figures.unread = at.unread();
        figures.layers = ranges.layers(figures.units.front().count.heads + figures.units.front().count.externals);
        figures.small = double(figures.units.front().count.heads) < *ranges.value({0, "shape.min_headcount"});
        for (const rules::Rule& rule : rules.rules) {
            const rules::Condition* ratio = rule.figure.empty() ? nullptr : ratio_in(rule.require);
            if (ratio == nullptr) continue;
            RatioFigure& figure = figures.ratios.emplace_back();
            figure.rule = rule.id;
            figure.title = rule.figure;
            std::tie(figure.of, figure.of_more) = at.count(rules.seats[ratio->seats]);
            std::tie(figure.to, figure.to_more) = at.count(rules.seats[ratio->others]);
            if (ratio->at_least) figure.typical.low = ranges.value(*ratio->at_least);
            if (ratio->at_most) figure.typical.high = ranges.value(*ratio->at_most);
            figure.typical.source = rule.evidence.source;
        }
    }
    return stats;
}

}  // namespace orgplan::stats
