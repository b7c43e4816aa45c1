#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "planner/language/spec_files.h"

namespace orgplan::language {
namespace {

namespace fs = std::filesystem;

// Beyond these nothing is looked at: a hint is worth a moment, and no more.
constexpr std::size_t kMostFiles = 50;
constexpr std::size_t kMostBytes = std::size_t{1} << 20;  // of a file

// Sections of which a spec has one.
constexpr std::array<std::string_view, 4> kOnce{"company", "costs", "hiring", "stages"};

constexpr std::array<std::string_view, 6> kRules{"unknown-edit", "unknown-location", "unknown-role",
                                                 "unknown-seat", "unknown-stage",    "unknown-unit"};

// The id that a reference names: the text in the first backticks of the message.
std::string_view id_in(const std::string& message) {
    const std::size_t begin = message.find('`');
    const std::size_t end = begin == std::string::npos ? begin : message.find('`', begin + 1);
    return end == std::string::npos ? std::string_view() : std::string_view(message).substr(begin + 1, end - begin - 1);
}

// Calls `take` with each value that is written after `id:`.
template <class Take>
void each_id(std::string_view text, const Take& take) {
    constexpr std::string_view kKey = "id:";
    for (std::size_t at = text.find(kKey); at != std::string_view::npos; at = text.find(kKey, at)) {
        const bool whole = at == 0 || std::string_view(" \t\n{,").find(text[at - 1]) != std::string_view::npos;
        at = std::min(text.find_first_not_of(" \t", at + kKey.size()), text.size());
        if (at < text.size() && (text[at] == '"' || text[at] == '\'')) ++at;
        const std::size_t end = std::min(text.find_first_of(" \t\r\n,{}[]\"'#", at), text.size());
        if (whole && end > at) take(text.substr(at, end - at));
        at = end;
    }
}

// `payments/tech-lead` is a seat of the unit `payments` that has no id of its own.
std::string_view unit_of(std::string_view id) {
    return id.substr(0, id.find('/'));
}

class Neighbours {
  public:
    Neighbours(const text::Sources& sources, const FileTree& tree) : tree_(tree) {
        for (std::uint32_t file = 0; file < sources.size(); ++file) {
            read_.insert(tree.key(sources[file].path));
            const std::string_view text = sources[file].text;
            each_id(text, [&](std::string_view id) { known_.emplace(id); });
            for (const std::string_view section : kOnce) {
                if (has_section(text, section)) taken_.insert(section);
            }
        }
    }

    void want(std::string_view id, text::Finding& finding) {
        if (std::string unit(unit_of(id)); !known_.contains(unit)) wanted_.emplace(std::move(unit), &finding);
    }

    bool wants() const { return !wanted_.empty(); }

    void look_in(const std::string& folder) {
        std::vector<std::string> paths;
        if (!tree_.list(folder.empty() ? "." : folder, paths).empty()) return;
        std::sort(paths.begin(), paths.end());
        std::size_t looked = 0;
        for (const std::string& path : paths) {
            const std::string extension = fs::path(path).extension().string();
            if ((extension != ".yaml" && extension != ".yml") || read_.contains(tree_.key(path))) continue;
            if (++looked > kMostFiles || wanted_.empty()) return;
            std::string text;
            if (tree_.read(path, text, kMostBytes).empty()) take(text, folder, path);
        }
    }

  private:
    // Two whole specs are not one.
    bool could_belong(std::string_view text) const {
        return std::ranges::none_of(taken_, [&](std::string_view section) { return has_section(text, section); });
    }

    void take(std::string_view text, const std::string& folder, const std::string& path) {
        if (!is_spec(text) || has_section(text, "scenario") || !could_belong(text)) return;
        each_id(text, [&](std::string_view id) {
            const auto [first, last] = wanted_.equal_range(std::string(id));
            for (auto each = first; each != last; ++each) {
                each->second->help =
                    fmt::format("`{}` beside this file has the id `{}`; to read both, name their folder: `{}`",
                                fs::path(path).filename().string(), id, folder.empty() ? "." : folder);
            }
            wanted_.erase(first, last);
        });
    }

    const FileTree& tree_;
    std::set<std::string> read_;             // keys
    std::unordered_set<std::string> known_;  // ids of the spec itself
    std::set<std::string_view> taken_;       // sections that it has already
    std::unordered_multimap<std::string, text::Finding*> wanted_;
};

}  // namespace

void point_to_neighbours(text::Findings& findings, const text::Sources& sources, const std::vector<std::string>& alone,
                         const FileTree& tree) {
    std::vector<text::Finding*> unknown;
    for (text::Finding& finding : findings.all()) {
        const bool leads_nowhere = std::ranges::find(kRules, finding.rule) != kRules.end();
        if (leads_nowhere && !finding.message.ends_with(" is expected")) unknown.push_back(&finding);
    }
    if (alone.empty() || unknown.empty()) return;
    Neighbours neighbours(sources, tree);
    for (text::Finding* finding : unknown) {
        if (const std::string_view id = id_in(finding->message); !id.empty()) neighbours.want(id, *finding);
    }
    if (!neighbours.wants()) return;
    std::set<std::string> folders;
    for (const std::string& path : alone) folders.insert(fs::path(path).parent_path().string());
    for (const std::string& folder : folders) neighbours.look_in(folder);
}

}  // namespace orgplan::language
