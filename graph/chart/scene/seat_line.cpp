#include "graph/chart/scene/seat_line.h"

#include <fmt/format.h>

#include <array>

#include "graph/chart/scene/text.h"
#include "graph/model/words.h"

namespace orgplan::scene {
namespace {

std::string employment_text(Employment employment) {
    const std::string_view word = word_if_said(employment);
    return word.empty() ? std::string() : fmt::format(" \u00B7 {}", word);
}

}  // namespace

std::string also_text(const Organisation& organisation, PositionId seat, StageId stage) {
    std::string text;
    for (const Hat* hat : organisation.hats_at(seat, stage)) {
        if (!given(hat->role)) continue;
        text += text.empty() ? "also " : ", ";
        text += drawable(organisation.title_of(*hat));
    }
    return text;
}

std::string title_text(const Organisation& organisation, PositionId seat, StageId stage) {
    std::string title = drawable(organisation.title_of(seat, stage));
    if (title.empty()) title = drawable(organisation[seat].id);
    return title + employment_text(organisation.at(seat, stage).employment);
}

const char* SeatLine::name_colour() const {
    if (pale || marks.ghost()) return palette::kFaint;
    return marks.has(Mark::vacant) ? palette::kNew : palette::kInk;
}

const char* SeatLine::tint() const {
    for (std::size_t m = 0; m < kMarks; ++m) {
        const char* const tint = look_of(static_cast<Mark>(m)).tint;
        if (marks.has(static_cast<Mark>(m)) && tint != nullptr) return tint;
    }
    return nullptr;
}

SeatLine seat_line(const Organisation& organisation, const cards::CardForest& forest, const cards::Row& row,
                   StageId stage) {
    SeatLine line;
    std::array<std::size_t, kMarks> marked{};
    PositionId first = kNone<PositionId>;
    for (const cards::SeatSlot& slot : row) {
        if (!slot.stages.has(stage)) continue;
        const MarkSet marks = marks_at(organisation, forest, slot.seat, stage);
        if (!given(first)) {
            first = slot.seat;
            line.marks = marks;
        }
        ++line.seats;
        line.marks.keep_common(marks);
        for (std::size_t m = 0; m < kMarks; ++m) marked[m] += marks.has(static_cast<Mark>(m));
    }
    if (line.seats == 0) return line;
    line.first = first;
    line.pale = forest.only_above(first, stage);
    line.title = title_text(organisation, first, stage);
    const PositionState& state = organisation.at(first, stage);
    if (state.occupancy == Occupancy::vacant && state.acting.empty() && state.employment != Employment::volunteer) {
        line.name = "to hire";
    } else {
        line.name = drawable(organisation.holder_text(first, stage));
    }
    if (const cards::Difference* each =
            forest.differences == nullptr ? nullptr : forest.differences->at(first, stage)) {
        line.where = drawable(each->where);
        line.words = drawable(each->words);
    }
    if (line.seats == 1) {
        const std::string also = also_text(organisation, first, stage);
        const std::string away = drawable(organisation.away_text(first, stage));
        for (const std::string& more : {also, away}) {
            if (!more.empty()) line.title += ", " + more;
        }
    } else {
        line.title = fmt::format("{} \u00D7 {}", line.seats, line.title);
        std::string of_some;
        for (std::size_t m = 0; m < kMarks; ++m) {
            const MarkLook& look = look_of(static_cast<Mark>(m));
            if (*look.title == '\0' || marked[m] == 0 || marked[m] == line.seats) continue;
            of_some += fmt::format("{}{} {}", of_some.empty() ? "" : ", ", marked[m], look.title);
        }
        if (!of_some.empty()) line.title += fmt::format(" ({})", of_some);
    }
    return line;
}

}  // namespace orgplan::scene
