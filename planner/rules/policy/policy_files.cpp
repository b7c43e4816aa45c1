#include "planner/rules/policy/policy_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "planner/language/language.h"
#include "planner/rules/policy/rule_settings.h"

namespace orgplan::rules {
namespace {

namespace fs = std::filesystem;

// The `rules:` that apply to a spec, in the order in which they are followed.
struct RuleNodes {
    std::vector<text::Node> shared;  // of policies
    std::vector<text::Node> own;     // of the spec's files
    bool whole = true;               // every policy is a whole text
};

class PolicyFiles {
  public:
    PolicyFiles(language::Spec& spec, const language::FileTree& tree, text::Findings& findings)
        : spec_(spec), tree_(tree), findings_(findings) {
        for (const text::Node rules : spec.rules) {
            nodes_.own.push_back(rules);
            files_.push_back(tree_.key(spec.sources[rules.place().file].path));
        }
        own_files_ = files_.size();
    }

    // Why a file cannot be read, or an empty text.
    std::string take(const std::string& path) {
        const std::string key = tree_.key(path);
        if (const auto known = std::find(files_.begin(), files_.end(), key); known != files_.end()) {
            const auto i = static_cast<std::size_t>(known - files_.begin());
            if (i < own_files_) shared_files_.push_back(i);
            return {};
        }
        std::string text;
        if (std::string why = tree_.read(path, text); !why.empty()) return why;
        files_.push_back(key);
        const std::uint32_t number = spec_.sources.add(path, std::move(text));
        spec_.documents.push_back(text::Document::read(spec_.sources, number, findings_));
        const text::Node root = spec_.documents.back()->root();
        const bool whole = spec_.documents.back()->whole();
        nodes_.whole = nodes_.whole && whole;
        // Where a fault of the text left nothing, it has been reported.
        if (whole || !root.is_null()) language::check_form(root, "policy", findings_);
        const text::Node rules = root.find("rules");
        if (!rules.is_map()) return {};
        nodes_.shared.push_back(rules);
        if (const text::Node further = rules.find("policy")) {
            findings_.add("bad-rule-setting", further.key_place(), "a policy cannot name another policy",
                          "name both in `policy` of the spec");
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
        // A file of the spec that is also a policy applies before the others of the spec.
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
        const language::FileTree::Kind kind = tree_.kind(path);
        const bool none = kind == language::FileTree::Kind::folder || kind == language::FileTree::Kind::other;
        std::string why = none ? fmt::format("`{}` is not a file", path) : take(path);
        if (why.empty()) return;
        findings_.add("unreadable-policy", value.place(), std::move(why),
                      "write the path of a file, relative to the file that names it");
    }

    language::Spec& spec_;
    const language::FileTree& tree_;
    text::Findings& findings_;
    RuleNodes nodes_;
    std::vector<std::string> files_;  // the spec's with `rules:`, then those that were read
    std::size_t own_files_ = 0;
    std::vector<std::size_t> shared_files_;
};

}  // namespace

SpecRules rules_of(language::Spec& spec, std::span<const std::string> policies, const language::FileTree* tree,
                   text::Findings& findings) {
    SpecRules result;
    PolicyFiles files(spec, language::tree_or_local(tree), findings);
    for (const std::string& path : policies) {
        if (result.unreadable = files.take(path); !result.unreadable.empty()) return result;
    }
    for (const text::Node rules : spec.rules) files.take_named(rules);
    const RuleNodes nodes = files.nodes();
    result.followed = spec.built && nodes.whole;
    std::vector<IgnoreComment> comments;
    if (result.followed) {
        comments = ignore_comments(spec, findings);
        result.policy = Policy::read(nodes.own, spec.organisation, result.rules, findings, nodes.shared, comments);
    }
    result.said.settings = rule_settings(nodes.shared, nodes.own, result.rules);
    add_settings(comments, result.said.settings);
    result.said.shared = nodes.shared;
    result.said.own = nodes.own;
    return result;
}

SpecRules rules_as_in(const language::Spec& spec, const SaidOfRules& other) {
    SpecRules result;
    text::Findings unreported;
    std::vector<IgnoreComment> comments = ignore_comments(spec, unreported);
    for (IgnoreComment& comment : comments) {
        std::erase_if(comment.rules, [&](const IgnoreComment::Word& rule) {
            return std::ranges::none_of(other.settings, [&](const report::RuleSetting& each) {
                const bool same_place = each.at.size() == 1 && each.at.front() == comment.at;
                return each.what == report::RuleSetting::What::ignored && each.id == rule.text && same_place &&
                       each.value == (comment.until ? comment.until->text : "");
            });
        });
    }
    result.followed = spec.built;
    result.policy = Policy::read(other.own, spec.organisation, result.rules, unreported, other.shared, comments);
    return result;
}

std::map<std::string, double, std::less<>> SpecRules::parameters() const {
    std::map<std::string, double, std::less<>> values;
    for (std::size_t i = 0; i < rules.parameters.size(); ++i) {
        values.emplace(rules.parameters[i].name, policy.parameters()[i]);
    }
    return values;
}

}  // namespace orgplan::rules
