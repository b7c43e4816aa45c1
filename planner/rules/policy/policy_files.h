#pragma once

#include <span>
#include <string>
#include <vector>

#include "planner/language/read.h"
#include "planner/text/document.h"

namespace orgplan::rules {

/// The `rules:` that hold for a spec, in the order in which they are followed.
struct RuleNodes {
    std::vector<text::Node> shared;  ///< of policies
    std::vector<text::Node> own;     ///< of the spec's files
    std::string unreadable;          ///< why one of the files asked for cannot be read, or empty
};

/// Reads the policies at `paths` and those that `rules: {policy: ..}` of the spec names, from where the spec was read;
/// their files join its sources and documents, and what is wrong with them its findings. Each file is read once; a file
/// of the spec that is named as a policy counts as one. A spec with a policy that is no whole text is not `built`.
RuleNodes read_policies(language::Spec& spec, std::span<const std::string> paths,
                        const language::FileTree* tree = nullptr);

}  // namespace orgplan::rules
