#include "planner/text/finding.h"

#include <algorithm>
#include <cassert>
#include <tuple>
#include <utility>

#include "planner/text/catalogue.h"

namespace orgplan::text {
namespace {

auto order(const Finding& finding) {
    return std::tie(finding.where, finding.rule, finding.message, finding.severity);
}

void say(Finding& finding, StageMessage added) {
    const auto same = std::ranges::find(finding.by_stage, added.message, &StageMessage::message);
    if (same != finding.by_stage.end()) {
        same->stages |= added.stages;
        unite(same->between, added.between);
        return;
    }
    if (finding.by_stage.empty()) {
        finding.message = added.message;
        finding.notes = added.notes;
    }
    finding.by_stage.push_back(std::move(added));
}

}  // namespace

Severity severity_of(std::string_view word) {
    const auto at = std::ranges::find(kSeverityWords, word) - kSeverityWords.begin();
    return static_cast<Severity>(static_cast<std::ptrdiff_t>(Severity::error) - at);
}

void add_measures(std::vector<Measure>& measures, const std::vector<Measure>& more) {
    for (Measure added : more) {
        StageSet known;
        for (const Measure& each : measures) known |= each.stages;
        const bool whole = added.whole();
        added.stages = added.stages - known;
        // There is one measure of the finding as a whole, apart from those of its stages and times.
        const auto same = std::find_if(measures.begin(), measures.end(), [&](const Measure& each) {
            if (whole || each.whole()) return whole && each.whole();
            return each.quantity == added.quantity && each.number == added.number && each.currency == added.currency;
        });
        if (same != measures.end()) {
            same->stages |= added.stages;
            unite(same->between, added.between);
        } else if (whole || !added.whole()) {
            measures.push_back(std::move(added));
        }
    }
}

void Finding::measure(Quantity quantity, Bounded<double> measured) {
    add_measures(measures, {{stages, quantity, measured, {}, between}});
}

void Finding::measure_money(Bounded<Amount> amount, std::string_view currency) {
    add_measures(measures, {{stages, Quantity::money, amount, std::string(currency), between}});
}

void Finding::say_at(StageId stage, std::string said, std::vector<Note> with) {
    say(*this, {StageSet::only(stage), std::move(said), std::move(with), {}});
}

void Finding::say_at(const Between& time, std::string said, std::vector<Note> with) {
    say(*this, {{}, std::move(said), std::move(with), {time}});
}

StageSet Finding::reach() const {
    StageSet reached = stages;
    for (const Between& each : between) reached.add(each.after);
    return reached;
}

void Finding::narrow(StageSet to) {
    // Of what has stages and times: whether none are left.
    const auto narrowed = [to](auto& each) {
        each.stages = each.stages & to;
        std::erase_if(each.between, [to](const Between& time) { return !to.has(time.after); });
        return each.whole();
    };
    if (whole()) {
        stages = to;
    } else {
        narrowed(*this);
    }
    std::erase_if(by_stage, narrowed);
    if (!by_stage.empty()) {
        message = by_stage.front().message;
        notes = by_stage.front().notes;
    }
    std::erase_if(measures, [&](Measure& each) { return !each.whole() && narrowed(each); });
}

void Finding::narrow_to_stages(StageSet to) {
    between.clear();
    for (StageMessage& each : by_stage) each.between.clear();
    std::erase_if(measures, [](const Measure& each) { return each.stages.empty() && !each.between.empty(); });
    for (Measure& each : measures) each.between.clear();
    narrow(to);
}

void Finding::join(const Finding& other) {
    add_measures(measures, other.measures);
    for (StageMessage said : other.by_stage) {
        // At a stage it says one thing.
        said.stages = said.stages - stages;
        if (!said.whole()) say(*this, std::move(said));
    }
    const bool always = whole() || other.whole();
    stages = always ? StageSet() : stages | other.stages;
    unite(between, other.between);
    if (always) between.clear();
}

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::hide:
            return "hide";
        case Severity::advice:
            return "advice";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
    }
    return "error";
}

Finding& Findings::add(std::string_view rule, Place where, std::string message, std::string help) {
    Severity severity = Severity::error;
    if (severities_ == Severities::from_catalogue) {
        const CatalogueEntry* const entry = find_in_catalogue(rule);
        assert(entry != nullptr && "every finding's rule is in the catalogue");
        if (entry != nullptr) severity = entry->severity;
    }
    Finding& finding = findings_.emplace_back();
    finding.rule = rule;
    finding.severity = severity;
    finding.where = where;
    finding.message = std::move(message);
    finding.help = std::move(help);
    return finding;
}

void Findings::sort() {
    std::stable_sort(findings_.begin(), findings_.end(),
                     [](const Finding& a, const Finding& b) { return order(a) < order(b); });
    // What holds in several stages may come once a stage: the first of equals takes their stages.
    auto kept = findings_.begin();
    for (auto at = findings_.begin(); at != findings_.end(); ++at) {
        if (kept != findings_.begin() && order(*(kept - 1)) == order(*at)) {
            (kept - 1)->join(*at);
            continue;
        }
        if (kept != at) *kept = std::move(*at);
        ++kept;
    }
    findings_.erase(kept, findings_.end());
}

bool Findings::any(Severity at_least) const {
    return std::any_of(findings_.begin(), findings_.end(),
                       [&](const Finding& finding) { return finding.severity >= at_least; });
}

bool Findings::has(std::string_view rule) const {
    return std::any_of(findings_.begin(), findings_.end(),
                       [&](const Finding& finding) { return finding.rule == rule; });
}

}  // namespace orgplan::text
