#include "planner/cli/chart_files.h"

#include <fmt/format.h>

#include <filesystem>
#include <ostream>

#include "planner/cli/refuse.h"

namespace orgplan::cli {
namespace {

std::string path_of(const ChartFiles& files, const ChartNames& names, const std::string& format,
                    const api::ChartFile& file) {
    if (files.output == "-") return "-";
    std::string path = names.stem;
    std::string ending = "." + format;
    if (!files.output.empty()) {
        ending = std::filesystem::path(files.output).extension().string();
        path = files.output.substr(0, files.output.size() - ending.size());
    }
    if (names.stages && !file.stage.empty()) path += '-' + file.stage;
    if (file.pages > 1) path += fmt::format("-{}", file.page);
    return path + ending;
}

void report_fonts(const api::Drawing& drawing, Console& console) {
    if (const std::string& font = drawing.substitute_font; !font.empty()) {
        console.err << fmt::format(
            "orgplan: the font Liberation Sans is not installed, so {} is used; install the package fonts-liberation\n",
            font);
    }
    if (const std::size_t missing = drawing.missing_glyphs; missing > 0) {
        console.err << fmt::format("orgplan: {} {} in no installed font and {} drawn as empty boxes\n", missing,
                                   missing == 1 ? "letter is" : "letters are", missing == 1 ? "is" : "are");
    }
}

}  // namespace

Option output_option(ChartFiles& files, std::string help) {
    return {.names = "-o,--output", .target = &files.output, .help = std::move(help), .called = "FILE"};
}

Option page_option(ChartFiles& files) {
    return {.names = "--page",
            .target = &files.page,
            .help = fmt::format("{} (default: a4)", api::kPages),
            .called = "PAGE"};
}

std::string chosen_format(const ChartFiles& files) {
    std::string asked = files.format;
    if (asked.empty() && files.output != "-") {
        asked = std::filesystem::path(files.output).extension().string();
        if (!asked.empty()) asked.erase(0, 1);
    }
    return asked.empty() ? "svg" : asked;
}

int write_charts(const ChartFiles& files, const ChartNames& names, const api::Drawing& drawing, Console& console) {
    if (files.output == "-" && drawing.files.size() > 1) {
        const std::string choose(names.choose);
        return refuse(console, fmt::format("standard output takes one chart, and there are {}", drawing.files.size()),
                      choose.empty() ? "name a file with -o, or write --format pdf"
                                     : fmt::format("choose one with {}, or --format pdf", choose));
    }
    report_fonts(drawing, console);
    for (std::size_t i = 0; i < drawing.files.size(); ++i) {
        const api::ChartFile& file = drawing.files[i];
        const std::string path = path_of(files, names, drawing.format, file);
        log_step(console, fmt::format("drawing {} ({} of {})", path, i + 1, drawing.files.size()));
        const api::Result<std::string> bytes = api::render(file, drawing.format);
        if (!bytes) return refuse(console, bytes.error());
        const std::string error = write_whole(console, path, *bytes);
        if (!error.empty()) return refuse(console, {api::Refusal::Why::failed, error});
        if (path != "-") console.out << path << '\n';
    }
    return kClean;
}

}  // namespace orgplan::cli
