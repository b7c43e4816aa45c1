#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/organisation.h"
#include "planner/report/rules_checked.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

// What `check` found, as plain data that every format of a report writes.

namespace orgplan::report {

/// From one place to another in one line of a file; of a longer place its first line. Columns count from 1, the end is
/// exclusive.
struct Region {
    std::string path;  ///< as the user gave it, without `./`, from the current folder on
    std::uint32_t line = 1;
    std::uint32_t column = 1;      ///< in code points
    std::uint32_t end_column = 1;  ///< likewise
    std::uint32_t byte = 1;        ///< the column in bytes of UTF-8
    std::uint32_t end_byte = 1;
    std::string repository_path = {};  ///< from the root of the repository on, as services want it
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
    std::string fingerprint;          ///< see fingerprints.h; another spec of the report may have the same
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
    Region where;
    Region entry;            ///< what suppresses it
    bool in_source = false;  ///< by a comment beside what it is about
};

/// A finding that a change of rules, of what suppresses it, or of the configuration hides, or lets count for less.
struct SilencedFinding {
    text::Finding finding;  ///< as it would be
    std::string_view now;   ///< how it counts now: `hidden`, `advice`, `warning`, `not failing`, `not checked`
};

/// What a report says of an earlier version of the spec.
struct SinceRevision {
    /// Whether the spec was there and could be read as a whole; else everything counts. One that is checked no more has
    /// only what that silences.
    enum class There : std::uint8_t { yes, no, broken, unchecked };
    std::string name;  ///< as the user gave it; empty: there is none to compare with
    There there = There::yes;
    std::size_t before = 0;                      ///< findings that were there then, and are not worse
    std::size_t gone = 0;                        ///< findings that are resolved
    std::vector<SilencedFinding> silenced = {};  ///< by the change
    std::vector<std::string> faults = {};        ///< of the configuration of then, which are left out, one line each
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
    std::string now;  ///< as a silenced finding has it
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

/// From where paths of a report are, each from the root of all on, with a `/` at the end; empty: as they are.
struct ReportFolders {
    std::string current;
    std::string repository;  ///< its root; outside of one the current folder
};

/// What was found in one spec.
CheckReport check_report(const text::Findings& findings, const text::Sources& sources, const Organisation& organisation,
                         const RulesChecked& rules, std::string summary, const SinceRevision& since = {},
                         const KnownFindings& known = {}, const ReportFolders& folders = {});

/// Those of all specs of a run as one report, in their order, but for the summary.
CheckReport merged(std::vector<CheckReport> reports);

/// Where findings are silenced by a change: "2 findings are silenced by this change", as a line; else empty.
std::string silenced_text(std::size_t count);

}  // namespace orgplan::report
