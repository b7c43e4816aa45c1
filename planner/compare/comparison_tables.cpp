#include <fmt/format.h>

#include <algorithm>

#include "planner/compare/comparison.h"
#include "planner/report/columns.h"
#include "planner/report/markdown.h"
#include "planner/report/phrases.h"
#include "planner/report/table.h"
#include "planner/report/text_report.h"

namespace orgplan::compare {
namespace {

// How a text of the user's is quoted in the output.
using Quote = std::string (*)(std::string_view);

constexpr std::string_view kMinus = "\u2212";

class Tables {
  public:
    // `aligned`: figures are aligned below one another, whatever difference follows them.
    Tables(const Comparison& comparison, bool aligned) : comparison_(comparison), aligned_(aligned) {
        for (const SpecFacts& spec : comparison.specs) {
            if (!spec.priced) continue;
            if (!currency_) currency_ = spec.currency;
            one_currency_ = one_currency_ && spec.currency == currency_;
        }
    }

    std::vector<report::Table> all() const {
        std::vector<report::Table> tables;
        for (const ComparedStage& stage : comparison_.stages) tables.push_back(stage_table(stage));
        if (!comparison_.whole.empty()) tables.push_back(table("All stages", whole_rows(), comparison_.whole));
        return tables;
    }

    std::vector<std::string> notes(Quote quote) const {
        const auto& specs = comparison_.specs;
        const std::string first = quote(specs.front().heading);
        std::vector<std::string> notes{fmt::format("In brackets: the difference from {}.", first)};
        for (const SpecFacts& spec : specs) {
            if (comparison_.months && spec.months && spec.months != comparison_.months) {
                notes.push_back(fmt::format("{} covers {}; only the months that all specs cover are added up.",
                                            quote(spec.heading), months_text(*spec.months)));
            }
        }
        const auto summed = std::count_if(specs.begin(), specs.end(), [](auto& spec) { return spec.months; });
        if (summed > 1 && !comparison_.months) {
            notes.emplace_back("No month is covered by all specs, so there is no total cost.");
        }
        for (const SpecFacts& spec : specs) {
            const std::string name = quote(spec.heading);
            if (!spec.uncosted.empty()) notes.push_back(fmt::format("No cost for {}: {}.", name, spec.uncosted));
            if (spec.unpriced > 0) {
                notes.push_back(fmt::format("No cost given for {} of {}, so its sums are a minimum.",
                                            report::counted(spec.unpriced, "seat"), name));
            }
            if (!comparison_.same_currency(spec)) {
                notes.push_back(fmt::format("Costs of {} are {}, those of {} are {}, so no difference is shown.", name,
                                            in_currency(spec), first, in_currency(specs.front())));
            }
        }
        return notes;
    }

  private:
    static std::string in_currency(const SpecFacts& spec) {
        return spec.currency.empty() ? "in an unnamed currency" : "in " + spec.currency;
    }

    std::string shown(const Value& value, const SpecFacts& spec) const {
        if (const double* const number = std::get_if<double>(&value)) return report::number_text(*number);
        const Amount amount = std::get<costs::Exact>(value).rounded();
        return one_currency_ ? money_figure(amount, spec.currency) : money_text(amount, spec.currency);
    }

    std::string difference(const Figure& figure, std::size_t spec) const {
        const std::optional<Value> difference = comparison_.difference(figure, spec);
        if (!difference) return {};
        const SpecFacts& facts = comparison_.specs[spec];
        // No difference is shown where both figures look the same.
        if (shown(*figure.values[spec], facts) == shown(*figure.values.front(), facts)) return {};
        std::string text = shown(*difference, facts);
        if (text.starts_with('-')) text.replace(0, 1, kMinus);
        return fmt::format(" ({}{})", text.starts_with(kMinus) ? "" : "+", text);
    }

