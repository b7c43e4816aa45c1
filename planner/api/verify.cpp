#include "planner/api/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "planner/api/by_size.h"
#include "planner/api/check.h"
#include "planner/api/faults.h"
#include "planner/api/plan_base.h"
#include "planner/costs/check_costs.h"
#include "planner/diff/diff.h"
#include "planner/rules/policy/policy_files.h"
#include "planner/text/catalogue.h"

namespace orgplan::api {
namespace {

void add_unknown(const text::Findings& found, std::set<std::string>& known, text::Findings& added) {
    for (const text::Finding& each : found.all()) {
        // Which stages are late is reported by itself; a plan may be late.
        if (each.rule == "need-not-met") continue;
        if (known.insert(diff::identity_of(each)).second) added.all().push_back(each);
    }
}

// `check` compares run rates up to the last stage; a plan goes on after it.
void add_later_run_rates(const PlanSource& plan, const std::optional<PlanSource>& base, Tick end,
                         std::set<std::string>& known, text::Findings& added) {
    const auto found = [&](const PlanSource& source) {
        text::Findings findings;
        const Result<SpecPtr> spec = source.read({end});
        if (!spec || !(*spec)->built) return findings;
        costs::check_costs((*spec)->organisation, findings);
        std::erase_if(findings.all(), [](const text::Finding& each) { return each.rule != "run-rate-exceeded"; });
        return findings;
    };
    if (base) {
        text::Findings ignored;
        add_unknown(found(*base), known, ignored);
    }
    text::Findings later = found(plan);
    // Their stages are those of another reading.
    for (text::Finding& each : later.all()) {
        each.stages = {};
        each.measures.clear();
        each.by_stage.clear();
    }
    add_unknown(later, known, added);
}

// A plan is of the months after a day, which the clock must not choose.
void need_now(const language::Spec& spec, text::Findings& findings) {
    const Organisation& org = spec.organisation;
    if (language::says_now(spec)) return;
    findings.add("plan-needs-now", org.hiring.given ? org.hiring.place : org.company.place,
                 "the spec does not say the day from which to plan",
                 "write `hiring: {now: " + date_text(org.today) + "}`");
}

}  // namespace

Result<Verified> verify(const VerifyRequest& request) {
    const language::FileTree& tree = language::tree_or_local(request.reading.tree);
    const PlanSource plan{request.path, request.reading};
    Verified made;
    Result<SpecPtr> with = plan.read();
    if (!with) return std::move(with.error());
    made.spec = std::move(*with);
    if (std::optional<Refusal> refusal = unreadable(*made.spec)) return std::move(*refusal);
    if (!made.spec->organisation.dated()) {
        return Refusal{Refusal::Why::wrong, "a plan is checked by the month, and the stages have no dates"};
    }
    std::optional<PlanSource> source = base_of(plan, *made.spec);
    const bool whole = !request.base.empty();
    if (whole && source) {
        return Refusal{Refusal::Why::wrong,
                       fmt::format("`{}` is a scenario, which names its base itself", request.path),
                       "leave out --base"};
    }
    if (whole) source = PlanSource{request.base, request.reading};
    SpecPtr base;
    std::set<std::string> known;
    if (source) {
        Result<SpecPtr> without = source->read();
        if (!without) return std::move(without.error());
        base = std::move(*without);
        if (std::optional<Refusal> refusal = unreadable(*base); refusal && whole) return std::move(*refusal);
        Result<Checked> before = check_built(*base, &tree);
        if (!before) return std::move(before.error());
        text::Findings ignored;
        add_unknown(before->findings, known, ignored);
    }
    Result<Checked> after = check_built(*made.spec, &tree);
    if (!after) return std::move(after.error());
    text::Findings ignored;
    const rules::SpecRules by = rules::rules_of(*made.spec, {}, &tree, ignored);
    const auto parameters = by.parameters();
    // As it is written: reading the spec took out of it what it merged.
    std::unique_ptr<text::Document> scenario;
    if (source && !whole)
        scenario = text::Document::read(made.spec->sources, made.spec->roots.back().place().file, ignored);
    verify::Sides sides{base ? base->graph.get() : nullptr, *made.spec->graph,
                        scenario ? scenario->root() : text::Node(), parameters};
    if (base) sides.base_says_now = language::says_now(*base);
    if (whole) {
        sides.whole = made.spec->roots.front();
        sides.whole_base = base->roots.front();
    }
    made.verification = verify::verify(sides);
    made.findings = made.verification.findings;
    need_now(*made.spec, made.findings);
    text::Findings added;
    add_unknown(after->findings, known, added);
    const Touched touched(made.spec->organisation, made.verification.seats, made.verification.units);
    for (text::Finding& each : added.all()) {
        const bool by_size = source && touched.by_size_alone(each);
        (by_size ? made.by_size : made.findings).all().push_back(each);
    }
    add_later_run_rates(plan, source, verify::last_day(made.spec->organisation), known, made.findings);
    made.findings.sort();
    made.by_size.sort();
    return made;
}

}  // namespace orgplan::api
