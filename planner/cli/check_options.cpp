#include "planner/cli/check_options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>

#include "planner/cli/check_outputs.h"
#include "planner/cli/redact_option.h"
#include "planner/cli/refuse.h"

namespace orgplan::cli {
namespace {

// What a key of the configuration takes, and the option as well.
std::vector<std::string> choices_of(std::string_view key) {
    const auto choices = std::ranges::find(config_keys(), key, &ConfigKey::name)->choices;
    return {choices.begin(), choices.end()};
}

std::vector<std::string> one(const std::string& text) {
    return text.empty() ? std::vector<std::string>() : std::vector{text};
}

Option severity(const char* name, std::string* target, const char* help) {
    Option option{name, target, help, choices_of("fail_on")};
    option.called = "SEVERITY";
    return option;
}

// Beside which the configuration is looked for.
const std::string& path_of(const CheckOptions& options) {
    return options.input.path == "-" ? options.stdin_name : options.input.path;
}

}  // namespace

std::vector<Given> CheckOptions::given() const {
    const auto flag = [](bool set) { return one(set ? "true" : ""); };
    return {{"policies", policies},
            {"packs", packs},
            {"days", one(days)},
            {"today", one(input.today)},
            {"baseline", one(baseline)},
            {"formats", formats},
            {"show", one(show)},
            {"fail_on", one(fail_on)},
            {"fail_on_silenced", flag(fail_on_silenced)},
            {"max_warnings", one(max_warnings < 0 ? "" : std::to_string(max_warnings))},
            {"show_suppressed", flag(show_suppressed)},
            {"statistics", flag(statistics)},
            {"redact", redact}};
}

void add_checked(CheckOptions& values, Options& options) {
    add_path(values.input, options);
    Option& spec = options.front();
    spec.required = false;
    spec.help =
        "The spec or scenario: a file, a folder of files, a pattern in quotes, or - for standard input [all `inputs` "
        "of .orgplan.yaml]";
    options.push_back({.names = "--stdin-filename",
                       .target = &values.stdin_name,
                       .help = "The file that standard input is to be read as, in place of what it holds now",
                       .called = "FILE"});
    add_today(values.input.today, options);
    options.push_back({.names = "--pack",
                       .target = &values.packs,
                       .help = "Check only the rules of these packs, whatever the spec chooses",
                       .delimiter = ','});
    options.push_back({.names = "--policy",
                       .target = &values.policies,
                       .help = "Also apply the `rules` of this file, before those of the spec",
                       .one_each = true,
                       .called = "FILE"});
    options.push_back({.names = "--baseline",
                       .target = &values.baseline,
                       .help = "The file of the findings that are known; `orgplan baseline write` makes it",
                       .called = "FILE"});
}

void add_reported(CheckOptions& values, Options& options) {
    add_stage(values.input, options, "Only the findings of this stage");
    Option days{"--days", &values.days,
                "Check the rules at the stages, or with all also on each day between them on which something changes; "
                "faults of the graph are found on every day anyway [stages]",
                choices_of("days")};
    days.called = "WHICH";
    days.excludes = {"--stage", "--at"};
    options.push_back(std::move(days));
    options.push_back({"--explain-skipped", &values.explain_skipped,
                       "List in text the rules that were skipped, and the facts they need"});
    options.push_back({.names = "--format",
                       .target = &values.formats,
                       .help = fmt::format("The format of the report, and the file it is written to if not standard "
                                           "output; may be given several times: {} [text; with github in its actions]",
                                           fmt::join(report_formats(), ", ")),
                       .one_each = true,
                       .called = "FORMAT[=FILE]"});
    options.push_back(severity("--show", &values.show,
                               "Report findings of this severity or a higher one: error, warning or advice [advice]"));
    options.push_back({.names = "--max-warnings",
                       .target = &values.max_warnings,
                       .help = "Exit with 1 for more warnings than this",
                       .not_negative = true,
                       .called = "COUNT"});
    options.push_back({"--show-suppressed", &values.show_suppressed, "List in text what `ignore` suppresses, and why"});
    options.push_back({"--statistics", &values.statistics, "Count in text the findings of each rule"});
    options.push_back(redact_option(values.redact, false));
    options.push_back({.names = "--since",
                       .target = &values.since,
                       .help = "Report only what is new or worse since the spec was as in this git revision",
                       .called = "REF"});
    options.push_back({"--fail-on-silenced", &values.fail_on_silenced,
                       "Exit with 1 where rules, comments, the baseline or the configuration hide findings now, or let "
                       "them count for less, that were reported in the revision of --since"});
    options.back().needs = {"--since"};
    options.push_back(
        severity("--fail-on", &values.fail_on,
                 "Exit with 1 for findings of this severity or a higher one: error, warning or advice [error]"));
}

std::optional<Config> config_for(const CheckOptions& options, Console& console) {
    const auto is_file = [](const std::string& path) {
        return language::local_files().kind(path) == language::FileTree::Kind::file;
    };
    std::vector<std::string> faults;
    Config config = read_config(find_config(path_of(options), is_file), language::local_files(), faults);
    for (const std::string& each : faults) refuse(console, each);
    if (!faults.empty()) return std::nullopt;
    return config;
}

SettingsThen settings_then(const CheckOptions& options, const GitTree& tree) {
    const auto is_file = [&](const std::string& path) { return tree.has(path); };
    std::vector<std::string> faults;
    Config config = read_config(find_config(path_of(options), is_file), tree, faults);
    const auto left_out = [&](const Configured& of, const std::string& value, const char* why) {
        faults.push_back(fmt::format("{}: `{}` {}", of.place, value, why));
        return true;
    };
    for (Configured& each : config.values) {
        std::erase_if(each.values, [&](const std::string& value) {
            if (each.key == "packs" && api::refuse_packs(std::span(&value, 1)).has_value()) {
                return left_out(each, value, "is not a pack");
            }
            const bool file =
                each.key != "policies" || (tree.has(value) && tree.kind(value) == language::FileTree::Kind::file);
            return !file && left_out(each, value, "is not a file");
        });
    }
    std::erase_if(config.values, [](const Configured& each) { return each.values.empty(); });
    return {Settings(options.given(), config), std::move(faults)};
}

CheckInput check_input(const CheckOptions& options, const Settings& settings) {
    CheckInput check{options.input, settings.text("days"), settings.texts("packs"), settings.texts("policies")};
    check.input.today = settings.text("today");
    return check;
}

}  // namespace orgplan::cli
