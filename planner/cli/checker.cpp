#include "planner/cli/checker.h"

#include <memory>
#include <utility>

#include "planner/cli/refuse.h"
#include "planner/language/file_views.h"

namespace orgplan::cli {

std::optional<Checking> Checker::now(const CheckInput& how, const language::FileTree& files, bool parts) {
    language::ReadOptions reading = reading_;
    reading.tree = &files;
    return check(how, path_, std::move(reading), parts);
}

std::optional<Checking> Checker::then(CheckInput how, const std::string& path, const GitTree& tree, Tick today) {
    std::erase_if(how.policies, [&](const std::string& each) { return !tree.has(each); });
    how.input.stage.clear();  // what was then is compared stage by stage
    const language::WithPatterns files(tree);
    language::ReadOptions reading = reading_;
    reading.tree = &files;
    reading.today = today;
    reading.over_now = true;
    std::optional<Checking> checking = check(how, path, std::move(reading), true);
    // The days are read, and nothing else will be.
    if (checking) checking->request = {}, checking->on_days = {};
    return checking;
}

std::optional<Checking> Checker::check(const CheckInput& how, const std::string& path, language::ReadOptions reading,
                                       bool parts) {
    Checking checking;
    checking.spec = read_at(path, reading, console_);
    if (!checking.spec) return std::nullopt;
    api::CheckRequest& request = checking.request;
    request.packs = how.packs;
    request.policies = how.policies;
    request.tree = reading.tree;
    request.parts = parts;
    request.stage = how.input.stage;
    if (checking.spec->day_stage) request.stage = checking.spec->organisation[*checking.spec->day_stage].id;
    if (path == "-") reading.stdin_text = checking.spec->sources[0].text;
    checking.on_days = [path, reading](std::vector<Tick> days) {
        language::ReadOptions with_days = reading;
        with_days.days = std::move(days);
        return api::read(path, with_days);
    };
    if (how.on_days()) request.on_days = checking.on_days;
    api::Result<api::Checked> checked = api::check(*checking.spec, request);
    if (!checked) {
        refuse(console_, checked.error());
        return std::nullopt;
    }
    checking.checked = std::move(*checked);
    return checking;
}

}  // namespace orgplan::cli
