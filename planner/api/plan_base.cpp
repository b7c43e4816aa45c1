#include "planner/api/plan_base.h"

#include <filesystem>

namespace orgplan::api {

Result<SpecPtr> PlanSource::read(std::vector<Tick> days) const {
    language::ReadOptions options = reading;
    options.days = std::move(days);
    return api::read(path, options);
}

std::optional<PlanSource> base_of(const PlanSource& plan, const language::Spec& spec) {
    PlanSource base = plan;
    if (!base.reading.with.empty()) {
        base.reading.with.pop_back();
        return base;
    }
    const text::Node scenario = spec.roots.back().find("scenario");
    if (!scenario) return std::nullopt;
    std::filesystem::path from;
    if (plan.path != "-") from = spec.sources[scenario.place().file].path;
    base.path = (from.parent_path() / scenario.find("base").text()).lexically_normal().string();
    return base;
}

}  // namespace orgplan::api
