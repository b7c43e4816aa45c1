#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>

#include "planner/api/check.h"
#include "planner/report/ci/formats.h"
#include "planner/report/json_report.h"
#include "planner/report/text_report.h"
#include "tests/bench/sizes.h"

// Each format of a report, of a spec with so many findings: what writing takes, without reading and checking.

namespace orgplan::bench {
namespace {

// A spec with so many units and nobody in them, checked.
struct ManyFindings {
    explicit ManyFindings(std::size_t count) {
        std::string text = "orgplan: 1\ncompany: {manager: boss}\npositions: [{id: boss, role: ceo}]\nunits:\n";
        for (std::size_t i = 0; i < count; ++i) text += fmt::format("  - {{id: unit-{}}}\n", i);
        const std::string file = scratch_file(fmt::format("findings-{}.yaml", count));
        std::ofstream(file, std::ios::binary) << text;
        spec = std::move(language::read_spec(file).spec);
        api::CheckRequest request;
        request.parts = true;
        checked = std::move(*api::check(*spec, request));
        report =
            report::check_report(checked.findings, spec->sources, spec->organisation, checked.rules, "no summary\n");
    }

    std::unique_ptr<language::Spec> spec;
    api::Checked checked;
    report::CheckReport report;
};

const ManyFindings& many_findings(std::size_t count) {
    static std::map<std::size_t, ManyFindings> all;
    return all.try_emplace(count, count).first->second;
}

std::string text_of(const ManyFindings& of) {
    return report::text_report(of.checked.findings, of.spec->sources, of.spec->organisation, {});
}
std::string json_of(const ManyFindings& of) {
    const report::JsonPart part{of.checked.findings, of.spec->sources, of.spec->organisation, of.checked.rules};
    return report::json_report({&part, 1}, of.report);
}
template <auto Write>
std::string report_of(const ManyFindings& of) {
    return Write(of.report, {text::Severity::error, "0", "", "https://example.org/docs"});
}

template <auto Write>
void write(benchmark::State& state) {
    const ManyFindings& of = many_findings(static_cast<std::size_t>(state.range(0)));
    std::size_t bytes = 0;
    for (auto _ : state) bytes = Write(of).size();
    state.counters["bytes"] = static_cast<double>(bytes);
}

}  // namespace

void add_report_benchmarks() {
    for (auto* const benchmark :
         {benchmark::RegisterBenchmark("report-text", write<text_of>),
          benchmark::RegisterBenchmark("report-concise", write<report_of<report::concise_report>>),
          benchmark::RegisterBenchmark("report-json", write<json_of>),
          benchmark::RegisterBenchmark("report-jsonl", write<report_of<report::jsonl_report>>),
          benchmark::RegisterBenchmark("report-sarif", write<report_of<report::sarif_report>>),
          benchmark::RegisterBenchmark("report-junit", write<report_of<report::junit_report>>),
          benchmark::RegisterBenchmark("report-github", write<report_of<report::github_report>>),
          benchmark::RegisterBenchmark("report-gitlab", write<report_of<report::gitlab_report>>),
          benchmark::RegisterBenchmark("report-rdjson", write<report_of<report::rdjson_report>>),
          benchmark::RegisterBenchmark("report-markdown", write<report_of<report::markdown_report>>)}) {
        benchmark->Unit(benchmark::kMillisecond)->Arg(1'000)->Arg(10'000);
    }
}

}  // namespace orgplan::bench
