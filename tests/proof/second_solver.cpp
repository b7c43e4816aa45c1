#include "second_solver.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>

#include "planner/solver/formats.h"

namespace orgplan::testing {
namespace {

namespace fs = std::filesystem;

// What a command of the shell prints; nothing where it fails.
std::optional<std::string> output_of(const std::string& command) {
    std::FILE* const pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) return std::nullopt;
    std::string text;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text += static_cast<char>(c);
    if (::pclose(pipe) != 0) return std::nullopt;
    return text;
}

}  // namespace

SecondSolver::SecondSolver() {
    // Shards run at the same time.
    const char* const shard = std::getenv("GTEST_SHARD_INDEX");
    folder_ = fs::current_path() / (std::string("highs-") + (shard == nullptr ? "0" : shard));
    fs::create_directories(folder_);
    const fs::path source = fs::path(ORGPLAN_SOURCE_DIR) / "tests/proof/highs";
    for (const char* const name : {"package.json", "package-lock.json", "solve.js"}) {
        fs::copy_file(source / name, folder_ / name, fs::copy_options::overwrite_existing);
    }
    const std::string in_it = "cd '" + folder_.string() + "' && ";
    const std::string quick = "--silent --fetch-retries=0 --fetch-timeout=30000";
    if (!output_of("command -v npm")) {
        missing_ = "npm is not here";
    } else if (!output_of(in_it + "npm ls --silent") && !output_of(in_it + "npm ci " + quick + " 2>/dev/null")) {
        missing_ = "the registry of npm is out of reach";
    }
}

SecondSolver::Answer SecondSolver::solve(const solver::Model& model, std::span<const solver::Term> objective,
                                         int seconds) const {
    const fs::path file = folder_ / ("program-" + std::to_string(::getpid()) + ".lp");
    std::ofstream(file) << solver::as_lp(model, objective);
    const auto said = output_of("cd '" + folder_.string() + "' && node solve.js " + std::to_string(seconds) + " '" +
                                file.string() + "'");
    fs::remove(file);
    Answer answer{"failed"};
    if (!said) return answer;
    std::istringstream line(*said);
    std::getline(line, answer.status, '\t');
    line >> answer.seconds >> answer.objective;  // none is read where it found none
    return answer;
}

}  // namespace orgplan::testing
