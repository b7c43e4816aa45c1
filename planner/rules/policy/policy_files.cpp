#include "planner/rules/policy/policy_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "planner/language/language.h"

namespace orgplan::rules {
namespace {

namespace fs = std::filesystem;

class PolicyFiles {
  public:
    PolicyFiles(language::Spec& spec, const language::FileTree* tree) : spec_(spec), tree_(tree) {
        for (const text::Node rules : spec.rules) {
            nodes_.own.push_back(rules);
            files_.push_back(key_of(spec.sources[rules.place().file].path));
        }
        own_files_ = files_.size();
    }

    // Why a file cannot be read, or an empty text.
    std::string take(const std::string& path) {
        const std::string key = key_of(path);
        if (const auto known = std::find(files_.begin(), files_.end(), key); known != files_.end()) {
            const auto i = static_cast<std::size_t>(known - files_.begin());
            if (i < own_files_) shared_files_.push_back(i);
            return {};
        }
        std::string text;
        if (std::string why = tree_ == nullptr ? language::read_file(path, text) : tree_->read(path, text);
            !why.empty()) {
            return why;
        }
        files_.push_back(key);
        const std::uint32_t number = spec_.sources.add(path, std::move(text));
        spec_.documents.push_back(text::Document::read(spec_.sources, number, spec_.findings));
        const text::Node root = spec_.documents.back()->root();
        spec_.built = spec_.built && spec_.documents.back()->whole();
        language::check_form(root, "policy", spec_.findings);
        const text::Node rules = root.find("rules");
        if (!rules.is_map()) return {};
        nodes_.shared.push_back(rules);
        if (const text::Node further = rules.find("policy")) {
            spec_.findings.add("unreadable-policy", further.key_place(), "a policy names no further policies",
                               "name them beside this one in the spec");
        }
        return {};
    }

    // What `policy:` of a file names.
    void take_named(text::Node rules) {
        const text::Node value = rules.find("policy");
        if (value.is_scalar()) take_value(value);
        for (const text::Node each : value) take_value(each);
    }

    RuleNodes nodes() {
        // A file of the spec that is a policy as well holds before the others of the spec.
        std::sort(shared_files_.begin(), shared_files_.end());
        std::vector<text::Node> own;
        for (std::size_t i = 0; i < own_files_; ++i) {
            const bool shared = std::binary_search(shared_files_.begin(), shared_files_.end(), i);
            (shared ? nodes_.shared : own).push_back(nodes_.own[i]);
        }
        nodes_.own = std::move(own);
        return std::move(nodes_);
    }

  private:
    void take_value(text::Node value) {
        const fs::path from = fs::path(spec_.sources[value.place().file].path).parent_path();
        const std::string path = (from / value.text()).lexically_normal().string();
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        std::string why;
        if (fs::exists(status) && !fs::is_regular_file(status)) {
            why = fmt::format("`{}` is no file", path);
        } else {
            why = take(path);
        }
        if (why.empty()) return;
        spec_.findings.add("unreadable-policy", value.place(), std::move(why),
                           "name a file by its path from the one that names it");
    }

    static std::string key_of(const std::string& path) {
        std::error_code error;
        const fs::path key = fs::weakly_canonical(path, error);
        return error ? path : key.string();
    }

    language::Spec& spec_;
    const language::FileTree* tree_;
    RuleNodes nodes_;
    std::vector<std::string> files_;  // the spec's with `rules:`, then those that were read
    std::size_t own_files_ = 0;
    std::vector<std::size_t> shared_files_;
};

}  // namespace

RuleNodes read_policies(language::Spec& spec, std::span<const std::string> paths, const language::FileTree* tree) {
    PolicyFiles files(spec, tree);
    for (const std::string& path : paths) {
        if (std::string why = files.take(path); !why.empty()) return {{}, {}, std::move(why)};
    }
    for (const text::Node rules : std::vector<text::Node>(spec.rules)) files.take_named(rules);
    return files.nodes();
}

}  // namespace orgplan::rules
