// Prints what the layout makes of made trees, as one line of a hash for each family: the same in every build.

#include <bit>
#include <cstdio>

#include "graph/chart/layout/layout.h"
#include "graph/chart/layout/snap.h"
#include "graph/chart/layout/split.h"
#include "tests/layout/families.h"

namespace orgplan {
namespace {

class Hash {
  public:
    void add(std::uint64_t value) { hash_ = (hash_ ^ value) * 0x100000001B3 ^ (hash_ >> 29); }
    void add(double value) { add(std::bit_cast<std::uint64_t>(value + 0.0)); }  // -0.0 and 0.0 are one place
    void add(const Polyline& line) {
        add(std::uint64_t{line.size()});
        for (const Point& point : line) {
            add(point.x);
            add(point.y);
        }
    }
    unsigned long long value() const { return hash_; }

  private:
    std::uint64_t hash_ = 0xCBF29CE484222325;
};

void add_layout(const Layout& layout, Hash& hash) {
    hash.add(layout.width);
    hash.add(layout.height);
    for (const Rect& box : layout.boxes) {
        for (const double value : {box.x, box.y, box.width, box.height}) hash.add(value);
    }
    for (const Polyline& line : layout.lines) hash.add(line);
}

void add_routes(const Layout& layout, std::uint32_t count, std::uint32_t seed, Hash& hash) {
    std::mt19937 random(seed);
    std::vector<DottedLink> links(12);
    for (DottedLink& link : links) {
        link.from = static_cast<std::uint32_t>(random() % count);
        link.to = static_cast<std::uint32_t>(random() % count);
        if (random() % 2 == 0) link.from_at = layout.boxes[link.from].height * 0.4;
        if (random() % 4 == 0) link.to_at = layout.boxes[link.to].height * 0.6;
    }
    for (const DottedRoute& route : route_dotted(layout, links)) {
        hash.add(route.line);
        hash.add(std::uint64_t{route.joins});
    }
}

void add_pages(std::span<const Box> boxes, double area, Hash& hash) {
    PageRoom room;
    room.page = &area;
    room.area = area;
    room.filled = area / 3;
    room.fits = [](const void* page, std::span<const Box> some) {
        const Layout layout = page_shaped(some, {});
        return layout.width * layout.height <= *static_cast<const double*>(page);
    };
    const Split pages = split(boxes, room);
    for (const SplitPage& page : pages.pages) {
        for (const SplitHead& head : page.heads) {
            hash.add(std::uint64_t{head.box});
            hash.add(std::uint64_t{head.from});
        }
        for (const std::uint32_t box : page.boxes) hash.add(std::uint64_t{box});
    }
    for (const std::uint32_t page : pages.goes_on) hash.add(std::uint64_t{page});
}

}  // namespace
}  // namespace orgplan

int main() {
    using namespace orgplan;
    for (const char* family :
         {"kary4", "kary8", "uniform", "preferential", "chain", "star", "caterpillar", "mixed", "forest"}) {
        Hash hash;
        for (const std::uint32_t count : {1u, 2u, 3u, 7u, 20u, 60u, 150u, 2100u}) {
            // More than 2000 boxes are searched less closely.
            if (count > 2000 && family != std::string_view("kary8")) continue;
            for (std::uint32_t seed = 1; seed <= (count < 100 ? 2u : 1u); ++seed) {
                const std::vector<Box> boxes = made_tree(family, count, seed);
                add_pages(boxes, 200'000, hash);
                for (const double ratio : {1.414, 0.707, 3.0}) {
                    LayoutOptions options;
                    options.ratio = ratio;
                    Layout layout = page_shaped(boxes, options);
                    add_layout(layout, hash);
                    snap(layout);
                    add_layout(layout, hash);
                    if (count <= 150 && ratio == 1.414) add_routes(layout, count, seed, hash);
                }
            }
        }
        std::printf("%s %016llx\n", family, hash.value());
    }
}
