#include <fmt/format.h>

#include <array>
#include <ostream>

#include "planner/api/verify.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/cli/screen.h"
#include "planner/cli/spec_input.h"

namespace orgplan::cli {
namespace {

struct VerifyOptions {
    SpecInput input;
    std::string base;
    std::string format = "text";
};

struct Format {
    std::string_view name;
    std::string (*write)(const api::Verified&, const VerifyOptions&, const Console&);
};

std::string text_of(const api::Verified& made, const VerifyOptions& options, const Console& console) {
    const Organisation& org = made.spec->organisation;
    report::TextStyle style = style_of(console, console.on_out);
    std::string text = report::text_report(made.findings, made.spec->sources, org, style);
    if (!made.by_size.empty()) {
        style.reasons = false;
        text += "found because the organisation grows, where the plan changes nothing:\n" +
                report::text_report(made.by_size, made.spec->sources, org, style);
    }
    return text + verify::numbers_text(made.verification, org) +
           fmt::format("{}: {}; {}; checked as of {}\n", options.input.path,
                       made.holds() ? "the plan is verified" : "the plan is not verified",
                       report::count_text(made.findings), date_text(org.today));
}

std::string json_of(const api::Verified& made, const VerifyOptions&, const Console&) {
    return verify::verification_json(made.verification, made.holds(), {made.findings, made.by_size}, made.spec->sources,
                                     made.spec->organisation);
}

constexpr std::array kFormats{Format{"text", text_of}, Format{"json", json_of}};

int verify_plan(const VerifyOptions& options, Console& console) {
    const std::optional<language::ReadOptions> reading = reading_of(options.input, console);
    if (!reading) return kUsage;
    const api::Result<api::Verified> made = api::verify({options.input.path, *reading, options.base});
    if (!made) {
        if (made.error().why != api::Refusal::Why::faulty) return refuse(console, made.error());
        const api::SpecPtr spec = read_at(options.input.path, *reading, console);
        return spec ? refuse(console, made.error(), *spec, options.input.path, "no plan was verified") : kUsage;
    }
    console.out << row_of(kFormats, options.format)->write(*made, options, console);
    return made->holds() ? kClean : kFindings;
}

void describe(VerifyOptions& values, Options& options) {
    add_path(values.input, options);
    options.push_back({.names = "--base",
                       .target = &values.base,
                       .help = "Of a spec of its own: the spec it was planned on (plan propose --whole)",
                       .called = "FILE"});
    add_today(values.input.today, options);
    options.push_back(choice("--format", &values.format, "text or json", names_of(kFormats)));
}

}  // namespace

Invocation plan_verify_command() {
    return invocation(
        describe, verify_plan,
        "Of a scenario, the plan is what it adds to its base; of a spec of its own, what --base\n"
        "has not, or all after today.\n"
        "Exit code: 0 nothing but advice was found, 1 errors or warnings, 2 wrong usage or an input that\n"
        "cannot be read, 3 orgplan failed.");
}

}  // namespace orgplan::cli
