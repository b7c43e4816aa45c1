#include "planner/cli/check_since.h"

#include <fmt/format.h>

#include <memory>
#include <vector>

#include "planner/api/since.h"
#include "planner/cli/refuse.h"
#include "planner/language/file_views.h"
#include "planner/report/phrases.h"

namespace orgplan::cli {
namespace {

using There = report::SinceRevision::There;

// Where a spec was; empty: nowhere.
std::string path_then(const std::string& path, const GitTree& tree) {
    if (!language::is_pattern(path, language::local_files())) return tree.has(path) ? path : tree.earlier_path(path);
    std::vector<std::string> files;
    return language::WithPatterns(tree).list(path, files).empty() ? path : std::string();
}

// One that was broken then held nothing.
report::Baseline baseline_then(const std::string& file, const GitTree& tree) {
    report::Baseline known{file};
    std::string text;
    const bool there = !file.empty() && tree.has(file);
    if (!there || !tree.read(file, text, GitTree::kMost).empty() || !report::read_baseline(text, known).empty()) {
        known.entries.clear();
    }
    return known;
}

}  // namespace

std::optional<report::SinceRevision> keep_new(const CheckOptions& options, Checker& checker, Checking& later,
                                              std::optional<EarlierBaseline>& baseline, Console& console) {
    const std::string& path = checker.path();
    std::string why;
    const std::unique_ptr<GitTree> tree = GitTree::open(path, *options.since, why);
    if (!tree) {
        refuse(console, why);
        return std::nullopt;
    }
    report::SinceRevision since;
    since.name = *options.since;
    const std::string earlier_path = path_then(path, *tree);
    if (earlier_path.empty()) {
        since.there = There::no;
        return since;
    }
    const Settings settings = settings_then(options, *tree);
    std::optional<Checking> earlier = checker.then(check_input(options, settings), earlier_path, *tree);
    if (!earlier) return std::nullopt;
    if (!baseline) baseline.emplace(baseline_then(settings.text("baseline"), *tree));
    baseline->then.take(earlier->checked.findings);
    log_step(console, "comparing");
    since.there = earlier->spec->built ? There::yes : There::broken;
    api::CheckRequest request = later.request;
    request.packs = settings.texts("packs");
    api::Result<api::SinceEarlier> found =
        api::since({*earlier->spec, earlier->checked, &baseline->again}, {*later.spec, later.checked}, request);
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
