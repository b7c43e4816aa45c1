#include "planner/api/propose.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "planner/api/check.h"
#include "planner/api/faults.h"
#include "planner/diff/diff.h"
#include "planner/propose/scenario.h"
#include "planner/rules/policy/policy_files.h"

namespace orgplan::api {
namespace {

// The folders of a tree with one more file, which is nowhere else.
class OneMore : public language::FileTree {
  public:
    OneMore(const language::FileTree& tree, std::string path, std::string text)
        : tree_(tree), path_(std::move(path)), text_(std::move(text)) {}

    Kind kind(const std::string& path) const override { return path == path_ ? Kind::file : tree_.kind(path); }
    std::string read(const std::string& path, std::string& text, std::size_t most) const override {
        if (path != path_) return tree_.read(path, text, most);
        text = text_.substr(0, most);
        return {};
    }
    std::string list(const std::string& folder, std::vector<std::string>& paths) const override {
        return tree_.list(folder, paths);
    }
    std::string key(const std::string& path) const override { return path == path_ ? path : tree_.key(path); }

  private:
    const language::FileTree& tree_;
    std::string path_;
    std::string text_;
};

std::filesystem::path target_of(const ProposeRequest& request) {
    if (!request.output.empty() && request.output != "-") return request.output;
    const std::filesystem::path spec(request.path);
    return spec.parent_path() / (spec.stem().string() + "-plan.yaml");
}

std::string base_of(const ProposeRequest& request, const std::filesystem::path& target) {
    std::error_code unknown;
    const auto from = std::filesystem::absolute(target, unknown).parent_path();
    return std::filesystem::absolute(request.path, unknown).lexically_relative(from).string();
}

// An id of a stage that the spec does not have.
std::string free_stage(const Organisation& org, const std::string& wanted) {
    std::string id = wanted;
    const auto taken = [&] {
        return std::ranges::any_of(org.stages, [&](const Stage& stage) { return stage.id == id; });
    };
    for (int n = 2; taken(); ++n) id = fmt::format("{}-{}", wanted, n);
    return id;
}

std::string reach_stage(const Reach& reach, const Organisation& org) {
    return fmt::format("  - {{id: {}, date: {}, needs: {{heads: {}}}}}\n",
                       free_stage(org, fmt::format("reach-{}", reach.heads)), date_text(reach.by), reach.heads);
}

}  // namespace

Result<Proposed> propose(const ProposeRequest& request) {
    const language::FileTree& tree = language::tree_or_local(request.reading.tree);
    Proposed made;
    Result<SpecPtr> read_first = read(request.path, request.reading);
    if (!read_first) return std::move(read_first.error());
    made.spec = std::move(*read_first);
    if (std::optional<Refusal> refusal = unreadable(*made.spec)) return std::move(*refusal);
    const std::filesystem::path target = target_of(request);
    propose::ScenarioText frame;
    frame.id = target.stem().string();
    frame.base = base_of(request, target);
    frame.why = "proposed by orgplan";
    if (request.reach) {
        frame.stages = reach_stage(*request.reach, made.spec->organisation);
        const std::string question = target.string() + ".question";
        const OneMore with(tree, question,
                           fmt::format("orgplan: 1\nscenario: {{id: question, base: \"{}\"}}\nstages:\n{}", frame.base,
                                       frame.stages));
        language::ReadOptions reading = request.reading;
        reading.tree = &with;
        reading.with.push_back(question);
        Result<SpecPtr> asked = read(request.path, reading);
        if (!asked) return std::move(asked.error());
        made.spec = std::move(*asked);
        if (std::optional<Refusal> refusal = unreadable(*made.spec)) return std::move(*refusal);
    }
    text::Findings faults = faults_of(*made.spec, &tree);
    text::Findings ignored;
    const rules::SpecRules by = rules::rules_of(*made.spec, {}, &tree, ignored);
    propose::Problem problem;
    if (!faults.any(text::Severity::error)) {
        problem = propose::problem_of(*made.spec, by.rules, by.parameters(), faults);
    }
    if (faults.any(text::Severity::error)) return faulty(std::move(faults));
    Result<Checked> before = check_built(*made.spec, &tree);
    if (before) made.before = std::move(before->findings);
    made.proposal = propose::solve(std::move(problem), made.spec->organisation, request.effort);
    if (made.proposal.decisions.people.empty()) return made;
    made.scenario = propose::scenario_text(made.proposal.problem, made.spec->organisation, made.proposal.roster, frame);
    const OneMore with(tree, target.string(), made.scenario);
    language::ReadOptions reading = request.reading;
    reading.tree = &with;
    Result<SpecPtr> planned = read(target.string(), reading);
    if (!planned) return std::move(planned.error());
    made.planned = std::move(*planned);
    Result<Checked> after = check_built(*made.planned, &with);
    if (!after) return std::move(after.error());
    std::set<std::string> known;
    for (const text::Finding& each : made.before.all()) known.insert(diff::identity_of(each));
    for (const text::Finding& each : after->findings.all()) {
        if (!known.contains(diff::identity_of(each))) made.added.all().push_back(each);
    }
    PlanRequest plan_request;
    plan_request.tree = &with;
    Result<plan::Plan> planned_table = plan(*made.planned, plan_request);
    if (planned_table) made.plan = std::move(*planned_table);
    return made;
}

}  // namespace orgplan::api
