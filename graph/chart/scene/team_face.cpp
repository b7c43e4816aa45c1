#include "graph/chart/scene/face.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/chart/scene/card_text.h"
#include "graph/chart/scene/face_sizes.h"

namespace orgplan::scene {
namespace {

bool was_there(const cards::Row& row, StageId stage) {
    return std::ranges::any_of(row, [&](const cards::SeatSlot& slot) { return slot.stages.earliest() < stage; });
}

void move_down(SceneCard& card, double by) {
    for (TextRun& run : card.texts) run.at.y += by;
    for (Fill& fill : card.fills) fill.rect.y += by;
}

}  // namespace

Faces::Columns Faces::columns_of(const cards::Card& card) const {
    Columns columns;
    double signs = 0;
    double names = 0;
    bool mixed = false;
    bool named = given(card.unit) || organisation_.company.headless;
    const Category usual = colouring_.of(card, forest_);
    for (const cards::Row& row : card.rows) {
        for (std::size_t s = 0; s < organisation_.stages.size(); ++s) {
            const StageId stage = id_at<StageId>(s);
            const SeatLine line = line_of(row, stage, card.unit);
            if (line.seats == 0) continue;
            signs = std::max(signs, signs_width(line.marks));
            const bool titled = line.name.empty() && !line.where.empty() && ghost(card, stage);
            const std::string& name = titled ? line.title : line.name;
            names = std::max(names, std::min(kMostName, measure_.width(name, kText)));
            named = named || !organisation_.outsider_text(line.first, stage).empty();
            mixed = mixed || (colouring_.of(line.first, stage) != usual && !line.marks.ghost());
        }
    }
    columns.name = kPadding + (signs > 0 ? half_up(signs) + 3 : 0);
    // The header of a box that nobody named says nothing about colours.
    if (mixed || !named || squares_) {
        columns.bullet = columns.name;
        columns.name += colouring_.letters() ? 9.5 + kLetter : 9.5;
    }
    columns.title = names > 0 ? columns.name + half_up(names) + 8 : columns.name;
    return columns;
}

void Faces::team_face(const cards::Card& card, StageId stage, const Columns& columns, SceneCard& out) const {
    std::size_t seats = 0;
    double baseline = kHeader + 12;
    double last = baseline;
    const bool all_ghosts = ghost(card, stage);
    const bool alike = dotted_alike(card, stage);
    const cards::Row* any_row = nullptr;
    SceneCard rows;
    for (const cards::Row& row : card.rows) {
        const SeatLine line = line_of(row, stage, card.unit);
        double below = 0;
        if (line.seats > 0) {
            any_row = &row;
            const bool struck = line.marks.struck();
            if (!line.marks.ghost()) seats += line.seats;
            if (const char* const tint = line.tint()) rows.fills.push_back({{kInset, baseline - 9, 0, 12}, tint, 3});
            put_signs(rows, kPadding, baseline, kText, line.marks);
            const std::string colour =
                line.marks.ghost() ? palette::kEdge : colouring_.colour(colouring_.of(line.first, stage));
            if (columns.bullet > 0 && !squares_) {
                put(rows, columns.bullet, baseline, kText, false, colour.c_str(), "\u25A0", 30);
                if (!line.marks.ghost()) {
                    const std::string& letter = colouring_.letter(colouring_.of(line.first, stage));
                    put(rows, columns.bullet + 9.5, baseline, kSmall, true, palette::kInk, letter, 30);
                }
            }
            const bool alone = line.name.empty();
            const std::string where = line.where.empty() ? line.where : "\u2192 " + line.where;
            // A seat that moved is shown with its new place, instead of name and title.
            const bool apart = !where.empty() && (!alone || all_ghosts);
            std::string name = apart && alone ? line.title : line.name;
            if (measure_.width(name, kText) > kMostName && name.find(" / ") != name.npos) {
                name = name_lines(name, kText, false, kMostName, 1, measure_).front();
            }
            const std::string titled =
                line.title + (line.title.empty() || line.details.empty() ? "" : ", ") + line.details;
            const std::string& text = apart ? where : titled;
            const double from = name.empty() ? columns.name : columns.title;
            const double most = kMostTitle + columns.title - from;
            const auto names = lines_of(name, kText, false, kMostName, kMostName, kMostRowLines);
            const auto texts = lines_of(text, kText, false, most, most, kMostRowLines);
            const std::size_t lines = std::max({std::size_t{1}, names.size(), texts.size()});
            if (!rows.fills.empty() && rows.fills.back().rect.y == baseline - 9) {
                rows.fills.back().rect.height += kNextLine * static_cast<double>(lines - 1);
            }
            if (squares_) {
                const bool plain = line.marks.ghost() || line.pale;
                rows.fills.push_back({{columns.bullet, baseline - kSquare, kSquare, kSquare},
                                      plain ? palette::kEdge : colour,
                                      1,
                                      plain ? kNone<PositionId> : line.first});
            }
            for (std::size_t n = 0; n < names.size(); ++n) {
                put(rows, columns.name, baseline + kNextLine * static_cast<double>(n), kText, false, line.name_colour(),
                    names[n], kMostName, struck);
            }
            double right = from;
            double at = baseline;
            for (std::size_t n = 0; n < texts.size(); ++n) {
                at = baseline + kNextLine * static_cast<double>(n);
                right = put(rows, from, at, kText, false, line.title_colour(), texts[n], most, struck);
            }
            double end = right;
            if (!apart) end = put(rows, right + 4, at, kText, false, line.title_colour(), where, kMostTitle);
            const std::string dotted = dotted_text(organisation_, forest_, card, row, stage, false);
            if (!alike) put(rows, end + 4, at, kSmall, false, palette::kDotted, dotted, kMostTitle);
            below = kNextLine * static_cast<double>(lines - 1);
            last = baseline + below;
            rows.tooltip += '\n' + (alone ? std::string() : line.name + ", ") + line.title;
            if (!where.empty()) rows.tooltip += " " + where;
            if (!line.words.empty() && line.seats == 1) rows.tooltip += " (" + line.words + ")";
            if (!dotted.empty() && !alike) rows.tooltip += ", " + dotted;
        }
        out.rows.push_back(baseline - 3);
        // Who left leaves a gap, so that nobody else moves; who comes later has none before.
        if (line.seats > 0 || was_there(row, stage)) baseline += kPitch + below;
    }
    std::string name = organisation_.company.headless ? drawable(organisation_.company.name) : std::string();
    std::string detail;
    std::string count = std::to_string(seats);
    bool plain = false;  // of nobody's colour
    const PositionId first = seat_of(card, stage);
    const std::string outsider = given(first) ? drawable(organisation_.outsider_text(first, stage)) : std::string();
    if (given(card.unit)) {
        name = drawable(organisation_.name_of(card.unit, stage));
        detail = drawable(organisation_.at(card.unit, stage).purpose);
        if (!detail.empty()) detail += " \u00B7 ";
    } else if (!outsider.empty()) {
        name = outsider;
    } else if (name.empty()) {
        // Nobody named these together.
        plain = true;
        name = all_ghosts ? "Seats" : count + (seats == 1 ? " seat" : " seats");
        count.clear();
    }
    if (const char* const headless = without_head(card, stage)) {
        out.radius = 0;
        if (*headless != '\0') detail += fmt::format("{} \u00B7 ", headless);
    }
    if (!outsider.empty()) out.radius = 0;
    if (card.part > 0) name += " \u2026";
    const double header_height = header(card, stage, name, all_ghosts ? std::string() : detail + count, out, plain);
    move_down(rows, header_height - kHeader);
    for (double& row : out.rows) row += header_height - kHeader;
    last += header_height - kHeader;
    out.rect.width = std::max(out.rect.width, rows.rect.width);
    std::ranges::move(rows.texts, std::back_inserter(out.texts));
    std::ranges::move(rows.fills, std::back_inserter(out.fills));
    out.tooltip += rows.tooltip;
    if (alike) dotted_lines(card, *any_row, stage, kPadding, last, out);
    footers(card, stage, kPadding, last, out);
    out.rect.height = half_up(last + 8);
}

// What says that the people of a box report to nobody in it; null where they do.
const char* Faces::without_head(const cards::Card& card, StageId stage) const {
    if (card.parent != layout::Box::kNoParent) return nullptr;
    if (!given(card.unit)) return organisation_.company.headless ? "" : nullptr;
    return organisation_.at(card.unit, stage).headless || organisation_.company.headless ? "no head" : nullptr;
}

}  // namespace orgplan::scene
