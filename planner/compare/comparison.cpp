#include "planner/compare/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>

#include "planner/costs/ledger.h"
#include "planner/costs/run_rates.h"
#include "planner/diff/diff.h"
#include "planner/plan/plan.h"
#include "planner/stats/stats.h"

namespace orgplan::compare {
namespace {

struct FindingCounts {
    std::array<std::size_t, 4> of{};   // by severity
    std::optional<std::size_t> fresh;  // that the first spec does not have; none where nothing is compared
};

struct Measured {
    stats::UnitFigures company;
    std::optional<costs::Exact> run_rate;
    FindingCounts findings;
};

using MaybeValue = std::optional<Value>;

MaybeValue number(std::size_t count) {
    return Value(static_cast<double>(count));
}

MaybeValue findings_of(const FindingCounts& counts, text::Severity severity) {
    return number(counts.of[static_cast<std::size_t>(severity)]);
}

MaybeValue fresh_of(const FindingCounts& counts) {
    return counts.fresh ? number(*counts.fresh) : std::nullopt;
}

struct Row {
    std::string_view key;
    const char* title;
    MaybeValue (*of)(const Measured&);
};

constexpr std::array kRows{
    Row{"seats", "seats", [](const Measured& all) { return number(all.company.count.seats); }},
    Row{"headcount", "headcount", [](const Measured& all) { return number(all.company.count.heads); }},
    Row{"externals", "externals", [](const Measured& all) { return number(all.company.count.externals); }},
    Row{"vacant", "vacant", [](const Measured& all) { return number(all.company.count.vacant); }},
    Row{"acting", "acting", [](const Measured& all) { return number(all.company.count.acting); }},
    Row{"volunteers", "volunteers", [](const Measured& all) { return number(all.company.count.volunteers); }},
    Row{"fte", "full-time equivalents", [](const Measured& all) { return MaybeValue(all.company.count.fte); }},
    Row{"run_rate", "run rate",
        [](const Measured& all) { return all.run_rate ? MaybeValue(*all.run_rate) : std::nullopt; }},
    Row{"layers", "layers", [](const Measured& all) { return number(all.company.layers); }},
    Row{"span_median", "span of control, median",
        [](const Measured& all) {
            return all.company.managers > 0 ? MaybeValue(all.company.spans.median) : std::nullopt;
        }},
    Row{"span_widest", "span of control, widest",
        [](const Measured& all) { return all.company.managers > 0 ? number(all.company.spans.most) : std::nullopt; }},
    Row{"errors", "errors", [](const Measured& all) { return findings_of(all.findings, text::Severity::error); }},
    Row{"warnings", "warnings", [](const Measured& all) { return findings_of(all.findings, text::Severity::warning); }},
    Row{"advice", "advice", [](const Measured& all) { return findings_of(all.findings, text::Severity::advice); }},
    Row{"new_findings", "new findings", [](const Measured& all) { return fresh_of(all.findings); }},
};

constexpr std::size_t kFindingRows = 4;  // the last ones

struct Step {
    std::vector<StageId> stages;     // by spec; none where it has no such stage
    std::vector<std::size_t> pairs;  // by spec: the index among the pairs of its diff; `kUnpaired`: none
};

// A spec with what is needed of it more than once.
struct Side {
    explicit Side(const ComparedSpec& compared)
        : spec(compared.spec), found(compared.findings), org(compared.spec.organisation), costs(org) {}

    // A sum above the limit counts as none.
    bool too_large() const {
        return !costs.held || std::any_of(costs.faults.begin(), costs.faults.end(),
                                          [](const costs::PriceFault& fault) { return !fault.unrated; });
    }
    bool costed() const { return !costs.spans.empty() && !too_large(); }

    FindingCounts findings(std::optional<StageId> stage) const {
        FindingCounts counts;
        for (const text::Finding& finding : found.all()) {
            const bool holds = !stage || finding.whole() || finding.stages.has(*stage);
            counts.of[static_cast<std::size_t>(finding.severity)] += holds ? 1 : 0;
        }
        return counts;
    }

    Measured at(StageId stage) const {
        Measured measured{stats::measure_company(*spec.graph, stage), std::nullopt, findings(stage)};
        if (costed()) measured.run_rate = costs::run_rate_by_unit(costs, org[stage].at).back();
        return measured;
    }

