#include "graph/chart/scene/face.h"

#include <fmt/format.h>

#include "graph/chart/scene/card_text.h"
#include "graph/chart/scene/colour.h"
#include "graph/chart/scene/face_sizes.h"

namespace orgplan::scene {

// Its height, which is that of one line or more.
double Faces::header(const cards::Card& card, StageId stage, const std::string& name, const std::string& detail,
                     SceneCard& out, bool plain) const {
    const bool muted = plain || ghost(card, stage);
    const std::string colour = muted ? palette::kGhost : colouring_.colour(colouring_.of(card, forest_));
    const char* const ink = muted ? palette::kSoft : ink_on(colour);
    const auto lines = lines_of(name, kText, true, kMostTitle, kMostTitle, kMostRowLines);
    const double height = kHeader + kNextLine * static_cast<double>(lines.empty() ? 0 : lines.size() - 1);
    out.fills.push_back({{kInset, kInset, 0, height - kInset}, colour, out.radius, kNone<PositionId>, !muted});
    const MarkSet marks = marks_at(forest_.differences, card.unit, stage);
    double x = kPadding;
    const std::string& letter = colouring_.letter(colouring_.of(card, forest_));
    if (!letter.empty() && !muted) x = put(out, x, 15.5, kText, true, ink, letter, 30) + 6;
    for (std::size_t m = 0; m < kMarks; ++m) {
        if (marks.has(static_cast<Mark>(m))) {
            x = put(out, x, 15.5, kText, true, ink, look_of(static_cast<Mark>(m)).sign, 30) + 3;
        }
    }
    double right = x;
    double baseline = 15.5;
    for (const std::string& line : lines) {
        if (&line != &lines.front()) baseline += kNextLine;
        right = put(out, x, baseline, kText, true, ink, line, kMostTitle, marks.struck());
    }
    put(out, right + 6, baseline, kText, false, ink, detail, kMostTitle);
    out.tooltip = name + (detail.empty() ? "" : ", " + detail);
    return height;
}

void Faces::unit_face(const cards::Card& card, StageId stage, SceneCard& out) const {
    std::string name;
    std::vector<PositionId> heads = organisation_.company.heads();
    if (given(card.unit)) {
        name = drawable(organisation_.name_of(card.unit, stage));
        heads = organisation_.at(card.unit, stage).heads();
    } else {
        name = drawable(organisation_.company.name);
        if (name.empty()) name = "Company";
        if (!card.rows.empty()) {
            heads = {card.rows[0][0].seat};
            name = title_text(organisation_, heads.front(), stage);
        }
    }
    const UnitCounts& counts = counts_of(organisation_, counts_, card.unit, stage);
    std::size_t seats = 0;
    for (const auto& [category, count] : counts.categories) seats += count;
    const std::string detail = fmt::format("{} {}", seats, seats == 1 ? "seat" : "seats");
    double baseline = header(card, stage, name, detail, out) + 12;
    if (is_centre(organisation_, forest_, card, stage)) {
        const TextRun last = out.texts.back();
        put(out, last.at.x + last.width + 5, last.at.y, kText, true, last.colour.c_str(), look_of(Mark::centre).sign,
            30);
    }
    for (const PositionId head : heads) {
        if (!organisation_[head].stages.has(stage)) continue;
        const std::string title = title_text(organisation_, head, stage);
        const std::string holder = drawable(organisation_.holder_text(head, stage));
        const double right =
            put(out, kPadding, baseline, kText, false, palette::kInk, holder.empty() ? title : holder, kMostName);
        if (!holder.empty()) put(out, right + 6, baseline, kText, false, palette::kSoft, title, kMostTitle);
        baseline += kPitch;
    }
    for (const auto& [category, count] : counts.categories) {
        const std::string& colour = colouring_.colour(category);
        put(out, kPadding, baseline, kText, false, colour.c_str(), "\u25A0", 30);
        put(out, kPadding + 9, baseline, kText, false, palette::kSoft,
            fmt::format("{} {}", count, colouring_.name(category)), kMostTitle);
        baseline += kPitch;
    }
    // As the title of the chart counts them.
    double x = kPadding;
    for (const Mark mark : kCounted) {
        const std::size_t count = counts.marks[static_cast<std::size_t>(mark)];
        if (count == 0) continue;
        const MarkLook& look = look_of(mark);
        const std::string text = fmt::format("{} {}", count, look.title);
        const double wide = measure_.width(look.sign, kText, true) + 2 + measure_.width(text, kText);
        if (x > kPadding && x + wide > kMostTitle) {
            x = kPadding;
            baseline += kPitch;
        }
        const double sign = put(out, x, baseline, kText, true, look.colour, look.sign, 30);
        x = 8 + put(out, *look.sign == '\0' ? x : sign + 2, baseline, kText, false, look.colour, text, kMostTitle);
    }
    if (x == kPadding) baseline -= kPitch;
    footers(card, stage, kPadding, baseline, out);
    out.rect.height = baseline + 8;
}

}  // namespace orgplan::scene
