#include "planner/cli/check_run.h"

#include <algorithm>
#include <utility>

#include "planner/cli/refuse.h"

namespace orgplan::cli {

bool CheckRun::whole() const {
    return all_inputs && own_packs && how.input.stage.empty() && how.input.at.empty() &&
           std::ranges::all_of(checked, [](const CheckedInput& each) { return each.checking.spec->built; });
}

std::optional<Settings> settings_for(const CheckOptions& options, Console& console) {
    const std::optional<Config> config = config_for(options, console);
    if (!config) return std::nullopt;
    return Settings(options.given(), *config);
}

std::optional<CheckRun> run_check(const CheckOptions& options, Settings settings, bool parts, Console& console) {
    CheckInput how = check_input(options, settings);
    if (const std::optional<api::Refusal> refusal = api::refuse_packs(how.packs)) {
        refuse(console, *refusal);
        return std::nullopt;
    }
    const std::optional<language::ReadOptions> reading = reading_of(how.input, console);
    if (!reading) return std::nullopt;
    std::unique_ptr<CheckInputs> inputs = CheckInputs::of(options, settings, console);
    if (!inputs) return std::nullopt;
    const language::FileTree& files = inputs->files();
    const auto is_checked = [&](const std::string& each) {
        return std::ranges::any_of(inputs->all(),
                                   [&](const Input& input) { return files.key(input.path) == files.key(each); });
    };
    const bool all = options.input.path.empty() || std::ranges::all_of(settings.texts("inputs"), is_checked);
    CheckRun run{std::move(settings),  std::move(how), *reading, std::move(inputs), {}, false, all,
                 options.packs.empty()};
    for (const Input& each : run.inputs->all()) {
        Checker checker(each.path, *reading, console);
        std::optional<Checking> checking = checker.now(run.how, run.inputs->files(), parts);
        if (!checking) return std::nullopt;
        run.checked.push_back({each, std::move(checker), std::move(*checking)});
    }
    return run;
}

}  // namespace orgplan::cli
