#include "planner/stats/stats.h"

#include <algorithm>
#include <cmath>

#include "planner/rules/match/seat_match.h"
#include "planner/rules/match/stage_index.h"

namespace orgplan::stats {
namespace {

// By seat, how many lines lie above it; none for those whose lines go round.
std::vector<std::uint32_t> depths_of(const rules::StageIndex& at) {
    std::vector<std::uint32_t> depths(at.org.positions.size(), rules::Forest::kNowhere);
    for (const std::uint32_t seat : at.seats.order) {
        const std::uint32_t manager = at.seats.parent[seat];
        depths[seat] = manager == rules::Forest::kNowhere ? 0 : depths[manager] + 1;
    }
    return depths;
}

class Measure {
  public:
    Measure(const Organisation& org, StageId stage)
        : org_(org), at_(org, stage), depths_(depths_of(at_)), counter_(org) {}

    UnitFigures of(UnitId unit, std::size_t nesting, std::span<const PositionId> seats) {
        UnitFigures figures;
        figures.unit = unit;
        figures.nesting = nesting;
        figures.count = counter_.count(seats, at_.stage);
        std::vector<std::size_t> spans;
        std::uint32_t highest = rules::Forest::kNowhere, lowest = 0;
        for (const PositionId seat : seats) {
            const std::uint32_t span = at_.span(seat);
            if (span > 0) spans.push_back(span);
            if (depths_[index(seat)] == rules::Forest::kNowhere) continue;
            highest = std::min(highest, depths_[index(seat)]);
            lowest = std::max(lowest, depths_[index(seat)]);
        }
        if (highest != rules::Forest::kNowhere) figures.layers = lowest - highest + 1;
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

    UnitFigures company() {
        std::vector<PositionId> standing;
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            if (const PositionId seat = id_at<PositionId>(i); at_.stands(seat)) standing.push_back(seat);
        }
        return of(kNone<UnitId>, 0, standing);
    }

    std::vector<UnitFigures> all() {
        // Seats in the order of the units they sit in, so that a unit with all below it is one run of them.
        std::vector<PositionId> housed;
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            const PositionId seat = id_at<PositionId>(i);
            if (at_.stands(seat) && given(at_.state[i]->home)) housed.push_back(seat);
        }
        const auto place = [&](PositionId seat) { return at_.units.enter[index(at_.state[index(seat)]->home)]; };
        std::stable_sort(housed.begin(), housed.end(), [&](PositionId a, PositionId b) { return place(a) < place(b); });
        std::vector<UnitFigures> figures{company()};
        std::vector<std::size_t> nesting(org_.units.size());
        for (const std::uint32_t i : at_.units.order) {
            const std::uint32_t above = at_.units.parent[i];
            if (above != rules::Forest::kNowhere) nesting[i] = nesting[above] + 1;
            const UnitId unit = id_at<UnitId>(i);
            if (!at_.stands(unit)) continue;
            const auto from = std::partition_point(housed.begin(), housed.end(),
                                                   [&](PositionId seat) { return place(seat) < at_.units.enter[i]; });
            const auto to = std::partition_point(from, housed.end(),
                                                 [&](PositionId seat) { return place(seat) < at_.units.leave[i]; });
            figures.push_back(of(unit, nesting[i], {from, to}));
        }
        return figures;
    }

    std::vector<std::size_t> families() const {
        std::vector<std::size_t> seats(org_.families.size() + 1);
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            if (at_.state[i] == nullptr) continue;
            const RoleId role = at_.state[i]->role;
            const FamilyId family = given(role) ? org_[role].family : kNone<FamilyId>;
            ++seats[given(family) ? index(family) : org_.families.size()];
        }
        return seats;
    }

    std::size_t count(const rules::SeatSelector& selector) const {
        return rules::SeatMatch(at_, selector).company().sure;
    }

  private:
    const Organisation& org_;
    rules::StageIndex at_;
    std::vector<std::uint32_t> depths_;
    graph::HeadCounter counter_;
};

class Ranges {
  public:
    Ranges(const rules::RuleSet& rules, std::span<const double> parameters) : rules_(rules), parameters_(parameters) {}

    std::optional<double> value(const rules::Limit& limit) const {
        if (limit.parameter.empty()) return limit.value;
        const rules::Parameter* parameter = rules_.parameter(limit.parameter);
        return parameters_[static_cast<std::size_t>(parameter - rules_.parameters.data())];
    }

    CommonRange between(const char* low, const char* high) const {
        return {value({0, low}), value({0, high}), rules_.parameter(high)->source};
    }

    // The fewest layers that hold so many heads at the narrowest common span, and one to spare.
    CommonRange layers(std::size_t heads) const {
        const double span = std::max(2.0, *value({0, "span.min"}));
        const double needed = std::ceil(std::log(1 + double(heads) * (span - 1)) / std::log(span) - 1e-9);
        return {std::nullopt, 1 + needed,
                "arithmetic: the fewest layers for a span of the smallest common size, and one"};
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

UnitFigures measure_company(const Organisation& org, StageId stage) {
    return Measure(org, stage).company();
}

Stats measure(const Organisation& org, StageSet stages, const rules::RuleSet& rules,
              std::span<const double> parameters) {
    const Ranges ranges(rules, parameters);
    Stats stats;
    stats.span = ranges.between("span.min", "span.max");
    stats.team_size = ranges.between("team.min", "team.max");
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const StageId stage = id_at<StageId>(s);
        if (!stages.has(stage)) continue;
        Measure at(org, stage);
        StageFigures& figures = stats.stages.emplace_back();
        figures.stage = stage;
        figures.units = at.all();
        figures.families = at.families();
        figures.layers = ranges.layers(figures.units.front().count.heads + figures.units.front().count.externals);
        figures.small = double(figures.units.front().count.heads) < *ranges.value({0, "shape.min_headcount"});
        for (const rules::Rule& rule : rules.rules) {
            const rules::Condition* ratio = rule.figure.empty() ? nullptr : ratio_in(rule.require);
            if (ratio == nullptr) continue;
            RatioFigure& figure = figures.ratios.emplace_back();
            figure.rule = rule.id;
            figure.title = rule.figure;
            figure.of = at.count(rules.seats[ratio->seats]);
            figure.to = at.count(rules.seats[ratio->others]);
            if (ratio->at_least) figure.common.low = ranges.value(*ratio->at_least);
            if (ratio->at_most) figure.common.high = ranges.value(*ratio->at_most);
            figure.common.source = rule.evidence.source;
        }
    }
    return stats;
}

}  // namespace orgplan::stats
