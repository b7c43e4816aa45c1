#pragma once

#include <span>
#include <string>
#include <vector>

#include "planner/spec/document.h"
#include "planner/spec/read.h"

namespace orgplan {

/// The `rules:` that hold for a spec, in the order in which they are followed.
struct RuleNodes {
    std::vector<Node> shared;  ///< of policies
    std::vector<Node> own;     ///< of the spec's files
    std::string unreadable;    ///< why one of the files asked for cannot be read, or empty
};

/// Reads the policies at `paths` and those that `rules: {policy: ..}` of the spec names, from where the spec was read;
/// their files join its sources and documents, and what is wrong with them its findings. Each file is read once; a file
/// of the spec that is named as a policy counts as one. A spec with a policy that is no whole text is not `built`.
RuleNodes read_policies(Spec& spec, std::span<const std::string> paths, const FileTree* tree = nullptr);

}  // namespace orgplan
