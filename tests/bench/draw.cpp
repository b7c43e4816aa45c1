#include <benchmark/benchmark.h>

#include "graph/chart/layout/layout.h"
#include "tests/bench/floors.h"
#include "tests/bench/sizes.h"

namespace orgplan::bench {
using namespace layout;
namespace {

void layout(benchmark::State& state) {
    const std::vector<Box>& all = boxes(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(page_shaped(all, {}));
}

void pinned(benchmark::State& state) {
    const std::vector<Box>& all = boxes(static_cast<std::size_t>(state.range(0)));
    const Layout placed = page_shaped(all, {});
    GraphvizBoxes graph(all, &placed);
    for (auto _ : state) benchmark::DoNotOptimize(graph.draw("nop2"));
}

void dot(benchmark::State& state) {
    GraphvizBoxes graph(boxes(static_cast<std::size_t>(state.range(0))));
    for (auto _ : state) benchmark::DoNotOptimize(graph.draw("dot"));
}

/// The whole command: read, judged, laid out, rendered to SVG, as many pages as stay readable.
void draw(benchmark::State& state) {
    const std::string& file = spec_file(static_cast<std::size_t>(state.range(0)));
    run_command(state, {"draw", file, "--stage", "s4", "-o", picture_file(), "--today", "2027-01-31"});
}

void add(const char* name, void (*function)(benchmark::State&), std::initializer_list<std::int64_t> sizes) {
    auto* const benchmark = benchmark::RegisterBenchmark(name, function)->Unit(benchmark::kMillisecond);
    for (const std::int64_t size : sizes) benchmark->Arg(size);
}

}  // namespace

void add_draw_benchmarks(bool slow) {
    add("layout", layout, {1'000, 10'000, 100'000});
    add("pinned", pinned, {1'000, 10'000, 100'000});
    add("draw", draw, {1'000, 3'000, 10'000, 100'000});
    add("dot", dot, {1'000, 3'000});
    if (slow) add("dot", dot, {10'000});
}

}  // namespace orgplan::bench
