#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/bench/sizes.h"

// The program as a user starts it: what a small spec takes is mostly the start.

namespace orgplan::bench {
namespace {

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

// The CPU time of the program with these words, user and system; below 0 where it fails.
double cpu_seconds(std::vector<std::string> words) {
    std::string program = ORGPLAN_PROGRAM;
    std::vector<char*> arguments{program.data()};
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);

    posix_spawn_file_actions_t silent;
    posix_spawn_file_actions_init(&silent);
    posix_spawn_file_actions_addopen(&silent, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int refused = posix_spawn(&child, program.c_str(), &silent, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&silent);
    if (refused != 0) return -1;

    int status = 0;
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child) return -1;
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) return -1;
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void processes(benchmark::State& state, const std::vector<std::string>& words) {
    for (auto _ : state) {
        const double taken = cpu_seconds(words);
        if (taken < 0) return state.SkipWithError("the program cannot be run");
        state.SetIterationTime(taken);
    }
}

void start(benchmark::State& state) {
    processes(state, {"--version"});
}
void check_small(benchmark::State& state) {
    processes(state, {"check", ORGPLAN_SOURCE_DIR "/examples/startup.yaml", "--today", "2027-01-31"});
}

// Of a spec of four stages in a repository: every pack, a baseline, a revision to compare with, and every format.
void check_everything(benchmark::State& state) {
    const std::string folder = scratch_file("repository");
    const std::string spec = folder + "/acme.yaml";
    if (!std::filesystem::exists(spec)) {
        std::filesystem::create_directory(folder);
        std::ofstream(spec, std::ios::binary) << spec_text(static_cast<std::size_t>(state.range(0)));
        std::ofstream(folder + "/acme.baseline") << "# orgplan baseline 1\n";
        const std::string git = "git -C '" + folder + "' -c user.name=n -c user.email=e ";
        if (std::system((git + "init -q && " + git + "add -A && " + git + "commit -q -m first").c_str()) != 0) {
            return state.SkipWithError("there is no git");
        }
    }
    std::vector<std::string> words{"check",
                                   spec,
                                   "--today",
                                   "2027-01-31",
                                   "--pack",
                                   "all",
                                   "--since",
                                   "HEAD",
                                   "--baseline",
                                   folder + "/acme.baseline",
                                   "--statistics",
                                   "--show-suppressed",
                                   "--explain-skipped"};
    for (const char* const format :
         {"text", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "rdjson", "markdown"}) {
        words.insert(words.end(), {"--format", std::string(format) + "=" + folder + "/out." + format});
    }
    processes(state, words);
}

}  // namespace

void add_process_benchmarks() {
    for (auto* const benchmark : {benchmark::RegisterBenchmark("start", start)->Arg(kSmallSeats)->Arg(1'000),
                                  benchmark::RegisterBenchmark("check-small", check_small)->Arg(kSmallSeats),
                                  benchmark::RegisterBenchmark("check-everything", check_everything)->Arg(1'000)}) {
        benchmark->Unit(benchmark::kMillisecond)->UseManualTime();
    }
}

}  // namespace orgplan::bench
