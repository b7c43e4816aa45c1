#include "planner/language/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "graph/index/org_graph.h"
#include "planner/language/language.h"
#include "planner/language/misread.h"
#include "planner/language/overlay.h"
#include "planner/language/resolve/assemble.h"

namespace orgplan::language {
namespace {

namespace fs = std::filesystem;

struct File {
    std::string path;
    std::string text;
};

// Whether a line of the text begins with `key:`.
bool has_section(std::string_view text, std::string_view key) {
    for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
        if ((at == 0 || text[at - 1] == '\n') && text.substr(at + key.size(), 1) == ":") return true;
    }
    return false;
}

// Whether the first thing after the comments is the key `orgplan`.
bool is_spec(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        const std::size_t line_end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, line_end);
        const bool blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
        if (!blank && !line.starts_with('#') && !line.starts_with("---") && !line.starts_with('%')) {
            return line.starts_with("orgplan:");
        }
        text.remove_prefix(std::min(line_end + 1, text.size()));
    }
    return false;
}

bool is_yaml(const fs::path& path) {
    return path.extension() == ".yaml" || path.extension() == ".yml";
}

// The files of a folder that belong to its spec, in path order; scenarios are not part of it.
std::string files_of(const std::string& folder, const FileTree& tree, std::vector<File>& files) {
    std::vector<std::string> listed;
    if (std::string why = tree.list(folder, listed); !why.empty()) return why;
    std::vector<fs::path> paths;
    std::copy_if(listed.begin(), listed.end(), std::back_inserter(paths), is_yaml);
    std::sort(paths.begin(), paths.end());
    for (const fs::path& path : paths) {
        File file{path.string(), {}};
        if (std::string why = tree.read(file.path, file.text); !why.empty()) return why;
        if (is_spec(file.text) && !has_section(file.text, "scenario")) files.push_back(std::move(file));
    }
    if (files.empty()) return fmt::format("no YAML file in `{}` begins with `orgplan:`", folder);
    return {};
}

// A folder is one spec where no two of its files have a section that only one may have, and some file has one that
// only a whole spec has. Several whole specs in a folder are separate.
bool is_one_spec(const std::vector<File>& files) {
    const auto count = [&](std::string_view key) {
        return std::count_if(files.begin(), files.end(), [&](const File& file) { return has_section(file.text, key); });
    };
    const auto companies = count("company");
    const auto stages = count("stages");
    return files.size() > 1 && companies <= 1 && stages <= 1 && companies + stages > 0 && count("hiring") <= 1 &&
           count("costs") <= 1;
}

// The files that a path means, except for standard input.
std::string files_at(const std::string& path, const FileTree& tree, std::vector<File>& files) {
    const FileTree::Kind kind = tree.kind(path);
    if (kind == FileTree::Kind::nothing) return fmt::format("cannot read `{}`: no such file or folder", path);
    if (kind == FileTree::Kind::folder) return files_of(path, tree, files);
    File file{path, {}};
    if (std::string why = tree.read(file.path, file.text); !why.empty()) return why;
    if (kind == FileTree::Kind::file && is_yaml(path) && is_spec(file.text) && !has_section(file.text, "scenario")) {
        const fs::path folder = fs::path(path).parent_path();
        std::vector<File> siblings;
        if (files_of(folder.empty() ? "." : folder.string(), tree, siblings).empty() && is_one_spec(siblings)) {
            for (File& sibling : siblings) {
                if (folder.empty()) sibling.path = fs::path(sibling.path).filename().string();
            }
            files = std::move(siblings);
            return {};
        }
    }
    files.push_back(std::move(file));
    return {};
}

// The files of a spec, and the scenarios that are applied to them.
class Reading {
  public:
    Reading(Spec& spec, const FileTree& tree) : spec_(spec), tree_(tree) {}

    // Returns why what the user named cannot be read, or an empty text.
    std::string read(const std::string& path, const ReadOptions& options) {
        std::vector<File> files;
        if (path == "-") {
            files.push_back({options.stdin_name, options.stdin_text});
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
            File file{scenario, {}};
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
    std::vector<text::Node> take(std::vector<File> files) {
        std::vector<text::Node> roots;
        for (File& file : files) {
            const std::uint32_t number = spec_.sources.add(std::move(file.path), std::move(file.text));
            spec_.documents.push_back(text::Document::read(spec_.sources, number, spec_.findings));
            text::Document& document = *spec_.documents.back();
            const text::Node root = document.root();
            whole_ = whole_ && document.whole();
            // Where a fault of the text left nothing, it has been reported.
            if (root || document.whole()) roots.push_back(root);
        }
        for (const text::Node root : roots) {
            check_form(root, root.is_map() && root.find("scenario") ? "overlay" : "spec", spec_.findings, roots);
        }
        std::erase_if(roots, [](text::Node root) { return !root.is_map(); });
        return roots;
    }

    // The files on which the scenario of the file `from` builds; none, and a finding, where they cannot be read.
    void read_base(text::Node base, const std::string& from, std::vector<File>& files) {
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
        spec_.findings.add("unreadable-base", base.place(), std::move(why));
    }

    Spec& spec_;
    const FileTree& tree_;
    std::vector<text::Node> roots_;
    std::vector<text::Node> scenarios_;  // the first is laid first
    std::vector<std::string> seen_;      // keys of what was read
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

bool misread(const text::Findings& findings) {
    return std::ranges::any_of(findings.all(), [](const text::Finding& finding) {
        const bool between = finding.stages.empty() && !finding.between.empty();
        return finding.severity == text::Severity::error && !between && finding.rule != "holder-over-full-week";
    });
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
        if (options.at) result.unreadable = find_stage_at(spec, *options.at);
    }
    if (spec.built) spec.graph = std::make_unique<graph::OrgGraph>(spec.organisation);
    spec.sound =
        spec.built && !misread(spec.findings) &&
        std::ranges::all_of(spec.graph->cycles(), [](const graph::Cycle& each) { return each.when.stages.empty(); });
    spec.findings.sort();
    return result;
}

}  // namespace orgplan::language
