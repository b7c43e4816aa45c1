#include "planner/cli/check_since.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "planner/api/since.h"
#include "planner/cli/refuse.h"
#include "planner/language/file_views.h"
#include "planner/language/spec_files.h"
#include "planner/report/fingerprints.h"
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

// Compares a run with a revision.
class Comparison {
  public:
    Comparison(const CheckOptions& options, CheckRun& run, Console& console)
        : options_(options), run_(run), console_(console) {}

    bool compare() {
        for (CheckedInput& each : run_.checked) {
            each.since.name = *options_.since;
            const std::unique_ptr<GitTree> tree = open(each.checker.path());
            if (!tree) return false;
            if (!then_) read_then(*tree);
            for (const text::Finding& finding : each.checking.checked.findings.all()) {
                found_.insert(known_as(finding, *each.checking.spec));
            }
            std::vector<report::SilencedFinding> passing = not_failing(each.checking.checked.findings);
            if (!keep_new(each, *tree)) return false;
            add(std::move(passing), each.since.silenced);
        }
        run_.checked.front().since.faults = then_->faults;
        return add_unchecked();
    }

  private:
    std::unique_ptr<GitTree> open(const std::string& path) const {
        std::string why;
        std::unique_ptr<GitTree> tree = GitTree::open(path, *options_.since, why);
        if (!tree) refuse(console_, why);
        return tree;
    }

    // The same finding of the same file.
    std::string known_as(const text::Finding& finding, const language::Spec& spec) const {
        const std::uint32_t file = finding.where.file;
        const std::string path = file < spec.sources.size() ? spec.sources[file].path : std::string();
        return run_.inputs->files().key(path) + '\n' + report::fingerprint_of(finding);
    }

    // The configuration and the baseline of then. One that was broken held nothing.
    void read_then(const GitTree& tree) {
        then_ = settings_then(options_, tree);
        run_.failed_on_silenced = then_->settings.flag("fail_on_silenced");
        const std::string file = then_->settings.text("baseline");
        report::Baseline baseline{file};
        if (!file.empty() && tree.has(file)) {
            std::string text;
            std::string why = tree.read(file, text, GitTree::kMost);
            if (why.empty()) why = report::read_baseline(text, baseline);
            if (!why.empty()) {
                then_->faults.push_back(std::move(why));
                baseline.entries.clear();
            }
        }
        found_then_.emplace(baseline);
        found_now_.emplace(baseline);
    }

    // What would have failed then by its severity, and does not now.
    std::vector<report::SilencedFinding> not_failing(const text::Findings& findings) const {
        const text::Severity then = text::severity_of(then_->settings.text("fail_on"));
        const text::Severity now = text::severity_of(run_.settings.text("fail_on"));
        std::vector<report::SilencedFinding> passing;
        for (const text::Finding& each : findings.all()) {
            if (each.severity >= then && each.severity < now) passing.push_back({each, "not failing"});
        }
        return passing;
    }

    // What is silenced in two ways is listed once.
    static void add(std::vector<report::SilencedFinding> more, std::vector<report::SilencedFinding>& silenced) {
        std::set<std::string> known;
        for (const report::SilencedFinding& each : silenced) known.insert(report::fingerprint_of(each.finding));
        for (report::SilencedFinding& each : more) {
            if (!known.contains(report::fingerprint_of(each.finding))) silenced.push_back(std::move(each));
        }
    }

    bool keep_new(CheckedInput& input, const GitTree& tree) {
        Checking& later = input.checking;
        report::SinceRevision& since = input.since;
        const std::string earlier_path = path_then(input.checker.path(), tree);
        if (earlier_path.empty()) {
            since.there = There::no;
            return true;
        }
        const CheckInput how = check_input(options_, then_->settings);
        const Tick today = later.spec->organisation.today;
        std::optional<Checking> earlier = input.checker.then(how, earlier_path, tree, today);
        if (!earlier) return false;
        found_then_->take(earlier->checked.findings);
        log_step(console_, "comparing");
        since.there = earlier->spec->built ? There::yes : There::broken;
        api::CheckRequest request = later.request;
        request.packs = how.packs;
        request.on_days = how.on_days() ? later.on_days : nullptr;
        api::Result<api::SinceEarlier> found =
            api::since({*earlier->spec, earlier->checked, &*found_now_}, {*later.spec, later.checked}, request);
        if (!found) {
            refuse(console_, found.error());
            return false;
        }
        std::size_t i = 0;
        std::erase_if(later.checked.findings.all(), [&](const text::Finding&) { return !found->fresh[i++]; });
        since.before = found->before;
        since.gone = found->gone;
        since.silenced = std::move(found->silenced);
        return true;
    }

