#include <benchmark/benchmark.h>

#include <vector>

#include "graph/chart/layout/layout.h"
#include "graph/chart/scene/compose.h"
#include "planner/language/read.h"
#include "tests/bench/sizes.h"
#include "tests/layout/crossings.h"
#include "tests/layout/families.h"
#include "tests/layout/random_links.h"

// Dotted lines: how long routing takes, and what comes of it beside what libavoid makes of such boxes.

namespace orgplan::bench {
using namespace layout;
namespace {

constexpr double kLibavoidRandom = 31;
constexpr double kLibavoidMatrix = 7;
constexpr double kMostOfLibavoid = 1.25;

void report(benchmark::State& state, double crossed, double long_lines, double lost, double libavoid) {
    state.counters["crossings"] = crossed;
    state.counters["points"] = long_lines;
    state.counters["not_drawn"] = lost;
    state.counters["at_most"] = libavoid * kMostOfLibavoid;
}

// 24 lines drawn at random over 60 seats, on charts of five kinds.
void random_lines(benchmark::State& state, const RouteOptions& options) {
    std::vector<Layout> charts;
    for (const char* family : {"kary4", "kary8", "uniform", "preferential", "mixed"}) {
        for (const std::uint32_t seed : {1u, 2u, 3u, 4u})
            charts.push_back(page_shaped(made_tree(family, 60, seed), {}));
    }
    double crossed = 0;
    double points = 0;
    double lost = 0;
    for (auto _ : state) {
        crossed = points = lost = 0;
        for (std::uint32_t chart = 0; chart < charts.size(); ++chart) {
            std::vector<Polyline> lines;
            for (const DottedRoute& route :
                 route_dotted(charts[chart], random_links(charts[chart], 24, chart + 1), options)) {
                lost += route.line.empty() ? 1 : 0;
                points += length(route.line);
                lines.push_back(route.line);
            }
            crossed += static_cast<double>(crossings(lines));
        }
    }
    const auto count = static_cast<double>(charts.size());
    report(state, crossed / count, points / count, lost / count, kLibavoidRandom);
}

// Each by itself, as short and straight as can be, but for what lies in its way.
void routes_regardless(benchmark::State& state) {
    random_lines(state, {.crossing = 0, .rounds = 0});
}
void routes_once(benchmark::State& state) {
    random_lines(state, {.rounds = 0});
}
void routes(benchmark::State& state) {
    random_lines(state, {});
}

void routes_matrix(benchmark::State& state) {
    const language::ReadResult read = language::read_spec(ORGPLAN_SOURCE_DIR "/examples/matrix.yaml", {});
    scene::TextMeasure measure;
    scene::ChartOptions options;
    options.cards.stages = {id_at<StageId>(0)};
    options.page = scene::parse_page("a4").value();
    std::vector<Polyline> lines;
    double points = 0;
    for (auto _ : state) {
        lines.clear();
        points = 0;
        for (const scene::SceneLine& line :
             scene::compose(read.spec->organisation, options, measure).front().scene.lines) {
            if (!line.dotted) continue;
            points += length(line.points);
            lines.push_back(line.points);
        }
    }
    report(state, static_cast<double>(crossings(lines)), points, 0, kLibavoidMatrix);
}

}  // namespace

void add_route_benchmarks() {
    benchmark::RegisterBenchmark("routes-regardless", routes_regardless)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("routes-once", routes_once)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("routes", routes)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("routes-matrix", routes_matrix)->Unit(benchmark::kMillisecond);
}

}  // namespace orgplan::bench
