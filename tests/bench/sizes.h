#pragma once

#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <vector>

#include "graph/chart/layout/layout.h"
#include "tests/generate/organisation_text.h"

namespace orgplan::bench {
using namespace layout;

/// Those of examples/startup.yaml.
constexpr int kSmallSeats = 73;

/// The generated spec of that many seats, four stages, one line a seat; made once for each size.
const std::string& spec_text(std::size_t seats);
/// The same in a file, for the commands; removed when the program ends.
const std::string& spec_file(std::size_t seats);
/// Another generated spec in a file of that name; made once for each name.
std::string spec_file(const std::string& name, const GeneratorOptions& options);
/// The path of a file beside it.
std::string scratch_file(const std::string& name);
/// A file beside it for what a command writes.
std::string picture_file();
/// Its seats at the last stage as boxes of one size, under their managers.
const std::vector<Box>& boxes(std::size_t seats);

/// Called by main: the benchmarks of the slow floors too (`--slow`).
void add_check_benchmarks(bool slow);
void add_draw_benchmarks(bool slow);
void add_import_benchmarks(bool slow);
void add_plan_benchmarks();
void add_route_benchmarks();
void add_process_benchmarks();
void add_report_benchmarks();

/// Runs a command in this process, as the program does; what is worse than findings is the benchmark's failure.
void run_command(benchmark::State& state, const std::vector<std::string>& words);

}  // namespace orgplan::bench
