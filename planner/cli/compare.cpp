#include "planner/api/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <ostream>
#include <set>

#include "planner/api/check.h"
#include "planner/api/faults.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"

namespace orgplan::cli {
namespace {

struct CompareOptions {
    SpecInput input;  // what is the same for all
    std::vector<std::string> specs;
    std::string format = "text";
};

struct Format {
    std::string_view name;
    std::string (*write)(const compare::Comparison&, std::size_t width);
};

constexpr std::array kFormats{Format{"text", compare::comparison_text},
                              Format{"markdown", [](const compare::Comparison& comparison,
                                                    std::size_t) { return compare::comparison_markdown(comparison); }},
                              Format{"json", [](const compare::Comparison& comparison, std::size_t) {
                                         return compare::comparison_json(comparison);
                                     }}};

int compare_specs(const CompareOptions& options, Console& console) {
    if (const auto refusal = api::refuse_number(options.specs.size())) return refuse(console, *refusal);
    if (std::count(options.specs.begin(), options.specs.end(), "-") > 1) {
        return refuse(console, "only one of the specs can be standard input");
    }
    std::vector<api::SpecPtr> specs;
    std::deque<api::Checked> checks;
    std::vector<compare::ComparedSpec> compared;
    for (const std::string& path : options.specs) {
        SpecInput input = options.input;
        input.path = path;
        const language::Spec* spec = specs.emplace_back(read_input(input, console)).get();
        if (spec == nullptr)
            return refuse(console, fmt::format("nothing was compared, since `{}` cannot be read", path));
        api::Result<api::Checked> checked = api::check_built(*specs.back());
        if (!checked) return refuse(console, checked.error(), *spec, path, "nothing was compared");
        compared.push_back({path, *spec, checks.emplace_back(std::move(*checked)).findings});
    }
    log_step(console, "comparing");
    const api::Result<compare::Comparison> comparison = api::compare(compared, options.input.stage);
    if (!comparison) return refuse(console, comparison.error());
    const auto width = static_cast<std::size_t>(console.width);
    console.out << row_of(kFormats, options.format)->write(*comparison, width);
    int code = kClean;
    std::set<std::string> reported;  // of a base that several share, once
    for (std::size_t i = 0; i < specs.size(); ++i) {
        text::Findings faults = api::faults_of(*specs[i]);
        std::erase_if(faults.all(), [&](const text::Finding& each) {
            const std::string& file = specs[i]->sources[each.where.file].path;
            return each.where.known() &&
                   !reported.insert(fmt::format("{}:{}:{}", file, each.where.begin, each.rule)).second;
        });
        code = std::max(code, with_faults(kClean, console, faults, *specs[i], options.specs[i]));
    }
    return code;
}

void describe(CompareOptions& values, Options& options) {
    options.push_back({.names = "specs",
                       .target = &values.specs,
                       .help = "The spec to compare with, then the others: files or folders",
                       .required = true});
    add_stage(values.input, options, "Only this stage");
    add_today(values.input.today, options);
    options.push_back(choice("--format", &values.format, "text, markdown or json", names_of(kFormats)));
}

}  // namespace

Invocation compare_command() {
    return invocation(describe, compare_specs,
                      "Exit code: 0 compared, 1 a spec with errors (those that do not prevent it follow the figures),\n"
                      "2 wrong usage or an input that cannot be read.");
}

}  // namespace orgplan::cli
