#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "planner/diff/diff.h"
#include "planner/language/read.h"
#include "tests/bench/sizes.h"

namespace orgplan::bench {
using namespace diff;
using namespace language;
using namespace text;
namespace {

GeneratorOptions grown(benchmark::State& state, std::size_t stages) {
    return {.seats = static_cast<std::size_t>(state.range(0)), .stages = stages, .counted = false};
}

// Three years with a stage each quarter, lines that grow by the month.
GeneratorOptions planned(benchmark::State& state, bool money) {
    return {.seats = static_cast<std::size_t>(state.range(0)),
            .stages = 13,
            .months = 36,
            .costs = money,
            .budgets = money,
            .hiring = money};
}

std::string planned_file(benchmark::State& state, bool money) {
    return spec_file(fmt::format("{}-{}", money ? "plan" : "no-plan", state.range(0)), planned(state, money));
}

void check_file(benchmark::State& state, const std::string& file) {
    run_command(state, {"check", file, "--today", "2027-01-31"});
}

void one_stage(benchmark::State& state) {
    check_file(state, spec_file(fmt::format("one-{}", state.range(0)), grown(state, 1)));
}
void four_stages(benchmark::State& state) {
    check_file(state, spec_file(fmt::format("four-{}", state.range(0)), grown(state, 4)));
}
// Two stages a year apart, and between them days on which somebody gets another manager, or none.
void check_dated(benchmark::State& state, std::size_t changes) {
    GeneratorOptions options = grown(state, 2);
    options.changes = changes;
    check_file(state, spec_file(fmt::format("dated-{}-{}", changes, state.range(0)), options));
}
void without_changes(benchmark::State& state) {
    check_dated(state, 0);
}
void with_changes(benchmark::State& state) {
    check_dated(state, 250);
}
void check_unplanned(benchmark::State& state) {
    check_file(state, planned_file(state, false));
}
void check_planned(benchmark::State& state) {
    check_file(state, planned_file(state, true));
}
void plan_show(benchmark::State& state) {
    run_command(state, {"plan", "show", planned_file(state, true), "--today", "2027-01-31"});
}

// What a year changes, and another organisation altogether.
std::string compared_file(benchmark::State& state, std::uint32_t seed) {
    GeneratorOptions options = grown(state, 4);
    options.seed = seed;
    return spec_file(fmt::format("compared-{}-{}", seed, state.range(0)), options);
}

void read_both(benchmark::State& state) {
    for (auto _ : state) {
        for (const std::uint32_t seed : {1U, 2U}) benchmark::DoNotOptimize(read_spec(compared_file(state, seed)));
    }
}
void diff_unlike(benchmark::State& state) {
    run_command(state, {"diff", compared_file(state, 1), compared_file(state, 2), "--today", "2027-01-31"});
}
void diff_stages(benchmark::State& state) {
    run_command(state, {"diff", compared_file(state, 1) + "@s1", "@s4", "--today", "2027-01-31"});
}
void compare_alone(benchmark::State& state) {
    const ReadResult a = read_spec(compared_file(state, 1));
    const ReadResult b = read_spec(compared_file(state, 2));
    if (!a.spec->built || !b.spec->built) return state.SkipWithError("the generated specs cannot be built");
    const Organisation& before = a.spec->organisation;
    const Organisation& after = b.spec->organisation;
    for (auto _ : state) benchmark::DoNotOptimize(diff::diff(before, after, stage_by_stage(before, after)));
}

}  // namespace

void add_plan_benchmarks() {
    const auto add = [](const char* name, void (*function)(benchmark::State&), std::int64_t most) {
        auto* const benchmark = benchmark::RegisterBenchmark(name, function)->Unit(benchmark::kMillisecond);
        for (std::int64_t seats = 1'000; seats <= most; seats *= 10) benchmark->Arg(seats);
    };
    add("check-1-stage", one_stage, 100'000);
    add("check-4-stages", four_stages, 100'000);
    add("check-dated", with_changes, 100'000);
    add("check-undated", without_changes, 100'000);
    add("check-unplanned", check_unplanned, 100'000);
    add("check-plan", check_planned, 100'000);
    add("plan-show", plan_show, 100'000);
    add("read-both", read_both, 100'000);
    add("diff-unlike", diff_unlike, 100'000);
    add("diff-stages", diff_stages, 100'000);
    add("compare", compare_alone, 100'000);
}

}  // namespace orgplan::bench
