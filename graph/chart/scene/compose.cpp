#include "graph/chart/scene/compose.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/chart/layout/snap.h"
#include "graph/chart/scene/card_text.h"
#include "graph/chart/scene/dotted_lines.h"
#include "graph/chart/scene/frame.h"
#include "graph/chart/scene/placeholders.h"
#include "graph/chart/scene/sheet.h"
#include "graph/chart/scene/spoken.h"

namespace orgplan::scene {
namespace {

// The line to a card still ends at it if it were only so high.
bool reaches(const layout::Layout& layout, std::size_t card, double height) {
    constexpr double kCorner = 6;
    return layout.lines[card].empty() || layout.lines[card].back().y <= layout.boxes[card].y + height - kCorner;
}

// Which cards have dotted lines at no row of theirs, which may run to any part of their boxes.
std::vector<bool> linked_as_wholes(const DottedLines& lines, std::size_t cards) {
    std::vector<bool> linked(cards, false);
    for (const layout::DottedLink& ends : lines.ends) {
        if (ends.from_at == layout::DottedLink::kWholeBox) linked[ends.from] = true;
        if (ends.to_at == layout::DottedLink::kWholeBox) linked[ends.to] = true;
    }
    return linked;
}

class Composer {
  public:
    Composer(const Organisation& organisation, const ChartOptions& options, TextMeasure& measure)
        : organisation_(organisation), options_(options), measure_(measure), sheets_(organisation, options, measure) {}

    std::vector<ChartPage> pages() {
        for (const SheetSet& set : sheets_.place()) {
            for (std::size_t number = 0; number < set.stages.size(); ++number) add_pages(set, number);
        }
        // A document of several stages is not called after the first.
        for (ChartPage& page : result_) {
            if (page.stage == result_.front().stage) continue;
            result_.front().scene.document = result_.front().scene.heading;
            break;
        }
        return std::move(result_);
    }

  private:
    void add_pages(const SheetSet& set, std::size_t number) {
        const std::size_t pages_before = options_.pages_before + result_.size();
        const Spoken spoken(organisation_, set.stages[number]);
        const Tally& whole = sheets_.tallies()[stages_done_++];
        for (std::size_t s = 0; s < set.sheets.size(); ++s) {
            const Sheet& sheet = *set.sheets[s];
            ChartPage page{set.stages[number],
                           static_cast<std::uint32_t>(s + 1),
                           static_cast<std::uint32_t>(set.sheets.size()),
                           {}};
            page.scene = draw(sheet, sheet.lines[number], texts_of(page.stage, whole, page.page, page.pages),
                              pages_before, spoken);
            add_place(page);
            result_.push_back(std::move(page));
        }
    }

    Scene draw(const Sheet& sheet, const DottedLines& lines, const FrameTexts& texts, std::size_t pages_before,
               const Spoken& spoken) {
        Scene scene;
        scene.width = options_.page.width;
        scene.height = options_.page.height;
        scene.background = options_.background;
        scene.fonts = fonts_of(options_.theme);
        scene.scale = sheet.scale;
        const Occurring here =
            occurring(organisation_, sheet.forest, sheets_.colouring(), sheets_.counts(), lines.stage);
        add_frame(options_, sheets_.colouring(), sheet, here, texts, measure_, scene);
        add_cards(sheet, lines, pages_before, spoken, scene);
        scene.description = spoken.page(scene, sheet.forest);
        suit_ground(scene);
        apply_ink(options_.theme, scene);
        return scene;
    }

    // Which part of a document a page is.
    void add_place(ChartPage& page) const {
        Scene& scene = page.scene;
        scene.section = stage_name(organisation_, page.stage);
        scene.label = scene.section;
        if (page.pages == 1) return;
        scene.label += fmt::format(" {}", page.page);
        scene.page_name = fmt::format("page {}", page.page);
        if (!scene.cards.empty()) scene.page_name += ": " + scene.cards.front().title;
    }

    // Cards refer to pages of their stage by number, so that the page says its own, if the user's texts do not.
    FrameTexts texts_of(StageId stage, const Tally& whole, std::uint32_t page, std::uint32_t pages) const {
        FrameTexts texts{title_texts(organisation_, stage, whole, options_, page, pages),
                         footer_text(organisation_, stage, options_, page, pages),
                         {}};
        const bool said =
            has(options_.footer, Placeholder::page) || (options_.title && has(*options_.title, Placeholder::page));
        if (pages > 1 && !said) texts.page_number = fmt::format("page {} of {}", page, pages);
        return texts;
    }

    void add_cards(const Sheet& sheet, const DottedLines& lines, std::size_t pages_before, const Spoken& spoken,
                   Scene& scene) {
        const StageId stage = lines.stage;
        const double free_x = sheet.area.width / sheet.scale - sheet.layout.width;
        const double free_y = sheet.area.height / sheet.scale - sheet.layout.height;
        const layout::Point origin{layout::snapped(sheet.area.x / sheet.scale + free_x / 2),
                                   layout::snapped(sheet.area.y / sheet.scale + free_y * 0.3)};
        const auto placed = [origin](layout::Polyline line) {
            for (layout::Point& point : line) point = {point.x + origin.x, point.y + origin.y};
            return line;
        };
        const auto& cards = sheet.forest.cards;
        std::vector<std::string> ids(cards.size());
        std::vector<double> bottoms(cards.size());
        const std::vector<bool> linked = linked_as_wholes(lines, cards.size());
        for (std::uint32_t i = 0; i < cards.size(); ++i) {
            if (!cards[i].stages.has(stage)) continue;
            SceneCard card = sheet.faces.at(i, stage, linked[i]);
            if (!reaches(sheet.layout, i, card.rect.height)) card = sheet.faces.at(i, stage, true);
            spoken.add_to(card, sheet.forest, i);
            ids[i] = card.id;
            bottoms[i] = origin.y + sheet.layout.boxes[i].y + card.rect.height;
            // Each stage counts its pages from 1; a document holds those of all stages.
            if (cards[i].page > 0) card.link = fmt::format("#page={}", pages_before + cards[i].page);
            const layout::Point at{origin.x + sheet.layout.boxes[i].x, origin.y + sheet.layout.boxes[i].y};
            card.rect.x = at.x;
            card.rect.y = at.y;
            for (TextRun& run : card.texts) run.at = {run.at.x + at.x, run.at.y + at.y};
            for (Fill& fill : card.fills) {
                fill.rect.x += at.x;
                fill.rect.y += at.y;
            }
            if (cards[i].parent != layout::Box::kNoParent) {
                SceneLine line;
                line.from = ids[cards[i].parent];
                line.to = card.id;
                line.points = placed(sheet.layout.lines[i]);
                // A card may end above its box.
                if (line.points.size() < 2) return;  // nothing was laid out, which is reported
                layout::Point& begin = line.points.front();
                if (begin.y != line.points[1].y) begin.y = bottoms[cards[i].parent];
                line.title = spoken.line_to(sheet.forest, i);
                line.colour = palette::kLine;
                scene.lines.push_back(std::move(line));
            }
            scene.cards.push_back(std::move(card));
        }
        add_dotted_lines(organisation_, sheet.forest, lines, origin, ids, measure_, scene);
    }

    const Organisation& organisation_;
    const ChartOptions& options_;
    TextMeasure& measure_;
    Sheets sheets_;
    std::size_t stages_done_ = 0;
    std::vector<ChartPage> result_;
};

}  // namespace

std::vector<ChartPage> compose(const Organisation& organisation, const ChartOptions& options, TextMeasure& measure) {
    return Composer(organisation, options, measure).pages();
}

}  // namespace orgplan::scene
