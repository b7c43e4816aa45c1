#include "graph/chart/scene/face.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "graph/chart/scene/card_text.h"
#include "graph/chart/scene/colour.h"
#include "graph/model/words.h"

namespace orgplan::scene {
namespace {

constexpr double kName = 10;
constexpr double kText = 8.5;
constexpr double kSmall = 8;
constexpr double kPitch = 13;   // from row to row
constexpr double kHeader = 21;  // height of a team card's header, its inset included
constexpr double kInset = 3;
constexpr double kPadding = 10;  // beside text
constexpr double kSignGap = 1;   // between two signs
constexpr double kMostName = 150;
constexpr double kMostTitle = 170;
constexpr double kWrapTitle = 135;         // a longer title is broken into two lines
constexpr std::size_t kMostNameLines = 4;  // of who shares a seat

double half_up(double value) {
    return std::ceil(value * 2 - 1e-9) / 2;
}

bool alike(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

bool was_there(const cards::Row& row, StageId stage) {
    return std::ranges::any_of(row, [&](const cards::SeatSlot& slot) { return slot.stages.earliest() < stage; });
}

}  // namespace

Faces::Faces(const Organisation& organisation, const cards::CardForest& forest, const StageUnitCounts& counts,
             TextMeasure& measure)
    : organisation_(organisation),
      forest_(forest),
      counts_(counts),
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

Faces::Columns Faces::columns_of(const cards::Card& card) const {
    Columns columns;
    double signs = 0;
    double names = 0;
    bool mixed = false;
    for (const cards::Row& row : card.rows) {
        for (std::size_t s = 0; s < organisation_.stages.size(); ++s) {
            const StageId stage = id_at<StageId>(s);
            const SeatLine line = seat_line(organisation_, forest_, row, stage);
            if (line.seats == 0) continue;
            signs = std::max(signs, signs_width(line.marks));
            const bool titled = line.name.empty() && !line.where.empty() && ghost(card, stage);
            const std::string& name = titled ? line.title : line.name;
            names = std::max(names, std::min(kMostName, measure_.width(name, kText)));
            mixed = mixed || (line.family != card.family && !line.marks.ghost());
        }
    }
    columns.name = kPadding + (signs > 0 ? half_up(signs) + 3 : 0);
    if (mixed) {
        columns.bullet = columns.name;
        columns.name += 9.5;
    }
    columns.title = names > 0 ? columns.name + half_up(names) + 8 : columns.name;
    return columns;
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
        (is_header ? fill.rect.width : fill.rect.height) =
            (is_header ? out.rect.width - 2 * kInset : out.rect.height - 2 * fill.rect.y);
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

// One seat of a card: its name, its title, and what else is known of it. Joint heads follow each other.
void Faces::seat_part(const cards::Row& row, StageId stage, double x, double& baseline, SceneCard& out) const {
    const PositionId seat = row.front().seat;
    const SeatLine line = seat_line(organisation_, forest_, row, stage);
    const bool struck = line.marks.struck();
    const std::string title = title_text(organisation_, seat, stage);
    const auto in_lines = [&](const std::string& text, double size, bool bold) {
        return measure_.width(text, size, bold) > kWrapTitle ? measure_.two_lines(text, size, bold)
                                                             : std::pair<std::string, std::string>(text, {});
    };
    const char* ink = line.name_colour();
    std::vector<std::string> names{line.name};
    const PositionState& state = organisation_.at(seat, stage);
    if (line.name.empty() || (state.holders.size() + state.acting.size() == 1 && !state.acting.empty())) {
        // Somebody who acts is not cut off before that word.
        const auto [one, two] = in_lines(line.name.empty() ? title : line.name, kName, true);
        names = {one};
        if (!two.empty()) names.push_back(two);
    } else if (state.holders.size() + state.acting.size() > 1) {
        names = name_lines(line.name, kName, true, kMostName, kMostNameLines, measure_);
    }
    double right = put(out, x, baseline, kName, true, ink, names.front(), kMostName, struck);
    for (std::size_t n = 1; n < names.size(); ++n) {
        right = put(out, x, baseline += 12, kName, true, ink, names[n], kMostName, struck);
    }
    MarkSet marks = line.marks;
    marks.set(Mark::centre, seat == forest_.around);
    put_signs(out, right + 5, baseline, kName, marks);
    std::string second = title;
    std::vector<UnitId> units = unit_names_.of(seat, stage);
    if (line.name.empty()) {
        second = given(state.home) ? drawable(organisation_.name_of(state.home, stage)) : std::string();
        std::erase(units, state.home);
    }
    if (!second.empty()) {
        const auto lines = in_lines(second, kText, false);
        put(out, x, baseline += 12, kText, false, line.title_colour(), lines.first, kMostTitle, struck);
        if (!lines.second.empty()) {
            put(out, x, baseline += 10.5, kText, false, line.title_colour(), lines.second, kMostTitle, struck);
        }
    }
    const auto in_small = [&](const std::string& more, bool bold, const char* colour) {
        if (more.empty()) return;
        const auto lines = in_lines(more, kSmall, bold);
        put(out, x, baseline += 11, kSmall, bold, colour, lines.first, kMostTitle);
        if (!lines.second.empty()) put(out, x, baseline += 10, kSmall, bold, colour, lines.second, kMostTitle);
    };
    // "Press" of the unit "press" says it already.
    std::erase_if(units, [&](UnitId unit) { return alike(organisation_.name_of(unit, stage), title); });
    in_small(names_text(organisation_, units, stage), true, palette::kSoft);
    const std::string also = also_text(organisation_, seat, stage);
    const std::string away = drawable(organisation_.away_text(seat, stage));
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
    const SeatLine first = seat_line(organisation_, forest_, card.rows.front(), stage);
    out.fills.push_back(
        {{5.5, 6, 3, 0}, first.marks.ghost() ? palette::kEdge : colour_of(organisation_, first.family), 1});
    const double x = 15;
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
    if (vacant) {
        out.dashed = true;
        out.stroke = palette::kNew;
    }
}

void Faces::header(const cards::Card& card, StageId stage, const std::string& name, const std::string& detail,
                   SceneCard& out) const {
    const bool muted = ghost(card, stage);
    const std::string colour = muted ? palette::kGhost : colour_of(organisation_, card.family);
    const char* const ink = muted ? palette::kSoft : ink_on(colour);
    out.fills.push_back({{kInset, kInset, 0, kHeader - kInset}, colour, out.radius});
    const MarkSet marks = marks_at(forest_.differences, card.unit, stage);
    double x = kPadding;
    for (std::size_t m = 0; m < kMarks; ++m) {
        if (marks.has(static_cast<Mark>(m))) {
            x = put(out, x, 15.5, kText, true, ink, look_of(static_cast<Mark>(m)).sign, 30) + 3;
        }
    }
    const double right = put(out, x, 15.5, kText, true, ink, name, kMostTitle, marks.struck());
    put(out, right + 6, 15.5, kText, false, ink, detail, kMostTitle);
    out.tooltip = name + (detail.empty() ? "" : ", " + detail);
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
        const SeatLine line = seat_line(organisation_, forest_, row, stage);
        if (line.seats > 0) {
            last = baseline;
            any_row = &row;
            const bool struck = line.marks.struck();
            if (!line.marks.ghost()) seats += line.seats;
            if (const char* const tint = line.tint()) rows.fills.push_back({{kInset, baseline - 9, 0, 12}, tint, 3});
            put_signs(rows, kPadding, baseline, kText, line.marks);
            if (columns.bullet > 0) {
                const std::string colour = line.marks.ghost() ? palette::kEdge : colour_of(organisation_, line.family);
                put(rows, columns.bullet, baseline, kText, false, colour.c_str(), "\u25A0", 30);
            }
            const bool alone = line.name.empty();
            const std::string where = line.where.empty() ? line.where : "\u2192 " + line.where;
            // A seat that moved is shown with its new place, instead of name and title.
            const bool apart = !where.empty() && (!alone || all_ghosts);
            std::string name = apart && alone ? line.title : line.name;
            if (measure_.width(name, kText) > kMostName && name.find(" / ") != name.npos) {
                name = name_lines(name, kText, false, kMostName, 1, measure_).front();
            }
            const std::string& text = apart ? where : line.title;
            const double from = name.empty() ? columns.name : columns.title;
            put(rows, columns.name, baseline, kText, false, line.name_colour(), name, kMostName, struck);
            const double right = put(rows, from, baseline, kText, false, line.title_colour(), text,
                                     kMostTitle + columns.title - from, struck);
            double end = right;
            if (!apart) end = put(rows, right + 4, baseline, kText, false, line.title_colour(), where, kMostTitle);
            const std::string dotted = dotted_text(organisation_, forest_, card, row, stage, false);
            if (!alike) put(rows, end + 4, baseline, kSmall, false, palette::kDotted, dotted, kMostTitle);
            rows.tooltip += '\n' + (alone ? std::string() : line.name + ", ") + line.title;
            if (!where.empty()) rows.tooltip += " " + where;
            if (!line.words.empty() && line.seats == 1) rows.tooltip += " (" + line.words + ")";
            if (!dotted.empty() && !alike) rows.tooltip += ", " + dotted;
        }
        out.rows.push_back(baseline - 3);
        // Who left leaves a gap, so that nobody else moves; who comes later has none before.
        if (line.seats > 0 || was_there(row, stage)) baseline += kPitch;
    }
    std::string name = organisation_.company.headless ? drawable(organisation_.company.name) : std::string();
    std::string detail;
    std::string count = std::to_string(seats);
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
        name = all_ghosts ? "Seats" : count + (seats == 1 ? " seat" : " seats");
        count.clear();
    }
    if (const char* const headless = without_head(card, stage)) {
        out.radius = 0;
        if (*headless != '\0') detail += fmt::format("{} \u00B7 ", headless);
    }
    if (!outsider.empty()) out.radius = 0;
    if (card.part > 0) name += " \u2026";
    header(card, stage, name, all_ghosts ? std::string() : detail + count, out);
    out.rect.width = std::max(out.rect.width, rows.rect.width);
    std::ranges::move(rows.texts, std::back_inserter(out.texts));
    std::ranges::move(rows.fills, std::back_inserter(out.fills));
    out.tooltip += rows.tooltip;
    if (alike) dotted_lines(card, *any_row, stage, kPadding, last, out);
    footers(card, stage, kPadding, last, out);
    out.rect.height = half_up(last + 8);
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
    for (const auto& [family, count] : counts.families) seats += count;
    header(card, stage, name, fmt::format("{} {}", seats, seats == 1 ? "seat" : "seats"), out);
    if (is_centre(organisation_, forest_, card, stage)) {
        const TextRun last = out.texts.back();
        put(out, last.at.x + last.width + 5, 15.5, kText, true, last.colour.c_str(), look_of(Mark::centre).sign, 30);
    }
    double baseline = kHeader + 12;
    for (const PositionId head : heads) {
        if (!organisation_[head].stages.has(stage)) continue;
        const std::string title = title_text(organisation_, head, stage);
        const std::string holder = drawable(organisation_.holder_text(head, stage));
        const double right =
            put(out, kPadding, baseline, kText, false, palette::kInk, holder.empty() ? title : holder, kMostName);
        if (!holder.empty()) put(out, right + 6, baseline, kText, false, palette::kSoft, title, kMostTitle);
        baseline += kPitch;
    }
    for (const auto& [family, count] : counts.families) {
        const std::string colour = colour_of(organisation_, family);
        put(out, kPadding, baseline, kText, false, colour.c_str(), "\u25A0", 30);
        const std::string title = given(family) ? drawable(organisation_[family].title) : "Other";
        put(out, kPadding + 9, baseline, kText, false, palette::kSoft, fmt::format("{} {}", count, title), kMostTitle);
        baseline += kPitch;
    }
    double x = kPadding;
    for (const Mark mark : {Mark::by_scenario, Mark::not_as_base, Mark::base_only}) {
        const std::size_t count = counts.marks[static_cast<std::size_t>(mark)];
        if (count == 0) continue;
        const MarkLook& look = look_of(mark);
        const double sign = put(out, x, baseline, kText, true, look.colour, look.sign, 30);
        x = 8 + put(out, sign + 2, baseline, kText, false, look.colour, fmt::format("{} {}", count, look.title),
                    kMostTitle);
    }
    if (x == kPadding) baseline -= kPitch;
    footers(card, stage, kPadding, baseline, out);
    out.rect.height = baseline + 8;
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
    if (const std::string text = left_out_text(card, stage); !text.empty()) {
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
        const auto lines = measure_.width(text, kSmall) > kMostTitle ? measure_.two_lines(text, kSmall, false)
                                                                     : std::pair<std::string, std::string>(text, {});
        put(out, x, baseline += 11.5, kSmall, false, palette::kDotted, lines.first, kMostTitle);
        if (!lines.second.empty())
            put(out, x, baseline += 10, kSmall, false, palette::kDotted, lines.second, kMostTitle);
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

// What says that the people of a box report to nobody in it; null where they do.
const char* Faces::without_head(const cards::Card& card, StageId stage) const {
    if (card.parent != layout::Box::kNoParent) return nullptr;
    if (!given(card.unit)) return organisation_.company.headless ? "" : nullptr;
    return organisation_.at(card.unit, stage).headless || organisation_.company.headless ? "no head" : nullptr;
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
