#include "planner/api/init.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <ostream>
#include <system_error>

#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"

namespace orgplan::cli {
namespace {

struct InitOptions {
    std::string file = "orgplan.yaml";
    std::string name = "starter";
    std::string today;
};

int init(const InitOptions& options, Console& console) {
    const std::optional<Tick> today = today_of(options.today);
    if (!today) return refuse(console, fmt::format("--today `{}` is not a date; write YYYY-MM-DD", options.today));
    const api::Result<std::string> spec = api::init(options.name, *today);
    if (!spec) return refuse(console, spec.error());
    if (options.file == "-") {
        console.out << *spec;
        return kClean;
    }
    const std::filesystem::path path(options.file);
    std::error_code unknown;
    if (std::filesystem::is_directory(path, unknown)) {
        return refuse(console, fmt::format("`{}` is a folder", options.file),
                      fmt::format("name a file in it, as `orgplan init {}`", (path / "orgplan.yaml").string()));
    }
    if (const std::string folder = missing_folder(options.file); !folder.empty()) {
        return refuse(console, fmt::format("cannot write `{}`: there is no folder `{}`", options.file, folder));
    }
    const std::error_code error = write_new(options.file, *spec);
    if (error == std::errc::file_exists) {
        return refuse(console, fmt::format("`{}` exists and is not overwritten", options.file),
                      "name another file, as `orgplan init FILE`");
    }
    if (error) {
        return refuse(console,
                      {api::Refusal::Why::failed, fmt::format("cannot write `{}`: {}", options.file, error.message())});
    }
    console.err << fmt::format("wrote {0}; next:\n  orgplan check {0}\n  orgplan draw {0}\n  orgplan plan show {0}\n",
                               options.file);
    return kClean;
}

void describe(InitOptions& values, Options& options) {
    options.push_back({.names = "file",
                       .target = &values.file,
                       .help = "File to write, which must not exist yet; - is standard output",
                       .shows_default = true});
    options.push_back(
        {.names = "--template",
         .target = &values.name,
         .help = fmt::format("The spec to start from: {}; a number is roughly the seats at its last stage, so "
                             "5 is smaller than the default",
                             fmt::join(api::templates(), ", ")),
         .shows_default = true});
    options.push_back(
        {"--today", &values.today, "The day that all dates are counted from (YYYY-MM-DD; default: today)"});
}

}  // namespace

Invocation init_command() {
    return invocation(describe, init);
}

}  // namespace orgplan::cli
