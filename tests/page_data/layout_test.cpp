#include <fmt/format.h>
#include <unistd.h>

#include "graph/chart/layout/layout.h"
#include "graph/chart/layout/series.h"
#include "graph/chart/layout/snap.h"
#include "tests/effort.h"
#include "tests/layout/families.h"
#include "tests/layout/random_links.h"
#include "tests/page_data/page_of.h"

// The layout of the page, a module of WebAssembly, against the one that is compiled into the program: the same places
// to the last bit. The numbers are written into a file, and node compares what the module gives (layout_test.mjs).

namespace orgplan::testing {
namespace {

class Cases {
  public:
    void add_layout(std::span<const Box> boxes, const LayoutOptions& options) {
        std::vector<double> in{options.ratio,     options.column_gap, options.row_gap,
                               options.level_gap, options.indent,     options.enough};
        for (const Box& box : boxes) {
            in.insert(in.end(), {box.width, box.height, box.parent == Box::kNoParent ? -1.0 : double(box.parent),
                                 box.assistant ? 1.0 : 0.0, double(box.alike), double(box.side)});
        }
        std::vector<Box> sided(boxes.begin(), boxes.end());
        fix_sides(sided);
        layout_ = page_shaped(sided, options);
        snap(layout_);
        std::vector<double> out;
        for (const Box& box : sided) out.push_back(double(box.side));
        out.insert(out.end(), {layout_.width, layout_.height});
        for (const Rect& box : layout_.boxes) out.insert(out.end(), {box.x, box.y});
        for (const Polyline& line : layout_.lines) put(line, out);
        add(0, boxes.size(), in, out);
    }

    // Over the last layout.
    void add_routes(std::span<const DottedLink> links) {
        std::vector<double> in, out;
        for (const DottedLink& link : links) {
            in.insert(in.end(), {double(link.from), double(link.to), link.from_at, link.to_at});
        }
        for (const DottedRoute& route : route_dotted(layout_, links)) {
            out.push_back(route.joins == DottedRoute::kTarget ? -1.0 : double(route.joins));
            put(route.line, out);
        }
        add(1, links.size(), in, out);
    }

    const Layout& layout() const { return layout_; }
    std::size_t size() const { return size_; }
    void write(const std::filesystem::path& path) const {
        std::ofstream file(path, std::ios::binary);
        for (const double number : numbers_) file.write(reinterpret_cast<const char*>(&number), sizeof number);
    }

  private:
    static void put(const Polyline& line, std::vector<double>& out) {
        out.push_back(double(line.size()));
        for (const layout::Point& point : line) out.insert(out.end(), {point.x, point.y});
    }

    void add(int kind, std::size_t count, const std::vector<double>& in, const std::vector<double>& out) {
        numbers_.insert(numbers_.end(), {double(kind), double(count), double(in.size()), double(out.size())});
        numbers_.insert(numbers_.end(), in.begin(), in.end());
        numbers_.insert(numbers_.end(), out.begin(), out.end());
        ++size_;
    }

    Layout layout_;
    std::vector<double> numbers_;
    std::size_t size_ = 0;
};

TEST(PageLayout, IsThatOfTheProgram) {
    const std::string node = ORGPLAN_NODE, module = ORGPLAN_LAYOUT_MODULE;
    if (node.empty()) GTEST_SKIP() << "the layout of the page is not run, since there is no node";
    if (!std::filesystem::exists(module)) GTEST_SKIP() << "this build has no pages";
    Cases cases;
    for (const char* const family :
         {"mixed", "forest", "uniform", "preferential", "kary8", "chain", "star", "caterpillar"}) {
        for (std::uint32_t seed = 1; seed <= tries(12); ++seed) {
            const std::vector<Box> boxes = made_tree(family, 2 + seed * seed * 7 % 400, seed);
            LayoutOptions options;
            options.ratio = 0.4 + seed % 7 * 0.31;
            options.enough = seed % 3 == 0 ? 513.3 : 0;
            cases.add_layout(boxes, options);
            cases.add_routes(random_links(cases.layout(), seed % 9, seed));
            cases.add_routes(random_row_links(cases.layout(), seed % 5, seed));
        }
    }
    const auto file = std::filesystem::temp_directory_path() / fmt::format("orgplan-layouts-{}", ::getpid());
    cases.write(file);
    const std::string command =
        fmt::format("{} {}/tests/page_data/layout_test.mjs {} {}", node, ORGPLAN_SOURCE_DIR, module, file.string());
    EXPECT_EQ(std::system(command.c_str()), 0) << cases.size() << " cases";
    std::filesystem::remove(file);
}

}  // namespace
}  // namespace orgplan::testing
