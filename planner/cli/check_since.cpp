#include "planner/cli/check_since.h"

#include <fmt/format.h>

#include <memory>

#include "planner/api/since.h"
#include "planner/cli/baseline_file.h"
#include "planner/cli/refuse.h"
#include "planner/report/phrases.h"

namespace orgplan::cli {
namespace {

using There = report::SinceRevision::There;

}  // namespace

std::optional<report::SinceRevision> keep_new(const std::string& revision, const std::string& baseline,
                                              Checker& checker, Checking& later, Console& console) {
    const std::string& path = checker.path();
    std::string why;
    const std::unique_ptr<GitTree> tree = GitTree::open(path, revision, why);
    if (!tree) {
        refuse(console, why);
        return std::nullopt;
    }
    report::SinceRevision since;
    since.name = revision;
    const std::string earlier_path = tree->has(path) ? path : tree->earlier_path(path);
    if (earlier_path.empty()) {
        since.there = There::no;
        return since;
    }
    std::optional<Checking> earlier = checker.then(earlier_path, *tree);
    if (!earlier) return std::nullopt;
    std::optional<report::Baseline> known;
    if (!baseline.empty() && tree->has(baseline)) {
        known = read_baseline_at(baseline, *tree, console);
        if (!known) return std::nullopt;
        report::apply_baseline(*known, earlier->checked.findings);
    }
    log_step(console, "comparing");
    since.there = earlier->spec->built ? There::yes : There::broken;
    api::Result<api::SinceEarlier> found = api::since({*earlier->spec, earlier->checked, known ? &*known : nullptr},
                                                      {*later.spec, later.checked}, later.request);
    if (!found) {
        refuse(console, found.error());
        return std::nullopt;
    }
    std::size_t i = 0;
    std::erase_if(later.checked.findings.all(), [&](const text::Finding&) { return !found->fresh[i++]; });
    since.before = found->before;
    since.gone = found->gone;
    since.silenced = std::move(found->silenced);
    return since;
}

std::string since_text(const report::SinceRevision& since, std::size_t fresh, const std::string& path) {
    if (since.name.empty()) return {};
    if (since.there == There::no) return fmt::format("since {}: `{}` was not there, so all counts\n", since.name, path);
    if (since.there == There::broken) {
        return fmt::format("since {}: `{}` could not be read as a whole then, so all counts\n", since.name, path);
    }
    const auto are = [](std::size_t count, const char* one, const char* several) { return count == 1 ? one : several; };
    std::string text =
        fmt::format("since {}: {} {} new or worse, {} {} there before", since.name, report::counted(fresh, "finding"),
                    are(fresh, "is", "are"), since.before, are(since.before, "was", "were"));
    if (since.gone > 0) text += fmt::format(", {} {} resolved", since.gone, are(since.gone, "is", "are"));
    return text + "\n" + report::silenced_text(since.silenced.size());
}

}  // namespace orgplan::cli