    const language::Spec& spec;
    const text::Findings& found;
    const Organisation& org;
    costs::CostPlan costs;
    std::vector<diff::StagePair> pairs;  // with the first spec, where both have the stage
    diff::Diff diff;                     // of these
};

class SideBySide {
  public:
    SideBySide(std::span<const ComparedSpec> specs, std::string_view stage) {
        for (const ComparedSpec& each : specs) {
            const Side& side = *sides_.emplace_back(std::make_unique<Side>(each));
            SpecFacts& facts = comparison_.specs.emplace_back();
            facts.name = each.name;
            facts.heading = side.org.scenario.empty() ? each.name : std::string(side.org.scenario);
            facts.currency = side.org.costs.currency;
            facts.priced = side.costed();
            if (facts.priced) facts.unpriced = side.costs.unpriced.size();
            if (side.too_large()) facts.uncosted = "its amounts are too large, or its changes too many, to calculate";
        }
        std::map<std::string, int> called;
        for (const SpecFacts& facts : comparison_.specs) ++called[facts.heading];
        for (SpecFacts& facts : comparison_.specs) {
            if (called[facts.heading] > 1) facts.heading = facts.name;
        }
        const bool dated = std::all_of(specs.begin(), specs.end(),
                                       [](const ComparedSpec& each) { return each.spec.day_stage.has_value(); });
        if (dated) {
            match_days();
        } else {
            match_stages(stage);
        }
        compare_with_first();
        for (const Step& step : steps_) add_stage(step);
        if (!dated && stage.empty()) add_whole();
    }

    Comparison take() { return std::move(comparison_); }

  private:
    static constexpr std::size_t kUnpaired = StageSet::kMost;

    Step& add_step() {
        Step& step = steps_.emplace_back();
        step.stages.assign(sides_.size(), kNone<StageId>);
        step.pairs.assign(sides_.size(), kUnpaired);
        return step;
    }

    void pair(std::size_t side, Step& step, StageId stage) {
        step.stages[side] = stage;
        if (side == 0 || !given(step.stages.front())) return;
        step.pairs[side] = sides_[side]->pairs.size();
        sides_[side]->pairs.push_back({step.stages.front(), stage, {}});
    }

    void match_days() {
        Step& step = add_step();
        for (std::size_t s = 0; s < sides_.size(); ++s) pair(s, step, *sides_[s]->spec.day_stage);
    }

    void match_stages(std::string_view wanted) {
        const Organisation& first = sides_.front()->org;
        for (std::size_t s = 0; s < first.stages.size(); ++s) add_step().stages.front() = id_at<StageId>(s);
        for (std::size_t side = 1; side < sides_.size(); ++side) {
            const Organisation& org = sides_[side]->org;
            for (const diff::StagePair& found : diff::stage_by_stage(first, org)) {
                if (!given(found.after)) continue;
                if (given(found.before)) {
                    pair(side, steps_[index(found.before)], found.after);
                } else {
                    step_of(org[found.after].id).stages[side] = found.after;
                }
            }
        }
        if (wanted.empty()) return;
        std::erase_if(steps_, [&](const Step& step) {
            for (std::size_t s = 0; s < sides_.size(); ++s) {
                if (given(step.stages[s]) && sides_[s]->org[step.stages[s]].id == wanted) return false;
            }
            return true;
        });
    }

    // The step of a stage that the first spec does not have.
    Step& step_of(Text id) {
        for (std::size_t i = sides_.front()->org.stages.size(); i < steps_.size(); ++i) {
            for (std::size_t s = 1; s < sides_.size(); ++s) {
                const StageId stage = steps_[i].stages[s];
                if (given(stage) && sides_[s]->org[stage].id == id) return steps_[i];
            }
        }
        return add_step();
    }

    void compare_with_first() {
        const Side& first = *sides_.front();
        for (std::size_t s = 1; s < sides_.size(); ++s) {
            Side& side = *sides_[s];
            side.diff = diff::diff(first.org, side.org, side.pairs);
            diff::compare_findings({first.found, first.spec.sources, first.org},
                                   {side.found, side.spec.sources, side.org}, side.diff);
        }
    }

    // The number of findings that the first does not have; at a pair of stages, or at any.
    static std::size_t fresh(const Side& side, std::size_t pair) {
        return static_cast<std::size_t>(
            std::count_if(side.diff.findings.begin(), side.diff.findings.end(), [&](const diff::FindingChange& each) {
                return each.kind == diff::FindingChange::Kind::fresh &&
                       (pair == kUnpaired || each.stages.has(id_at<StageId>(pair)));
            }));
    }

    void add_stage(const Step& step) {
        ComparedStage& stage = comparison_.stages.emplace_back();
        for (const Row& row : kRows) stage.figures.push_back({std::string(row.key), row.title, {}});
        for (std::size_t s = 0; s < sides_.size(); ++s) {
            const Side& side = *sides_[s];
            if (!given(step.stages[s])) {
                stage.names.emplace_back();
                for (Figure& figure : stage.figures) figure.values.emplace_back();
                continue;
            }
            const Stage& of = side.org[step.stages[s]];
            stage.names.push_back(
                StageName{std::string(of.id), std::string(of.name), of.dated ? date_text(of.at) : std::string()});
            Measured measured = side.at(step.stages[s]);
            if (step.pairs[s] != kUnpaired) measured.findings.fresh = fresh(side, step.pairs[s]);
            for (std::size_t r = 0; r < kRows.size(); ++r) stage.figures[r].values.push_back(kRows[r].of(measured));
        }
        keep_measured(stage.figures);
    }

