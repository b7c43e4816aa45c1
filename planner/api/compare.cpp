#include "planner/api/compare.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/api/read.h"
#include "planner/report/phrases.h"
#include "planner/text/letters.h"

namespace orgplan::api {
namespace {

bool has_stage(const compare::ComparedSpec& compared, const std::string& id) {
    return std::ranges::any_of(compared.spec.organisation.stages, [&](const Stage& stage) { return stage.id == id; });
}

}  // namespace

Result<compare::Comparison> compare(std::span<const compare::ComparedSpec> specs, const std::string& stage) {
    if (std::optional<Refusal> refusal = refuse_number(specs.size())) return std::move(*refusal);
    const std::string chosen = stage == "all" ? "" : text::normal(stage);
    if (!chosen.empty() && std::ranges::none_of(specs, [&](const auto& each) { return has_stage(each, chosen); })) {
        Result<StageSet> stages = stages_of(specs.front().spec, chosen);
        if (!stages) return std::move(stages.error());
    }
    return compare::side_by_side(specs, chosen);
}

std::optional<Refusal> refuse_number(std::size_t specs) {
    if (specs >= 2 && specs <= kMostCompared) return std::nullopt;
    return Refusal{Refusal::Why::wrong, fmt::format("{} given, but a comparison takes 2 to {}",
                                                    report::counted(specs, "spec"), kMostCompared)};
}

}  // namespace orgplan::api
