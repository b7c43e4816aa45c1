#include "planner/interop/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "planner/interop/csv_dates.h"
#include "planner/interop/csv_text.h"
#include "planner/interop/export_rows.h"
#include "planner/interop/import_build.h"
#include "planner/interop/import_spec.h"

namespace orgplan::interop {
namespace {

ImportResult unusable(std::string error, std::string help = {}) {
    ImportResult result;
    result.usage_error = std::move(error);
    result.usage_help = std::move(help);
    return result;
}

}  // namespace

std::string_view name_of(ImportKind kind) {
    switch (kind) {
        case ImportKind::refused:
            return "refused";
        case ImportKind::repaired:
            return "repaired";
        case ImportKind::closed:
            return "closed";
        case ImportKind::note:
            break;
    }
    return "note";
}

ImportResult import_csv(std::string_view bytes, const CsvOptions& options) {
    if (!options.date_format.empty() && !is_date_format(options.date_format))
        return unusable(fmt::format("unknown date format {}", in_message(options.date_format)),
                        "write yyyy-mm-dd, dd-mm-yyyy or mm-dd-yyyy");
    if (std::string_view("\"\r\n").find(options.delimiter) != std::string_view::npos)
        return unusable("a quote or a line end cannot be the delimiter");
    const DecodedText decoded = decode_text(bytes, options.encoding);
    if (!decoded.error.empty()) return unusable(decoded.error, decoded.help);

    ImportResult result;
    ImportLog log(result);
    if (decoded.encoding != "UTF-8") log.add(1, ImportKind::note, fmt::format("read as {}", decoded.encoding));
    ExportRows rows = read_export(decoded.text, options, result, log);
    if (!result.usage_error.empty()) return unusable(std::move(result.usage_error), std::move(result.usage_help));
    const ImportedCompany company = build_company(std::move(rows), options, result, log);
    result.counts.seats = company.seats.size();
    if (!company.seats.empty()) result.yaml = spec_text(company);
    std::stable_sort(result.notes.begin(), result.notes.end(),
                     [](const ImportNote& a, const ImportNote& b) { return a.line < b.line; });
    return result;
}

}  // namespace orgplan::interop
