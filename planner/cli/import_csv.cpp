#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <filesystem>
#include <ostream>

#include "planner/api/faults.h"
#include "planner/cli/chart_files.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"
#include "planner/interop/csv.h"
#include "planner/interop/import_mapping.h"
#include "planner/interop/import_onto.h"
#include "planner/interop/import_report.h"
#include "planner/interop/import_words.h"
#include "planner/interop/value_words.h"
#include "planner/language/file_tree.h"
#include "planner/text/values.h"

namespace orgplan::cli {
namespace {

struct ImportArguments {
    std::string file;
    std::string output = "-";
    std::string delimiter;
    std::string today;
    std::string format = "text";
    std::string missing;
    std::string mapping;
    std::string onto;
    std::string ids;
    std::string header;
    bool force = false;
    std::array<std::string, interop::kFields> column;  // of fields that take one
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

/// The spec that a later export is compared with, on the day of the import where its stages have dates.
api::SpecPtr spec_at(const ImportArguments& arguments, Console& console) {
    SpecInput input;
    input.path = arguments.onto;
    input.today = arguments.today;
    api::SpecPtr spec = read_input(input, console);
    if (!spec || spec->organisation.stages.size() < 2 || !spec->organisation.dated()) return spec;
    input.at = date_text(*today_of(arguments.today));
    return read_input(input, console);
}

interop::OntoSpec onto_of(const ImportArguments& arguments, const language::Spec& spec) {
    namespace fs = std::filesystem;
    const fs::path folder = arguments.output == "-" ? fs::path() : fs::path(arguments.output).parent_path();
    const fs::path base = fs::path(arguments.onto).lexically_proximate(folder);
    return {spec.organisation, spec.day_stage.value_or(StageId{}), base.generic_string(),
            fmt::format("The export of {}", date_text(*today_of(arguments.today)))};
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
    for (std::size_t field = 0; field < interop::kFields; ++field)
        if (!arguments.column[field].empty()) options.columns[field] = {arguments.column[field]};
    options.file = arguments.file;
    options.missing_are_outside = !arguments.missing.empty();
    if (!arguments.ids.empty()) options.ids_are_posts = arguments.ids == "posts";
    options.no_header = arguments.header == "none";
    if (!arguments.header.empty() && !options.no_header) {
        const auto line = text::whole_of(arguments.header);
        if (!line || *line < 1)
            return refuse(console,
                          fmt::format("--header takes the number of a line, or none, not `{}`", arguments.header));
        options.header = static_cast<std::size_t>(*line);
    }
    const bool mapped = !arguments.mapping.empty() && std::filesystem::exists(arguments.mapping);
    if (mapped) {
        std::string text;
        console.subject = arguments.mapping;
        if (const std::string why = language::local_files().read(arguments.mapping, text, kMostBytes); !why.empty())
            return refuse(console, why);
        if (const std::string why = interop::read_mapping(text, options); !why.empty())
            return refuse(console, fmt::format("{}: {}", arguments.mapping, why));
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
    api::SpecPtr spec;
    if (!arguments.onto.empty()) {
        spec = spec_at(arguments, console);
        if (!spec) return kUsage;
        if (const text::Findings& faults = api::faults_of(*spec); faults.any(text::Severity::error)) {
            return refuse(console, fmt::format("`{}` has errors, so nothing can be compared with it", arguments.onto),
                          fmt::format("mend what `orgplan check {}` finds", arguments.onto));
        }
    }
    const interop::ImportResult result = spec ? interop::import_csv_onto(bytes, options, onto_of(arguments, *spec))
                                              : interop::import_csv(bytes, options);
    if (!result.usage_error.empty())
        return refuse(console, fmt::format("{}: {}", arguments.file, result.usage_error), result.usage_help);

    if (!result.yaml.empty()) {
        Inputs inputs;
        inputs.add(arguments.file);
        if (!arguments.onto.empty()) inputs.add(arguments.onto);
        const Targets targets{{arguments.output}, "spec", arguments.force};
        if (const auto refused = refuse_targets(targets, inputs, console)) return *refused;
        const std::string fault = write_whole(console, arguments.output, result.yaml);
        if (!fault.empty()) {
            refuse(console, fault);
            return kFailure;
        }
    }
    if (!mapped && !arguments.mapping.empty()) {
        const std::string fault = write_whole(console, arguments.mapping, interop::mapping_text(options, result));
        if (!fault.empty()) {
            refuse(console, fault);
            return kFailure;
        }
    }
    console.err << (arguments.format == "json" ? interop::import_report_json(result, arguments.file)
                                               : interop::import_report_text(result, arguments.file));
    if (spec && result.yaml.empty() && result.counts.seats > 0)
        console.err << fmt::format("nothing differs from `{}`, so nothing was written\n", arguments.onto);
    const bool empty = result.yaml.empty() && (!spec || result.counts.seats == 0);
    return !result.counts.clean() || empty ? kFindings : kClean;
}

std::string beside(std::string_view meaning, std::string_view list) {
    return fmt::format("{}; always understood: {}", meaning, fmt::join(interop::values_of(list), ", "));
}

void add_columns(ImportArguments& values, Options& options) {
    for (const interop::FieldInfo& info : interop::kFieldInfo) {
        if (info.option.empty()) continue;
        Option option{.names = fmt::format("--{}", info.option),
                      .target = &values.column[interop::index_of(info.field)],
                      .help = std::string(info.help),
                      .called = "COLUMN",
                      .group = "Columns"};
        if (info.several) option.target = &values.csv.column(info.field);
        options.push_back(std::move(option));
    }
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

    };
    add_columns(values, options);
    const Options others{
        value("--top", csv.top, beside("In the manager column: reports to nobody, as an empty value does", "top")),
        value("--outside", csv.outside, "In the manager column: somebody who is not in the export, such as Board"),
        value("--vacant", csv.vacant, "In the name column: the seat is vacant, as with vacant, open, TBD and n.n."),
        value("--abolished", csv.abolished,
              beside("In the name column: the seat was closed, its row is left out", "closed")),
        value("--undisclosed", csv.undisclosed, beside("In the name column: a holder without a name", "undisclosed")),
        {.names = "--means",
         .target = &csv.means,
         .help =
             fmt::format("What a value of the columns of status, employment or vacancy means, such as 'Ruhend=leave'; "
                         "the words are {}",
                         fmt::join(interop::kMeaningWords, ", ")),
         .called = "VALUE=WORD",
         .group = "Values"},
        {.names = "--missing",
         .target = &values.missing,
         .help = "Take managers who are nobody's row for people outside the export, and list them",
         .choices = {"outside"},
         .called = "outside",
         .group = "Values"},
        {.names = "--ids",
         .target = &values.ids,
         .help = "Whether ids are those of people or of posts, of which one person may hold several (default: as the "
                 "header says, else people)",
         .choices = {"people", "posts"},
         .called = "people|posts",
         .group = "Values"},
        {.names = "--full-week",
         .target = &csv.full_week,
         .help = "The hours of a full week (default: what most rows have)",
         .called = "HOURS",
         .group = "Values"},
        {.names = "--pay-times",
         .target = &csv.pay_times,
         .help = "How often pay that is not of a year is paid in one: 13 for the one period that the values say, or "
                 "hour=1720,month=13 (default: 12 for months)",
         .called = "NUMBER",
         .group = "Values"},
        {.names = "--currency",
         .target = &csv.currency,
         .help = "The currency of pay that says none, such as EUR",
         .called = "CODE",
         .group = "Values"},

        {.names = "--header",
         .target = &values.header,
         .help = "The line of the header, or none if there is none; columns are then named by their numbers (default: "
                 "the first line that can be one)",
         .called = "LINE|none"},
        {.names = "--delimiter",
         .target = &values.delimiter,
         .help = "What separates fields: one character, or tab (default: found in the header)",
         .called = "CHARACTER"},
        {.names = "--encoding",
         .target = &csv.encoding,
         .help = "The encoding, as iconv names it (default: UTF-8 or UTF-16, else Windows-1252)",
         .called = "NAME"},
        {.names = "--date-format",
         .target = &csv.date_format,
         .help = "dd-mm-yyyy or mm-dd-yyyy, if the dates do not show which it is; 2027-03-15 is read with either",
         .called = "FORM"},
        {.names = "--today",
         .target = &values.today,
         .help = "The day of the import (YYYY-MM-DD; default: today)",
         .called = "DAY"},
        {.names = "--mapping",
         .target = &values.mapping,
         .help = "A file that keeps columns, values and roles of titles for the next export: written if it is not "
                 "there yet, else read; options beside it go first",
         .called = "FILE"},
        {.names = "--onto",
         .target = &values.onto,
         .help =
             "Compare the export with this spec by id, and write a scenario on it: who joins, leaves and moves, new "
             "managers, holders, titles and pay",
         .called = "SPEC"},
        {.names = "--explain-titles",
         .target = &csv.explain_titles,
         .help = "List each title with the role, the level and the words that were read"},
        choice("--format", &values.format, "The format of the report: text or json", {"text", "json"}),
    };
    options.insert(options.end(), others.begin(), others.end());
}

}  // namespace

Invocation import_csv_command() {
    return invocation(
        describe, import_export,
        "A column is named as in the header, or #3 for the third. Letter case and quotes do not matter in values.\n"
        "The report on standard error says what became of each row, and which columns were not read.\n"
        "Exit code: 0 all is written, 1 a row was refused, a manager found nobody or a value was lost, the rest is "
        "written,\n"
        "2 wrong usage or a file that cannot be read, 3 the spec cannot be written.");
}

}  // namespace orgplan::cli
