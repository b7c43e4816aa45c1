#include "planner/cli/check_outputs.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "planner/cli/option.h"
#include "planner/cli/refuse.h"
#include "planner/language/file_tree.h"
#include "planner/report/check_tables.h"
#include "planner/report/json_report.h"
#include "planner/report/text_report.h"
#include "planner/report/waits.h"
#include "planner/text/nearest.h"

namespace orgplan::cli {
namespace {

std::string text_of(const Written& written, const report::TextStyle& style) {
    std::string text;
    for (const Written::Part& part : written.parts) {
        const language::Spec& spec = part.spec;
        text += report::text_report(part.checked.findings, spec.sources, spec.organisation, style);
        if (spec.sound) text += report::waits_text(spec.organisation, spec.sources);
        if (written.explain_skipped) text += report::skipped_text(part.checked.rules);
    }
    if (written.show_suppressed) text += report::suppressed_list(written.report);
    text += report::silenced_list(written.report);
    if (written.statistics) text += report::statistics(written.report);
    return text + written.report.summary;
}

std::string json_of(const Written& written, const report::TextStyle&) {
    std::vector<report::JsonPart> parts;
    for (const Written::Part& part : written.parts) {
        parts.push_back({part.checked.findings, part.spec.sources, part.spec.organisation, part.checked.rules});
    }
    return report::json_report(parts, written.report);
}

template <auto Write>
std::string report_of(const Written& written, const report::TextStyle&) {
    return Write(written.report, written.format);
}

constexpr std::array kFormats{ReportFormat{"text", text_of},
                              ReportFormat{"concise", report_of<report::concise_report>},
                              ReportFormat{"json", json_of},
                              ReportFormat{"jsonl", report_of<report::jsonl_report>},
                              ReportFormat{"sarif", report_of<report::sarif_report>},
                              ReportFormat{"junit", report_of<report::junit_report>},
                              ReportFormat{"github", report_of<report::github_report>},
                              ReportFormat{"gitlab", report_of<report::gitlab_report>},
                              ReportFormat{"rdjson", report_of<report::rdjson_report>},
                              ReportFormat{"markdown", report_of<report::markdown_report>}};

// Says of options that only act in `text` what the other formats have in place of it.
void say_of_text_alone(const Written& written, Console& console) {
    struct Alone {
        bool given;
        const char* option;
        const char* elsewhere;
    };
    for (const Alone& each :
         {Alone{written.explain_skipped, "--explain-skipped", "`json` and `junit` always list what was skipped"},
          Alone{written.show_suppressed, "--show-suppressed",
                "`json`, `sarif` and `markdown` always list what is suppressed"},
          Alone{written.statistics, "--statistics", "`markdown` always counts by rule and stage"}}) {
        if (each.given)
            console.err << fmt::format("orgplan: `{}` acts in `text` alone; {}\n", each.option, each.elsewhere);
    }
}

}  // namespace

std::vector<std::string> report_formats() {
    return names_of(kFormats);
}

std::optional<std::vector<Output>> outputs_of(const std::vector<std::string>& formats, Console& console) {
    std::vector<Output> outputs;
    for (const std::string& each : formats) {
        const std::size_t at = each.find('=');
        const std::string name = each.substr(0, at);
        const ReportFormat* const format = row_of(kFormats, name);
        if (format == nullptr) {
            const std::vector<std::string> names = names_of(kFormats);
            const std::vector<std::string_view> known(names.begin(), names.end());
            std::string hint = text::did_you_mean(name, known);
            if (hint.empty()) hint = fmt::format("the formats are {}", fmt::join(names, ", "));
            refuse(console, fmt::format("`{}` is not a format of a report", name), hint);
            return std::nullopt;
        }
        std::string file = at == std::string::npos ? "-" : each.substr(at + 1);
        if (file.empty()) {
            refuse(console, fmt::format("`--format {}` names no file", each),
                   fmt::format("write `{}={}`", name, "FILE"));
            return std::nullopt;
        }
        const auto same = std::ranges::find_if(outputs, [&](const Output& other) {
            const bool lines = name == "github" && other.format->name == "text" && file == "-";
            return language::local_files().key(other.file) == language::local_files().key(file) && !lines;
        });
        if (same != outputs.end()) {
            refuse(console,
                   fmt::format("`{}` and `{}` would both be written to {}", same->format->name, name,
                               file == "-" ? "standard output" : "`" + file + "`"),
                   fmt::format("give one a file of its own, as in `--format {}=FILE`", name));
            return std::nullopt;
        }
        outputs.push_back({format, std::move(file)});
    }
    return outputs;
}

std::optional<Exit> refuse_outputs(const std::vector<Output>& outputs, const Inputs& inputs, Console& console) {
    for (const Output& each : outputs) {
        Targets target{{each.file}, std::string(each.format->name)};
        target.another = fmt::format("name another file, as in `--format {}=FILE`", each.format->name);
        target.can_force = false;
        if (const std::optional<Exit> refused = refuse_targets(target, inputs, console)) return refused;
    }
    return std::nullopt;
}

int write_outputs(const std::vector<Output>& outputs, Written written, Console& console) {
    const auto is_text = [](const Output& each) { return each.format->name == "text"; };
    const bool text_shown =
        std::ranges::any_of(outputs, [&](const Output& each) { return each.file == "-" && is_text(each); });
    written.format.has_log = text_shown;
    if (std::ranges::none_of(outputs, is_text)) say_of_text_alone(written, console);
    for (const Output& output : outputs) {
        const report::TextStyle style =
            output.file == "-" ? written.style : report::TextStyle{false, written.style.width};
        const std::string error = write_whole(console, output.file, output.format->write(written, style));
        if (!error.empty()) return refuse(console, {api::Refusal::Why::failed, error});
    }
    const bool owned = std::ranges::any_of(outputs, [](const Output& each) { return each.file == "-"; });
    if (!text_shown) (owned ? console.err : console.out) << written.report.summary;
    return kClean;
}

}  // namespace orgplan::cli
