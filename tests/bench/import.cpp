#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "planner/interop/csv.h"
#include "planner/interop/csv_rows.h"
#include "tests/bench/sizes.h"

// The import of an export, beside the splitting of the same bytes into fields.

namespace orgplan::bench {
namespace {

constexpr std::array<const char*, 5> kTitles{"Software Engineer", "Senior QA Engineer", "Product Manager", "Accountant",
                                             "Recruiter"};

/// Eight report to each. `rich`: managers by name and by e-mail, two columns of units, dates, status, contract, hours.
const std::string& export_text(std::size_t rows, bool rich) {
    static std::map<std::pair<std::size_t, bool>, std::string> made;
    std::string& csv = made[{rows, rich}];
    if (!csv.empty()) return csv;
    csv = rich ? "employee_id,name,job_title,manager,department,team,start_date,end_date,status,type,hours,email\n"
               : "employee_id,name,job_title,manager_id,department,start_date\n";
    for (std::size_t i = 1; i <= rows; ++i) {
        const std::size_t boss = i == 1 ? 0 : std::max<std::size_t>(i / 8, 1);
        const std::string start = fmt::format("2020-{:02}-{:02}", i % 12 + 1, i % 28 + 1);
        if (!rich) {
            csv += fmt::format("{},Ann Lee {},{},{},Unit {},{}\n", i, i, kTitles[i % 5],
                               boss == 0 ? "" : std::to_string(boss), i / 40, start);
            continue;
        }
        std::string manager;
        if (boss != 0) manager = i % 2 == 0 ? fmt::format("u{}@x.io", boss) : fmt::format("\"{} Lee, Ann\"", boss);
        csv += fmt::format("{0},Ann Lee {0},{1},{2},Dept {3},Team {4},{5},{6},Active,{7},{8},u{0}@x.io\n", i,
                           kTitles[i % 5], manager, i / 400, i / 40, start, i % 50 == 0 ? "2027-06-30" : "",
                           i % 9 == 0 ? "Contractor" : "Employee", i % 5 == 0 ? 32 : 40);
    }
    return csv;
}

void import_rows(benchmark::State& state, bool rich) {
    const std::string& csv = export_text(static_cast<std::size_t>(state.range(0)), rich);
    interop::CsvOptions options;
    options.today = parse_date("2027-01-15");
    for (auto _ : state) benchmark::DoNotOptimize(interop::import_csv(csv, options));
}

void split_rows(benchmark::State& state) {
    const std::string& csv = export_text(static_cast<std::size_t>(state.range(0)), false);
    for (auto _ : state) {
        std::size_t fields = 0;
        interop::read_rows(csv, ',', [&](const interop::CsvRow& row) { fields += row.fields.size(); });
        benchmark::DoNotOptimize(fields);
    }
}

void split_rich(benchmark::State& state) {
    const std::string& csv = export_text(static_cast<std::size_t>(state.range(0)), true);
    for (auto _ : state) {
        std::size_t fields = 0;
        interop::read_rows(csv, ',', [&](const interop::CsvRow& row) { fields += row.fields.size(); });
        benchmark::DoNotOptimize(fields);
    }
}

}  // namespace

void add_import_benchmarks(bool slow) {
    const auto add = [&](const char* name, auto run) {
        auto* made = benchmark::RegisterBenchmark(name, run)->Unit(benchmark::kMillisecond);
        made->Arg(1'000)->Arg(100'000);
        if (slow) made->Arg(1'000'000);
    };
    add("import", [](benchmark::State& state) { import_rows(state, false); });
    add("import-rich", [](benchmark::State& state) { import_rows(state, true); });
    add("split", split_rows);
    add("split-rich", split_rich);
}

}  // namespace orgplan::bench
