#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <ostream>

#include "planner/cli/commands.h"
#include "planner/cli/spec_input.h"
#include "planner/interop/csv.h"
#include "planner/interop/import_report.h"

namespace orgplan::cli {
namespace {

struct ImportArguments {
    std::string file;
    std::string output = "-";
    std::string delimiter;
    std::string today;
    std::string format = "text";
    interop::CsvOptions csv;
};

int refuse(Console& console, std::string_view message, std::string_view help = {}) {
    console.err << fmt::format("orgplan import csv: {}\n", message);
    if (!help.empty()) console.err << fmt::format("  {}\n", help);
    return kUsage;
}

/// The bytes of a file, or of the standard input for `-`; nothing where they cannot be read.
std::optional<std::string> bytes_of(Console& console, const std::string& path) {
    using Bytes = std::istreambuf_iterator<char>;
    if (path == "-") return std::string(Bytes(console.in), Bytes());
    std::error_code fault;
    if (std::filesystem::is_directory(path, fault)) return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    std::string bytes{Bytes(file), Bytes()};
    return file.bad() ? std::nullopt : std::optional(std::move(bytes));
}

int import_export(const ImportArguments& arguments, Console& console) {
    interop::CsvOptions options = arguments.csv;
    options.today = today_of(arguments.today);
    if (!options.today)
        return refuse(console, fmt::format("--today `{}` is no date; write YYYY-MM-DD", arguments.today));
    if (arguments.delimiter == "tab" || arguments.delimiter == "\\t") {
        options.delimiter = '\t';
    } else if (arguments.delimiter.size() > 1) {
        return refuse(console, "--delimiter takes one character, or tab");
    } else if (!arguments.delimiter.empty()) {
        options.delimiter = arguments.delimiter.front();
    }
    if (options.company.empty() && arguments.file != "-")
        options.company = std::filesystem::path(arguments.file).stem().string();

    const auto bytes = bytes_of(console, arguments.file);
    if (!bytes) return refuse(console, fmt::format("cannot read `{}`", arguments.file));
    const interop::ImportResult result = interop::import_csv(*bytes, options);
    if (!result.usage_error.empty())
        return refuse(console, fmt::format("{}: {}", arguments.file, result.usage_error), result.usage_help);

    if (!result.yaml.empty()) {
        const std::string fault = write_whole(console, arguments.output, result.yaml);
        if (!fault.empty()) {
            console.err << fmt::format("orgplan import csv: {}\n", fault);
            return kFailure;
        }
    }
    console.err << (arguments.format == "json" ? interop::import_report_json(result, arguments.file)
                                               : interop::import_report_text(result, arguments.file));
    return result.counts.refused > 0 || result.yaml.empty() ? kFindings : kClean;
}

template <class Words>
std::string beside(std::string_view meaning, const Words& words) {
    return fmt::format("{}; beside {}", meaning, fmt::join(words, ", "));
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
        {.names = "file", .target = &values.file, .help = "The export; - is the standard input", .required = true},
        {.names = "-o,--output",
         .target = &values.output,
         .help = "Where the spec goes; - is the standard output",
         .tells_default = true},
        {"--company", &csv.company, "The company's name; otherwise the file's"},

        column("--id", csv.id, "What tells seats apart; required where no header reads employee_id, id or the like"),
        column("--manager", csv.manager,
               "The id of whom a seat reports to; required where no header reads manager_id or the like"),
        column("--title", csv.title, "The title; roles of the glossary are found by it"),
        {.names = "--name",
         .target = &csv.name,
         .help = "The holder; several columns are joined by a blank",
         .called = "COLUMN",
         .group = "Columns"},
        column("--unit", csv.unit, "The department or team"),
        column("--start", csv.start, "The first day; a seat that starts after --today opens then"),

        value("--top", csv.top, beside("As manager: reports to nobody, as an empty one does", interop::kTopValues)),
        value("--outside", csv.outside, "As manager: somebody whom the export does not hold, such as Board"),
        value("--vacant", csv.vacant, beside("As name: nobody sits there", interop::kVacantValues)),
        value("--abolished", csv.abolished,
              beside("As name: the seat is no more, its row is left out", interop::kAbolishedValues)),
        value("--undisclosed", csv.undisclosed,
              beside("As name: somebody who is not named", interop::kUndisclosedValues)),

        {"--delimiter", &values.delimiter, "Between the fields, one character or tab; otherwise read from the header"},
        {"--encoding", &csv.encoding, "As iconv names it; otherwise UTF-8, else Windows-1252"},
        {"--date-format", &csv.date_format, "dd-mm-yyyy or mm-dd-yyyy, where the starts do not tell"},
        {"--today", &values.today, "The day of the import, as 2027-01-31; otherwise the clock's"},
        choice("--format", &values.format, "Of the report: text or json", {"text", "json"}),
    };
}

}  // namespace

Invocation import_csv_command() {
    return invocation(
        describe, import_export,
        "A column is named as the header names it, or #3 for the third. Values match whatever their letter case and "
        "the\n"
        "quotes around them. What was refused or repaired is told on the standard error, with its line.\n"
        "Exit code: 0; 1 rows were refused, the others are written; 2 wrong usage or a file that cannot be read;\n"
        "3 the spec cannot be written.");
}

}  // namespace orgplan::cli
