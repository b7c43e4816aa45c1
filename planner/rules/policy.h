#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/organisation.h"
#include "planner/report/finding.h"
#include "planner/rules/rule.h"
#include "planner/spec/document.h"

namespace orgplan {

/// What a spec, or whoever runs a command, decides about rules: which packs are asked, how much a rule weighs, what its
/// parameters are and what is to be passed over.
class Policy {
  public:
    /// Packs structure, glossary, benchmark and own; nothing changed.
    explicit Policy(const RuleSet& rules);

    /// Takes the `rules:` of each file, whose own rules are added to `rules`; reports what cannot be followed.
    static Policy read(std::span<const Node> nodes, const Organisation& org, RuleSet& rules, Findings& findings);

    /// Only these packs, beside text, from now on.
    void only_packs(std::vector<std::string> packs) { packs_ = std::move(packs); }
    /// Whether a rule is asked at all.
    bool asks(std::string_view rule, std::string_view pack) const;
    Severity severity(std::string_view rule, Severity otherwise) const;
    /// By parameter of the rule set.
    std::span<const double> parameters() const { return parameters_; }

    /// The stages of a fault that are not passed over; a fault of the company has neither seat nor unit.
    StageSet told(std::string_view rule, PositionId seat, UnitId unit, StageSet stages, const Organisation& org);

    /// Weighs and passes over the findings of pack structure, which know a place rather than a seat.
    void apply_to_structure(const Organisation& org, Findings& findings);
    /// Reports every `ignore` that had nothing to pass over; asked last.
    void report_unused(Findings& findings) const;

  private:
    struct Ignore {
        std::string rule;
        PositionId seat = kNone<PositionId>;
        UnitId unit = kNone<UnitId>;  ///< with everything in it and below; neither: everywhere
        StageSet stages;
        Place place;
        bool used = false;
    };
    friend class PolicyReader;
    // Whether an entry at just this place covers a stage; marks all that do.
    bool passes_over(std::string_view rule, PositionId seat, UnitId unit, StageId stage);
    bool passes_over(std::string_view rule, PositionId seat, UnitId unit, StageId stage, const Organisation& org);
    void add(Ignore ignore);

    std::vector<std::string> packs_;
    std::map<std::string, Severity, std::less<>> severities_;
    std::vector<double> parameters_;
    std::vector<Ignore> ignores_;
    // Which of them speak of a rule at a seat, at a unit or everywhere.
    std::map<std::string, std::map<std::pair<PositionId, UnitId>, std::vector<std::size_t>>, std::less<>> ignored_;
};

}  // namespace orgplan
