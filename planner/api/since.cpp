#include "planner/api/since.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "planner/api/diff.h"

namespace orgplan::api {
namespace {

// What is reported of one thing: at each stage how severe it is.
struct Reported {
    std::vector<std::pair<text::Severity, StageSet>> at;
    bool whole = false;
    text::Severity highest = text::Severity::hide;

    text::Severity severity_at(StageId stage) const {
        text::Severity found = whole ? highest : text::Severity::hide;
        for (const auto& [severity, stages] : at) {
            if (stages.has(stage)) found = std::max(found, severity);
        }
        return found;
    }
};

using ByIdentity = std::map<std::string, Reported>;

ByIdentity by_identity(const text::Findings& findings) {
    ByIdentity all;
    for (const text::Finding& each : findings.all()) {
        Reported& reported = all[diff::identity_of(each)];
        reported.whole = reported.whole || each.whole();
        reported.highest = std::max(reported.highest, each.severity);
        reported.at.emplace_back(each.severity, each.reach());
    }
    return all;
}

// Whether a finding is reported as severely as it is, at all of its stages; else how severe it is where it is least so.
text::Severity least_reported(const text::Finding& finding, const ByIdentity& reported, const Organisation& org) {
    const auto found = reported.find(diff::identity_of(finding));
    if (found == reported.end()) return text::Severity::hide;
    if (finding.whole()) return found->second.highest;
    text::Severity least = text::Severity::error;
    const StageSet reach = finding.reach();
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        if (reach.has(id_at<StageId>(s))) least = std::min(least, found->second.severity_at(id_at<StageId>(s)));
    }
    return least;
}

// Whether a finding holds at a stage; at an empty one all do.
bool reaches(const text::Finding& finding, const Organisation& org, const std::string& stage) {
    if (stage.empty() || finding.whole()) return true;
    const auto found =
        std::ranges::find(org.stages, stage, [](const Stage& each) { return std::string_view(each.id); });
    return found != org.stages.end() &&
           finding.stages.has(id_at<StageId>(static_cast<std::size_t>(found - org.stages.begin())));
}

}  // namespace

Result<SinceEarlier> since(const CheckedSpec& earlier, const CheckedSpec& later, const CheckRequest& request) {
    const text::Findings& findings = later.checked.findings;
    SinceEarlier result;
    if (!earlier.spec.built || !later.spec.built) {
        // What cannot be read cannot be compared.
        result.fresh.assign(findings.all().size(), true);
        return result;
    }
    const Result<diff::Diff> compared =
        diff({"", "", earlier.spec, earlier.checked.findings}, {"", "", later.spec, findings});
    if (!compared) return compared.error();
    result.fresh.assign(findings.all().size(), false);
    std::vector<text::Finding> gone;
    for (const diff::FindingChange& each : compared->findings) {
        if (each.kind == diff::FindingChange::Kind::gone) {
            if (reaches(each.finding, earlier.spec.organisation, request.stage)) gone.push_back(each.finding);
        } else {
            result.fresh[each.number] =
                result.fresh[each.number] || each.kind == diff::FindingChange::Kind::fresh || each.worse;
        }
    }
    result.before = static_cast<std::size_t>(std::ranges::count(result.fresh, false));
    CheckRequest again = request;
    again.said = &earlier.checked.said;
    Result<Checked> by_before = check(later.spec, again);
    if (!by_before) return std::move(by_before.error());
    if (earlier.baseline != nullptr) earlier.baseline->take(by_before->findings);
    const ByIdentity reported = by_identity(findings);
    for (const text::Finding& each : by_before->findings.all()) {
        const text::Severity now = least_reported(each, reported, later.spec.organisation);
        if (now < each.severity) {
            result.silenced.push_back({each, now == text::Severity::hide ? "hidden" : text::name_of(now)});
        }
    }
    // What is only silenced is not resolved.
    std::set<std::string> silenced;
    for (const report::SilencedFinding& each : result.silenced) silenced.insert(diff::identity_of(each.finding));
    result.gone = static_cast<std::size_t>(std::ranges::count_if(
        gone, [&](const text::Finding& each) { return !silenced.contains(diff::identity_of(each)); }));
    return result;
}

}  // namespace orgplan::api
