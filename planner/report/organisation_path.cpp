#include "planner/report/organisation_path.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "planner/text/catalogue.h"

namespace orgplan::report {
namespace {

// The first unit of a product or project of that id.
template <class Works>
UnitId first_unit(const Works& works, std::string_view id, Tick tick) {
    const auto work = std::ranges::find(works, id, [](const auto& each) { return std::string_view(each.id); });
    if (work == works.end()) return kNone<UnitId>;
    const auto& units = work->at(tick).units;
    return units.empty() ? kNone<UnitId> : units.front();
}

// The day at which it is looked up: of its first stage, else of its first time between stages.
Tick day_of(const text::Finding& finding, const Organisation& org) {
    if (!finding.stages.empty() && index(finding.stages.earliest()) < org.stages.size()) {
        return org[finding.stages.earliest()].at;
    }
    return finding.between.empty() ? kBeforeAll : finding.between.front().from;
}

// Whether it is a fault of the text that is in no thing of the organisation.
bool is_of_file(const text::Finding& finding) {
    const text::CatalogueEntry* const entry = text::find_in_catalogue(finding.rule);
    if (entry == nullptr || entry->pack != "text" || finding.about.empty()) return false;
    return finding.about.front().kind == "key" || finding.about.front().kind == "word";
}

}  // namespace

OrganisationPaths::OrganisationPaths(const Organisation& org) : org_(org) {
    for (std::size_t i = 0; i < org.units.size(); ++i) units_.emplace(org.units[i].id, id_at<UnitId>(i));
    for (std::size_t i = 0; i < org.positions.size(); ++i) seats_.emplace(org.positions[i].id, id_at<PositionId>(i));
}

std::string OrganisationPaths::of(UnitId unit, Tick tick) const {
    std::string path;
    // A loop of units is a finding of its own.
    for (std::size_t depth = 0; given(unit) && depth <= org_.units.size(); ++depth) {
        path = fmt::format("/{}{}", org_[unit].id, path);
        unit = org_[unit].at(tick).within;
    }
    return "company" + path;
}

// A numbered seat has its unit in front of its id already.
std::string OrganisationPaths::of(PositionId seat, Tick tick) const {
    const std::string_view id = org_[seat].id;
    return fmt::format("{}/{}", of(org_[seat].at(tick).home, tick), id.substr(id.rfind('/') + 1));
}

UnitId OrganisationPaths::unit_of(const text::Part& work, Tick tick) const {
    if (work.kind == "product") return first_unit(org_.products, work.id, tick);
    return work.kind == "project" ? first_unit(org_.projects, work.id, tick) : kNone<UnitId>;
}

std::string OrganisationPaths::of(const text::Finding& finding) const {
    if (is_of_file(finding)) return {};
    const Tick tick = day_of(finding, org_);
    UnitId works = kNone<UnitId>;
    for (const text::Part& part : finding.about) {
        if (part.kind == "unit") {
            if (const auto unit = units_.find(part.id); unit != units_.end()) return of(unit->second, tick);
        } else if (part.kind == "seat") {
            if (const auto seat = seats_.find(part.id); seat != seats_.end()) return of(seat->second, tick);
        } else if (!given(works)) {
            works = unit_of(part, tick);
        }
    }
    for (const auto* const seats : {&finding.seats, &finding.several}) {
        if (!seats->empty()) return of(seats->front(), tick);
    }
    return of(works, tick);
}

}  // namespace orgplan::report
