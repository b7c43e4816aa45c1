#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/organisation.h"
#include "planner/rules/rule.h"
#include "planner/text/document.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// The words by which packs are chosen: `default`, `all` and the packs themselves.
std::span<const std::string_view> pack_words();

/// What a spec, or whoever runs a command, decides about rules: which packs are asked, how much a rule weighs, what its
/// parameters are and what is to be passed over.
class Policy {
  public:
    /// The default packs; nothing changed.
    explicit Policy(const RuleSet& rules);

    /// Takes the `rules:` of policies that specs share, then those of each file of the spec; their own rules are added
    /// to `rules`. Reports what cannot be followed. Of what is said twice the last holds.
    static Policy read(std::span<const text::Node> nodes, const Organisation& org, RuleSet& rules,
                       text::Findings& findings, std::span<const text::Node> shared = {});

    /// Only these packs, beside text, from now on.
    void only_packs(std::vector<std::string> packs) { packs_ = std::move(packs); }
    /// Whether a rule is asked at all; `own` is what it weighs where nothing else is said.
    bool asks(std::string_view rule, std::string_view pack, text::Severity own) const;
    /// By parameter of the rule set; of a parameter that takes words, the place among them.
    std::span<const double> parameters() const { return parameters_; }

    /// A part of a fault that weighs the same at all its stages.
    struct Told {
        text::Severity severity;
        StageSet stages;
    };
    /// What is told of a fault, in the order of its first stages; nothing where all of it is hidden or passed over. A
    /// fault of the company, a product or a project has neither seat nor unit.
    std::vector<Told> told(std::string_view rule, text::Severity own, PositionId seat, UnitId unit, StageSet stages,
                           const Organisation& org);

    /// Weighs and passes over what is found without a rule and is no fault of the text: the findings of pack structure,
    /// and those of hiring in pack benchmark, which know a place rather than a seat. Asked before the rules.
    void apply_to_structure(const Organisation& org, text::Findings& findings);
    /// Reports every `ignore` of the spec itself whose rule was asked and that had nothing to pass over; asked last.
    void report_unused(text::Findings& findings) const;

  private:
    // What an entry names of an organisation: all of it, a seat, the seats of a line, or a unit with all inside.
    struct Part {
        enum class Kind : std::uint8_t { all, seat, line, unit } kind = Kind::all;
        std::uint32_t id = 0;  // of a line that of its first seat
        auto operator<=>(const Part&) const = default;
    };
    struct Ignore {
        std::string rule;
        std::string pack;
        text::Severity own;  // of the rule
        Part part;
        StageSet stages;
        Place place;
        bool shared = false;  // of a policy, which other specs have too
        bool used = false;
    };
    struct Weight {
        std::size_t order = 0;  // from 1, as written
        text::Severity severity = text::Severity::error;
    };
    struct Weights {
        std::map<std::pair<Part, RoleId>, Weight> entries;
        std::size_t last_told = 0;  // order of the last that does not hide
        text::Severity heaviest = text::Severity::hide;
    };
    // A seat or a unit that a fault is of, or neither.
    using At = std::pair<PositionId, UnitId>;
    friend class PolicyReader;

    void add(Ignore ignore);
    void weigh(std::string_view rule, Part part, RoleId role, Weight weight);
    bool hides_everywhere(std::string_view rule) const;
    std::vector<Part> parts_of(At at, StageId stage, const Organisation& org) const;
    bool passes_over(std::string_view rule, std::span<const Part> parts, StageId stage);
    Weight weight(std::string_view rule, At at, std::span<const Part> parts, StageId stage,
                  const Organisation& org) const;
    std::vector<Told> told(std::string_view rule, text::Severity own, std::span<const At> of, StageSet stages,
                           const Organisation& org);

    std::vector<std::string> packs_{"default"};
    std::vector<double> parameters_;
    std::map<std::string, Weights, std::less<>> weights_;  // by rule; empty: whatever the rule
    std::vector<Ignore> ignores_;
    std::map<std::string, std::map<Part, std::vector<std::size_t>>, std::less<>> ignored_;  // by rule
    std::vector<PositionId> lines_;  // of each seat the first one of its line; empty where no entry names a line
};

}  // namespace orgplan::rules