    // Whether every file that an input is now is part of the run.
    bool is_checked(const std::string& input) const {
        const language::FileTree& files = run_.inputs->files();
        std::vector<language::SpecFile> parts;
        if (!language::files_at(input, files, parts).empty()) return true;
        std::set<std::string> checked;
        for (const CheckedInput& each : run_.checked) {
            const text::Sources& sources = each.checking.spec->sources;
            for (std::uint32_t file = 0; file < sources.size(); ++file) checked.insert(files.key(sources[file].path));
        }
        return std::ranges::all_of(
            parts, [&](const language::SpecFile& each) { return checked.contains(files.key(each.path)); });
    }

    // Specs that the configuration of then names and that of now does not, unless they are gone.
    bool add_unchecked() {
        if (!options_.input.path.empty()) return true;
        const language::FileTree& files = run_.inputs->files();
        CheckInput how = check_input(options_, then_->settings);
        std::erase_if(how.policies,
                      [&](const std::string& each) { return files.kind(each) != language::FileTree::Kind::file; });
        for (const std::string& each : then_->settings.texts("inputs")) {
            if (files.kind(each) == language::FileTree::Kind::nothing || is_checked(each)) continue;
            Checker checker(each, run_.reading, console_);
            std::optional<Checking> checking = checker.now(how, files, true);
            if (!checking) return false;
            found_now_->take(checking->checked.findings);
            report::SinceRevision since{.name = *options_.since, .there = There::unchecked};
            for (text::Finding& finding : checking->checked.findings.all()) {
                const bool counts = finding.severity != text::Severity::hide;
                if (counts && !found_.contains(known_as(finding, *checking->spec))) {
                    since.silenced.push_back({std::move(finding), "not checked"});
                }
            }
            checking->checked.findings.all().clear();
            checking->checked.rules = {};
            run_.checked.push_back({{each, ""}, std::move(checker), std::move(*checking), {}, std::move(since)});
        }
        return true;
    }

    const CheckOptions& options_;
    CheckRun& run_;
    Console& console_;
    std::optional<SettingsThen> then_;
    std::set<std::string> found_;  // what is found now, whether it is new or not
    // The baseline of then, as all specs use it, one after another: by what was found then, and by what is found now
    // with what was said about rules then.
    std::optional<report::BaselineUse> found_then_, found_now_;
};

}  // namespace

bool keep_new(const CheckOptions& options, CheckRun& run, Console& console) {
    return Comparison(options, run, console).compare();
}

std::string since_text(const report::SinceRevision& since, std::size_t fresh, const std::string& path) {
    if (since.name.empty()) return {};
    std::string text;
    for (const std::string& each : since.faults) {
        text += fmt::format("since {}: {}; that is left out\n", since.name, each);
    }
    const auto all_counts = [&](const char* why) {
        return fmt::format("{}since {}: `{}` {}, so all counts\n", text, since.name, path, why) +
               report::silenced_text(since.silenced.size());
    };
    if (since.there == There::no) return all_counts("was not there");
    if (since.there == There::broken) return all_counts("could not be read as a whole then");
    if (since.there == There::unchecked) {
        return fmt::format("{}since {}: `{}` is not checked any more\n", text, since.name, path) +
               report::silenced_text(since.silenced.size());
    }
    const auto are = [](std::size_t count, const char* one, const char* several) { return count == 1 ? one : several; };
    text +=
        fmt::format("since {}: {} {} new or worse, {} {} there before", since.name, report::counted(fresh, "finding"),
                    are(fresh, "is", "are"), since.before, are(since.before, "was", "were"));
    if (since.gone > 0) text += fmt::format(", {} {} resolved", since.gone, are(since.gone, "is", "are"));
    return text + "\n" + report::silenced_text(since.silenced.size());
}

}  // namespace orgplan::cli
