#include "planner/report/show.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/index/org_graph.h"
#include "graph/model/words.h"
#include "planner/report/phrases.h"
#include "planner/report/seeming.h"
#include "planner/report/show_writer.h"
#include "planner/report/text_report.h"

namespace orgplan::report {
namespace {

std::string reason_of(const Organisation& org, const Line& line) {
    const auto unit = [&] { return given(line.unit) ? fmt::format("`{}`", org[line.unit].id) : std::string(); };
    switch (line.reason) {
        case LineReason::reports_to:
            return "set by the seat itself";
        case LineReason::assistant:
            return "assists";
        case LineReason::claim:
            return fmt::format("claimed by unit {}", unit());
        case LineReason::unit_manager:
            return fmt::format("manages unit {}", unit());
        case LineReason::company:
            return "heads the company";
        case LineReason::dotted:
            return "set by the seat itself";
        case LineReason::member:
            return fmt::format("member of unit {}", unit());
        case LineReason::home:
            return fmt::format("manages its home unit {}", unit());
    }
    return {};
}

class Show : public ShowWriter {
  public:
    Show(const Organisation& org, const text::Sources& sources, StageSet shown, bool reasons)
        : ShowWriter(org, shown), sources_(sources), reasons_(reasons) {
        for (const Wait& wait : org.hiring.waits) waits_.push_back(&wait);
        std::ranges::stable_sort(waits_, {}, &Wait::seat);
    }

    std::string text() {
        text_ = fmt::format("{}\n", org_.company.name.empty() ? "(no company name)" : printable(org_.company.name));
        company();
        stages();
        units();
        seats();
        products();
        projects();
        return take();
    }

  private:
    void stages() {
        const graph::OrgGraph graph(org_);
        text_ += "\nstages\n";
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            const StageId id = id_at<StageId>(s);
            if (!shown_.has(id)) continue;
            const Stage& stage = org_[id];
            const graph::Headcount count = graph.at(id)->count();
            text_ += fmt::format(
                "  {}{}{}: {}, {}, {}{}, {} vacant{}, {} FTE\n", stage.id,
                stage.dated && stage.place.known() ? " " : "", stage.dated && stage.place.known() ? date_of(stage) : "",
                counted(count.seats, "seat"), counted(count.heads, "head"), counted(count.externals, "external"),
                count.volunteers == 0 ? std::string() : ", " + counted(count.volunteers, "volunteer"), count.vacant,
                count.acting == 0 ? std::string() : fmt::format(", {} acting", count.acting), number(count.fte));
        }
    }

    // Undated stages have their index as their time; then no stage shows a date.
    std::string date_of(const Stage& stage) const {
        const bool all = org_.dated();
        return all ? date_text(stage.at) : std::string();
    }

