#include "graph/chart/page/colours.h"
#include "graph/chart/scene/colour.h"
#include "graph/chart/scene/palette.h"
#include "tests/chart/drawing.h"
#include "tests/generate/organisation_text.h"
#include "tests/page_data/page_of.h"

namespace orgplan::testing {
namespace {

constexpr double kReadable = 4.5;

// Every text of every card on the ground that it has there, on a light page (0) or a dark one (1).
void expect_readable(const Json& page, std::size_t mode) {
    const auto colour = [&](const Json& number) {
        return page["colours"][number.get<std::size_t>()][mode].get<std::string>();
    };
    for (const Json& face : page["faces"]) {
        for (const Json& text : face.value("texts", Json::array())) {
            if (text[5] == -1) continue;
            std::string ground = colour(face["fill"]);
            for (const Json& fill : face.value("fills", Json::array())) {
                const double x = fill[0], y = fill[1], width = fill[2], height = fill[3];
                const double at = text[0], baseline = text[1];
                if (at >= x && at < x + width && baseline > y && baseline < y + height) ground = colour(fill[5]);
            }
            EXPECT_GE(scene::contrast(ground, colour(text[5])), kReadable)
                << text << " in " << colour(text[5]) << " on " << ground << (mode == 0 ? ", light" : ", dark");
        }
    }
}

void expect_categories(const Json& page) {
    for (const Json& by : page["colour_by"]) {
        for (const Json& value : by["values"]) {
            for (const char* const mode : {"light", "dark"}) {
                const std::string colour = value[mode];
                EXPECT_GE(scene::contrast(colour, scene::ink_on(colour)), kReadable) << by["id"] << value;
            }
        }
    }
}

TEST(PageColours, CanBeReadInLightAndDark) {
    ORGPLAN_NEEDS_PAGES();
    GeneratorOptions options;
    options.seats = 120;
    options.presence = options.hiring = true;
    for (const std::string& text : {std::string(kGrowing), organisation_text(options)}) {
        const auto spec = read_text(text);
        const Json page = page_data(*spec);
        expect_readable(page, 0);
        expect_readable(page, 1);
        expect_categories(page);
    }
}

TEST(PageColours, OfAnyThemeCanBeReadAndSeen) {
    for (int red = 0; red < 256; red += 15) {
        for (int green = 0; green < 256; green += 15) {
            for (int blue = 0; blue < 256; blue += 15) {
                const std::string own = fmt::format("#{:02x}{:02x}{:02x}", red, green, blue);
                const page::ColourPair pair = page::category_pair(own);
                ASSERT_GE(scene::contrast(pair.light, scene::ink_on(pair.light)), kReadable) << own;
                ASSERT_GE(scene::contrast(pair.dark, scene::ink_on(pair.dark)), kReadable) << own;
                ASSERT_GE(scene::contrast(pair.dark, page::pair_of(scene::palette::kWhite, page::Use::ground).dark), 3)
                    << own;
            }
        }
    }
}

}  // namespace
}  // namespace orgplan::testing
