#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/model/organisation.h"
#include "planner/report/rules_checked.h"
#include "planner/rules/rule.h"
#include "planner/text/document.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

struct IgnoreComment;

/// The words by which packs are chosen: `default`, `all` and the packs themselves.
std::span<const std::string_view> pack_words();

/// What a spec, or the user of a command, decides about rules: which packs are checked, the severity and parameters of
/// a rule, and what is suppressed.
class Policy {
  public:
    /// The default packs; nothing changed.
    explicit Policy(const RuleSet& rules);

    /// Takes the `rules:` of policies that specs share, then those of each file of the spec; their own rules are added
    /// to `rules`. Then the comments of its files that suppress. Reports what cannot be followed. Where something is
    /// said twice, the last one holds.
    static Policy read(std::span<const text::Node> nodes, const Organisation& org, RuleSet& rules,
                       text::Findings& findings, std::span<const text::Node> shared = {},
                       std::span<const IgnoreComment> comments = {});

    /// Only these packs, besides text, from now on.
    void only_packs(std::vector<std::string> packs) { packs_ = std::move(packs); }
    /// Whether a rule is checked at all; `own` is its severity where nothing else is said.
    bool checks(std::string_view rule, std::string_view pack, text::Severity own) const;
    /// By parameter of the rule set; for a parameter that takes words, the place among them.
    std::span<const double> parameters() const { return parameters_; }

    /// A part of a fault that has the same severity at all its stages.
    struct SeverityAt {
        text::Severity severity;
        StageSet stages;

        bool operator==(const SeverityAt&) const = default;
    };
    /// What is reported of a fault, in the order of its first stages; nothing where all of it is hidden or suppressed.
    /// A fault of the company, a product or a project has neither seat nor unit; `place` is where the subject is, and
    /// `about` what its finding is about.
    std::vector<SeverityAt> severities(std::string_view rule, text::Severity own, PositionId seat, UnitId unit,
                                       StageSet stages, const Organisation& org, Place place = {},
                                       std::vector<text::Part> about = {});

    /// Sets the severity of, or suppresses, what is found without a rule and is not a fault of the text: the findings
    /// of pack structure, and those of hiring in pack benchmark. What is about several seats is about each of them; of
    /// faults reported together each seat is decided alone. Called before the rules are checked.
    void apply_to_structure(const Organisation& org, text::Findings& findings);
    /// What was suppressed, in the order of the entries.
    std::vector<report::SuppressedFinding> suppressed(const Organisation& org) const;
    /// Reports every `ignore` of the spec itself, and every comment, whose rule was checked and that had nothing to
    /// suppress, but for rules that were `skipped` everywhere; called last.
    void report_unused(text::Findings& findings, std::span<const std::string> skipped = {}) const;

  private:
    // What an entry names of an organisation: all of it, a seat, the seats of a position, or a unit with all inside.
    struct Part {
        enum class Kind : std::uint8_t { all, seat, line, unit } kind = Kind::all;
        std::uint32_t id = 0;  // of a line, the id of its first seat
        auto operator<=>(const Part&) const = default;
    };
    struct Ignore {
        std::string rule;
        std::string pack;
        text::Severity own = text::Severity::error;  // of the rule
        Part part;
        StageSet stages;
        Place place;
        std::string at;       // the unit or seat, as it is written; empty: everywhere
        bool shared = false;  // of a policy, which other specs use too
        bool comment = false;
        std::string why;
        std::string until;   // the stage from which on it suppresses nothing; else empty
        std::string ended;   // when, where that is not after the day of the check: `on 2027-01-01`; else empty
        bool used = false;   // it suppressed something, or would have before it ended
        bool later = false;  // it would have suppressed something before its stage
    };
    // What comments cover, by place.
    struct CoveredBytes {
        Place place;
        std::size_t entry;
        std::uint32_t furthest = 0;  // end of it and of those before it in its file
    };
    struct Setting {
        std::size_t order = 0;  // from 1, as written
        text::Severity severity = text::Severity::error;
    };
    struct Settings {
        std::map<std::pair<Part, RoleId>, Setting> entries;
        std::size_t last_reported = 0;  // order of the last that does not hide
        text::Severity highest = text::Severity::hide;
    };
    // The seat or the unit of a fault, or neither.
    using At = std::pair<PositionId, UnitId>;
    friend class PolicyReader;

    void add(Ignore ignore);
    void add(Ignore ignore, const IgnoreComment& comment);
    void sort_covered();
    void set_severity(std::string_view rule, Part part, RoleId role, Setting setting);
    bool hides_everywhere(std::string_view rule) const;
    std::vector<Part> parts_of(At at, StageId stage, const Organisation& org) const;
    // The entries about a rule there.
    std::vector<std::size_t> entries_at(std::string_view rule, std::span<const Part> parts, Place place) const;
    // The one of them that suppresses it at a stage; none: nothing does.
    std::optional<std::size_t> suppresses(std::span<const std::size_t> entries, StageId stage);
    Setting setting(std::string_view rule, At at, std::span<const Part> parts, StageId stage,
                    const Organisation& org) const;
    bool decides(std::string_view rule) const;
    // What a finding that is suppressed is known by: its place, or what it is about.
    using Counted = std::pair<Place, std::vector<text::Part>>;
    std::vector<SeverityAt> severities(std::string_view rule, text::Severity own, std::span<const At> of,
                                       StageSet stages, const Organisation& org, Place place, const Counted& counted);
    std::vector<SeverityAt> severities_of(const text::Finding& finding, std::span<const At> of,
                                          const Organisation& org);
    static void keep(const text::Finding& finding, std::span<const SeverityAt> severities, const Organisation& org,
                     std::vector<text::Finding>& kept);
    void apply_to_several(const text::Finding& finding, std::vector<At> of, const Organisation& org,
                          std::vector<text::Finding>& kept);

    std::vector<std::string> packs_{"default"};
    std::vector<double> parameters_;
    std::map<std::string, Settings, std::less<>> settings_;  // by rule; empty: any rule
    std::vector<Ignore> ignores_;
    std::map<std::string, std::map<Part, std::vector<std::size_t>>, std::less<>> ignored_;  // by rule
    std::map<std::string, std::vector<CoveredBytes>, std::less<>> covered_;                 // likewise
    struct Suppressed {
        Place where;
        StageSet stages;
    };
    // By entry, and the seat, the unit and what else a finding is known by.
    std::map<std::tuple<std::size_t, PositionId, UnitId, Counted>, Suppressed> suppressed_;
    std::vector<PositionId> lines_;  // for each seat, the first of its position; empty where no entry names a position
};

}  // namespace orgplan::rules
