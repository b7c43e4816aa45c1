#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/index/org_graph.h"
#include "planner/text/document.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

namespace orgplan::language {

/// Where a spec is read from instead of the folders of this computer, such as an earlier version.
class FileTree {
  public:
    virtual ~FileTree() = default;
    /// The whole text of a file. Returns why it cannot be read, or an empty text.
    virtual std::string read(const std::string& path, std::string& text) const = 0;
    /// The paths of what lies in a folder. Returns why it cannot be listed, or an empty text.
    virtual std::string list(const std::string& folder, std::vector<std::string>& paths) const = 0;
    virtual bool is_folder(const std::string& path) const = 0;
};

struct ReadOptions {
    Tick today;                          ///< the day to judge against where the spec does not say `hiring: {now: ...}`
    bool over_now = false;               ///< judge against `today` even where it does
    std::optional<Tick> at;              ///< a date of which there is to be a picture too
    std::vector<std::string> with;       ///< scenarios to lay over the spec, in order
    std::string stdin_text;              ///< what `-` reads
    std::string stdin_name = "<stdin>";  ///< what findings call it
    bool base = false;                   ///< keep what the spec is without its scenarios as well
    const FileTree* tree = nullptr;      ///< none: the folders of this computer
    std::vector<Tick> pictures;          ///< days to be stages beside those of the spec, where these carry dates
};

/// Reads a file whole, but for what is more than any document may be. Returns why it cannot be read, or an empty text.
std::string read_file(const std::string& path, std::string& text);

/// A spec as read: its bytes, its values and the organisation they describe.
struct Spec {
    text::Sources sources;
    std::vector<std::unique_ptr<text::Document>> documents;  ///< one a file, by `Place::file`
    std::vector<std::unique_ptr<text::Document>> merged;     ///< maps in which values of several files stand together
    Organisation organisation;
    std::unique_ptr<graph::OrgGraph> graph;  ///< of `organisation`, where the spec was built
    text::Findings findings;
    std::unique_ptr<Organisation> base;  ///< below all scenarios, where `ReadOptions::base` asks and there are any
    std::optional<StageId> asked;        ///< the picture at `ReadOptions::at`, where the spec was built
    /// The text was whole, so that there is an organisation, in spite of what was found in it.
    bool built = false;
    /// The text was whole and every reference led somewhere, so that lines and stages mean what the user wrote.
    bool sound = false;
    /// `rules:` of each file, for whoever judges.
    std::vector<text::Node> rules;
};

/// Reads a file, a folder (every `*.yaml` in it that begins with `orgplan:`, in path order) or a file of such a folder,
/// which means the folder. A scenario is laid over its base, which may be a scenario itself. An input that cannot be
/// read comes back as `unreadable`, everything else as findings.
struct ReadResult {
    std::unique_ptr<Spec> spec;
    std::string unreadable;  ///< why, or empty
};
ReadResult read_spec(const std::string& path, const ReadOptions& options = {});

}  // namespace orgplan::language
