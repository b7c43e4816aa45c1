#include "graph/chart/scene/face.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "graph/chart/scene/card_text.h"
#include "graph/chart/scene/face_sizes.h"
#include "graph/chart/scene/wrap.h"

namespace orgplan::scene {

Faces::Faces(const Organisation& organisation, const cards::CardForest& forest, const StageUnitCounts& counts,
             const CardStyle& style, TextMeasure& measure)
    : organisation_(organisation),
      forest_(forest),
      counts_(counts),
      colouring_(style.colouring),
      fields_(style.fields),
      squares_(style.squares),
      measure_(measure),
      unit_names_(organisation, forest) {
    const std::size_t count = forest.cards.size();
    columns_.resize(count);
    boxes_.resize(count);
    std::map<std::pair<std::uint32_t, cards::CardKind>, double> widest;
    for (std::uint32_t i = 0; i < count; ++i) {
        const cards::Card& card = forest.cards[i];
        if (card.kind == cards::CardKind::team) columns_[i] = columns_of(card);
        layout::Box& box = boxes_[i];
        for (std::size_t s = 0; s < organisation.stages.size(); ++s) {
            const StageId stage = id_at<StageId>(s);
            if (!card.stages.has(stage)) continue;
            const SceneCard drawn = face(i, stage);
            box.width = std::max(box.width, drawn.rect.width);
            box.height = std::max(box.height, drawn.rect.height);
            for (const TextRun& run : drawn.texts) smallest_ = std::min(smallest_, run.size);
        }
        box.width = std::max(64.0, std::ceil(box.width));
        box.height = half_up(box.height);
        box.parent = card.parent;
        box.assistant = card.assistant;
        box.side = card.side;
        box.alike = static_cast<std::uint32_t>(card.kind);
        double& most = widest[{card.parent, card.kind}];
        most = std::max(most, box.width);
    }
    // Siblings of nearly the same width get the same one.
    for (std::uint32_t i = 0; i < count; ++i) {
        // What goes on from another page is next to others by chance.
        if (forest.cards[i].parent == layout::Box::kNoParent && forest.cards[i].page > 0) continue;
        const double most = widest[{forest.cards[i].parent, forest.cards[i].kind}];
        if (most < boxes_[i].width * 1.35) boxes_[i].width = most;
    }
}

// With what cards are to say.
SeatLine Faces::line_of(const cards::Row& row, StageId stage, UnitId named) const {
    SeatLine line = seat_line(organisation_, forest_, row, stage);
    if (line.seats == 0) return line;
    const bool vacant = organisation_.at(line.first, stage).occupancy == Occupancy::vacant;
    if (!shows(fields_, CardField::name) && !vacant) line.name.clear();
    // Somebody who is not named has a title, or nothing at all.
    if (!shows(fields_, CardField::title) && !line.name.empty() && line.seats == 1) line.title.clear();
    if (line.seats == 1) line.details = details_text(organisation_, fields_, line.first, stage, named);
    return line;
}

double Faces::put(SceneCard& out, double x, double baseline, double size, bool bold, const char* colour,
                  const std::string& text, double most, bool struck) const {
    if (text.empty()) return x;
    TextRun run;
    run.at = {x, baseline};
    run.size = size;
    run.bold = bold;
    run.struck = struck;
    run.colour = colour;
    run.text = measure_.fit(text, size, bold, most);
    run.width = measure_.width(run.text, size, bold);
    const double right = x + run.width;
    out.rect.width = std::max(out.rect.width, right + kPadding);
    out.texts.push_back(std::move(run));
    return right;
}

// One line up to a width; else two of nearly the same width or, where these were too wide, as many as it needs.
std::vector<std::string> Faces::lines_of(const std::string& text, double size, bool bold, double wrap, double most,
                                         std::size_t lines) const {
    if (text.empty()) return {};
    if (measure_.width(text, size, bold) <= wrap) return {text};
    const auto [one, two] = measure_.two_lines(text, size, bold);
    const bool fits = std::max(measure_.width(one, size, bold), measure_.width(two, size, bold)) <= most;
    if (!fits) return wrapped(text, size, bold, most, lines, measure_);
    return two.empty() ? std::vector<std::string>{one} : std::vector<std::string>{one, two};
}

double Faces::signs_width(const MarkSet& marks) const {
    double width = 0;
    for (std::size_t m = 0; m < kMarks; ++m) {
        const auto mark = static_cast<Mark>(m);
        const std::string sign = look_of(mark).sign;
        if (marks.has(mark) && !sign.empty()) width += measure_.width(sign, kText, true) + (width > 0 ? kSignGap : 0);
    }
    return width;
}

void Faces::put_signs(SceneCard& out, double x, double baseline, double size, const MarkSet& marks) const {
    for (std::size_t m = 0; m < kMarks; ++m) {
        const MarkLook& look = look_of(static_cast<Mark>(m));
        if (!marks.has(static_cast<Mark>(m)) || *look.sign == '\0') continue;
        x = put(out, x, baseline, size, true, look.colour, look.sign, 30) + kSignGap;
    }
}

bool Faces::ghost(PositionId seat, StageId stage) const {
    return forest_.differences != nullptr && forest_.differences->ghost(seat, stage);
}

// Whether no seat on a card is there any more.
bool Faces::ghost(const cards::Card& card, StageId stage) const {
    return forest_.differences != nullptr && !card.rows.empty() &&
           std::ranges::all_of(card.rows, [&](const cards::Row& row) {
               return std::ranges::all_of(row, [&](const cards::SeatSlot& slot) {
                   return !slot.stages.has(stage) || ghost(slot.seat, stage);
               });
           });
}

SceneCard Faces::at(std::uint32_t card, StageId stage, bool as_tall) const {
    SceneCard out = face(card, stage);
    out.rect.width = boxes_[card].width;
    if (as_tall || forest_.cards[card].kind == cards::CardKind::unit) out.rect.height = boxes_[card].height;
    // A header spans the card, a stripe its height.
    for (Fill& fill : out.fills) {
        const bool is_header = forest_.cards[card].kind != cards::CardKind::seat;
        double& open = is_header ? fill.rect.width : fill.rect.height;
        if (open > 0) continue;
        open = is_header ? out.rect.width - 2 * kInset : out.rect.height - 2 * fill.rect.y;
    }
    return out;
}

SceneCard Faces::face(std::uint32_t number, StageId stage) const {
    const cards::Card& card = forest_.cards[number];
    SceneCard out;
    out.id = id_of(card);
    out.radius = 6;
    out.stroke = palette::kEdge;
    if (card.kind == cards::CardKind::seat) seat_face(card, stage, out);
    if (card.kind == cards::CardKind::team) team_face(card, stage, columns_[number], out);
    if (card.kind == cards::CardKind::unit) unit_face(card, stage, out);
    const bool gone = card.kind == cards::CardKind::unit && marks_at(forest_.differences, card.unit, stage).ghost();
    if (gone || ghost(card, stage)) {
        out.fill = palette::kPale;
        out.stroke = palette::kLine;
        out.dashed = true;
    }
    if (is_centre(organisation_, forest_, card, stage)) {
        out.stroke = palette::kCentre;
        if (out.fill == palette::kWhite) out.fill = palette::kCentreTint;
    }
    return out;
}

void Faces::footers(const cards::Card& card, StageId stage, double x, double& baseline, SceneCard& out) const {
    const auto faint = [&](const std::string& text) {
        put(out, x, baseline += 11.5, kSmall, false, palette::kFaint, text, kMostTitle);
        out.tooltip += '\n' + text;
    };
    if (const PositionId seat = seat_of(card, stage); given(seat)) {
        const std::string outsider = organisation_.outsider_text(seat, stage);
        // A team outside all units has that name.
        const bool named = card.kind == cards::CardKind::team && !given(card.unit);
        if (!outsider.empty() && !named) faint("reports to " + drawable(outsider));
        const Text unit = organisation_.at(seat, stage).unknown_home;
        if (!unit.empty()) faint(fmt::format("unit {} (not found)", drawable(unit)));
    }
    if (const std::string text = below_text(card, stage); !text.empty()) {
        put(out, x, baseline += 11.5, kSmall, false, palette::kFaint, text, kMostTitle);
    }
    if (!card.reference.empty()) {
        put(out, x, baseline += 11.5, kSmall, true, palette::kMoved, card.reference, kMostTitle);
    }
}

// Dotted lines of a seat that are not drawn, in words.
void Faces::dotted_lines(const cards::Card& card, const cards::Row& row, StageId stage, double x, double& baseline,
                         SceneCard& out) const {
    for (const bool incoming : {false, true}) {
        std::string text = dotted_text(organisation_, forest_, card, row, stage, incoming);
        if (text.empty()) continue;
        if (card.kind == cards::CardKind::team) text.replace(0, std::string("reports").size(), "all report");
        double next = 11.5;
        for (const std::string& line : lines_of(text, kSmall, false, kMostTitle, kMostTitle, kMostLines)) {
            put(out, x, baseline += next, kSmall, false, palette::kDotted, line, kMostTitle);
            next = kNextLine;
        }
        out.tooltip += '\n' + text;
    }
}

// Whether what is written of dotted lines is the same on several rows, and on each, so that it is written once.
bool Faces::dotted_alike(const cards::Card& card, StageId stage) const {
    std::size_t rows = 0;
    std::string first;
    for (const cards::Row& row : card.rows) {
        if (std::ranges::none_of(row, [&](const cards::SeatSlot& slot) { return slot.stages.has(stage); })) continue;
        const std::string text = dotted_text(organisation_, forest_, card, row, stage, false);
        if (text.empty() || (rows++ > 0 && text != first)) return false;
        first = text;
    }
    return rows > 1;
}

// The first seat of a card at a stage, which is like all others in what is outside or not found.
PositionId Faces::seat_of(const cards::Card& card, StageId stage) const {
    for (const cards::Row& row : card.rows) {
        for (const cards::SeatSlot& slot : row) {
            if (slot.stages.has(stage)) return slot.seat;
        }
    }
    return kNone<PositionId>;
}

std::string Faces::id_of(const cards::Card& card) const {
    if (card.kind == cards::CardKind::seat) return std::string(organisation_[card.rows[0][0].seat].id);
    std::string id = "unit:" + (given(card.unit) ? std::string(organisation_[card.unit].id) : std::string());
    if (card.kind == cards::CardKind::team && card.parent != layout::Box::kNoParent) {
        id += '@' + std::string(organisation_[forest_.cards[card.parent].rows[0][0].seat].id);
    } else if (const PositionId seat = seat_of(card, card.stages.earliest()); given(seat)) {
        const Text outsider = organisation_.outsider_of(seat, card.stages.earliest());
        if (!outsider.empty()) id += '@' + drawable(outsider);
        const Text unit = organisation_.at(seat, card.stages.earliest()).unknown_home;
        if (!unit.empty()) id += fmt::format("({})", drawable(unit));
    }
    if (card.part > 0) id += fmt::format("#{}", card.part + 1);
    return id;
}

}  // namespace orgplan::scene
