#include <fmt/format.h>

#include <array>
#include <ostream>

#include "planner/api/verify.h"
#include "planner/cli/commands.h"
#include "planner/cli/redact_option.h"
#include "planner/cli/refuse.h"
#include "planner/cli/screen.h"
#include "planner/cli/spec_input.h"

namespace orgplan::cli {
namespace {

struct VerifyOptions {
    SpecInput input;
    std::string base;
    std::string format = "text";
    std::vector<std::string> redact;
};

// What is to be written of a verified plan.
struct Written {
    const api::Verified& made;
    bool holds;
    const std::string& path;
    report::TextStyle style;
};

struct Format {
    std::string_view name;
    std::string (*write)(const Written&);
};

std::string text_of(const Written& all) {
    const api::Verified& made = all.made;
    const Organisation& org = made.spec->organisation;
    report::TextStyle style = all.style;
    std::string text = report::text_report(made.findings, made.spec->sources, org, style);
    if (!made.by_size.empty()) {
        style.reasons = false;
        text += "found because the organisation grows, where the plan changes nothing:\n" +
                report::text_report(made.by_size, made.spec->sources, org, style);
    }
    return text + verify::numbers_text(made.verification, org) +
           fmt::format("{}: {}; {}; checked as of {}\n", all.path,
                       all.holds ? "the plan is verified" : "the plan is not verified",
                       report::count_text(made.findings), date_text(org.today));
}

std::string json_of(const Written& all) {
    const api::Verified& made = all.made;
    return verify::verification_json(made.verification, all.holds, {made.findings, made.by_size}, made.spec->sources,
                                     made.spec->organisation);
}

constexpr std::array kFormats{Format{"text", text_of}, Format{"json", json_of}};

// What is left of a plan and of what was found in it.
void redact_plan(redact::Redaction& redaction, api::Verified& made) {
    redact_spec(redaction, *made.spec, made.findings);
    redaction.apply(made.by_size);
    for (verify::Goal& goal : made.verification.goals) {
        for (std::string& each : goal.unmet) each = redaction.word(each);
    }
}

int verify_plan(const VerifyOptions& options, Console& console) {
    std::optional<redact::Redaction> redaction = redaction_of(options.redact, console);
    if (!redaction) return kUsage;
    if (redaction->has(redact::Secret::findings)) {
        return refuse(console, "a verification without `findings` would say nothing", "leave it out of `--redact`");
    }
    const std::optional<language::ReadOptions> reading = reading_of(options.input, console);
    if (!reading) return kUsage;
    api::Result<api::Verified> made = api::verify({options.input.path, *reading, options.base});
    const std::string path = redaction->path(options.input.path);
    if (!made) {
        if (made.error().why != api::Refusal::Why::faulty) return refuse(console, made.error());
        const api::SpecPtr spec = read_at(options.input.path, *reading, console);
        if (!spec) return kUsage;
        redact_spec(*redaction, *spec, made.error().findings);
        return refuse(console, made.error(), *spec, path, "no plan was verified");
    }
    const bool holds = made->holds();
    redact_plan(*redaction, *made);
    report::TextStyle style = style_of(console, console.on_out);
    if (redaction->has(redact::Secret::names)) style.links.files.clear();
    const std::string text = row_of(kFormats, options.format)->write({*made, holds, path, style});
    console.out << with_left_out(*redaction, options.format, text, console);
    return holds ? kClean : kFindings;
}

void describe(VerifyOptions& values, Options& options) {
    add_path(values.input, options);
    options.push_back({.names = "--base",
                       .target = &values.base,
                       .help = "Of a spec of its own: the spec it was planned on (plan propose --whole)",
                       .called = "FILE"});
    options.push_back(redact_option(values.redact, false));
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
