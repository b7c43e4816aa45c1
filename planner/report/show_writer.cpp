#include "planner/report/show_writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/model/words.h"
#include "planner/report/text_report.h"

namespace orgplan::report {

std::string ShowWriter::number(double value) {
    return fmt::format("{:.10g}", value);
}

void ShowWriter::add(std::string& line, std::string_view part) {
    if (part.empty()) return;
    if (!line.empty()) line += ", ";
    line += printable(part);
}

void ShowWriter::add(std::string& line, std::string_view key, const std::optional<std::vector<Text>>& words) {
    if (!words) return;
    std::string all;
    for (const Text word : *words) all += fmt::format("{}{}", all.empty() ? "" : " + ", word);
    add(line, fmt::format("{} {}", key, all.empty() ? "(none)" : all));
}

void ShowWriter::add(std::string& line, std::string_view key, const std::vector<UnitId>& units) const {
    std::string all;
    for (const UnitId unit : units) all += fmt::format("{}{}", all.empty() ? "" : " + ", org_[unit].id);
    if (!all.empty()) add(line, fmt::format("{} {}", key, all));
}

std::string ShowWriter::at_stages(StageSet stages, StageSet shown) const {
    if ((stages & shown) == shown) return {};
    std::string text;
    for (std::size_t s = 0; s < org_.stages.size(); ++s) {
        if (!(stages & shown).has(id_at<StageId>(s))) continue;
        text += fmt::format("{}{}", text.empty() ? "" : ", ", org_.stages[s].id);
    }
    return text + ": ";
}

void ShowWriter::duties(const std::vector<Duty>& duties, StageSet standing) {
    for (auto first = duties.begin(); first != duties.end();) {
        const auto last = std::find_if(first, duties.end(), [&](const Duty& duty) { return duty.name != first->name; });
        each_state(standing, [&](StageId stage) {
            const Duty* holds = nullptr;
            for (auto duty = first; duty != last && duty->from <= org_[stage].at; ++duty) holds = &*duty;
            if (holds == nullptr) return std::string();
            return fmt::format("duty {}: {}", printable(holds->name),
                               given(holds->position) ? org_[holds->position].id : "nobody");
        });
        first = last;
    }
}

void ShowWriter::links(LinkEnd from, StageSet standing) {
    auto link = std::lower_bound(org_.links.begin(), org_.links.end(), from,
                                 [](const Link& each, const LinkEnd& end) { return each.from < end; });
    for (; link != org_.links.end() && link->from == from; ++link) {
        if ((link->stages & shown_).empty()) continue;
        text_ += fmt::format("    {}{} {}\n", at_stages(link->stages, standing & shown_), verb_of(link->kind),
                             given(link->to.unit) ? org_[link->to.unit].id : org_[link->to.seat].id);
    }
}

void ShowWriter::company() {
    const Company& company = org_.company;
    std::string line;
    if (company.sector) add(line, *company.sector);
    add(line, "builds", company.builds);
    add(line, "customers", company.customers);
    add(line, "channels", company.channels);
    if (company.data_sensitivity) add(line, fmt::format("data {}", *company.data_sensitivity));
    if (company.departments) add(line, fmt::format("departments {}", *company.departments));
    if (company.budget) add(line, "has a budget");
    if (!line.empty()) text_ += fmt::format("    {}\n", line);
    duties(company.duties, shown_);
}

void ShowWriter::products() {
    bool begun = false;
    for (const Product& product : org_.products) {
        if ((product.stages & shown_).empty()) continue;
        text_ += fmt::format("{}  {}\n", begun ? "" : "\nproducts\n", product.id);
        begun = true;
        each_state(product.stages, [&](StageId stage) {
            const ProductState& state = product.at(org_[stage].at);
            std::string line;
            if (!state.name.empty()) add(line, fmt::format("\"{}\"", state.name));
            add(line, "by", state.units);
            if (state.has_ui) add(line, *state.has_ui ? "has a UI" : "no UI");
            if (state.ml) add(line, *state.ml ? "ML" : "no ML");
            add(line, "on", state.platforms);
            if (!state.complexity.empty()) add(line, fmt::format("{} complexity", state.complexity));
            return line.empty() ? "product" : line;
        });
        duties(product.duties, product.stages);
    }
}

void ShowWriter::projects() {
    if (!org_.projects.empty()) text_ += "\nprojects\n";
    for (const Project& project : org_.projects) {
        text_ += fmt::format("  {}\n", project.id);
        each_state(shown_, [&](StageId stage) {
            const ProjectState& state = project.at(org_[stage].at);
            std::string line;
            if (!state.name.empty()) add(line, fmt::format("\"{}\"", state.name));
            add(line, "by", state.units);
            if (state.due) add(line, fmt::format("due {}", date_text(*state.due)));
            if (state.budget) add(line, "has a budget");
            return line.empty() ? "project" : line;
        });
        duties(project.duties, shown_);
    }
}

}  // namespace orgplan::report
