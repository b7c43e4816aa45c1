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
    std::string path;  ///< as the user gave it, without `./`
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
    std::vector<std::string> stages;  ///< their ids; none: it holds whatever the stage
    std::string organisation_path;    ///< `company/engineering/payments/tech-lead`; empty: of no seat, unit or company
    std::string fingerprint;          ///< the rule and the ids of what it speaks of, in their parts
};

/// A rule of which something was found, suppressed findings among them.
struct ReportedRule {
    std::string id;
    std::string summary;
    std::string why;
    std::string help;
    bool own = false;  ///< of the spec, or of its policy
};

struct ReportedSuppression {
    std::string rule;
    std::string about;        ///< "seat `cto`"
    std::string fingerprint;  ///< that of the finding, of a rule about one thing
    std::string why;
    Region entry;
};

struct CheckReport {
    std::vector<ReportedFinding> findings;  ///< in the order of the text report
    std::vector<ReportedRule> rules;        ///< by id
    std::vector<ReportedSuppression> suppressed;
    const RulesChecked* checked = nullptr;
    std::string summary;  ///< the last lines of the text report

    std::size_t count(text::Severity) const;
};

CheckReport check_report(const text::Findings& findings, const text::Sources& sources, const Organisation& organisation,
                         const RulesChecked& rules, std::string summary);

/// The rule and the ids of what a finding speaks of, in their parts, on one line. It does not change with numbers,
/// severity, wording, path or place.
std::string fingerprint_of(const text::Finding& finding);

}  // namespace orgplan::report
