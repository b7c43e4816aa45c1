#include "planner/api/check_days.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "planner/report/phrases.h"
#include "planner/rules/rule.h"

namespace orgplan::api {
namespace {

// The most days times seats that are looked at.
constexpr std::size_t kMost = 20'000'000;

// The days on which something changes after the first stage, but for those of stages.
std::vector<Tick> days_between(const language::Spec& spec) {
    const Organisation& org = spec.organisation;
    if (!org.dated()) return {};
    std::vector<Tick> days = spec.graph->days();
    const auto add_duties = [&](const std::vector<Duty>& duties) {
        for (const Duty& duty : duties) days.push_back(duty.from);
    };
    add_duties(org.company.duties);
    for (const Unit& unit : org.units) add_duties(unit.duties);
    for (const Product& product : org.products) {
        add_duties(product.duties);
        days.insert(days.end(), {product.opens, product.closes});
        for (const ProductState& state : product.states) days.push_back(state.from);
    }
    for (const Project& project : org.projects) {
        add_duties(project.duties);
        for (const ProjectState& state : project.states) days.push_back(state.from);
    }
    std::ranges::sort(days);
    days.erase(std::unique(days.begin(), days.end()), days.end());
    std::erase_if(days, [&](Tick day) {
        return day <= org.stages.front().at || day == kForever ||
               std::ranges::find(org.stages, day, &Stage::at) != org.stages.end();
    });
    return days;
}

class Days {
  public:
    Days(const language::Spec& spec, const rules::RuleSet& rules, std::vector<Tick> days, Checked& checked)
        : org_(spec.organisation), rules_(rules), days_(std::move(days)), checked_(checked) {
        const std::vector<text::Finding>& all = checked.findings.all();
        for (std::size_t i = 0; i < all.size(); ++i) known_.try_emplace(key_of(all[i]), i);
    }

    // What was found with some of the days as stages.
    void take(const Organisation& with_days, const text::Findings& findings) {
        for (const text::Finding& finding : findings.all()) {
            if (rules_.rule(finding.rule) != nullptr) take(with_days, finding);
        }
    }

    // What is said of several moments, by the first of each.
    void put_in_order() {
        for (text::Finding& finding : checked_.findings.all()) {
            if (finding.by_stage.size() < 2) continue;
            std::ranges::stable_sort(finding.by_stage, {}, [&](const text::StageMessage& each) {
                const Tick stage = each.stages.empty() ? kForever : org_[each.stages.earliest()].at;
                return each.between.empty() ? stage : std::min(stage, each.between.front().from);
            });
            finding.message = finding.by_stage.front().message;
            finding.notes = finding.by_stage.front().notes;
        }
    }

  private:
    using Key = std::tuple<std::string, text::Severity, std::vector<text::Part>, Place>;

    static Key key_of(const text::Finding& finding) {
        return {finding.rule, finding.severity, finding.about, finding.about.empty() ? finding.where : Place()};
    }

    // The times that begin with days of a set of stages.
    std::vector<Between> times_of(const Organisation& with_days, StageSet stages) const {
        std::vector<Between> times;
        for (std::size_t s = 0; s < with_days.stages.size(); ++s) {
            const Stage& day = with_days.stages[s];
            if (!day.for_day || !stages.has(id_at<StageId>(s))) continue;
            const auto next = std::ranges::upper_bound(days_, day.at);
            const auto stage = std::ranges::upper_bound(org_.stages, day.at, {}, &Stage::at);
            const Tick until =
                std::min(next == days_.end() ? kForever : *next, stage == org_.stages.end() ? kForever : stage->at);
            times.push_back({day.at, until, id_at<StageId>(static_cast<std::size_t>(stage - org_.stages.begin() - 1))});
        }
        std::vector<Between> joined;
        unite(joined, times);
        return joined;
    }

    void take(const Organisation& with_days, text::Finding finding) {
        const auto only_days = [&](auto& each) {
            each.between = times_of(with_days, each.stages);
            each.stages = StageSet();
            return each.between.empty();
        };
        if (only_days(finding)) return;
        std::erase_if(finding.by_stage, only_days);
        std::erase_if(finding.measures, only_days);
        if (!finding.by_stage.empty()) {
            finding.message = finding.by_stage.front().message;
            finding.notes = finding.by_stage.front().notes;
        }
        std::vector<text::Finding>& all = checked_.findings.all();
        const auto [at, fresh] = known_.try_emplace(key_of(finding), all.size());
        if (fresh) {
            all.push_back(std::move(finding));
        } else {
            all[at->second].join(finding);
        }
    }

    const Organisation& org_;
    const rules::RuleSet& rules_;
    std::vector<Tick> days_;
    Checked& checked_;
    std::map<Key, std::size_t> known_;
};

}  // namespace

std::optional<Refusal> check_days(const language::Spec& spec, const rules::RuleSet& rules, const CheckRequest& request,
                                  Checked& checked) {
    const std::vector<Tick> days = days_between(spec);
    const Organisation& org = spec.organisation;
    if (days.size() * org.positions.size() > kMost) {
        return Refusal{Refusal::Why::wrong,
                       fmt::format("{} on which something changes, with {}, are too many to check each of them; use "
                                   "`--at DAY` for the days that matter",
                                   report::counted(days.size(), "day"), report::counted(org.positions.size(), "seat"))};
    }
    Days found(spec, rules, days, checked);
    const std::size_t room = StageSet::kMost - org.stages.size();
    if (room == 0 && !days.empty()) {
        return Refusal{Refusal::Why::wrong,
                       fmt::format("a spec of {} stages has no room for days between them", StageSet::kMost)};
    }
    CheckRequest again = request;
    again.on_days = {};
    again.parts = false;
    for (std::size_t i = 0; i < days.size(); i += room) {
        const auto first = days.begin() + static_cast<std::ptrdiff_t>(i);
        const auto last = days.begin() + static_cast<std::ptrdiff_t>(std::min(i + room, days.size()));
        Result<SpecPtr> with_days = request.on_days({first, last});
        if (!with_days) return std::move(with_days.error());
        Result<Checked> part = check(**with_days, again);
        if (!part) return std::move(part.error());
        found.take((*with_days)->organisation, part->findings);
    }
    found.put_in_order();
    checked.days = days.size();
    return std::nullopt;
}

}  // namespace orgplan::api
