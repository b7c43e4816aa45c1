#pragma once

#include "graph/index/index.h"

namespace orgplan::rules {

/// A product or, numbered after the last product, a project.
enum class WorkId : std::uint32_t {};

inline bool is_project(const Organisation& org, WorkId work) {
    return index(work) >= org.products.size();
}
inline const Product& product_of(const Organisation& org, WorkId work) {
    return org.products[index(work)];
}
inline const Project& project_of(const Organisation& org, WorkId work) {
    return org.projects[index(work) - org.products.size()];
}
inline std::size_t work_count(const Organisation& org) {
    return org.products.size() + org.projects.size();
}
inline bool exists(const graph::Index& at, WorkId id) {
    return is_project(at.org, id) || product_of(at.org, id).stages.has(at.stage());
}

}  // namespace orgplan::rules
