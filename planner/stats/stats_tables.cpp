#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/report/columns.h"
#include "planner/report/markdown.h"
#include "planner/report/phrases.h"
#include "planner/report/table.h"
#include "planner/report/text_report.h"
#include "planner/stats/report.h"

namespace orgplan::stats {
namespace {

std::string range_text(const TypicalRange& range) {
    if (range.low && range.high) return fmt::format("{:.10g} to {:.10g}", *range.low, *range.high);
    if (range.low) return fmt::format("{:.10g} or more", *range.low);
    if (range.high) return fmt::format("up to {:.10g}", *range.high);
    return {};
}

// A figure that is at least and at most these, marked where both are outside the typical range.
std::string marked(double value, double least, double most, const TypicalRange& range, const StageFigures& at) {
    if (at.small) return report::number_text(value);
    const bool below = range.low && most < *range.low;
    const bool above = range.high && least > *range.high;
    return report::number_text(value) + (below ? " ▼" : above ? " ▲" : "");
}

std::string marked(double value, const TypicalRange& range, const StageFigures& at) {
    return marked(value, value, value, range, at);
}

// With `?` where titles outside the glossary could change it.
std::string ratio_text(const RatioFigure& ratio, const StageFigures& at) {
    if (ratio.unknown() > 0 && at.mostly_unread()) return "?";
    const std::string unknown = ratio.unknown() > 0 ? " ?" : "";
    const auto of = double(ratio.of), to = double(ratio.to);
    if (ratio.to == 0) {
        // Too many for one of the second are too many for none; for those who may be, as many as they are.
        const double least = of / std::max(double(ratio.to_more), 1.0);
        const bool above = !at.small && ratio.typical.high && least > *ratio.typical.high;
        return (ratio.of == 0 ? "–" : fmt::format("{} : 0{}", ratio.of, above ? " ▲" : "")) + unknown;
    }
    return marked(of / to, of / (to + double(ratio.to_more)), (of + double(ratio.of_more)) / to, ratio.typical, at) +
           unknown;
}

// What most organisations have none of takes no room in their tables.
constexpr std::array kSeldom{std::pair("acting", &graph::Headcount::acting),
                             std::pair("volunteers", &graph::Headcount::volunteers)};

class Tables {
  public:
    Tables(const Stats& stats, const Organisation& org) : stats_(stats), org_(org) {}

    std::vector<report::Table> all() {
        std::vector<report::Table> made{company()};
        if (std::any_of(stats_.stages.begin(), stats_.stages.end(),
                        [](const StageFigures& each) { return each.units.size() > 1; })) {
            for (const StageFigures& each : stats_.stages) made.push_back(units(each));
        }
        return made;
    }

    /// Of how many seats the ratios know nothing, stage by stage: each a sentence.
    std::vector<std::string> unknowns() const {
        std::vector<std::string> notes;
        for (const StageFigures& each : stats_.stages) {
            if (std::ranges::all_of(each.ratios, [](const RatioFigure& ratio) { return ratio.unknown() == 0; }))
                continue;
            const Stage& stage = org_[each.stage];
            notes.push_back(
                fmt::format("? at {}: the glossary knows no role for {} of {}, which could change this ratio{}.",
                            report::printable(stage.name.empty() ? stage.id : stage.name), each.unread,
                            report::counted(each.units.front().count.seats, "seat"),
                            each.mostly_unread() ? "; these are most of the seats, so it is left out" : ""));
        }
        return notes;
    }

    /// The sources of the typical ranges, by the numbers that the tables give.
    const std::vector<std::string>& sources() const { return sources_; }

  private:
    bool anywhere(std::size_t graph::Headcount::*figure) const {
        return std::ranges::any_of(stats_.stages,
                                   [&](const StageFigures& each) { return each.units.front().count.*figure > 0; });
    }

