#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/organisation.h"
#include "planner/report/fingerprints.h"
#include "planner/report/rules_checked.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

// What `check` found, as plain data that every format of a report writes.

namespace orgplan::report {

/// From one place to another in one line of a file; of a longer place its first line. Columns count from 1, the end is
/// exclusive.
struct Region {
    std::string path;  ///< as the user gave it, without `./`, from the folder of the report on
    std::uint32_t line = 1;
    std::uint32_t column = 1;      ///< in code points
    std::uint32_t end_column = 1;  ///< likewise
    std::uint32_t byte = 1;        ///< the column in bytes of UTF-8
    std::uint32_t end_byte = 1;
};

struct ReportedNote {
    Region where;
    std::string message;
};

struct ReportedFinding {
    std::string rule;
    text::Severity severity = text::Severity::error;
    std::string message;  ///< with its stages
    std::string why;
    std::string help;
    Region where;
    std::vector<ReportedNote> notes;
    std::vector<std::string> stages;  ///< their ids; with no `between` either: it holds whatever the stage
    std::vector<Between> between;     ///< times without a stage
    std::string organisation_path;    ///< `company/engineering/payments/tech-lead`; empty: of a text about nothing
    std::string fingerprint;          ///< the rule and the ids of what it speaks of, in their parts
};

/// A rule of which something was found, suppressed findings among them.
struct ReportedRule {
    std::string id;
    text::Severity severity = text::Severity::error;  ///< where nothing else is said
    std::string summary;
    std::string why;
    std::string help;
    bool own = false;                 ///< of the spec, or of its policy
    std::vector<std::string> stages;  ///< at which anything was found of it, in their order
};

struct ReportedSuppression {
    std::string rule;
    std::string about;  ///< "seat `cto`"
    std::string organisation_path;
    std::string fingerprint;  ///< that of the finding
    std::vector<std::string> stages;
    std::string why;
    Region entry;
    bool in_source = false;  ///< by a comment beside what it is about
};

/// A finding that a change of what is said about rules hides, or makes less severe.
struct SilencedFinding {
    text::Finding finding;  ///< as it would be
    text::Severity now = text::Severity::hide;
};

/// What a report says of an earlier version of the spec.
struct SinceRevision {
    /// Whether the spec was there and could be read as a whole; else everything counts.
    enum class There : std::uint8_t { yes, no, broken };
    std::string name;  ///< as the user gave it; empty: there is none to compare with
    There there = There::yes;
    std::size_t before = 0;                 ///< findings that were there then, and are not worse
    std::size_t gone = 0;                   ///< findings that are resolved
    std::vector<SilencedFinding> silenced;  ///< by the change, in the order of a report
};

/// What a report says of the baseline.
struct KnownFindings {
    std::string file = {};  ///< empty: there is none
    std::vector<text::Finding> findings = {};
    std::vector<std::string> resolved = {};  ///< entries that are found no more
};

/// "12 findings are in the baseline `acme.baseline`", and which of it are resolved, as lines; empty without a baseline.
std::string known_text(const KnownFindings& known);

struct ReportedSilence {
    ReportedFinding finding;
    std::string now;  ///< "suppressed or hidden", "advice": how it is reported now
};

struct CheckReport {
    std::vector<ReportedFinding> findings;  ///< in the order of the text report
    std::vector<ReportedRule> rules;        ///< by id
    std::vector<ReportedSuppression> suppressed;
    std::string since;         ///< the revision that it is compared with; empty: none
    std::size_t before = 0;    ///< findings that were there then, and are not listed
    std::size_t resolved = 0;  ///< findings that were there then, and are gone
    std::vector<ReportedSilence> silenced;
    std::string baseline;                           ///< the file; empty: none
    std::vector<ReportedFinding> known;             ///< in the baseline, not among the findings
    std::vector<std::string> resolved_of_baseline;  ///< entries that are found no more
    std::vector<std::string> left_out;              ///< what is in none of it, by the words of `--redact`
    RulesChecked checked;
    std::string summary;  ///< the last lines of the text report

    std::size_t count(text::Severity) const;
    /// Whether its paths are not those of files.
    bool hides_files() const;
};

/// Paths within `folder`, which begins at the root and ends with `/`, are reported from there on, as services want
/// them.
CheckReport check_report(const text::Findings& findings, const text::Sources& sources, const Organisation& organisation,
                         const RulesChecked& rules, std::string summary, const SinceRevision& since = {},
                         const KnownFindings& known = {}, std::string_view folder = {});

/// Those of all specs of a run as one report, in their order, but for the summary. Findings of two specs that are the
/// same differ by their number.
CheckReport merged(std::vector<CheckReport> reports);

/// Where findings are silenced by a change: "2 findings are silenced by this change", as a line; else empty.
std::string silenced_text(std::size_t count);

}  // namespace orgplan::report