    std::string title_of(const Figure& figure) const {
        const auto some = std::find_if(figure.values.begin(), figure.values.end(), [](auto& value) { return value; });
        const bool money = std::holds_alternative<costs::Exact>(**some);
        if (!money || !one_currency_ || currency_->empty()) return figure.title;
        return fmt::format("{}, {}", figure.title, *currency_);
    }

    report::Table table(std::string title, std::vector<report::Table::Row> rows,
                        const std::vector<Figure>& figures) const {
        report::Table table;
        table.title = std::move(title);
        table.headings = {"figure"};
        table.widest_name = 48;
        for (const SpecFacts& spec : comparison_.specs) table.headings.push_back(report::printable(spec.heading));
        std::vector<std::size_t> widest(comparison_.specs.size());
        for (const Figure& figure : figures) {
            for (std::size_t s = 0; s < widest.size(); ++s) {
                widest[s] = std::max(widest[s], report::columns_of(difference(figure, s)));
            }
        }
        if (!aligned_) widest.assign(widest.size(), 0);
        for (report::Table::Row& row : rows) {
            for (std::size_t s = 0; s < widest.size(); ++s) row.cells[s + 1].append(widest[s], ' ');
        }
        table.rows = std::move(rows);
        for (const Figure& figure : figures) {
            report::Table::Row row{{title_of(figure)}};
            for (std::size_t s = 0; s < widest.size(); ++s) {
                const auto& value = figure.values[s];
                row.cells.push_back(fmt::format("{}{:<{}}", value ? shown(*value, comparison_.specs[s]) : "–",
                                                difference(figure, s), widest[s]));
            }
            table.rows.push_back(std::move(row));
        }
        return table;
    }

    report::Table stage_table(const ComparedStage& stage) const {
        const auto& names = stage.names;
        const StageName& known = **std::find_if(names.begin(), names.end(), [](auto& name) { return name; });
        const bool dated =
            std::any_of(names.begin(), names.end(), [](auto& name) { return name && !name->date.empty(); });
        const auto another = [&](auto& name) { return name && name->id != known.id; };
        const bool renamed = std::any_of(names.begin(), names.end(), another);
        const bool missing = std::any_of(names.begin(), names.end(), [](auto& name) { return !name; });
        std::vector<report::Table::Row> rows;
        const auto add = [&](std::string title, std::string StageName::*part) {
            report::Table::Row& row = rows.emplace_back(report::Table::Row{{std::move(title)}});
            for (const auto& name : names) {
                row.cells.push_back(!name                     ? "no such stage"
                                    : ((*name).*part).empty() ? "–"
                                                              : report::printable((*name).*part));
            }
        };
        if (dated) add("date", &StageName::date);
        if (renamed || (missing && !dated)) add("stage", &StageName::id);
        return table("At " + report::printable(known.name.empty() ? known.id : known.name), std::move(rows),
                     stage.figures);
    }

    std::vector<report::Table::Row> whole_rows() const {
        const auto& specs = comparison_.specs;
        if (std::none_of(specs.begin(), specs.end(), [](auto& spec) { return spec.months; })) return {};
        report::Table::Row row{{"months"}};
        for (const SpecFacts& spec : specs) row.cells.push_back(spec.months ? months_text(*spec.months) : "–");
        return {std::move(row)};
    }

    const Comparison& comparison_;
    bool aligned_;
    std::optional<std::string> currency_;  // of the first spec that has money
    bool one_currency_ = true;             // of all that have
};

}  // namespace

std::string comparison_text(const Comparison& comparison, std::size_t width) {
    const Tables tables(comparison, true);
    std::string text;
    for (const report::Table& table : tables.all()) text += report::text_of(table, width) + "\n";
    for (const std::string& note : tables.notes(report::printable)) text += note + "\n";
    return text;
}

std::string comparison_markdown(const Comparison& comparison) {
    const Tables tables(comparison, false);
    std::string text;
    for (const report::Table& table : tables.all()) text += report::markdown_of(table) + "\n";
    for (const std::string& note : tables.notes(report::markdown_text)) text += "- " + note + "\n";
    return text;
}

}  // namespace orgplan::compare
