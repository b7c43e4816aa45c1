// Draws a made or a read tree, to look at: draw_layout KIND COUNT RATIO [DOTTED] > picture.svg; with a further word it
// only measures.
// KIND: kary8, kary4, uniform, preferential, chain, star, caterpillar, mixed; or a file of lines
// "parent width height assistant alike".

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>

#include "graph/chart/layout/layout.h"
#include "tests/layout/families.h"

int main(int argc, char** argv) {
    if (argc < 4) return 2;
    const std::string kind = argv[1];
    const auto count = static_cast<std::uint32_t>(std::atoi(argv[2]));
    orgplan::layout::LayoutOptions options;
    options.ratio = std::atof(argv[3]);

    std::vector<orgplan::layout::Box> boxes;
    if (std::ifstream file(kind); file) {
        long parent = 0;
        orgplan::layout::Box box;
        while (file >> parent >> box.width >> box.height >> box.assistant >> box.alike) {
            box.parent = parent < 0 ? orgplan::layout::Box::kNoParent : static_cast<std::uint32_t>(parent);
            boxes.push_back(box);
        }
    } else {
        boxes = orgplan::made_tree(kind, count, 7);
    }

    const auto start = std::chrono::steady_clock::now();
    const orgplan::layout::Layout layout = page_shaped(boxes, options);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    double filled = 0;
    for (const orgplan::layout::Rect& box : layout.boxes) filled += box.width * box.height;
    const double page = std::max(layout.width, layout.height * options.ratio);
    fmt::print(stderr, "{} {}: {:.0f} x {:.0f}, ratio {:.2f} for {:.2f}, page fill {:.3f}, {:.3f} s\n", kind,
               boxes.size(), layout.width, layout.height, layout.width / layout.height, options.ratio,
               filled / (page * page / options.ratio), took.count());
    std::mt19937 random(3);
    const auto link_count = argc > 4 ? std::atoi(argv[4]) : 0;
    std::vector<orgplan::DottedLink> links;
    for (int i = 0; i < link_count; ++i) {
        links.push_back(
            {static_cast<std::uint32_t>(random() % boxes.size()), static_cast<std::uint32_t>(random() % boxes.size())});
    }
    const auto routing = std::chrono::steady_clock::now();
    const auto routes = route_dotted(layout, links);
    const std::chrono::duration<double> routed = std::chrono::steady_clock::now() - routing;
    const auto found =
        std::count_if(routes.begin(), routes.end(), [](const auto& route) { return !route.line.empty(); });
    if (link_count > 0) fmt::print(stderr, "{} of {} links routed, {:.3f} s\n", found, link_count, routed.count());
    if (argc > 5) return 0;

    fmt::print(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-10 -10 {0:.0f} {1:.0f}\">"
        "<rect x=\"-10\" y=\"-10\" width=\"{0:.0f}\" height=\"{1:.0f}\" fill=\"white\"/>\n",
        layout.width + 20, layout.height + 20);
    for (const orgplan::layout::Polyline& line : layout.lines) {
        if (line.empty()) continue;
        fmt::print("<polyline fill=\"none\" stroke=\"#94a3b8\" stroke-width=\"1.2\" points=\"");
        for (const orgplan::layout::Point& point : line) fmt::print("{:.1f},{:.1f} ", point.x, point.y);
        fmt::print("\"/>\n");
    }
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const orgplan::layout::Rect& box = layout.boxes[i];
        fmt::print(
            "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"6\" fill=\"{}\" "
            "stroke=\"#64748b\"/><text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"11\">{}</text>\n",
            box.x, box.y, box.width, box.height, boxes[i].assistant ? "#fef3c7" : "#f1f5f9", box.x + 8, box.y + 18, i);
    }
    for (const orgplan::DottedRoute& route : routes) {
        fmt::print("<polyline fill=\"none\" stroke=\"#dc2626\" stroke-dasharray=\"4 3\" points=\"");
        for (const orgplan::layout::Point& point : route.line) fmt::print("{:.1f},{:.1f} ", point.x, point.y);
        fmt::print("\"/>\n");
    }
    fmt::print("</svg>\n");
}
