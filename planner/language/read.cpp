#include "planner/language/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "graph/index/org_graph.h"
#include "planner/language/language.h"
#include "planner/language/misread.h"
#include "planner/language/overlay.h"
#include "planner/language/resolve/assemble.h"
#include "planner/language/spec_files.h"

namespace orgplan::language {
namespace {

namespace fs = std::filesystem;

// The files of a spec, and the scenarios that are applied to them.
class Reading {
  public:
    Reading(Spec& spec, const FileTree& tree) : spec_(spec), tree_(tree) {}

    // Returns why what the user named cannot be read, or an empty text.
    std::string read(const std::string& path, const ReadOptions& options) {
        std::vector<SpecFile> files;
        if (path == "-") {
            files.push_back({options.stdin_name, options.stdin_text, true});
        } else {
            if (std::string why = files_at(path, tree_, files); !why.empty()) return why;
            seen_.push_back(tree_.key(path));
        }
        std::vector<text::Node> scenarios;
        while (!files.empty()) {
            const std::string first = files.front().path;
            const std::vector<text::Node> roots = take(std::move(files));
            files.clear();
            if (roots.size() != 1 || !roots.front().find("scenario")) {
                roots_ = roots;
                break;
            }
            scenarios.push_back(roots.front());
            read_base(roots.front().find("scenario").find("base"), path == "-" && scenarios.size() == 1 ? "" : first,
                      files);
        }
        scenarios_.assign(scenarios.rbegin(), scenarios.rend());
        for (const std::string& scenario : options.with) {
            SpecFile file{scenario, {}};
            if (std::string why = tree_.read(scenario, file.text); !why.empty()) return why;
            files.clear();
            files.push_back(std::move(file));
            const std::vector<text::Node> roots = take(std::move(files));
            if (roots.empty() || !roots.front().find("scenario")) {
                return fmt::format("`{}` is not a scenario: it has no `scenario: {{id: ..., base: ...}}`", scenario);
            }
            scenarios_.push_back(roots.front());
        }
        return {};
    }

    bool whole() const { return whole_; }

    // The files that were given by themselves, not as those of a folder.
    const std::vector<std::string>& alone() const { return alone_; }

    // What the scenarios are applied to; nothing where there are none.
    std::vector<text::Node> base() const { return scenarios_.empty() ? std::vector<text::Node>() : roots_; }

    // Applies the scenarios to the spec, in their order; returns the sections of all.
    std::vector<text::Node> lay(Tick today) {
        for (const text::Node scenario : scenarios_) {
            lay_over(roots_, scenario, today, spec_.merged, spec_.findings);
            roots_.push_back(scenario);
        }
        return roots_;
    }

  private:
    std::vector<text::Node> take(std::vector<SpecFile> files) {
        std::vector<text::Node> roots;
        for (SpecFile& file : files) {
            if (!file.of_folder) alone_.push_back(file.path);
            const std::uint32_t number = spec_.sources.add(std::move(file.path), std::move(file.text));
            text::Findings of_text;
            spec_.documents.push_back(text::Document::read(spec_.sources, number, of_text));
            text::Document& document = *spec_.documents.back();
            for (const text::Finding& each : of_text.all()) {
                spec_.findings.all().push_back(each);
                if (!document.whole() && each.severity == text::Severity::error) spec_.unreadable.all().push_back(each);
            }
            const text::Node root = document.root();
            whole_ = whole_ && document.whole();
            // Where a fault of the text left nothing, it has been reported.
            if (!root.is_null() || document.whole()) roots.push_back(root);
        }
        for (const text::Node root : roots) {
            check_form(root, root.is_map() && root.find("scenario") ? "overlay" : "spec", spec_.findings, roots);
        }
        std::erase_if(roots, [](text::Node root) { return !root.is_map(); });
        return roots;
    }

