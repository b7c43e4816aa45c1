#pragma once

#include <string>

#include "planner/report/check_report.h"

// A report of `check` in the formats that other programs read, one source file each. All are whole, with a line end,
// and take time linear in the findings.

namespace orgplan::report {

struct FormatOptions {
    text::Severity fail_on = text::Severity::error;  ///< what a test suite counts as a failure
    std::string version;                             ///< of this program
    std::string links;     ///< what the path of a file is appended to so that it can be opened; empty: the path alone
    std::string docs;      ///< the address of the folder of the manual; empty: it is nowhere
    bool has_log = false;  ///< all findings are written as text beside it
};

/// One line a finding: `file:line:column: severity: message [rule]`.
std::string concise_report(const CheckReport& report, const FormatOptions& options);
/// One JSON object a line, for each finding.
std::string jsonl_report(const CheckReport& report, const FormatOptions& options);
/// SARIF 2.1.0 (OASIS), as GitHub code scanning reads it: at most 25,000 results and 10 MB packed, the rest counted.
std::string sarif_report(const CheckReport& report, const FormatOptions& options);
/// JUnit as the Ant task of Jenkins and GitLab read it: each finding is a test case, one that fails from `fail_on` on.
std::string junit_report(const CheckReport& report, const FormatOptions& options);
/// Workflow commands of GitHub Actions: ten errors, ten warnings and ten notices, since it shows no more of a step;
/// what is silenced and what is said of the report are notices too, and the rest is counted.
std::string github_report(const CheckReport& report, const FormatOptions& options);
/// Code quality of GitLab.
std::string gitlab_report(const CheckReport& report, const FormatOptions& options);
/// Reviewdog Diagnostic Format; columns are bytes.
std::string rdjson_report(const CheckReport& report, const FormatOptions& options);
/// A summary of a job: counts, findings by rule, the ten worst with links.
std::string markdown_report(const CheckReport& report, const FormatOptions& options);

}  // namespace orgplan::report