    void add_whole() {
        std::vector<bool> planned(sides_.size());
        std::optional<MonthSpan> common;
        for (std::size_t s = 0; s < sides_.size(); ++s) {
            if (!sides_[s]->costed()) continue;
            plan::PlanResult result = plan::plan_of(sides_[s]->org, hiring::HiringNorms());
            comparison_.specs[s].uncosted = result.unplanned;
            if (!result.plan) continue;
            if (!result.plan->dated) {
                comparison_.specs[s].uncosted = "its stages have no dates, so there are no months to add up";
                continue;
            }
            const MonthSpan months{result.plan->months.front().month, result.plan->months.back().month + 1};
            comparison_.specs[s].months = months;
            if (!common) common = months;
            common = MonthSpan{std::max(common->first, months.first), std::min(common->end, months.end)};
            planned[s] = true;
            for (const plan::BudgetUse& use : result.plan->budgets) add_budget(s, use);
        }
        if (common && common->first < common->end) comparison_.months = common;
        std::vector<Figure>& whole = comparison_.whole;
        if (comparison_.months) {
            whole.push_back({"cost", fmt::format("cost of {}", months_text(*common)), {}});
            for (std::size_t s = 0; s < sides_.size(); ++s) {
                MaybeValue& value = whole.back().values.emplace_back();
                if (!planned[s]) continue;
                const costs::Ledger ledger(sides_[s]->costs, common->first, common->end);
                value = ledger.total(common->first, common->end, kNone<UnitId>);
            }
        }
        whole.insert(whole.end(), budgets_.begin(), budgets_.end());
        for (const Row& row : std::span(kRows).last(kFindingRows)) {
            Figure& figure = whole.emplace_back(Figure{std::string(row.key), row.title, {}});
            for (const auto& side : sides_) {
                Measured all{{}, std::nullopt, side->findings(std::nullopt)};
                if (!side->pairs.empty()) all.findings.fresh = fresh(*side, kUnpaired);
                figure.values.push_back(row.of(all));
            }
        }
        keep_measured(whole);
    }

    // What is left of a budget of that unit and time, in the specs that have it; less than nothing where it is
    // exceeded.
    void add_budget(std::size_t spec, const plan::BudgetUse& use) {
        const Organisation& org = sides_[spec]->org;
        const std::string whose = given(use.unit) ? std::string(org[use.unit].id) : "company";
        const std::string time = !use.run_rate                               ? std::string(use.period)
                                 : first_day(month_of(use.from)) == use.from ? "from " + month_text(month_of(use.from))
                                                                             : "from " + date_text(use.from);
        std::string key = fmt::format("budget_left {} {}", whose, use.run_rate ? date_text(use.from) : use.period);
        auto figure = std::ranges::find(budgets_, key, &Figure::key);
        if (figure == budgets_.end()) {
            std::string title = fmt::format("budget left, {}, {}", whose, time);
            figure = budgets_.insert(figure, Figure{std::move(key), std::move(title), {}});
            figure->values.resize(sides_.size());
        }
        figure->values[spec] = costs::Exact::of(use.allowed - use.spent);
    }

    static void keep_measured(std::vector<Figure>& figures) {
        std::erase_if(figures, [](const Figure& figure) {
            // What most organisations have none of takes no row where no spec has any.
            const bool seldom = figure.key == "acting" || figure.key == "volunteers";
            return std::none_of(figure.values.begin(), figure.values.end(),
                                [&](auto& value) { return value && !(seldom && *value == Value(0.0)); });
        });
    }

    std::vector<std::unique_ptr<Side>> sides_;
    std::vector<Step> steps_;
    std::vector<Figure> budgets_;
    Comparison comparison_;
};

}  // namespace

std::string months_text(MonthSpan months) {
    return fmt::format("{} to {}", month_text(months.first), month_text(months.end - 1));
}

std::optional<Value> Comparison::difference(const Figure& figure, std::size_t spec) const {
    const std::optional<Value>& first = figure.values.front();
    const std::optional<Value>& other = figure.values[spec];
    if (spec == 0 || !first || !other) return std::nullopt;
    if (const costs::Exact* const amount = std::get_if<costs::Exact>(&*other)) {
        if (!same_currency(specs[spec])) return std::nullopt;
        return *amount - std::get<costs::Exact>(*first);
    }
    // What is left over from adding up parts of a week is not a difference.
    return std::round((std::get<double>(*other) - std::get<double>(*first)) * 1e9) / 1e9;
}

Comparison side_by_side(std::span<const ComparedSpec> specs, std::string_view stage) {
    return SideBySide(specs, stage).take();
}

}  // namespace orgplan::compare
