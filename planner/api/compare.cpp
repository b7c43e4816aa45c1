#include "planner/api/compare.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/api/read.h"

namespace orgplan::api {
namespace {

bool has_stage(const compare::ComparedSpec& compared, const std::string& id) {
    return std::ranges::any_of(compared.spec.organisation.stages, [&](const Stage& stage) { return stage.id == id; });
}

}  // namespace

Result<compare::Comparison> compare(std::span<const compare::ComparedSpec> specs, const std::string& stage) {
    if (std::optional<Refusal> refusal = refuse_number(specs.size())) return std::move(*refusal);
    const std::string asked = stage == "all" ? "" : stage;
    if (!asked.empty() && std::ranges::none_of(specs, [&](const auto& each) { return has_stage(each, asked); })) {
        Result<StageSet> stages = stages_of(specs.front().spec, asked);
        if (!stages) return std::move(stages.error());
    }
    return compare::side_by_side(specs, asked);
}

std::optional<Refusal> refuse_number(std::size_t specs) {
    if (specs >= 2 && specs <= kMostCompared) return std::nullopt;
    return Refusal{Refusal::Why::wrong, fmt::format("2 to {} specs are compared, and {} {} given", kMostCompared, specs,
                                                    specs == 1 ? "is" : "are")};
}

}  // namespace orgplan::api
