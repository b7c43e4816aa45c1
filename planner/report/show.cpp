#include "planner/report/show.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/headcount.h"
#include "planner/report/text_report.h"

namespace orgplan {
namespace {

std::string number(double value) {
    return fmt::format("{:.10g}", value);
}

std::string reason_of(const Organisation& org, const Line& line) {
    const auto unit = [&] { return given(line.unit) ? fmt::format("`{}`", org[line.unit].id) : std::string(); };
    switch (line.reason) {
        case LineReason::reports_to:
            return "says so itself";
        case LineReason::assistant:
            return "assists";
        case LineReason::claim:
            return fmt::format("claimed by unit {}", unit());
        case LineReason::unit_manager:
            return fmt::format("manages unit {}", unit());
        case LineReason::company:
            return "heads the company";
        case LineReason::dotted:
            return "says so itself";
        case LineReason::member:
            return fmt::format("member of unit {}", unit());
        case LineReason::home:
            return fmt::format("manages its home {}", unit());
    }
    return {};
}

// Stages as a short prefix: nothing where something holds at all that are shown.
std::string at_stages(const Organisation& org, StageSet stages, StageSet shown) {
    if ((stages & shown) == shown) return {};
    std::string text;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        if (!(stages & shown).has(id_at<StageId>(s))) continue;
        text += fmt::format("{}{}", text.empty() ? "" : ", ", org.stages[s].id);
    }
    return text + ": ";
}

class Show {
  public:
    Show(const Organisation& org, StageSet shown) : org_(org), shown_(shown) {}

    std::string text() {
        text_ = fmt::format("{}\n", org_.company.name.empty() ? "(no company name)" : printable(org_.company.name));
        stages();
        units();
        seats();
        return std::move(text_);
    }

  private:
    void stages() {
        text_ += "\nstages\n";
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            const StageId id = id_at<StageId>(s);
            if (!shown_.has(id)) continue;
            const Stage& stage = org_[id];
            const Headcount count = headcount(org_, id);
            text_ += fmt::format("  {}{}{}: {} seats, {} heads, {} externals, {} vacant, {} FTE\n", stage.id,
                                 stage.dated && stage.place.known() ? " " : "",
                                 stage.dated && stage.place.known() ? date_of(stage) : "", count.seats, count.heads,
                                 count.externals, count.vacant, number(count.fte));
        }
    }

    // Undated stages stand at their index; then no stage shows a date.
    std::string date_of(const Stage& stage) const {
        const bool all = std::all_of(org_.stages.begin(), org_.stages.end(), [](const Stage& s) { return s.dated; });
        return all ? date_text(stage.at) : std::string();
    }

    void units() {
        if (org_.units.empty()) return;
        text_ += "\nunits\n";
        for (std::size_t u = 0; u < org_.units.size(); ++u) {
            const UnitId id = id_at<UnitId>(u);
            const Unit& unit = org_[id];
            if ((unit.stages & shown_).empty()) continue;
            text_ += fmt::format("  {}\n", unit.id);
            each_state(unit.stages, [&](StageId stage) {
                const UnitState& state = org_.at(id, stage);
                std::string line;
                add(line, state.kind);
                add(line, state.purpose);
                if (state.agile) add(line, *state.agile ? "agile" : "not agile");
                if (!state.name.empty()) add(line, fmt::format("\"{}\"", state.name));
                if (given(state.within)) add(line, fmt::format("within {}", org_[state.within].id));
                if (given(state.manager)) add(line, fmt::format("managed by {}", org_[state.manager].id));
                if (!state.location.empty()) add(line, fmt::format("in {}", state.location));
                if (line.empty()) line = "unit";
                return line;
            });
        }
    }

    void seats() {
        text_ += "\nseats\n";
        auto line = org_.lines.begin();
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            const PositionId id = id_at<PositionId>(i);
            const Position& seat = org_[id];
            const auto first = line;
            while (line != org_.lines.end() && line->from == id) ++line;
            if ((seat.stages & shown_).empty()) continue;
            text_ += fmt::format("  {}\n", seat.id);
            each_state(seat.stages, [&](StageId stage) { return seat_text(id, stage); });
            if (!(seat.top & shown_).empty()) {
                text_ += fmt::format("    {}top\n", at_stages(org_, seat.top, seat.stages & shown_));
            }
            for (auto each = first; each != line; ++each) {
                if ((each->stages & shown_).empty()) continue;
                text_ += fmt::format("    {}{} {} ({})\n", at_stages(org_, each->stages, seat.stages & shown_),
                                     each->kind == LineKind::solid ? "->" : "..>", org_[each->to].id,
                                     reason_of(org_, *each));
            }
        }
    }

    std::string seat_text(PositionId id, StageId stage) const {
        const PositionState& state = org_.at(id, stage);
        std::string line = printable(org_.title_of(id, stage));
        if (line.empty()) line = "(no role)";
        if (given(state.role) && !state.title.empty()) line += fmt::format(" [{}]", org_[state.role].id);
        const std::string holder = org_.holder_text(id, stage);
        add(line, holder.empty() ? "unnamed" : holder);
        if (given(state.home)) add(line, fmt::format("in {}", org_[state.home].id));
        if (state.employment == Employment::contractor) add(line, "contractor");
        if (state.employment == Employment::agency) add(line, "agency");
        if (state.employment == Employment::intern) add(line, "intern");
        add(line, state.level);
        if (!state.location.empty()) add(line, fmt::format("at {}", state.location));
        if (state.fte != 1) add(line, fmt::format("{} FTE", number(state.fte)));
        for (const Hat* hat : org_.hats_at(id, stage)) {
            add(line,
                fmt::format("also {}{}", org_[hat->role].title,
                            given(hat->in) && hat->in != state.home ? fmt::format(" in {}", org_[hat->in].id) : ""));
        }
        return line;
    }

    static void add(std::string& line, std::string_view part) {
        if (part.empty()) return;
        if (!line.empty()) line += ", ";
        line += printable(part);
    }

    // One row for each run of stages that read alike.
    template <class Text>
    void each_state(StageSet stages, Text text_at) {
        const StageSet standing = stages & shown_;
        std::string before;
        StageSet run;
        const auto flush = [&] {
            if (!run.empty() && !before.empty())
                text_ += fmt::format("    {}{}\n", at_stages(org_, run, shown_), before);
            run = StageSet();
        };
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            const StageId stage = id_at<StageId>(s);
            if (!standing.has(stage)) continue;
            std::string now = text_at(stage);
            if (now != before) flush();
            before = std::move(now);
            run.add(stage);
        }
        flush();
    }

    const Organisation& org_;
    StageSet shown_;
    std::string text_;
};

}  // namespace

std::string show_text(const Organisation& organisation, StageSet stages) {
    return Show(organisation, stages).text();
}

}  // namespace orgplan
