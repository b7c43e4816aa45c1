#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/index/org_graph.h"
#include "planner/language/file_tree.h"
#include "planner/text/document.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

namespace orgplan::language {

struct ReadOptions {
    Tick today;                          ///< the day to check against where the spec does not say `hiring: {now: ...}`
    bool over_now = false;               ///< check against `today` even where it does
    std::optional<Tick> at;              ///< a date at which there is to be a stage too
    std::vector<std::string> with;       ///< scenarios to apply to the spec, in order
    std::string stdin_text;              ///< what `-` reads
    std::string stdin_name = "<stdin>";  ///< what findings call it
    bool base = false;                   ///< keep what the spec is without its scenarios as well
    const FileTree* tree = nullptr;      ///< none: the folders of this computer
    std::vector<Tick> days;              ///< days to be stages beside those of the spec, where these carry dates
};

/// A spec as read: its bytes, its values and the organisation they describe.
struct Spec {
    text::Sources sources;
    std::vector<std::unique_ptr<text::Document>> documents;  ///< one a file, by `Place::file`
    std::vector<std::unique_ptr<text::Document>> merged;     ///< maps that hold values of several files
    Organisation organisation;
    std::unique_ptr<graph::OrgGraph> graph;  ///< of `organisation`, where the spec was built
    text::Findings findings;
    std::unique_ptr<Organisation> base;  ///< without any scenario, where `ReadOptions::base` and there are any
    std::optional<StageId> day_stage;    ///< the stage at `ReadOptions::at`, where the spec was built
    text::Findings unreadable;           ///< those of `findings` for which it was not built
    /// The text was whole, so that there is an organisation, whatever was found in it.
    bool built = false;
    /// The text was whole and every reference led somewhere, so that lines and stages mean what the user wrote.
    bool sound = false;
    /// `rules:` of each file, for the check of rules.
    std::vector<text::Node> rules;
    /// The files that the organisation was built from, scenarios after what they are applied to.
    std::vector<text::Node> roots;
};

/// Reads a file, or a folder (every `*.yaml` in it that begins with `orgplan:`, in path order). A scenario is applied
/// to its base, which may be a scenario itself. An input that cannot be read comes back as `unreadable`, everything
/// else as findings.
struct ReadResult {
    std::unique_ptr<Spec> spec;
    std::string unreadable;  ///< why, or empty
};
ReadResult read_spec(const std::string& path, const ReadOptions& options = {});

/// Whether a spec says from which day to plan, with `hiring: {now: ...}`.
bool says_now(const Spec& spec);

}  // namespace orgplan::language
