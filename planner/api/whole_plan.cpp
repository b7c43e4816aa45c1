#include "planner/api/whole_plan.h"

#include <fmt/format.h>

#include "planner/diff/diff.h"
#include "planner/language/whole.h"

namespace orgplan::api {
namespace {

constexpr const char* kOtherwise = "leave out --whole: then the plan is a scenario on the spec";

}  // namespace

std::optional<Refusal> refuse_whole(const std::string& path, const language::ReadOptions& reading) {
    const Result<SpecPtr> spec = read(path, reading);
    if (!spec) return spec.error();
    const language::Spec& of = **spec;
    const bool one = of.roots.size() == 1 && reading.with.empty() && !of.roots.front().find("scenario") &&
                     language::tree_or_local(reading.tree).kind(path) == language::FileTree::Kind::file;
    if (one || of.roots.empty()) return std::nullopt;
    return Refusal{Refusal::Why::wrong,
                   fmt::format("--whole writes the plan into a spec of one file, and `{}` has several", path),
                   kOtherwise};
}

Result<std::string> whole_plan(const std::string& path, const language::ReadOptions& reading,
                               const std::string& scenario) {
    const Result<SpecPtr> spec = read(path, reading);
    if (!spec) return spec.error();
    return language::whole_text(**spec, scenario);
}

bool says_the_same(const language::Spec& one, const language::Spec& other) {
    if (!one.graph || !other.graph) return false;
    const Organisation &a = one.organisation, &b = other.organisation;
    return diff::diff(a, b, diff::stage_by_stage(a, b)).empty();
}

Refusal no_whole(const std::string& path) {
    return {Refusal::Why::wrong, fmt::format("the plan cannot be written into the text of `{}` line by line", path),
            kOtherwise};
}

}  // namespace orgplan::api
