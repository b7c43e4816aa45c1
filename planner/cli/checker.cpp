#include "planner/cli/checker.h"

#include <utility>

#include "planner/cli/refuse.h"

namespace orgplan::cli {
namespace {

const std::vector<std::string> kDays{"stages", "all"};

}  // namespace

void add_days(CheckInput& check, Options& options) {
    options.push_back(choice("--days", &check.days,
                             "Check the rules at the stages, or with all also on each day between them on which "
                             "something changes; faults of the graph are found on every day anyway",
                             kDays));
    options.back().called = "WHICH";
    options.back().excludes = {"--stage", "--at"};
}

void add_rules(CheckInput& check, Options& options) {
    options.push_back({.names = "--pack",
                       .target = &check.packs,
                       .help = "Check only the rules of these packs, whatever the spec chooses",
                       .delimiter = ','});
    options.push_back({.names = "--policy",
                       .target = &check.policies,
                       .help = "Also apply the `rules` of this file, before those of the spec",
                       .one_each = true,
                       .called = "FILE"});
}

std::optional<Checking> Checker::now(bool parts) {
    return check(check_.input.path, check_.policies, nullptr, parts);
}

std::optional<Checking> Checker::then(const std::string& path, const GitTree& tree) {
    std::vector<std::string> policies = check_.policies;
    std::erase_if(policies, [&](const std::string& each) { return !tree.has(each); });
    return check(path, policies, &tree, true);
}

std::optional<Checking> Checker::check(const std::string& path, const std::vector<std::string>& policies,
                                       const language::FileTree* tree, bool parts) {
    language::ReadOptions reading = reading_;
    reading.tree = tree;
    Checking checking;
    checking.spec = read_at(path, reading, console_);
    if (!checking.spec) return std::nullopt;
    api::CheckRequest& request = checking.request;
    request.packs = check_.packs;
    request.policies = policies;
    request.tree = tree;
    request.parts = parts;
    // What was then is compared stage by stage.
    if (tree == nullptr) request.stage = check_.input.stage;
    if (checking.spec->day_stage) request.stage = checking.spec->organisation[*checking.spec->day_stage].id;
    if (check_.days == "all") {
        if (path == "-") reading.stdin_text = checking.spec->sources[0].text;
        request.on_days = [path, reading](std::vector<Tick> days) {
            language::ReadOptions with_days = reading;
            with_days.days = std::move(days);
            return api::read(path, with_days);
        };
    }
    api::Result<api::Checked> checked = api::check(*checking.spec, request);
    if (!checked) {
        refuse(console_, checked.error());
        return std::nullopt;
    }
    checking.checked = std::move(*checked);
    return checking;
}

}  // namespace orgplan::cli
