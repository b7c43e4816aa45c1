#include "graph/chart/render/svg.h"

#include <fmt/format.h>

#include <charconv>
#include <string_view>

#include "graph/chart/render/label.h"

namespace orgplan::render {
namespace {

constexpr std::string_view kTitle = "<title>";
constexpr std::string_view kTitleEnd = "</title>\n";

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    std::string out;
    std::size_t at = 0;
    for (std::size_t found = text.find(from); found != text.npos; found = text.find(from, at)) {
        out.append(text, at, found - at);
        out += to;
        at = found + from.size();
    }
    out.append(text, at);
    text = std::move(out);
}

std::string escaped(std::string text) {
    replace_all(text, "&", "&amp;");
    replace_all(text, "<", "&lt;");
    replace_all(text, ">", "&gt;");
    return text;
}

void say(std::string& out, std::string_view title, std::string_view description) {
    if (!title.empty()) out.append(kTitle).append(escaped(std::string(title))).append(kTitleEnd);
    if (!description.empty()) out.append("<desc>").append(escaped(std::string(description))).append("</desc>\n");
}

// A line of a group, `<g id="..." class="...">`, with a role; one of what is not shown to anybody as such.
std::string with_role(std::string_view group, std::string_view role) {
    std::string line(group.substr(0, group.rfind('>')));
    return line.append(" role=\"").append(role).append("\">\n");
}

// What Graphviz wrote, line by line, and what becomes of it.
class Mending {
  public:
    Mending(const std::string& svg, const scene::Scene& scene) : svg_(svg), scene_(scene) {
        out_.reserve(svg.size() + svg.size() / 8);
    }

    std::string mended() {
        while (at_ < svg_.size()) {
            const std::string_view line = next_line();
            // Comments name nodes and edges.
            if (line.starts_with("<!-- ")) {
                for (std::string_view rest = line; !rest.ends_with("-->\n") && at_ < svg_.size();) rest = next_line();
                continue;
            }
            if (line.starts_with("<svg ")) {
                root(line);
            } else if (line.starts_with("<g ")) {
                group(line);
            } else {
                out_ += line;
            }
        }
        return std::move(out_);
    }

  private:
    std::string_view next_line() {
        const std::size_t end = std::min(svg_.find('\n', at_), svg_.size() - 1) + 1;
        const std::string_view line = std::string_view(svg_).substr(at_, end - at_);
        at_ = end;
        return line;
    }

    void skip_title() {
        const std::size_t end = svg_.find(kTitleEnd, at_);
        if (svg_.compare(at_, kTitle.size(), kTitle) == 0 && end != svg_.npos) at_ = end + kTitleEnd.size();
    }

    // The element goes on over several lines.
    void root(std::string_view line) {
        out_.append("<svg role=\"graphics-document document\" ").append(line.substr(5));
        while (!line.ends_with(">\n") && at_ < svg_.size()) out_ += line = next_line();
        say(out_, scene_.title, scene_.description);
    }

    void group(std::string_view line) {
        if (line.ends_with("class=\"graph\">\n") || line.starts_with("<g id=\"graph0\"")) {
            out_ += line;
            skip_title();
        } else if (line.ends_with("class=\"edge\">\n")) {
            edge(line);
        } else if (line.ends_with("class=\"node\">\n") && cards_ < scene_.cards.size()) {
            const scene::SceneCard& card = scene_.cards[cards_++];
            out_ += with_role(line, "graphics-symbol img");
            skip_title();
            say(out_, card.title.empty() ? card.tooltip : card.title, card.description);
        } else {
            out_ += line;
            if (line.ends_with(fmt::format("class=\"node {}\">\n", kFrameClass))) skip_title();
        }
    }

    // `<g id="line_4" class="edge">` is the line of that number.
    void edge(std::string_view line) {
        constexpr std::string_view kId = "<g id=\"line_";
        std::size_t number = scene_.lines.size();
        if (line.starts_with(kId)) std::from_chars(line.data() + kId.size(), line.data() + line.size(), number);
        const bool known = number < scene_.lines.size() && !scene_.lines[number].title.empty();
        out_ += known ? with_role(line, "graphics-symbol img") : std::string(line);
        skip_title();
        if (known) say(out_, scene_.lines[number].title, {});
    }

    const std::string& svg_;
    const scene::Scene& scene_;
    std::string out_;
    std::size_t at_ = 0;
    std::size_t cards_ = 0;
};

}  // namespace

void mend_svg(std::string& svg, const scene::Scene& scene) {
    constexpr std::string_view kScale = "transform=\"scale(";
    const std::size_t begin = svg.find(kScale);
    const std::size_t end = svg.find(')', begin);
    if (begin == svg.npos || end == svg.npos) return;
    const double zoom = scene.scale / kUnits;
    svg.replace(begin + kScale.size(), end - begin - kScale.size(), fmt::format("{:.6f} {:.6f}", zoom, zoom));
    replace_all(svg, "stroke-dasharray=\"5,2\"", "stroke-dasharray=\"7,5\"");
    svg = Mending(svg, scene).mended();
}

std::string line_id(std::size_t line) {
    return fmt::format("line_{}", line);
}

}  // namespace orgplan::render
