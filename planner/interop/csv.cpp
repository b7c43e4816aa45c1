#include "planner/interop/csv.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "planner/interop/csv_dates.h"
#include "planner/interop/csv_text.h"
#include "planner/interop/export_rows.h"
#include "planner/interop/import_build.h"
#include "planner/interop/import_run.h"
#include "planner/interop/import_spec.h"
#include "planner/interop/pay_times.h"
#include "planner/interop/value_words.h"
#include "planner/interop/written_number.h"

namespace orgplan::interop {
namespace {

std::string workbook_help(const std::string& file) {
    const bool plain = file.find_first_of(" '\"\\$&|;<>()*?`") == std::string::npos && !file.empty() && file != "-";
    return fmt::format("make CSV of it: xlsx2csv {} | orgplan import csv -", plain ? file : "export.xlsx");
}

bool is_week(const std::string& hours) {
    const auto number = written_number(hours);
    return number && number->value >= 1 && number->value <= 168;
}

}  // namespace

std::string_view name_of(ImportKind kind) {
    switch (kind) {
        case ImportKind::refused:
            return "refused";
        case ImportKind::unmatched:
            return "unmatched";
        case ImportKind::lost:
            return "lost";
        case ImportKind::repaired:
            return "repaired";
        case ImportKind::closed:
            return "closed";
        case ImportKind::left:
            return "left";
        case ImportKind::footer:
            return "footer";
        case ImportKind::note:
            break;
    }
    return "note";
}

ImportedExport run_import(std::string_view bytes, const CsvOptions& options, ImportResult& result, ImportLog& log) {
    const auto unusable = [&](std::string error, std::string help = {}) {
        result = ImportResult();
        result.usage_error = std::move(error);
        result.usage_help = std::move(help);
        return ImportedExport();
    };
    if (!options.date_format.empty() && !is_date_format(options.date_format))
        return unusable(fmt::format("unknown date format {}", in_message(options.date_format)),
                        "write yyyy-mm-dd, dd-mm-yyyy or mm-dd-yyyy");
    if (std::string_view("\"\r\n").find(options.delimiter) != std::string_view::npos)
        return unusable("a quote or a line end cannot be the delimiter");
    if (const std::string faulty = faulty_meaning(options.means); !faulty.empty())
        return unusable(fmt::format("--means {} is not understood", in_message(faulty)),
                        fmt::format("write VALUE=WORD with one of the words {}", fmt::join(kMeaningWords, ", ")));
    if (!options.full_week.empty() && !is_week(options.full_week))
        return unusable(fmt::format("--full-week {} is no number of hours", in_message(options.full_week)),
                        "write the hours of a full week, such as 40");
    if (!read_pay_times(options.pay_times))
        return unusable(
            fmt::format("--pay-times {} is no number of times", in_message(options.pay_times)),
            "write how often the pay is paid in a year, such as 12, or hour=1720,month=13 of several periods");
    if (!options.currency.empty() && currency_in(options.currency) != options.currency)
        return unusable(fmt::format("--currency {} is no currency", in_message(options.currency)),
                        "write its three letters, such as EUR");
    const DecodedText decoded = decode_text(bytes, options.encoding);
    if (!decoded.error.empty()) {
        const bool workbook = bytes.starts_with("PK\x03\x04");
        return unusable(decoded.error, workbook ? workbook_help(options.file) : decoded.help);
    }

    if (decoded.encoding != "UTF-8") log.note(1, fmt::format("read as {}", decoded.encoding));
    ExportRows rows = read_export(decoded.text, options, result, log);
    if (!result.usage_error.empty()) return unusable(std::move(result.usage_error), std::move(result.usage_help));
    ImportedExport made;
    made.company = build_company(rows, options, result, log);
    result.counts.seats = made.company.seats.size();
    made.swallowed = rows.swallowed;
    made.refused = rows.left_out.refused_ids();
    made.left_out = std::move(rows.left_out);
    return made;
}

ImportResult import_csv(std::string_view bytes, const CsvOptions& options) {
    ImportResult result;
    ImportLog log(result);
    const ImportedExport made = run_import(bytes, options, result, log);
    if (!result.usage_error.empty()) return result;
    if (!made.company.seats.empty()) result.yaml = spec_text(made.company);
    log.finish();
    return result;
}

}  // namespace orgplan::interop
