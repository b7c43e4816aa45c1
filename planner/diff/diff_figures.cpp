#include <fmt/format.h>

#include <algorithm>

#include "planner/diff/diff_words.h"
#include "planner/report/phrases.h"

namespace orgplan::diff {
namespace {

std::string from_to(std::string from, const std::string& to) {
    return from == to ? std::move(from) : from + " → " + to;
}

std::string from_to(const std::optional<graph::Headcount>& before, const std::optional<graph::Headcount>& after,
                    std::size_t graph::Headcount::*figure) {
    const auto words = [&](const std::optional<graph::Headcount>& count) {
        return count ? std::to_string((*count).*figure) : std::string("–");
    };
    return from_to(words(before), words(after));
}

std::string money(const std::optional<costs::Exact>& amount, std::string_view currency) {
    return amount ? money_text(amount->rounded(), currency) : "–";
}

std::string with_sign(Amount amount, std::string_view currency) {
    return (amount > 0 ? "+" : "") + money_text(amount, currency);
}

// "4 100 000 EUR → 4 600 000 EUR (+500 000 EUR)"
std::string change_of(const std::optional<costs::Exact>& from, std::string_view from_currency,
                      const std::optional<costs::Exact>& to, std::string_view to_currency) {
    std::string text = from_to(money(from, from_currency), money(to, to_currency));
    if (!from || !to || from_currency != to_currency) return text;
    if (const Amount more = (*to - *from).rounded(); more != 0) {
        text += fmt::format(" ({})", with_sign(more, to_currency));
    }
    return text;
}

std::string_view currency_of(const std::optional<CostSide>& side) {
    return side ? std::string_view(side->currency) : std::string_view();
}

}  // namespace

std::string DiffWords::last_figures() const {
    // The figures of the last stage that both have.
    const HeadsChange* last = nullptr;
    for (const HeadsChange& each : diff_.heads) {
        if (each.unit.empty() && each.before && each.after) last = &each;
    }
    if (last == nullptr) return {};
    const std::string at = diff_.stages.size() > 1 ? " at " + style_.id(diff_.stages[last->pair].label) : std::string();
    std::string text = fmt::format("headcount {}{}", from_to(last->before, last->after, &graph::Headcount::heads), at);
    if (last->cost_before || last->cost_after) {
        text += fmt::format("; run rate {}{}",
                            change_of(last->cost_before, currency_of(diff_.costs.before), last->cost_after,
                                      currency_of(diff_.costs.after)),
                            at);
    }
    return text;
}

std::string DiffWords::cost() const {
    const std::optional<CostSide>&before = diff_.costs.before, &after = diff_.costs.after;
    const auto spans_months = [](const std::optional<CostSide>& side) { return side && side->end - side->first > 1; };
    if (!spans_months(before) && !spans_months(after)) return {};
    const auto until = [](Month end) { return "to " + month_text(end - 1); };
    const auto total = [&](const CostSide& side) {
        return side.total ? money_text(side.total->rounded(), side.currency)
                          : fmt::format("not calculated ({} months)", side.end - side.first);
    };
    if (!before || before->first == before->end)
        return fmt::format("cost {}: – → {}", until(after->end), total(*after));
    if (!after || after->first == after->end) return fmt::format("cost {}: {} → –", until(before->end), total(*before));
    const auto compared = [&](const std::optional<costs::Exact>& from, const std::optional<costs::Exact>& to) {
        return change_of(from, before->currency, to, after->currency);
    };
    if (before->first == after->first && before->end == after->end) {
        return fmt::format("cost {}: {}", until(after->end),
                           before->total && after->total ? compared(before->total, after->total)
                                                         : from_to(total(*before), total(*after)));
    }
    const auto own = [&](std::string_view which, const CostSide& side) {
        return fmt::format("{}, {} {}: {}", which, month_text(side.first), until(side.end), total(side));
    };
    const auto all_of_it = [&](const CostSide& side) {
        return side.first == diff_.costs.first && side.end == diff_.costs.end;
    };
    const bool summed = before->common && after->common;
    std::vector<std::string> parts;
    if (summed) {
        parts.push_back(fmt::format("in the months of both, {} {}: {}", month_text(diff_.costs.first),
                                    until(diff_.costs.end), compared(before->common, after->common)));
    }
    if (!summed || !all_of_it(*before)) parts.push_back(own("before", *before));
    if (!summed || !all_of_it(*after)) parts.push_back(own("after", *after));
    return fmt::format("cost {}", fmt::join(parts, "; "));
}

std::vector<std::string> DiffWords::cost_notes() const {
    std::vector<std::string> notes;
    const CostsChange& costs = diff_.costs;
    if (!costs.one_currency()) {
        const auto named = [&](const CostSide& side) {
            return side.currency.empty() ? std::string("no currency") : style_.text(side.currency);
        };
        notes.push_back(fmt::format("Costs are in {} before and {} after, so they are not compared.",
                                    named(*costs.before), named(*costs.after)));
    }
    if (costs.before.has_value() != costs.after.has_value()) {
        notes.push_back(
            fmt::format("The {} spec gives no costs that can be added up.", costs.before ? "second" : "first"));
    }
    const std::size_t before = costs.before ? costs.before->unpriced : 0;
    const std::size_t after = costs.after ? costs.after->unpriced : 0;
    const auto seats = [](std::size_t count) { return report::counted(count, "seat"); };
    if (before > 0 && before == after) {
        notes.push_back(fmt::format("No cost given for {}, so the sums are a minimum.", seats(before)));
    } else if (before > 0 && after > 0) {
        notes.push_back(fmt::format("No cost given for {} before and {} after, so the sums are a minimum.",
                                    seats(before), seats(after)));
    } else if (before > 0 || after > 0) {
        const std::string_view side = before > 0 ? "before" : "after";
        notes.push_back(fmt::format("No cost given for {} {}, so the sums {} are a minimum.",
                                    seats(std::max(before, after)), side, side));
    }
    return notes;
}

report::Table DiffWords::heads() const {
    report::Table table;
    const bool several = diff_.stages.size() > 1;
    const CostsChange& costs = diff_.costs;
    const bool priced = costs.before || costs.after;
    // One currency is named above the figures, two beside them.
    const std::string_view currency = costs.one_currency() ? currency_of(costs.after ? costs.after : costs.before) : "";
    table.headings = {"unit"};
    if (several) table.headings.push_back("stage");
    // What neither has anywhere takes no column.
    const auto anywhere = [&](std::size_t graph::Headcount::*figure) {
        return std::any_of(diff_.heads.begin(), diff_.heads.end(), [&](const HeadsChange& each) {
            return (each.before && (*each.before).*figure > 0) || (each.after && (*each.after).*figure > 0);
        });
    };
    std::vector<std::size_t graph::Headcount::*> figures{&graph::Headcount::heads};
    table.headings.push_back("headcount");
    for (const auto& [heading, figure] :
         {std::pair("vacant", &graph::Headcount::vacant), std::pair("acting", &graph::Headcount::acting),
          std::pair("externals", &graph::Headcount::externals),
          std::pair("volunteers", &graph::Headcount::volunteers)}) {
        if (!anywhere(figure)) continue;
        table.headings.push_back(heading);
        figures.push_back(figure);
    }
    table.headings.push_back("seats");
    figures.push_back(&graph::Headcount::seats);
    if (priced) {
        table.headings.push_back(currency.empty() ? "run rate" : fmt::format("run rate, {}", currency));
        if (costs.one_currency()) table.headings.push_back("difference");
    }
    for (const HeadsChange& each : diff_.heads) {
        if (several && !each.differs()) continue;
        report::Table::Row row;
        row.cells = {each.unit.empty() ? "company" : each.name};
        if (several) row.cells.push_back(diff_.stages[each.pair].label);
        for (const auto figure : figures) {
            row.cells.push_back(from_to(each.before, each.after, figure));
        }
        if (priced && costs.one_currency()) {
            const auto figure = [&](const std::optional<costs::Exact>& amount) {
                return amount ? money_figure(amount->rounded(), currency) : "–";
            };
            row.cells.push_back(from_to(figure(each.cost_before), figure(each.cost_after)));
            // What does not exist costs nothing; what has no cost in a spec is not known.
            const bool known = costs.before && costs.after;
            const costs::Exact none;
            const Amount more = (each.cost_after.value_or(none) - each.cost_before.value_or(none)).rounded();
            row.cells.push_back(known && more != 0 ? (more > 0 ? "+" : "") + money_figure(more, currency) : "");
        } else if (priced) {
            row.cells.push_back(from_to(money(each.cost_before, currency_of(costs.before)),
                                        money(each.cost_after, currency_of(costs.after))));
        }
        row.indent = each.nesting;
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace orgplan::diff
