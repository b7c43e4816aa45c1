#include "graph/chart/scene/compose.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/chart/layout/snap.h"
#include "graph/chart/scene/sheet.h"
#include "graph/model/words.h"

namespace orgplan::scene {
namespace {

constexpr double kStubText = 8;

std::string name_of(const Organisation& organisation, const cards::Card& card, StageId stage) {
    if (card.kind == cards::CardKind::team) {
        return given(card.unit) ? drawable(organisation.name_of(card.unit, stage)) : "Team";
    }
    const PositionId seat = card.rows[0][0].seat;
    const std::string holder = drawable(organisation.holder_text(seat, stage));
    return holder.empty() || holder == word_of(Occupancy::vacant) ? drawable(organisation.title_of(seat, stage))
                                                                  : holder;
}

// The line to a card still ends at it if it were only so high.
bool reaches(const layout::Layout& layout, std::size_t card, double height) {
    constexpr double kCorner = 6;
    return layout.lines[card].empty() || layout.lines[card].back().y <= layout.boxes[card].y + height - kCorner;
}

class Composer {
  public:
    Composer(const Organisation& organisation, const ChartOptions& options, TextMeasure& measure)
        : organisation_(organisation), options_(options), measure_(measure), sheets_(organisation, options, measure) {}

    std::vector<ChartPage> pages() {
        for (const SheetSet& set : sheets_.place()) {
            std::vector<std::vector<layout::DottedRoute>> routes;
            for (const SheetPtr& sheet : set.sheets) {
                std::vector<layout::DottedLink> links;
                for (const cards::CardLink& link : sheet->forest.links) links.push_back({link.from, link.to});
                routes.push_back(layout::route_dotted(sheet->layout, links));
            }
            for (const StageId stage : set.stages) add_pages(set, routes, stage);
        }
        return std::move(result_);
    }

  private:
    void add_pages(const SheetSet& set, const std::vector<std::vector<layout::DottedRoute>>& routes, StageId stage) {
        const std::size_t pages_before = options_.pages_before + result_.size();
        const Tally& whole = sheets_.tallies()[stages_done_++];
        for (std::size_t s = 0; s < set.sheets.size(); ++s) {
            ChartPage page{stage, static_cast<std::uint32_t>(s + 1), static_cast<std::uint32_t>(set.sheets.size()),
                           draw(*set.sheets[s], routes[s], stage, whole, pages_before)};
            if (set.sheets.size() > 1) add_page_number(page);
            result_.push_back(std::move(page));
        }
    }

    Scene draw(const Sheet& sheet, const std::vector<layout::DottedRoute>& routes, StageId stage, const Tally& whole,
               std::size_t pages_before) {
        Scene scene;
        const Page& page = options_.page;
        scene.width = page.width;
        scene.height = page.height;
        scene.scale = sheet.scale;
        const Occurring here = occurring(organisation_, sheet.forest, sheets_.counts(), stage);
        // Title and legend keep their size on paper, whatever the scale of the cards.
        Scene frame;
        const auto said = [&](const std::vector<std::string>& by_stage) {
            return index(stage) < by_stage.size() ? by_stage[index(stage)] : std::string();
        };
        const TwoStates states{said(options_.subjects), said(options_.summaries)};
        add_title(organisation_, stage, whole, options_.cards, states, {page.margin, page.margin, sheet.area.width, 0},
                  measure_, frame);
        add_legend(organisation_, here,
                   {page.margin, page.height - page.margin - sheet.legend, sheet.area.width, sheet.legend}, measure_,
                   frame);
        scene.title = frame.title;
        for (TextRun& run : frame.texts) {
            run.at = {run.at.x / sheet.scale, run.at.y / sheet.scale};
            run.size /= sheet.scale;
            run.width /= sheet.scale;
            scene.texts.push_back(std::move(run));
        }
        for (Fill& fill : frame.fills) {
            const layout::Rect& rect = fill.rect;
            scene.fills.push_back(
                {{rect.x / sheet.scale, rect.y / sheet.scale, rect.width / sheet.scale, rect.height / sheet.scale},
                 fill.colour,
                 fill.radius / sheet.scale});
        }
        add_cards(sheet, routes, stage, pages_before, scene);
        return scene;
    }

    void add_cards(const Sheet& sheet, const std::vector<layout::DottedRoute>& routes, StageId stage,
                   std::size_t pages_before, Scene& scene) {
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
        std::vector<bool> linked(cards.size(), false);
        for (const cards::CardLink& link : sheet.forest.links) linked[link.from] = linked[link.to] = true;
        for (std::uint32_t i = 0; i < cards.size(); ++i) {
            if (!cards[i].stages.has(stage)) continue;
            SceneCard card = sheet.faces.at(i, stage, linked[i]);
            if (!reaches(sheet.layout, i, card.rect.height)) card = sheet.faces.at(i, stage, true);
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
                layout::Point& begin = line.points.front();
                if (begin.y != line.points[1].y) begin.y = bottoms[cards[i].parent];
                line.colour = palette::kLine;
                scene.lines.push_back(std::move(line));
            }
            scene.cards.push_back(std::move(card));
        }
        for (std::size_t l = 0; l < routes.size(); ++l) {
            const cards::CardLink& link = sheet.forest.links[l];
            if (!link.stages.has(stage)) continue;
            const std::string& from = ids[link.from];
            const std::string& to = ids[link.to];
            const auto add = [&](const layout::Polyline& points) {
                if (points.size() < 2) return;
                SceneLine line;
                line.from = from;
                line.to = to;
                line.points = placed(points);
                line.colour = palette::kDotted;
                line.width = 0.9;
                line.dotted = true;
                scene.lines.push_back(std::move(line));
            };
            add(routes[l].line);
            if (!routes[l].line.empty()) continue;
            add(routes[l].from_stub);
            add(routes[l].to_stub);
            add_stub_label(placed(routes[l].from_stub), "to " + name_of(organisation_, cards[link.to], stage), scene);
            add_stub_label(placed(routes[l].to_stub), "from " + name_of(organisation_, cards[link.from], stage), scene);
        }
    }

    void add_stub_label(const layout::Polyline& stub, const std::string& text, Scene& scene) {
        if (stub.size() < 2) return;
        const layout::Point end = stub.back();
        const layout::Point before = stub[stub.size() - 2];
        TextRun run;
        run.size = kStubText;
        run.colour = palette::kDotted;
        run.text = measure_.fit(text, kStubText, false, 90);
        run.width = measure_.width(run.text, kStubText);
        const bool leftwards = end.x < before.x;
        const bool upright = end.x == before.x;
        run.at = upright ? layout::Point{end.x + 3, end.y + (end.y < before.y ? 4 : 2)}
                         : layout::Point{leftwards ? end.x - 2 - run.width : end.x + 2, end.y + 2.5};
        const double edge = options_.page.margin / 2;
        run.at.x = std::clamp(run.at.x, edge / scene.scale,
                              std::max(edge, options_.page.width - edge) / scene.scale - run.width);
        scene.texts.push_back(std::move(run));
    }

    void add_page_number(ChartPage& numbered) {
        const double scale = numbered.scene.scale;
        TextRun run;
        run.text = fmt::format("page {} of {}", numbered.page, numbered.pages);
        run.size = 8 / scale;
        run.width = measure_.width(run.text, run.size);
        run.colour = palette::kFaint;
        const Page& page = options_.page;
        run.at = {(page.width - page.margin) / scale - run.width, (page.height - page.margin / 2) / scale};
        numbered.scene.texts.push_back(std::move(run));
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