    report::Table company() {
        report::Table table;
        table.headings = {org_.company.name.empty() ? "the company" : report::printable(org_.company.name)};
        for (const StageFigures& each : stats_.stages) {
            const Stage& stage = org_[each.stage];
            table.headings.push_back(report::printable(stage.name.empty() ? stage.id : stage.name));
        }
        table.headings.emplace_back("typical");
        table.words = 1;
        const auto row = [&](std::string name, const TypicalRange& common, auto cell, std::size_t indent = 0) {
            report::Table::Row made;
            made.indent = indent;
            made.cells.push_back(std::move(name));
            for (const StageFigures& each : stats_.stages) made.cells.push_back(cell(each));
            const std::string range = range_text(common);
            made.cells.push_back(range.empty() ? "" : fmt::format("{} [{}]", range, source(common.source)));
            table.rows.push_back(std::move(made));
        };
        const auto of_company = [&](std::string name, const TypicalRange& common, auto cell) {
            row(std::move(name), common, [&](const StageFigures& each) { return cell(each.units.front()); });
        };
        const TypicalRange none;
        of_company("seats", none, [](const UnitFigures& all) { return std::to_string(all.count.seats); });
        of_company("headcount", none, [](const UnitFigures& all) { return std::to_string(all.count.heads); });
        of_company("externals", none, [](const UnitFigures& all) { return std::to_string(all.count.externals); });
        of_company("vacant", none, [](const UnitFigures& all) { return std::to_string(all.count.vacant); });
        for (const auto& [title, figure] : kSeldom) {
            if (anywhere(figure)) {
                of_company(title, none,
                           [&figure](const UnitFigures& all) { return std::to_string(all.count.*figure); });
            }
        }
        of_company("full-time equivalents", none,
                   [](const UnitFigures& all) { return report::number_text(all.count.fte); });
        of_company("managers", none, [](const UnitFigures& all) { return std::to_string(all.managers); });
        if (std::ranges::any_of(stats_.stages, [](const StageFigures& each) { return each.outsiders > 0; })) {
            row("managers outside the spec", none,
                [](const StageFigures& each) { return std::to_string(each.outsiders); });
        }
        if (std::ranges::any_of(stats_.stages, [](const StageFigures& each) { return each.unresolved > 0; })) {
            row("seats with unknown references", none,
                [](const StageFigures& each) { return std::to_string(each.unresolved); });
        }
        of_company("contributors per manager", none, [](const UnitFigures& all) {
            return all.managers == 0 ? "–" : report::number_text(double(all.contributors) / double(all.managers));
        });
        // The range depends on the headcount of the stage; that of the last one is shown.
        row("layers", stats_.stages.back().layers,
            [](const StageFigures& each) { return marked(double(each.units.front().layers), each.layers, each); });
        const auto span = [&](std::string name, auto measured) {
            row(std::move(name), stats_.span, [&, measured](const StageFigures& each) {
                const UnitFigures& all = each.units.front();
                return all.managers == 0 ? "–" : marked(double(measured(all.spans)), stats_.span, each);
            });
        };
        span("span of control, median", [](const Spans& spans) { return spans.median; });
        span("span of control, widest", [](const Spans& spans) { return spans.most; });
        const std::size_t ratios = stats_.stages.front().ratios.size();
        for (std::size_t r = 0; r < ratios; ++r) {
            const RatioFigure& first = stats_.stages.front().ratios[r];
            const bool some = std::any_of(stats_.stages.begin(), stats_.stages.end(), [&](const StageFigures& each) {
                return each.ratios[r].of + each.ratios[r].to > 0;
            });
            if (!some) continue;
            row(first.title, first.typical, [&](const StageFigures& each) { return ratio_text(each.ratios[r], each); });
        }
        row("seats by family", none, [](const StageFigures&) { return std::string(); });
        for (std::size_t f = 0; f <= org_.families.size(); ++f) {
            const bool some = std::any_of(stats_.stages.begin(), stats_.stages.end(),
                                          [&](const StageFigures& each) { return each.families[f] > 0; });
            if (!some) continue;
            row(
                f < org_.families.size() ? report::printable(org_.families[f].title) : "without a family", none,
                [&](const StageFigures& each) { return std::to_string(each.families[f]); }, 1);
        }
        // A title may show its family and no role.
        if (std::ranges::any_of(stats_.stages, [](const StageFigures& each) { return each.unread > 0; }))
            row("titles outside the glossary", none,
                [](const StageFigures& each) { return std::to_string(each.unread); });
        return table;
    }

