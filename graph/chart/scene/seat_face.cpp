#include "graph/chart/scene/face.h"

#include <algorithm>

#include "graph/chart/scene/face_sizes.h"

namespace orgplan::scene {
namespace {

bool alike(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

}  // namespace

// One seat of a card: its name, its title, and what else is known of it. Joint heads follow each other.
void Faces::seat_part(const cards::Row& row, StageId stage, double x, double& baseline, SceneCard& out) const {
    const PositionId seat = row.front().seat;
    const SeatLine line = line_of(row, stage);
    const bool struck = line.marks.struck();
    const std::string title = title_text(organisation_, seat, stage);
    const char* ink = line.name_colour();
    std::vector<std::string> names;
    const PositionState& state = organisation_.at(seat, stage);
    if (!line.name.empty() && state.holders.size() + state.acting.size() > 1) {
        names = name_lines(line.name, kName, true, kMostName, kMostNameLines, measure_);
    } else if (!line.name.empty() && state.acting.empty()) {
        names = lines_of(line.name, kName, true, kMostName, kMostName, kMostLines);
    } else {
        // Somebody who acts is not cut off before that word.
        names = lines_of(line.name.empty() ? title : line.name, kName, true, kWrapTitle, kMostName, kMostLines);
    }
    if (names.empty()) names.emplace_back();
    double right = put(out, x, baseline, kName, true, ink, names.front(), kMostName, struck);
    for (std::size_t n = 1; n < names.size(); ++n) {
        right = put(out, x, baseline += 12, kName, true, ink, names[n], kMostName, struck);
    }
    MarkSet marks = line.marks;
    marks.set(Mark::centre, seat == forest_.around);
    put_signs(out, right + 5, baseline, kName, marks);
    std::string second = shows(fields_, CardField::title) ? title : std::string();
    std::vector<UnitId> units = unit_names_.of(seat, stage);
    if (line.name.empty()) {
        second = given(state.home) ? drawable(organisation_.name_of(state.home, stage)) : std::string();
        std::erase(units, state.home);
    }
    double next = 12;
    for (const std::string& each : lines_of(second, kText, false, kWrapTitle, kMostTitle, kMostLines)) {
        put(out, x, baseline += next, kText, false, line.title_colour(), each, kMostTitle, struck);
        next = 10.5;
    }
    const auto in_small = [&](const std::string& more, bool bold, const char* colour) {
        double small = 11;
        for (const std::string& each : lines_of(more, kSmall, bold, kWrapTitle, kMostTitle, kMostLines)) {
            put(out, x, baseline += small, kSmall, bold, colour, each, kMostTitle);
            small = kNextLine;
        }
    };
    // A unit is named once.
    const bool named = line.name.empty() || std::ranges::find(units, state.home) != units.end();
    const UnitId named_home = named ? state.home : kNone<UnitId>;
    // "Press" of the unit "press" says it already.
    std::erase_if(units, [&](UnitId unit) { return alike(organisation_.name_of(unit, stage), title); });
    in_small(names_text(organisation_, units, stage), true, line.title_colour());
    const std::string also = also_text(organisation_, seat, stage);
    const std::string away = drawable(organisation_.away_text(seat, stage));
    in_small(details_text(organisation_, fields_, seat, stage, named_home), false, line.title_colour());
    for (const std::string& more : {also, away}) in_small(more, false, palette::kFaint);
    if (!line.where.empty()) {
        put(out, x, baseline += 11.5, kText, false, palette::kMoved, "\u2192 " + line.where, kMostTitle);
    }
    if (!out.tooltip.empty()) out.tooltip += '\n';
    out.tooltip += (line.name.empty() ? std::string() : line.name + ", ") + title;
    for (const std::string& more : {also, away}) {
        if (!more.empty()) out.tooltip += ", " + more;
    }
    if (!line.words.empty()) out.tooltip += "\n" + line.words;
}

void Faces::seat_face(const cards::Card& card, StageId stage, SceneCard& out) const {
    const SeatLine first = line_of(card.rows.front(), stage);
    const bool plain = first.pale || first.marks.ghost();
    out.fills.push_back({{5.5, 6, 3, 0},
                         plain ? palette::kEdge : colouring_.colour(colouring_.of(first.first, stage)),
                         1,
                         plain ? kNone<PositionId> : first.first});
    // Beside its colour, the letter of what that says.
    const std::string& letter = colouring_.letter(colouring_.of(first.first, stage));
    const bool lettered = !letter.empty() && !first.pale && !first.marks.ghost();
    if (lettered) put(out, kStripeLetter, 16, kSmall, true, palette::kInk, letter, 30);
    const double x = colouring_.letters() ? 15 + kLetter : 15;
    double baseline = 1;
    bool vacant = true;
    for (const cards::Row& row : card.rows) {
        if (!row.front().stages.has(stage)) {
            out.rows.push_back(0);
            continue;
        }
        baseline += 15;
        if (card.rows.size() > 1) out.rows.push_back(baseline - 3.5);
        seat_part(row, stage, x, baseline, out);
        dotted_lines(card, row, stage, x, baseline, out);
        vacant = vacant && marks_at(organisation_, forest_, row.front().seat, stage).has(Mark::vacant);
    }
    footers(card, stage, x, baseline, out);
    out.rect.height = baseline + 9;
    if (!organisation_.outsider_of(card.rows.front().front().seat, stage).empty()) out.radius = 0;
    if (const char* const tint = first.tint()) out.fill = tint;
    if (first.pale) {
        out.fill = palette::kPale;
        out.stroke = palette::kGhost;
    }
    if (vacant) {
        out.dashed = true;
        out.stroke = palette::kNew;
    }
}

}  // namespace orgplan::scene
