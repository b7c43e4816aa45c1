#include "tests/ci/schemas.h"

#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace orgplan {

namespace fs = std::filesystem;

ShellRun shell(const std::string& command, const std::string& input) {
    std::string name = (fs::temp_directory_path() / "orgplan-shell-XXXXXX").string();
    const int file = ::mkstemp(name.data());
    std::ofstream(name, std::ios::binary) << input;
    ShellRun run;
    std::FILE* const pipe = ::popen(("{ " + command + "\n} < '" + name + "' 2>&1").c_str(), "r");
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) run.said += static_cast<char>(c);
    const int status = ::pclose(pipe);
    run.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (file >= 0) fs::remove(name);
    return run;
}

NpmSchemas::NpmSchemas(const std::string& name) {
    // Shards run at the same time.
    const char* const shard = std::getenv("GTEST_SHARD_INDEX");
    folder_ = fs::current_path() / (name + "-" + (shard == nullptr ? "0" : shard));
    fs::create_directories(folder_);
    const fs::path source = fs::path(ORGPLAN_SOURCE_DIR) / "tests/ci" / name;
    for (const char* const file : {"package.json", "package-lock.json"}) {
        fs::copy_file(source / file, folder_ / file, fs::copy_options::overwrite_existing);
    }
    const std::string in_it = "cd '" + folder_.string() + "' && ";
    const std::string quick = "--ignore-scripts --silent --fetch-retries=0 --fetch-timeout=30000";
    if (shell("command -v npm").exit_code != 0) {
        missing_ = "npm is not here";
    } else if (shell(in_it + "npm ls --silent").exit_code != 0 && shell(in_it + "npm ci " + quick).exit_code != 0) {
        missing_ = "the registry of npm is out of reach";
    }
}

}  // namespace orgplan
