#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "planner/report/ci/formats.h"
#include "planner/report/markdown.h"
#include "planner/report/phrases.h"

namespace orgplan::report {
namespace {

constexpr std::size_t kWorst = 10;

std::string counts_of(const CheckReport& report) {
    if (report.findings.empty()) return "no findings";
    std::string text;
    for (const auto& [severity, noun] :
         {std::pair(text::Severity::error, "error"), std::pair(text::Severity::warning, "warning")}) {
        if (const std::size_t count = report.count(severity); count > 0) {
            text += (text.empty() ? "" : ", ") + counted(count, noun);
        }
    }
    if (const std::size_t advice = report.count(text::Severity::advice); advice > 0) {
        text += fmt::format("{}{} advice", text.empty() ? "" : ", ", advice);
    }
    return text;
}

// A row a rule, a column a stage at which anything is found.
Table by_rule(const CheckReport& report) {
    constexpr std::string_view kAlways = "at any";
    std::vector<std::string> stages;
    std::map<std::string, std::map<std::string, std::size_t>> counts;
    for (const ReportedFinding& each : report.findings) {
        for (const std::string& stage : each.stages) {
            if (std::ranges::find(stages, stage) == stages.end()) stages.push_back(stage);
            ++counts[each.rule][stage];
        }
        if (each.stages.empty()) ++counts[each.rule][std::string(kAlways)];
    }
    const bool always = std::ranges::any_of(report.findings, [](const auto& each) { return each.stages.empty(); });
    if (always) stages.emplace_back(kAlways);
    Table table;
    table.title = "Findings by rule and stage";
    table.headings = {"rule"};
    table.headings.insert(table.headings.end(), stages.begin(), stages.end());
    for (const auto& [rule, of_stage] : counts) {
        Table::Row row;
        row.cells = {rule};
        for (const std::string& stage : stages) {
            const auto found = of_stage.find(stage);
            row.cells.push_back(found == of_stage.end() ? "" : std::to_string(found->second));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

std::string markdown_report(const CheckReport& report, const FormatOptions& options) {
    std::string text = fmt::format("## orgplan: {}\n", counts_of(report));
    if (!report.findings.empty()) text += "\n" + markdown_of(by_rule(report));
    std::vector<const ReportedFinding*> worst;
    for (const ReportedFinding& each : report.findings) worst.push_back(&each);
    std::ranges::stable_sort(worst, std::ranges::greater(), [](const ReportedFinding* each) { return each->severity; });
    if (worst.size() > kWorst) worst.resize(kWorst);
    if (!worst.empty()) text += fmt::format("\n### The worst {}\n\n", worst.size());
    for (const ReportedFinding* each : worst) {
        const std::string& path = each->where.repository_path;
        const std::string place = fmt::format("{}:{}", path, each->where.line);
        const std::string shown = report.hides_files() ? markdown_text(place)
                                                       : fmt::format("[{}](<{}{}#L{}>)", markdown_text(place),
                                                                     options.links, path, each->where.line);
        text += fmt::format("- **{}** {}: {} ({})\n", name_of(each->severity), shown, markdown_message(each->message),
                            markdown_code(each->rule));
    }
    if (!report.since.empty()) {
        text += fmt::format("\n{} since {}; {} before, {} resolved.\n", counted(report.findings.size(), "new finding"),
                            markdown_code(report.since), report.before, report.resolved);
    }
    if (!report.baseline.empty()) {
        text += fmt::format("\n{} in the baseline {}, {} of it resolved.\n", counted(report.known.size(), "finding"),
                            markdown_code(report.baseline),
                            counted(report.resolved_of_baseline.size(), "entry", "entries"));
    }
    if (!report.silenced.empty()) {
        text += fmt::format("\n### {} silenced by this change\n\n", counted(report.silenced.size(), "finding"));
        for (const ReportedSilence& each : report.silenced) {
            text += fmt::format("- {} ({}): {} now\n", markdown_message(each.finding.message),
                                markdown_code(each.finding.rule), each.now);
        }
    }
    if (!report.suppressed.empty()) {
        text += fmt::format("\n{} suppressed:\n\n", counted(report.suppressed.size(), "finding"));
        for (const ReportedSuppression& each : report.suppressed) {
            text += fmt::format("- {} of {}: {}\n", markdown_code(each.rule), markdown_message(each.about),
                                markdown_text(each.why));
        }
    }
    if (!report.left_out.empty()) text += fmt::format("\nLeft out: {}.\n", listed(report.left_out));
    return text;
}

}  // namespace orgplan::report
