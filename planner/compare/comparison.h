#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/model/months.h"
#include "planner/language/read.h"

// Several specs side by side, stage by stage, as plain data that needs none of them.

namespace orgplan::compare {

/// A spec that stands beside others, built and judged.
struct ComparedSpec {
    std::string name;  ///< how it is called
    const language::Spec& spec;
};

/// So many of something, or money in the smallest unit of its spec's currency.
using Value = std::variant<double, Amount>;

/// A figure of each spec; none where a spec has no such stage, or nothing to measure.
struct Figure {
    std::string_view key;  ///< for programs
    std::string title;
    std::vector<std::optional<Value>> values;  ///< by spec
};

struct MonthSpan {
    Month first;
    Month end;  ///< the first one after it

    bool operator==(const MonthSpan&) const = default;
};

/// `2027-06 to 2030-03`.
std::string months_text(MonthSpan months);

/// How a spec calls a stage.
struct StageName {
    std::string id;
    std::string name;
    std::string date;  ///< empty: it carries none
};

/// One stage in the specs that have it.
struct ComparedStage {
    std::vector<std::optional<StageName>> names;  ///< by spec
    std::vector<Figure> figures;
};

struct SpecFacts {
    std::string name;
    std::string currency;             ///< of its money; empty: not said
    bool priced = false;              ///< something says what its seats cost
    std::size_t unpriced = 0;         ///< seats that nothing prices; money is a floor where there are any
    std::optional<MonthSpan> months;  ///< from its first stage to its last, where that is asked for and can be told
    std::string uncosted;  ///< why its seats have a price and no sum of it is told; empty: one is, or none has
};

/// The first spec is the one that the others are held against.
struct Comparison {
    std::vector<SpecFacts> specs;
    std::vector<ComparedStage> stages;  ///< those of the first in order, then what others have besides
    std::vector<Figure> whole;          ///< over all stages; none where single stages are asked for
    std::optional<MonthSpan> months;    ///< those that all specs have whose seats cost something

    /// How far the figure of a spec is from that of the first; none where one of them has none, or where they are
    /// money of two currencies.
    std::optional<Value> difference(const Figure& figure, std::size_t spec) const;
    /// Whether money of a spec is in the currency of the first's, or one of the two has none.
    bool same_currency(const SpecFacts& spec) const {
        return !spec.priced || !specs.front().priced || spec.currency == specs.front().currency;
    }
};

/// Sets specs side by side at the stages of that id, or at all where it is empty; where every spec was asked for a
/// picture of a date, at that one. Stages are matched as a diff matches them.
/// Time linear in seats and stages, as a diff of each spec with the first.
Comparison side_by_side(std::span<const ComparedSpec> specs, std::string_view stage = {});

/// Tables for a screen `width` columns wide, with the difference from the first spec beside each figure.
std::string comparison_text(const Comparison& comparison, std::size_t width);

/// The same as a document of Markdown.
std::string comparison_markdown(const Comparison& comparison);

/// All of it as one JSON object that ends in a newline; amounts as texts, so that no reader rounds them.
std::string comparison_json(const Comparison& comparison);

}  // namespace orgplan::compare
