#include "planner/api/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "planner/diff/join.h"

namespace orgplan::api {
namespace {

using Pairs = std::vector<diff::StagePair>;

Result<StageId> stage_at(const DiffSide& side, const DiffSide& other) {
    const Organisation& org = side.spec.organisation;
    const std::optional<Tick> day = parse_date(side.point);
    std::vector<std::string_view> ids;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const Stage& stage = org.stages[s];
        if (stage.id == side.point || (day && stage.dated && stage.at == *day)) return id_at<StageId>(s);
        ids.push_back(stage.id);
    }
    if (day) {
        return Refusal{Refusal::Why::wrong,
                       fmt::format("`{}` says nothing about {}: {}", side.path, side.point,
                                   org.stages.front().dated ? "its first stage is later" : "its stages have no dates")};
    }
    const std::vector<Stage>& others = other.spec.organisation.stages;
    if (!ids.empty() && std::ranges::find(others, Text(side.point), &Stage::id) != others.end()) {
        return Refusal{Refusal::Why::wrong,
                       fmt::format("`{}` has no stage `{}`, which only `{}` has", side.path, side.point, other.path),
                       fmt::format("compare that with a stage there is, as in `{}@{}`", side.path, ids.back())};
    }
    return no_such(fmt::format("`{}` has no stage `{}`", side.path, side.point), side.point, ids);
}

Result<StageId> stage_of(const DiffSide& side, const DiffSide& other) {
    if (!side.point.empty()) return stage_at(side, other);
    const std::vector<Stage>& stages = side.spec.organisation.stages;
    for (std::size_t s = 0; s < stages.size(); ++s) {
        if (stages[s].id == other.point) return id_at<StageId>(s);
    }
    return id_at<StageId>(stages.size() - 1);
}

Result<Pairs> pairs_of(const DiffSide& before, const DiffSide& after) {
    const Organisation &a = before.spec.organisation, &b = after.spec.organisation;
    if (before.point.empty() && after.point.empty()) return diff::stage_by_stage(a, b);
    Result<StageId> from = stage_of(before, after);
    Result<StageId> to = stage_of(after, before);
    if (!from) return both(std::move(from.error()), to ? nullptr : &to.error());
    if (!to) return std::move(to.error());
    const std::string from_id(a[*from].id), to_id(b[*to].id);
    return Pairs{{*from, *to, from_id == to_id ? to_id : from_id + " → " + to_id}};
}

// At two points what is wrong between stages does not count.
text::Findings findings_of(const DiffSide& side, bool at_points) {
    text::Findings findings = side.findings;
    if (!at_points) return findings;
    std::erase_if(findings.all(), [](const text::Finding& each) { return !each.whole() && each.stages.empty(); });
    for (text::Finding& each : findings.all()) {
        if (!each.whole()) each.narrow_to_stages(each.stages);
    }
    return findings;
}

Refusal nothing(const char* why) {
    return {Refusal::Why::empty, fmt::format("there is nothing to draw: {}", why)};
}

}  // namespace

std::vector<Tick> days_added(const Organisation& before, const Organisation& after) {
    std::vector<Tick> days;
    if (!before.dated() || !after.dated()) return days;
    for (const diff::StagePair& pair : diff::stage_by_stage(before, after)) {
        if (given(pair.before) || !given(pair.after)) continue;
        const Tick day = after[pair.after].at;
        const bool known = std::ranges::any_of(before.stages, [&](const Stage& each) { return each.at == day; });
        if (!known && day > before.stages.front().at) days.push_back(day);
    }
    return days;
}

Result<diff::Diff> diff(const DiffSide& before, const DiffSide& after) {
    Result<Pairs> pairs = pairs_of(before, after);
    if (!pairs) return std::move(pairs.error());
    diff::Diff found = diff::diff(before.spec.organisation, after.spec.organisation, std::move(*pairs));
    const bool at_points = !before.point.empty() || !after.point.empty();
    const text::Findings was = findings_of(before, at_points), is = findings_of(after, at_points);
    diff::compare_findings({was, before.spec.sources, before.spec.organisation},
                           {is, after.spec.sources, after.spec.organisation}, found);
    diff::compare_rules(before.settings, after.settings, found);
    found.suppressed_before = before.suppressed;
    found.suppressed_after = after.suppressed;
    return found;
}

Result<Drawing> draw_diff(const Organisation& before, const Organisation& after, const diff::Diff& found,
                          const DrawDiffRequest& request) {
    Result<std::string> format = chart_format(request.format);
    Result<scene::Page> page = chart_page(request.look.page);
    if (!format) return both(std::move(format.error()), page ? nullptr : &page.error());
    if (!page) return std::move(page.error());
    Pairs compared;
    std::ranges::copy_if(found.stages, std::back_inserter(compared), &diff::StagePair::compared);
    if (compared.empty()) return nothing("the two have no stage in common");
    const diff::Joint joint = diff::join(before, after, compared, cards::Against::earlier_state);
    scene::ChartOptions chart;
    const auto dated = [&](const Stage& stage) { return stage.dated; };
    Result<Finish> finish =
        set_look(request.look, *format, std::ranges::all_of(joint.organisation.stages, dated), chart);
    if (!finish) return std::move(finish.error());
    chart.today = after.today;
    chart.cards.differences = &joint.differences;
    chart.summaries = joint.summaries;
    const auto name_of = [](const Organisation& org, StageId stage) {
        const Stage& of = org[stage];
        return std::string(of.name.empty() ? of.id : of.name);
    };
    for (const diff::StagePair& pair : compared) {
        const std::string was = name_of(before, pair.before), is = name_of(after, pair.after);
        const std::string label = was == is ? is : was + " → " + is;
        chart.subjects.push_back(request.stage_by_stage ? request.subject + " \u00B7 " + label : request.subject);
    }
    scene::TextMeasure measure(scene::fonts_of(chart.theme));
    std::vector<scene::ChartPage> pages;
    // Each is laid out by itself, so that none leaves room for what only the others have.
    for (std::size_t p = 0; p < compared.size(); ++p) {
        chart.cards.stages = {id_at<StageId>(p)};
        chart.pages_before = pages.size();
        std::ranges::move(scene::compose(joint.organisation, chart, measure), std::back_inserter(pages));
    }
    if (std::ranges::all_of(pages, [](const scene::ChartPage& each) { return each.scene.cards.empty(); })) {
        return nothing("neither has a seat");
    }
    return drawing_of(std::move(pages), std::move(*format), joint.organisation.stages, measure, *finish);
}

}  // namespace orgplan::api
