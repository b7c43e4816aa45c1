#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/model/months.h"
#include "planner/costs/exact.h"
#include "planner/language/read.h"

// Several specs side by side, stage by stage, as plain data that needs none of them.

namespace orgplan::compare {

/// A spec to be compared with others, built and checked.
struct ComparedSpec {
    std::string name;  ///< as it is shown
    const language::Spec& spec;
    const text::Findings& findings;  ///< of the check
};

/// A number of something, or money in its spec's currency: exact, so that a difference is rounded once.
using Value = std::variant<double, costs::Exact>;

/// A figure of each spec; none where a spec has no such stage, or nothing to measure.
struct Figure {
    std::string key;  ///< for programs
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

/// What a spec calls a stage.
struct StageName {
    std::string id;
    std::string name;
    std::string date;  ///< empty: it has none
};

/// One stage in the specs that have it.
struct ComparedStage {
    std::vector<std::optional<StageName>> names;  ///< by spec
    std::vector<Figure> figures;
};

struct SpecFacts {
    std::string name;                 ///< its path, as given
    std::string heading;              ///< what it is called: its scenario, or its path where it has none of its own
    std::string currency;             ///< of its money; empty: not said
    bool priced = false;              ///< whether its seats have costs
    std::size_t unpriced = 0;         ///< seats without a cost; sums are a minimum where there are any
    std::optional<MonthSpan> months;  ///< from its first stage to its last, where all are compared and there is a plan
    std::string uncosted;  ///< why there is no sum although seats have costs; empty: there is one, or none has
};

/// The first spec is the one that the others are compared with.
struct Comparison {
    std::vector<SpecFacts> specs;
    std::vector<ComparedStage> stages;  ///< those of the first in order, then those that only others have
    std::vector<Figure> whole;          ///< over all stages; none where a single stage is compared
    std::optional<MonthSpan> months;    ///< those that all specs have whose seats cost something

    /// How far the figure of a spec is from that of the first; none where one of them has none, or where they are
    /// money of two currencies.
    std::optional<Value> difference(const Figure& figure, std::size_t spec) const;
    /// Whether money of a spec is in the currency of the first's, or one of the two has none.
    bool same_currency(const SpecFacts& spec) const {
        return !spec.priced || !specs.front().priced || spec.currency == specs.front().currency;
    }
};

/// Sets specs side by side at the stages of that id, or at all where it is empty; where every spec was read with an
/// extra stage at a date, at that one. Stages are matched as a diff matches them.
/// Time linear in seats and stages, as a diff of each spec with the first.
Comparison side_by_side(std::span<const ComparedSpec> specs, std::string_view stage = {});

/// Tables for a screen `width` columns wide, with the difference from the first spec beside each figure.
std::string comparison_text(const Comparison& comparison, std::size_t width);

/// The same as a document of Markdown.
std::string comparison_markdown(const Comparison& comparison);

/// All of it as one JSON object that ends in a newline; amounts as texts, so that no reader rounds them.
std::string comparison_json(const Comparison& comparison);

}  // namespace orgplan::compare
