#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "graph/index/org_graph.h"
#include "planner/cli/commands.h"
#include "planner/language/read.h"
#include "planner/rules/evaluate/check_rules.h"
#include "planner/rules/structure.h"
#include "tests/bench/floors.h"
#include "tests/bench/sizes.h"
#include "tests/generate/organisation_text.h"

namespace orgplan::bench {
using namespace cli;
using namespace graph;
using namespace language;
using namespace layout;
using namespace rules;
using namespace text;
namespace {

/// A folder of our own, gone with the program.
class Scratch {
  public:
    Scratch() : path_(std::filesystem::temp_directory_path() / fmt::format("orgplan-bench-{}", getpid())) {
        std::filesystem::create_directories(path_);
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    std::string file(const std::string& name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

void events(benchmark::State& state) {
    const std::string& text = spec_text(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(yaml_events(text));
}

void checked(benchmark::State& state, const std::vector<std::string>& options) {
    std::vector<std::string> words{"check", spec_file(static_cast<std::size_t>(state.range(0))), "--today",
                                   "2027-01-31"};
    words.insert(words.end(), options.begin(), options.end());
    run_command(state, words);
}
void check(benchmark::State& state) {
    checked(state, {});
}
void check_all(benchmark::State& state) {
    checked(state, {"--pack", "all"});
}
void check_structure_alone(benchmark::State& state) {
    checked(state, {"--pack", "structure"});
}

/// What comes after reading, but for the report.
void judged(benchmark::State& state, const std::string& pack) {
    const ReadResult read = read_spec(spec_file(static_cast<std::size_t>(state.range(0))));
    if (!read.spec || !read.spec->built) return state.SkipWithError("the generated spec cannot be built");
    for (auto _ : state) {
        const RuleSet& rules = builtin_rules();
        Policy policy(rules);
        policy.only_packs({pack});
        const OrgGraph graph(read.spec->organisation);
        Findings findings;
        check_structure(graph, findings);
        Summary summary;
        check_rules(graph, rules, SeatCosts(), policy, findings, summary);
        state.counters["findings"] = static_cast<double>(findings.all().size());
        state.counters["skipped"] = static_cast<double>(summary.skipped.size());
        state.counters["rules"] = static_cast<double>(summary.rules);
    }
}
void judge_all(benchmark::State& state) {
    judged(state, "all");
}
void judge_structure(benchmark::State& state) {
    judged(state, "structure");
}

const Scratch& scratch() {
    static const Scratch folder;
    return folder;
}

}  // namespace

const std::string& spec_text(std::size_t seats) {
    static std::map<std::size_t, std::string> texts;
    const auto [at, added] = texts.try_emplace(seats);
    if (added) at->second = organisation_text({.seats = seats, .counted = false});
    return at->second;
}

const std::string& spec_file(std::size_t seats) {
    static std::map<std::size_t, std::string> files;
    const auto [at, added] = files.try_emplace(seats, scratch().file(fmt::format("seats-{}.yaml", seats)));
    if (added) std::ofstream(at->second, std::ios::binary) << spec_text(seats);
    return at->second;
}

std::string spec_file(const std::string& name, const GeneratorOptions& options) {
    const std::string file = scratch().file(name + ".yaml");
    if (!std::filesystem::exists(file)) std::ofstream(file, std::ios::binary) << organisation_text(options);
    return file;
}

void run_command(benchmark::State& state, const std::vector<std::string>& words) {
    for (auto _ : state) {
        std::ostringstream out;
        std::ostringstream err;
        std::istringstream in;
        Console console{out, err, in};
        const int code = run(words, console);
        if (code > kFindings) state.SkipWithError(err.str().c_str());
    }
}

std::string scratch_file(const std::string& name) {
    return scratch().file(name);
}

std::string picture_file() {
    return scratch_file("picture.svg");
}

const std::vector<Box>& boxes(std::size_t seats) {
    static std::map<std::size_t, std::vector<Box>> all;
    const auto [at, added] = all.try_emplace(seats);
    if (!added) return at->second;
    const ReadResult read = read_spec(spec_file(seats));
    if (!read.spec || !read.spec->sound) throw std::runtime_error("the generated spec is not sound");
    const auto view = read.spec->graph->at(id_at<StageId>(read.spec->organisation.stages.size() - 1));
    std::map<PositionId, std::uint32_t> numbers;
    for (const std::uint32_t number : view->seats().order) {
        const PositionId seat = id_at<PositionId>(number);
        if (!view->exists(seat)) continue;
        const auto manager = numbers.find(view->manager(seat));
        Box box{.width = 150, .height = 40};
        if (manager != numbers.end()) box.parent = manager->second;
        numbers.emplace(seat, static_cast<std::uint32_t>(at->second.size()));
        at->second.push_back(box);
    }
    return at->second;
}

void add_check_benchmarks(bool slow) {
    for (auto* const benchmark :
         {benchmark::RegisterBenchmark("events", events), benchmark::RegisterBenchmark("check", check),
          benchmark::RegisterBenchmark("check-all", check_all),
          benchmark::RegisterBenchmark("check-structure", check_structure_alone),
          benchmark::RegisterBenchmark("judge-all", judge_all),
          benchmark::RegisterBenchmark("judge-structure", judge_structure)}) {
        benchmark->Unit(benchmark::kMillisecond);
        for (const std::int64_t seats : {1'000, 10'000, 100'000}) benchmark->Arg(seats);
        if (slow) benchmark->Arg(1'000'000);
    }
}

}  // namespace orgplan::bench