    report::Table units(const StageFigures& figures) {
        report::Table table;
        const Stage& stage = org_[figures.stage];
        table.title = fmt::format("Units at {}", report::printable(stage.name.empty() ? stage.id : stage.name));
        table.headings = {"unit", "seats", "headcount", "externals", "vacant"};
        for (const auto& [title, figure] : kSeldom) {
            if (anywhere(figure)) table.headings.emplace_back(title);
        }
        table.headings.insert(table.headings.end(), {"FTE", "managers", "layers", "span"});
        table.words = 0;
        for (const UnitFigures& unit : figures.units) {
            if (!given(unit.unit)) continue;
            const graph::Headcount& count = unit.count;
            const UnitState& state = org_.at(unit.unit, figures.stage);
            const bool team = state.kind == "team" || state.kind == "squad";
            const Spans& spans = unit.spans;
            const std::string span =
                unit.managers == 0 ? "–"
                : spans.least == spans.most
                    ? report::number_text(double(spans.most))
                    : fmt::format("{} ({}–{})", report::number_text(spans.median), spans.least, spans.most);
            report::Table::Row row{
                {report::printable(org_.name_of(unit.unit, figures.stage)),
                 team ? marked(double(count.seats), stats_.team_size, figures) : std::to_string(count.seats),
                 std::to_string(count.heads), std::to_string(count.externals), std::to_string(count.vacant)},
                unit.nesting};
            for (const auto& [title, figure] : kSeldom) {
                if (anywhere(figure)) row.cells.push_back(std::to_string(count.*figure));
            }
            row.cells.insert(row.cells.end(), {report::number_text(count.fte), std::to_string(unit.managers),
                                               std::to_string(unit.layers), span});
            table.rows.push_back(std::move(row));
        }
        return table;
    }

    std::size_t source(const std::string& text) {
        const auto found = std::find(sources_.begin(), sources_.end(), text);
        if (found != sources_.end()) return static_cast<std::size_t>(found - sources_.begin()) + 1;
        sources_.push_back(text);
        return sources_.size();
    }

    const Stats& stats_;
    const Organisation& org_;
    std::vector<std::string> sources_;
};

constexpr std::string_view kMarks = "▲ is above the typical range, ▼ below it; the range is typical, not mandatory.";

}  // namespace

std::string stats_text(const Stats& stats, const Organisation& org, std::size_t width) {
    Tables tables(stats, org);
    std::string text;
    for (const report::Table& table : tables.all()) text += report::text_of(table, width) + "\n";
    for (std::size_t i = 0; i < tables.sources().size(); ++i) {
        text += fmt::format("[{}] {}\n", i + 1, tables.sources()[i]);
    }
    for (const std::string& note : tables.unknowns()) {
        text += fmt::format("{}\n", fmt::join(report::wrapped(note, width), "\n"));
    }
    return text += fmt::format("{}\n", kMarks);
}

std::string stats_markdown(const Stats& stats, const Organisation& org) {
    Tables tables(stats, org);
    std::string text;
    for (const report::Table& table : tables.all()) text += report::markdown_of(table) + "\n";
    for (std::size_t i = 0; i < tables.sources().size(); ++i) {
        text += fmt::format("{}. {}\n", i + 1, report::markdown_text(tables.sources()[i]));
    }
    for (const std::string& note : tables.unknowns()) text += fmt::format("\n{}\n", report::markdown_text(note));
    return text += fmt::format("\n{}\n", kMarks);
}

}  // namespace orgplan::stats
