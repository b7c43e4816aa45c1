#include "planner/cli/chart_files.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <ostream>

#include "planner/api/draw.h"
#include "planner/cli/refuse.h"

namespace orgplan::cli {
namespace {

bool is_device(const std::string& path) {
    std::error_code unknown;
    return std::filesystem::is_other(std::filesystem::status(path, unknown));
}

bool is_folder(const std::string& path) {
    std::error_code unknown;
    return path.ends_with('/') || std::filesystem::is_directory(std::filesystem::status(path, unknown));
}

std::string path_of(const ChartFiles& files, const ChartNames& names, const std::string& format,
                    const api::ChartFile& file) {
    if (files.output == "-") return "-";
    std::string path = names.stem;
    std::string ending = "." + format;
    if (!files.output.empty()) {
        // A name without an extension is a stem; a device has no other name.
        const std::string own = std::filesystem::path(files.output).extension().string();
        if (!own.empty() || is_device(files.output)) ending = own;
        path = files.output.substr(0, files.output.size() - own.size());
    }
    if (names.stages && !file.stage.empty()) path += '-' + file.stage;
    if (file.pages > 1) path += fmt::format("-{}", file.page);
    return path + ending;
}

constexpr std::size_t kMostNamed = 12;  // letters

void report_fonts(const api::Drawing& drawing, Console& console) {
    if (const std::string& font = drawing.substitute_font; !font.empty()) {
        console.err << fmt::format(
            "orgplan: the font Liberation Sans is not installed, so {} is used; "
            "install the package fonts-liberation\n",
            font);
    }
    const std::vector<std::string>& missing = drawing.missing_letters;
    if (missing.empty()) return;
    const std::size_t named = std::min(missing.size(), kMostNamed);
    const std::size_t others = missing.size() - named;
    console.err << fmt::format(
        "orgplan: no installed font has the letter{} {}{}, drawn as {}{}{}\n", missing.size() == 1 ? "" : "s",
        fmt::join(missing.begin(), missing.begin() + static_cast<std::ptrdiff_t>(named), " "),
        others > 0 ? fmt::format(" and {} more", others) : "", missing.size() == 1 ? "an empty box" : "empty boxes",
        drawing.font_packages.empty() ? "" : "; install the package ", fmt::join(drawing.font_packages, " and "));
}

}  // namespace

Option output_option(ChartFiles& files, std::string help) {
    return {.names = "-o,--output", .target = &files.output, .help = std::move(help), .called = "FILE"};
}

Option force_option(bool& force) {
    return {
        .names = "--force", .target = &force, .help = "Replace a file of another kind too, but never one that is read"};
}

Option page_option(ChartFiles& files) {
    return {.names = "--page",
            .target = &files.look.page,
            .help = fmt::format("{} (default: a4)", api::kPages),
            .called = "PAGE"};
}

void add_look(ChartFiles& files, Options& options) {
    options.push_back({.names = "--tile",
                       .target = &files.look.tile,
                       .help = "Cut each page into sheets of this paper (a4, "
                               "letter, ...), which overlap, with marks to "
                               "cut along",
                       .called = "PAPER"});
    options.push_back({.names = "--title",
                       .target = &files.look.title,
                       .help = "Write this instead of the company's name; "
                               "{company}, {stage}, {date} (of the stage), "
                               "{today}, {page} and {pages} are replaced",
                       .called = "TEXT"});
    options.push_back({.names = "--footer",
                       .target = &files.look.footer,
                       .help = "Write this at the foot of each page, with the same words in braces",
                       .called = "TEXT"});
    options.push_back({.names = "--background",
                       .target = &files.look.background,
                       .help = "none (transparent), or a colour such as #f8fafc (default: white)",
                       .called = "COLOR"});
    const auto palettes = api::palette_words();
    options.push_back({.names = "--palette",
                       .target = &files.look.palette,
                       .help = "screen (default), or print: each colour has a letter too, for grey printers",
                       .choices = {palettes.begin(), palettes.end()}});
    options.push_back({.names = "--theme",
                       .target = &files.look.theme,
                       .help = "A YAML file with your own colours and font: families, ink, ground, font",
                       .called = "FILE"});
    add_dots(files, options);
}

void add_dots(ChartFiles& files, Options& options) {
    options.push_back({.names = "--width",
                       .target = &files.look.width,
                       .help = "The width of a png or jpg, in pixels",
                       .not_negative = true,
                       .called = "PIXELS"});
    options.push_back({.names = "--dpi",
                       .target = &files.look.dpi,
                       .help = fmt::format("The dots to an inch of a png or jpg (default: {:g})", render::kUsualDots),
                       .not_negative = true,
                       .called = "DOTS",
                       .excludes = {"--width"}});
}

Option include_option(std::vector<std::string>& words) {
    const auto include = api::include_words();
    return {.names = "--include",
            .target = &words,
            .help = "What an html page has only by choice: costs, with run rates, budgets and findings about them",
            .choices = {include.begin(), include.end()},
            .delimiter = ',',
            .called = "WHAT"};
}

bool wants_page(const ChartFiles& files) {
    const api::Result<std::string> format = api::drawing_format(chosen_format(files));
    return format && *format == api::kPageFormat;
}

std::string chosen_format(const ChartFiles& files) {
    std::string asked = files.format;
    if (asked.empty() && files.output != "-") {
        asked = std::filesystem::path(files.output).extension().string();
        if (!asked.empty()) asked.erase(0, 1);
    }
    return asked.empty() ? "svg" : asked;
}

int write_charts(const ChartFiles& files, const ChartNames& names, const api::Drawing& drawing, const Inputs& inputs,
                 Console& console) {
    if (files.output == "-" && drawing.files.size() > 1) {
        const std::string choose(names.choose);
        return refuse(console, fmt::format("standard output takes one chart, and there are {}", drawing.files.size()),
                      choose.empty() ? "name a file with -o, or write --format pdf"
                                     : fmt::format("choose one with {}, or --format pdf", choose));
    }
    if (is_folder(files.output)) {
        return refuse(console, fmt::format("`{}` is a folder", files.output), "name a file in it");
    }
    Targets targets{{}, drawing.format, files.force, names.choose};
    for (const api::ChartFile& file : drawing.files) {
        targets.paths.push_back(path_of(files, names, drawing.format, file));
    }
    if (const std::optional<Exit> refused = refuse_targets(targets, inputs, console)) return *refused;
    report_fonts(drawing, console);
    for (const std::string& doubt : drawing.doubts) console.err << fmt::format("orgplan: {}\n", doubt);
    for (std::size_t i = 0; i < drawing.files.size(); ++i) {
        const api::ChartFile& file = drawing.files[i];
        const std::string& path = targets.paths[i];
        log_step(console, fmt::format("drawing {} ({} of {})", path, i + 1, drawing.files.size()));
        const api::Result<std::string> bytes = api::render(file, drawing.format, drawing.dots);
        if (!bytes) return refuse(console, bytes.error());
        const std::string error = write_whole(console, path, *bytes);
        if (!error.empty()) return refuse(console, {api::Refusal::Why::failed, error});
        if (path != "-") console.out << path << '\n';
    }
    return kClean;
}

}  // namespace orgplan::cli
