#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/sizes.h"

namespace {

/// One of ours over its floor, at each size at which both ran.
struct Ratio {
    std::string_view ours;
    std::string_view floor;
    std::string_view meaning;
    double most = 0;  ///< the goal; none: 0
};

constexpr std::array kSizes{orgplan::bench::kSmallSeats, 1'000, 3'000, 10'000, 100'000, 1'000'000};

constexpr std::array<Ratio, 19> kRatios{{
    {"check-small", "start", "check of a small spec / --version, as processes", 2.2},
    {"check-everything", "start", "everything that check can do / --version, as processes", 20},
    {"check-everything", "events", "everything that check can do / yaml-cpp events on the same bytes", 20},
    {"check", "events", "check / yaml-cpp events on the same bytes", 1.3},
    {"check-all", "check-structure", "check of every pack / of pack structure alone"},
    {"judge-all", "judge-structure", "judging alone: every pack / pack structure"},
    {"check-4-stages", "check-1-stage", "check of four stages / of one", 1.5},
    {"check-dated", "check-undated", "check with 500 dated changes between two stages / without", 1.5},
    {"check-plan", "check-unplanned", "check with money and hiring, 36 months / without", 3},
    {"plan-show", "check-unplanned", "plan show, 36 months / check without", 3},
    {"diff-unlike", "read-both", "diff of two unlike (whole command) / reading both"},
    {"diff-stages", "read-both", "diff of two stages (whole command) / reading both"},
    {"compare", "read-both", "comparing two unlike / reading both", 1},
    {"layout", "pinned", "layout / no-op drawing of the same boxes", 0.1},
    {"draw", "pinned", "draw (whole command) / no-op drawing of the same boxes"},
    {"draw", "dot", "draw (whole command) / dot on the same boxes", 0.1},
    {"layout", "dot", "layout / dot on the same boxes"},
    {"import", "split", "import csv of ids / splitting the same bytes", 35},
    {"import-rich", "split-rich", "import csv of names, dates, units / splitting", 60},
}};

/// Formats of reports, whose time is linear in the findings.
constexpr std::array<std::string_view, 10> kFormats{"text",  "concise", "json",   "jsonl",  "sarif",
                                                    "junit", "github",  "gitlab", "rdjson", "markdown"};
constexpr double kMostOfTen = 1.5;  ///< of ten times the findings / ten times the time

/// The usual table, and below it the ratios.
class Reporter : public benchmark::ConsoleReporter {
  public:
    Reporter() : ConsoleReporter(isatty(STDOUT_FILENO) != 0 ? OO_ColorTabular : OO_Tabular) {}

    void ReportRuns(const std::vector<Run>& runs) override {
        ConsoleReporter::ReportRuns(runs);
        for (const Run& run : runs) {
            if (run.error_occurred) continue;
            // What stops its own clock counts the CPU time of another process.
            seconds_[run.run_name.function_name + "/" + run.run_name.args] =
                run.run_name.time_type.empty() ? run.GetAdjustedCPUTime() : run.GetAdjustedRealTime();
        }
    }

    void Finalize() override {
        ConsoleReporter::Finalize();
        GetOutputStream() << fmt::format("\n{:<58}", "ratio of CPU times, by seats");
        for (const int seats : kSizes) GetOutputStream() << fmt::format("{:>12}", seats);
        GetOutputStream() << "    goal\n";
        for (const Ratio& ratio : kRatios) {
            std::string line = fmt::format("{:<58}", ratio.meaning);
            bool seen = false;
            bool kept = true;
            for (const int seats : kSizes) {
                const auto ours = seconds_.find(fmt::format("{}/{}", ratio.ours, seats));
                const auto floor = seconds_.find(fmt::format("{}/{}", ratio.floor, seats));
                const bool both = ours != seconds_.end() && floor != seconds_.end();
                seen = seen || both;
                kept = kept && (!both || ours->second <= ratio.most * floor->second);
                line += both ? fmt::format("{:>12.3g}", ours->second / floor->second) : fmt::format("{:>12}", "-");
            }
            if (ratio.most > 0) line += fmt::format("    at most {}", ratio.most);
            if (ratio.most > 0 && seen) line += kept ? ": met" : ": missed";
            GetOutputStream() << line << "\n";
        }
        write_growth();
    }

  private:
    void write_growth() {
        std::string lines;
        for (const std::string_view format : kFormats) {
            const auto few = seconds_.find(fmt::format("report-{}/1000", format));
            const auto many = seconds_.find(fmt::format("report-{}/10000", format));
            if (few == seconds_.end() || many == seconds_.end()) continue;
            const double ratio = many->second / few->second / 10;
            lines += fmt::format("{:<58}{:>12.3g}    at most {}: {}\n", format, ratio, kMostOfTen,
                                 ratio <= kMostOfTen ? "met" : "missed");
        }
        if (lines.empty()) return;
        GetOutputStream() << "\nreport of 10,000 findings / ten reports of 1,000\n" << lines;
    }

    std::map<std::string, double> seconds_;
};

}  // namespace

int main(int argc, char** argv) {
    bool slow = false;
    std::vector<char*> rest;
    for (int i = 0; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--slow") {
            slow = true;
        } else {
            rest.push_back(argv[i]);
        }
    }
    int count = static_cast<int>(rest.size());
    orgplan::bench::add_check_benchmarks(slow);
    orgplan::bench::add_plan_benchmarks();
    orgplan::bench::add_process_benchmarks();
    orgplan::bench::add_report_benchmarks();
    orgplan::bench::add_draw_benchmarks(slow);
    orgplan::bench::add_route_benchmarks();
    orgplan::bench::add_import_benchmarks(slow);
    benchmark::Initialize(&count, rest.data());
    if (benchmark::ReportUnrecognizedArguments(count, rest.data())) return 2;
    Reporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    return 0;
}
