#include "planner/cli/chart_files.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <ostream>

#include "graph/chart/render/graphviz.h"
#include "planner/text/nearest.h"

namespace orgplan::cli {
namespace {

constexpr const char* kPages = "a4, a3, letter, 16:9, each also with -portrait, or a ratio W:H";

void refuse(Console& console, const std::string& message, const std::string& hint = {}) {
    console.err << fmt::format("orgplan: {}{}{}\n", message, hint.empty() ? "" : "; ", hint);
}

// One file to be written, and the pictures in it.
struct File {
    std::string path;
    std::vector<scene::Scene> scenes;
};

std::vector<File> files_of(const ChartFiles& asked, const Organisation& organisation, const std::string& format,
                           bool every_stage, std::vector<scene::ChartPage> pictures) {
    std::string stem = asked.stem;
    std::string ending = "." + format;
    if (!asked.output.empty()) {
        ending = std::filesystem::path(asked.output).extension().string();
        stem = asked.output.substr(0, asked.output.size() - ending.size());
    }
    std::vector<File> files;
    if (asked.output == "-" || render::holds_pages(format)) {
        files.push_back({asked.output == "-" ? "-" : stem + ending, {}});
        for (scene::ChartPage& picture : pictures) files[0].scenes.push_back(std::move(picture.scene));
        return files;
    }
    for (scene::ChartPage& picture : pictures) {
        std::string path = stem;
        if (every_stage) path += '-' + std::string(organisation[picture.stage].id);
        if (picture.pages > 1) path += fmt::format("-{}", picture.page);
        files.push_back({path + ending, {}});
        files.back().scenes.push_back(std::move(picture.scene));
    }
    return files;
}

void tell_fonts(const scene::TextMeasure& measure, Console& console) {
    if (const std::string font = measure.substitute_font(); !font.empty()) {
        console.err << fmt::format("orgplan: the font Liberation Sans is not installed, {} stands in for it\n", font);
    }
    if (const std::size_t missing = measure.missing_glyphs(); missing > 0) {
        console.err << fmt::format("orgplan: {} {} in no installed font and {} drawn as empty boxes\n", missing,
                                   missing == 1 ? "letter is" : "letters are", missing == 1 ? "is" : "are");
    }
}

}  // namespace

std::string chart_formats_listed() {
    return fmt::format("{}", fmt::join(render::chart_formats(), ", "));
}

CLI::Option* ChartFiles::add_page(CLI::App& command) {
    return command.add_option("--page", page, fmt::format("{} (default: a4)", kPages));
}

std::optional<std::string> ChartFiles::format_meant(Console& console) const {
    std::string meant = format;
    if (meant.empty() && output != "-") {
        meant = std::filesystem::path(output).extension().string();
        if (!meant.empty()) meant.erase(0, 1);
    }
    if (meant.empty()) meant = "svg";
    std::ranges::transform(meant, meant.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (meant == "jpeg") meant = "jpg";
    if (meant == "gv") meant = "dot";
    const auto known = render::chart_formats();
    if (std::ranges::find(known, meant) != known.end()) return meant;
    const std::string nearest = text::did_you_mean(meant, known);
    refuse(console, fmt::format("`{}` is no format of a chart", meant),
           nearest.empty() ? "formats are " + chart_formats_listed() : nearest);
    return std::nullopt;
}

std::optional<scene::Page> ChartFiles::page_meant(Console& console) const {
    const std::optional<scene::Page> meant = scene::parse_page(page);
    if (!meant) refuse(console, fmt::format("`{}` is no page", page), fmt::format("pages are {}", kPages));
    return meant;
}

int ChartFiles::write(std::vector<scene::ChartPage> pictures, const std::string& meant,
                      const Organisation& organisation, bool every_stage, const scene::TextMeasure& measure,
                      Console& console) const {
    if (output == "-" && !render::holds_pages(meant) && pictures.size() > 1) {
        refuse(console, fmt::format("{} pictures do not fit on standard output", pictures.size()),
               choose.empty() ? "name a file with -o, or write --format pdf"
                              : fmt::format("choose one with {}, or --format pdf", choose));
        return kUsage;
    }
    tell_fonts(measure, console);
    for (const File& file : files_of(*this, organisation, meant, every_stage, std::move(pictures))) {
        const render::Rendered rendered = render::render(file.scenes, meant);
        const std::string error =
            rendered.error.empty() ? write_whole(console, file.path, rendered.bytes) : rendered.error;
        if (!error.empty()) {
            refuse(console, error);
            return kFailure;
        }
        if (file.path != "-") console.out << file.path << '\n';
    }
    return kClean;
}

}  // namespace orgplan::cli
