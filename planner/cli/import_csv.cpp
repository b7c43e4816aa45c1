#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <ostream>

#include "planner/cli/chart_files.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"
#include "planner/interop/csv.h"
#include "planner/interop/import_report.h"
#include "planner/language/file_tree.h"

namespace orgplan::cli {
namespace {

struct ImportArguments {
    std::string file;
    std::string output = "-";
    std::string delimiter;
    std::string today;
    std::string format = "text";
    bool force = false;
    interop::CsvOptions csv;
};

constexpr std::size_t kMostBytes = std::size_t{128} << 20;  // about a million rows

/// The bytes of a file, or of standard input for `-`, one more than the most at most. Returns why they cannot be read.
std::string bytes_of(Console& console, const std::string& path, std::string& bytes) {
    console.subject = path;
    log_step(console, fmt::format("reading {}", path));
    return path == "-" ? read_stream(console, bytes, kMostBytes + 1)
                       : language::local_files().read(path, bytes, kMostBytes + 1);
}

int import_export(const ImportArguments& arguments, Console& console) {
    interop::CsvOptions options = arguments.csv;
    options.today = today_of(arguments.today);
    if (!options.today)
        return refuse(console, fmt::format("--today `{}` is not a date; write YYYY-MM-DD", arguments.today));
    if (arguments.delimiter == "tab" || arguments.delimiter == "\\t") {
        options.delimiter = '\t';
    } else if (arguments.delimiter.size() > 1) {
        return refuse(console, "--delimiter takes one character, or tab");
    } else if (!arguments.delimiter.empty()) {
        options.delimiter = arguments.delimiter.front();
    }
    if (options.company.empty() && arguments.file != "-")
        options.company = std::filesystem::path(arguments.file).stem().string();

    std::string bytes;
    const std::string why = bytes_of(console, arguments.file, bytes);
    if (!why.empty()) return refuse(console, why);
    if (bytes.size() > kMostBytes) {
        return refuse(console, fmt::format("`{}` has more than {} MiB", arguments.file, kMostBytes >> 20),
                      "split the export, and keep the header in each part");
    }
    log_step(console, "turning it into a spec");
    const interop::ImportResult result = interop::import_csv(bytes, options);
    if (!result.usage_error.empty())
        return refuse(console, fmt::format("{}: {}", arguments.file, result.usage_error), result.usage_help);

    if (!result.yaml.empty()) {
        Inputs inputs;
        inputs.add(arguments.file);
        const Targets targets{{arguments.output}, "spec", arguments.force};
        if (const auto refused = refuse_targets(targets, inputs, console)) return *refused;
        const std::string fault = write_whole(console, arguments.output, result.yaml);
        if (!fault.empty()) {
            refuse(console, fault);
            return kFailure;
        }
    }
    console.err << (arguments.format == "json" ? interop::import_report_json(result, arguments.file)
                                               : interop::import_report_text(result, arguments.file));
    return result.counts.refused > 0 || result.yaml.empty() ? kFindings : kClean;
}

template <class Words>
std::string beside(std::string_view meaning, const Words& words) {
    return fmt::format("{}; always understood: {}", meaning, fmt::join(words, ", "));
}

Option column(const char* name, std::string& target, const char* help) {
    return {.names = name, .target = &target, .help = help, .called = "COLUMN", .group = "Columns"};
}

Option value(const char* name, std::vector<std::string>& target, std::string help) {
    return {.names = name, .target = &target, .help = std::move(help), .called = "VALUE", .group = "Values"};
}

void describe(ImportArguments& values, Options& options) {
    interop::CsvOptions& csv = values.csv;
    options = {
        {.names = "file", .target = &values.file, .help = "The export; - is standard input", .required = true},
        {.names = "-o,--output",
         .target = &values.output,
         .help = "The spec to write; - is standard output",
         .shows_default = true,
         .called = "FILE"},
        force_option(values.force),
        {.names = "--company",
         .target = &csv.company,
         .help = "The name of the company (default: the name of the file)",
         .called = "NAME"},

        column("--id", csv.id, "The id of the seat; required unless a header reads employee_id, id or similar"),
        column("--manager", csv.manager, "The id of the manager; required unless a header reads manager_id or similar"),
        column("--title", csv.title, "The title, by which roles of the glossary are found"),
        {.names = "--name",
         .target = &csv.name,
         .help = "The name of the holder; several columns are joined with a space",
         .called = "COLUMN",
         .group = "Columns"},
        column("--unit", csv.unit, "The department or team"),
        column("--start", csv.start, "The first day; a seat that starts after --today opens on it"),

        value("--top", csv.top,
              beside("In the manager column: reports to nobody, as an empty value does", interop::kTopValues)),
        value("--outside", csv.outside, "In the manager column: somebody who is not in the export, such as Board"),
        value("--vacant", csv.vacant, beside("In the name column: the seat is vacant", interop::kVacantValues)),
        value("--abolished", csv.abolished,
              beside("In the name column: the seat was closed, its row is left out", interop::kClosedValues)),
        value("--undisclosed", csv.undisclosed,
              beside("In the name column: a holder without a name", interop::kUndisclosedValues)),

        {.names = "--delimiter",
         .target = &values.delimiter,
         .help = "What separates fields: one character, or tab (default: found in the header)",
         .called = "CHARACTER"},
        {.names = "--encoding",
         .target = &csv.encoding,
         .help = "The encoding, as iconv names it (default: UTF-8, else Windows-1252)",
         .called = "NAME"},
        {.names = "--date-format",
         .target = &csv.date_format,
         .help = "dd-mm-yyyy or mm-dd-yyyy, if the dates do not show which it is",
         .called = "FORM"},
        {.names = "--today",
         .target = &values.today,
         .help = "The day of the import (YYYY-MM-DD; default: today)",
         .called = "DAY"},
        choice("--format", &values.format, "The format of the report: text or json", {"text", "json"}),
    };
}

}  // namespace

Invocation import_csv_command() {
    return invocation(
        describe, import_export,
        "A column is named as in the header, or #3 for the third. Letter case and quotes do not matter in values.\n"
        "Rows that were refused or repaired are listed on standard error, with their lines.\n"
        "Exit code: 0 all rows written, 1 some rows refused, the others written, 2 wrong usage or a file that cannot "
        "be\n"
        "read, 3 the spec cannot be written.");
}

}  // namespace orgplan::cli
