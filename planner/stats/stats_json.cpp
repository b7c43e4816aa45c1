#include <nlohmann/json.hpp>

#include "planner/report/json.h"
#include "planner/stats/report.h"

namespace orgplan::stats {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const TypicalRange& range) {
    Json json = Json::object();
    if (range.low) json["low"] = *range.low;
    if (range.high) json["high"] = *range.high;
    json["source"] = range.source;
    return json;
}

Json json_of(const UnitFigures& figures) {
    Json json = {{"seats", figures.count.seats},
                 {"headcount", figures.count.heads},
                 {"externals", figures.count.externals},
                 {"volunteers", figures.count.volunteers},
                 {"vacant", figures.count.vacant},
                 {"acting", figures.count.acting},
                 {"fte", figures.count.fte},
                 {"managers", figures.managers},
                 {"contributors", figures.contributors},
                 {"layers", figures.layers}};
    if (figures.managers > 0) {
        json["span"] = {{"least", figures.spans.least}, {"median", figures.spans.median}, {"most", figures.spans.most}};
    }
    return json;
}

Json json_of(const StageFigures& figures, const Organisation& org) {
    Json json = {{"stage", org[figures.stage].id}, {"company", json_of(figures.units.front())}};
    json["company"]["managers_outside"] = figures.outsiders;
    json["company"]["unresolved"] = figures.unresolved;
    json["company"]["families"] = Json::object();
    for (std::size_t f = 0; f < org.families.size(); ++f) {
        json["company"]["families"][std::string(org.families[f].id)] = figures.families[f];
    }
    json["company"]["outside_glossary"] = figures.unread;
    json["units"] = Json::array();
    for (const UnitFigures& unit : figures.units) {
        if (!given(unit.unit)) continue;
        Json each = {{"id", org[unit.unit].id}, {"name", org.name_of(unit.unit, figures.stage)}};
        if (const UnitId within = org.at(unit.unit, figures.stage).within; given(within)) {
            each["within"] = org[within].id;
        }
        each.update(json_of(unit));
        json["units"].push_back(std::move(each));
    }
    json["ratios"] = Json::array();
    for (const RatioFigure& ratio : figures.ratios) {
        Json each = {{"title", ratio.title}, {"rule", ratio.rule}, {"of", ratio.of}, {"to", ratio.to}};
        each["unknown"] = ratio.unknown();
        const bool left_out = figures.mostly_unread() && ratio.unknown() > 0;
        if (ratio.to > 0 && !left_out) each["ratio"] = double(ratio.of) / double(ratio.to);
        each["typical"] = json_of(ratio.typical);
        json["ratios"].push_back(std::move(each));
    }
    json["typical"] = {{"layers", json_of(figures.layers)}};
    return json;
}

}  // namespace

std::string stats_json(const Stats& stats, const Organisation& org) {
    Json json = {{"company", org.company.name}, {"stages", Json::array()}};
    for (const StageFigures& each : stats.stages) json["stages"].push_back(json_of(each, org));
    json["typical"] = {{"span", json_of(stats.span)}, {"team_size", json_of(stats.team_size)}};
    return report::json_text(json);
}

}  // namespace orgplan::stats