    void units() {
        if (org_.units.empty()) return;
        text_ += "\nunits\n";
        const graph::OrgGraph graph(org_);
        std::vector<std::vector<graph::Inferred>> inferred;  // by stage
        for (std::size_t s = 0; s < org_.stages.size(); ++s)
            inferred.push_back(graph::inferred_units(*graph.at(id_at<StageId>(s))));
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
                const std::string seems = seeming(inferred[index(stage)][u], state);
                if (!seems.empty()) add(line, fmt::format("seems to be {}", seems));
                if (state.agile) add(line, *state.agile ? "agile" : "not agile");
                if (!state.name.empty()) add(line, fmt::format("\"{}\"", state.name));
                if (given(state.within)) add(line, fmt::format("within {}", org_[state.within].id));
                add(line, heads_text(state));
                if (!state.location.empty()) add(line, fmt::format("in {}", state.location));
                for (const Text tag : state.tags) add(line, fmt::format("#{}", tag));
                if (unit.departments) add(line, fmt::format("departments {}", *unit.departments));
                if (state.size) add(line, fmt::format("size {}", bounds_text(*state.size)));
                if (unit.budget) add(line, "has a budget");
                if (line.empty()) line = "unit";
                return line;
            });
            duties(unit.duties, unit.stages);
            links({kNone<PositionId>, id}, unit.stages);
        }
    }

    std::string heads_text(const Headship& headship) const {
        if (headship.headless) return "without a head";
        std::vector<std::string> ids;
        for (const PositionId head : headship.heads()) ids.emplace_back(org_[head].id);
        return ids.empty() ? std::string() : fmt::format("managed by {}", listed(ids));
    }

    void seats() {
        text_ += "\nseats\n";
        auto line = org_.lines.begin();
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            const PositionId id = id_at<PositionId>(i);
            const Position& seat = org_[id];
            const auto first = line;
            while (line != org_.lines.end() && line->from == id) ++line;
            const auto waits = std::ranges::equal_range(waits_, id, {}, &Wait::seat);
            const bool awaited = std::ranges::any_of(waits, [&](const Wait* wait) { return is_shown(*wait); });
            if ((seat.stages & shown_).empty() && !awaited) continue;
            text_ += fmt::format("  {}\n", seat.id);
            each_state(seat.stages, [&](StageId stage) { return seat_text(id, stage); });
            for (const Wait* wait : waits) this->wait(*wait);
            tops(id);
            for (auto each = first; each != line; ++each) {
                if ((each->stages & shown_).empty()) continue;
                text_ += fmt::format("    {}{} {}{}\n", at_stages(each->stages, seat.stages & shown_),
                                     each->kind == LineKind::solid ? "->" : "..>", org_[each->to].id,
                                     reasons_ ? fmt::format(" ({})", reason_of(org_, *each)) : "");
            }
            links({id, kNone<UnitId>}, seat.stages);
        }
    }

    // When a seat reports to nobody, or to somebody outside.
    void tops(PositionId id) {
        const Position& seat = org_[id];
        std::vector<std::pair<std::string, StageSet>> managers;
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            const StageId stage = id_at<StageId>(s);
            if (!(seat.top & shown_).has(stage)) continue;
            const std::string manager = org_.outsider_text(id, stage);
            auto known = std::ranges::find(managers, manager, &std::pair<std::string, StageSet>::first);
            if (known == managers.end()) known = managers.insert(known, {manager, StageSet()});
            known->second.add(stage);
        }
        for (const auto& [manager, stages] : managers) {
            text_ += fmt::format("    {}{}\n", at_stages(stages, seat.stages & shown_),
                                 manager.empty() ? "top" : fmt::format("-> {}", printable(manager)));
        }
    }

    // Whether somebody waits at one of the stages that are shown.
    bool is_shown(const Wait& wait) const {
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            const Tick at = org_.stages[s].at;
            if (shown_.has(id_at<StageId>(s)) && wait.planned <= at && at < wait.until) return true;
        }
        return false;
    }

    void wait(const Wait& wait) {
        const Place freeze = org_.hiring.freezes[wait.freeze].place;
        if (!reasons_) {
            text_ += fmt::format("    waits until {} (planned for {})\n", org_.time_text(wait.until),
                                 org_.time_text(wait.planned));
            return;
        }
        text_ += fmt::format("    waits until {} (planned for {}) because of the freeze at {}:{}\n",
                             org_.time_text(wait.until), org_.time_text(wait.planned), sources_[freeze.file].path,
                             sources_.line_column(freeze.file, freeze.begin).line);
    }

    std::string seat_text(PositionId id, StageId stage) const {
        const PositionState& state = org_.at(id, stage);
        std::string line = printable(org_.title_of(id, stage));
        if (line.empty()) line = "(no role)";
        if (given(state.role) && (!state.title.empty() || !state.alias.empty()))
            line += fmt::format(" [{}{}]", org_[state.role].id, state.role_said ? "" : ", read from the title");
        if (!given(state.role) && !state.role_said) line += may_be(org_.titles[state.read]);
        const std::string holder = org_.holder_text(id, stage);
        add(line, holder.empty() ? "unnamed" : holder);
        if (given(state.home)) add(line, fmt::format("in {}", org_[state.home].id));
        if (!state.unknown_home.empty()) add(line, fmt::format("in {} (not found)", printable(state.unknown_home)));
        add(line, org_.away_text(id, stage));
        add(line, word_if_said(state.employment));
        add(line, state.level.empty() || !state.level_read ? std::string(state.level)
                                                           : fmt::format("{} by title", state.level));
        if (!state.location.empty()) add(line, fmt::format("at {}", state.location));
        if (state.fte != 1) add(line, fmt::format("{} FTE", number(state.fte)));
        if (!org_[id].email.empty()) add(line, printable(org_[id].email));
        if (!org_[id].requisition.empty()) add(line, fmt::format("requisition {}", printable(org_[id].requisition)));
        add_facts(line, org_.seat_facts[state.facts]);
        for (const Hat* hat : org_.hats_at(id, stage)) {
            add(line,
                fmt::format("also {}{}", org_.title_of(*hat),
                            given(hat->in) && hat->in != state.home ? fmt::format(" in {}", org_[hat->in].id) : ""));
        }
        return line;
    }

    // Of a title that may be several things.
    std::string may_be(const ReadTitle& title) const {
        std::vector<std::string> all;
        for (const RoleId role : title.may_be) all.emplace_back(org_[role].id);
        if (!title.outside.empty()) all.emplace_back(title.outside);
        return all.empty() ? std::string() : fmt::format(" [may be {}]", listed(all, "or"));
    }

    static void add_facts(std::string& line, const SeatFacts& facts) {
        add(line, "scope", facts.scope);
        add(line, "skills", facts.skills);
        add(line, "background", facts.background);
        if (facts.time) {
            std::string parts;
            for (const TimeShare& share : *facts.time) {
                parts += fmt::format("{}{} {}", parts.empty() ? "" : " + ", share.work, number(share.part));
            }
            add(line, fmt::format("time {}", parts.empty() ? "(none)" : parts));
        }
        if (facts.accounts) add(line, counted(*facts.accounts, "account"));
    }

    const text::Sources& sources_;
    bool reasons_;
    std::vector<const Wait*> waits_;  // by seat, then time
};

}  // namespace

std::string show_text(const Organisation& organisation, const text::Sources& sources, StageSet stages, bool reasons) {
    return Show(organisation, sources, stages, reasons).text();
}

}  // namespace orgplan::report
