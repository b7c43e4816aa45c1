#include <cmath>
#include <nlohmann/json.hpp>

#include "planner/compare/comparison.h"
#include "planner/report/json.h"

namespace orgplan::compare {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Value& value, const SpecFacts& spec) {
    if (const double* const number = std::get_if<double>(&value)) {
        if (*number == std::floor(*number)) return static_cast<std::int64_t>(*number);
        return *number;
    }
    return plain_money_text(std::get<costs::Exact>(value).rounded(), spec.currency);
}

Json json_of(const std::optional<MonthSpan>& months) {
    if (!months) return nullptr;
    return {{"first", month_text(months->first)}, {"last", month_text(months->end - 1)}};
}

// The figures of a spec, and the differences of those that are not the same in the first.
void add_figures(Json& json, const Comparison& comparison, const std::vector<Figure>& figures, std::size_t spec) {
    const SpecFacts& facts = comparison.specs[spec];
    Json differences = Json::object();
    for (const Figure& figure : figures) {
        const std::optional<Value>& value = figure.values[spec];
        json[std::string(figure.key)] = value ? json_of(*value, facts) : Json();
        const std::optional<Value> difference = comparison.difference(figure, spec);
        if (!difference || *value == *figure.values.front()) continue;
        const costs::Exact* const money = std::get_if<costs::Exact>(&*difference);
        if (money != nullptr && money->rounded() == 0) continue;
        differences[std::string(figure.key)] = json_of(*difference, facts);
    }
    if (spec > 0) json["difference"] = std::move(differences);
}

}  // namespace

std::string comparison_json(const Comparison& comparison) {
    Json json = {{"specs", Json::array()}, {"months", json_of(comparison.months)}, {"stages", Json::array()}};
    for (std::size_t s = 0; s < comparison.specs.size(); ++s) {
        const SpecFacts& facts = comparison.specs[s];
        Json each = {{"spec", facts.name},
                     {"name", facts.heading},
                     {"currency", facts.currency},
                     {"seats_without_cost", facts.unpriced},
                     {"months", json_of(facts.months)}};
        if (!facts.uncosted.empty()) each["uncosted"] = facts.uncosted;
        add_figures(each, comparison, comparison.whole, s);
        json["specs"].push_back(std::move(each));
    }
    for (const ComparedStage& stage : comparison.stages) {
        Json row = Json::array();
        for (std::size_t s = 0; s < comparison.specs.size(); ++s) {
            const std::optional<StageName>& name = stage.names[s];
            Json each = {{"spec", comparison.specs[s].name}, {"stage", name ? Json(name->id) : Json()}};
            if (name) {
                if (!name->date.empty()) each["date"] = name->date;
                add_figures(each, comparison, stage.figures, s);
            }
            row.push_back(std::move(each));
        }
        json["stages"].push_back(std::move(row));
    }
    return report::json_text(json);
}

}  // namespace orgplan::compare
