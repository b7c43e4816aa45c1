#include "graph/chart/page/chart.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/chart/page/colours.h"
#include "graph/chart/page/faces.h"
#include "graph/chart/scene/card_text.h"
#include "graph/chart/scene/face.h"
#include "graph/chart/scene/font_package.h"
#include "graph/chart/scene/mark.h"

namespace orgplan::page {
namespace {

// The scale at which boxes fill the paper below a title.
double scale_of(std::span<const layout::Box> boxes, const scene::Page& paper) {
    constexpr double kTitle = 46, kLargest = 1.5;
    const double width = paper.width - 2 * paper.margin;
    const double height = paper.height - 2 * paper.margin - kTitle * paper.type;
    layout::LayoutOptions wanted;
    wanted.ratio = width / height;
    wanted.enough = width / (kLargest * paper.type);
    const layout::Layout placed = layout::page_shaped(boxes, wanted);
    return std::min(
        {width / std::max(1.0, placed.width), height / std::max(1.0, placed.height), kLargest * paper.type});
}

class ChartMaker {
  public:
    ChartMaker(const Organisation& organisation, const cards::CardForest& forest, const Numbers& numbers,
               const ChartLook& look, scene::TextMeasure& measure)
        : org_(organisation),
          forest_(forest),
          numbers_(numbers),
          counts_(organisation.stages.size()),
          faces_(organisation, forest, counts_, {look.colouring, look.fields, true}, measure) {}

    void add(StageId stage) {
        std::vector<Card> cards;
        std::vector<int> places(forest_.cards.size(), -1);
        std::vector<std::vector<double>> rows(forest_.cards.size());
        for (std::uint32_t i = 0; i < forest_.cards.size(); ++i) {
            const cards::Card& from = forest_.cards[i];
            if (!from.stages.has(stage)) continue;
            const scene::SceneCard drawn = faces_.at(i, stage);
            places[i] = static_cast<int>(cards.size());
            Card& card = cards.emplace_back();
            card.id = drawn.id;
            card.place = static_cast<int>(i);
            card.kind = from.kind == cards::CardKind::seat ? Card::Kind::seat : Card::Kind::team;
            card.parent = from.parent == layout::Box::kNoParent ? -1 : places[from.parent];
            card.assistant = from.assistant;
            if (from.assistant) card.side = static_cast<int>(from.side);
            card.unit = numbers_.of(unit_of(from, stage));
            for (std::size_t r = 0; r < from.rows.size(); ++r) {
                const PositionId seat = seat_at(from.rows[r], stage);
                if (!given(seat)) continue;
                card.seats.push_back(numbers_.of(seat));
                if (!drawn.rows.empty()) rows[i].push_back(drawn.rows[r]);
            }
            card.face = looks_.number(drawn, rows[i], numbers_);
            if (card.kind == Card::Kind::team) card.closed = looks_.closed(card.face);
            if (card.kind == Card::Kind::seat) card.spoken = spoken(from, stage);
        }
        chart_.cards.push_back(std::move(cards));
        add_links(stage, places, rows);
    }

    Chart take(const ChartLook& look, const scene::TextMeasure& measure) {
        looks_.take(chart_);
        forget_widths(measure);
        chart_.hold = look.places == layout::Places::held;
        if (look.places == layout::Places::by_cost) {
            chart_.hold = layout::holds(look.places, scale_of(faces_.boxes(), look.paper), scales(look.paper));
        }
        return std::move(chart_);
    }

  private:
    // A text with letters that no font has here was measured with boxes in their place: elsewhere they are as wide as
    // they are.
    void forget_widths(const scene::TextMeasure& measure) {
        for (const char32_t letter : measure.missing_letters()) {
            const std::string text = scene::letter_text(letter);
            for (Face& face : chart_.faces) {
                for (FaceText& each : face.texts) {
                    if (each.text.find(text) != std::string::npos) each.width = 0;
                }
            }
        }
    }

    // Of each stage laid out for itself.
    std::vector<double> scales(const scene::Page& paper) const {
        std::vector<double> scales;
        for (const std::vector<Card>& cards : chart_.cards) {
            std::vector<layout::Box> boxes;
            for (const Card& card : cards) {
                layout::Box& box = boxes.emplace_back(faces_.boxes()[static_cast<std::size_t>(card.place)]);
                box.height = chart_.faces[static_cast<std::size_t>(card.face)].height;
                if (card.parent >= 0) box.parent = static_cast<std::uint32_t>(card.parent);
            }
            scales.push_back(scale_of(boxes, paper));
        }
        return scales;
    }

    static PositionId seat_at(const cards::Row& row, StageId stage) {
        for (const cards::SeatSlot& slot : row) {
            if (slot.stages.has(stage)) return slot.seat;
        }
        return kNone<PositionId>;
    }

    // Of a seat's card the unit where it is.
    UnitId unit_of(const cards::Card& card, StageId stage) const {
        if (card.kind != cards::CardKind::seat) return card.unit;
        return org_.at(seat_at(card.rows.front(), stage), stage).home;
    }

    // "new, vacant"
    std::string spoken(const cards::Card& card, StageId stage) const {
        const scene::MarkSet marks = scene::marks_at(org_, forest_, seat_at(card.rows.front(), stage), stage);
        std::string text;
        for (std::size_t m = 0; m < scene::kMarks; ++m) {
            if (!marks.has(static_cast<scene::Mark>(m))) continue;
            text += (text.empty() ? "" : ", ") + std::string(scene::look_of(static_cast<scene::Mark>(m)).legend);
        }
        return text;
    }

    void add_links(StageId stage, const std::vector<int>& places, const std::vector<std::vector<double>>& rows) {
        std::vector<Link> links;
        const auto row_of = [&](std::uint32_t card, PositionId seat) {
            const auto& seats = chart_.cards.back()[static_cast<std::size_t>(places[card])].seats;
            const auto at = static_cast<std::size_t>(std::ranges::find(seats, numbers_.of(seat)) - seats.begin());
            return at < rows[card].size() ? rows[card][at] : layout::DottedLink::kWholeBox;
        };
        for (const cards::CardLink& link : forest_.links) {
            if (!link.stages.has(stage)) continue;
            links.push_back({places[link.from], places[link.to], row_of(link.from, link.seat),
                             row_of(link.to, link.target),
                             fmt::format("dotted line from {} to {}", scene::seat_name(org_, link.seat, stage),
                                         scene::seat_name(org_, link.target, stage))});
        }
        chart_.links.push_back(std::move(links));
    }

    const Organisation& org_;
    const cards::CardForest& forest_;
    const Numbers& numbers_;
    const scene::StageUnitCounts counts_;  // of no unit
    const scene::Faces faces_;
    Looks looks_;
    Chart chart_;
};

}  // namespace

Chart chart_of(const Organisation& organisation, const cards::CardForest& forest, std::span<const StageId> stages,
               const Numbers& numbers, const ChartLook& look, scene::TextMeasure& measure) {
    ChartMaker maker(organisation, forest, numbers, look, measure);
    for (const StageId stage : stages) maker.add(stage);
    return maker.take(look, measure);
}

}  // namespace orgplan::page