    // The files on which the scenario of the file `from` builds; none, and a finding, where they cannot be read.
    void read_base(text::Node base, const std::string& from, std::vector<SpecFile>& files) {
        whole_ = whole_ && base;
        if (!base) return;
        const std::string path = (fs::path(from).parent_path() / base.text()).lexically_normal().string();
        const std::string key = tree_.key(path);
        std::string why;
        if (std::find(seen_.begin(), seen_.end(), key) != seen_.end()) {
            why = fmt::format("`{}` builds on this scenario, or is this scenario", path);
        } else {
            seen_.push_back(key);
            why = files_at(path, tree_, files);
        }
        if (why.empty()) return;
        files.clear();
        whole_ = false;
        spec_.unreadable.all().push_back(spec_.findings.add("unreadable-base", base.place(), std::move(why)));
    }

    Spec& spec_;
    const FileTree& tree_;
    std::vector<text::Node> roots_;
    std::vector<text::Node> scenarios_;  // the first is laid first
    std::vector<std::string> seen_;      // keys of what was read
    std::vector<std::string> alone_;
    bool whole_ = true;
};

// Finds the stage at a date. Returns why there is none, or an empty text.
std::string find_stage_at(Spec& spec, Tick day) {
    const std::vector<Stage>& stages = spec.organisation.stages;
    for (std::size_t s = 0; s < stages.size(); ++s) {
        if (!stages[s].dated) {
            return fmt::format("cannot show {}: stage `{}` has no date", date_text(day), stages[s].id);
        }
        if (stages[s].at == day) spec.day_stage = id_at<StageId>(s);
    }
    if (spec.day_stage) return {};
    return fmt::format("a spec with {} stages has no room for {}", stages.size(), date_text(day));
}

}  // namespace

bool misread(const text::Finding& finding) {
    const bool between = finding.stages.empty() && !finding.between.empty();
    return finding.severity == text::Severity::error && !between && finding.rule != "holder-over-full-week";
}

ReadResult read_spec(const std::string& path, const ReadOptions& options) {
    ReadResult result;
    result.spec = std::make_unique<Spec>();
    Spec& spec = *result.spec;
    Reading reading(spec, tree_or_local(options.tree));
    result.unreadable = reading.read(path, options);
    if (!result.unreadable.empty()) {
        result.spec.reset();
        return result;
    }
    spec.organisation.today = options.today;
    // References wait until every file can be read whole.
    spec.built = reading.whole();
    if (spec.built) {
        Times times{options.today, options.over_now, options.days};
        if (options.at) times.days.push_back(*options.at);
        if (const std::vector<text::Node> base = reading.base(); options.base && !base.empty()) {
            // What is wrong with it is reported of the whole.
            text::Findings ignored;
            spec.base = std::make_unique<Organisation>();
            spec.base->today = options.today;
            assemble(base, times, *spec.base, ignored);
        }
        spec.roots = reading.lay(options.today);
        for (const text::Node root : spec.roots) {
            if (const text::Node rules = root.find("rules")) spec.rules.push_back(rules);
        }
        assemble(spec.roots, times, spec.organisation, spec.findings);
        point_to_removals(spec.roots, spec.findings);
        if (const text::Node scenario = spec.roots.empty() ? text::Node() : spec.roots.back().find("scenario")) {
            const text::Node name = scenario.find("name") ? scenario.find("name") : scenario.find("id");
            spec.organisation.scenario = spec.organisation.texts->keep(name.text());
        }
        point_to_neighbours(spec.findings, spec.sources, reading.alone(), tree_or_local(options.tree));
        if (options.at) result.unreadable = find_stage_at(spec, *options.at);
    }
    if (spec.built) spec.graph = std::make_unique<graph::OrgGraph>(spec.organisation);
    spec.sound =
        spec.built && std::ranges::none_of(spec.findings.all(), misread) &&
        std::ranges::all_of(spec.graph->cycles(), [](const graph::Cycle& each) { return each.when.stages.empty(); });
    spec.findings.sort();
    return result;
}

bool says_now(const Spec& spec) {
    return std::ranges::any_of(spec.roots,
                               [](text::Node root) { return static_cast<bool>(root.find("hiring").find("now")); });
}

}  // namespace orgplan::language
