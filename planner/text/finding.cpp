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

}  // namespace

void add_measures(std::vector<Measure>& measures, const std::vector<Measure>& more) {
    for (Measure added : more) {
        StageSet known;
        for (const Measure& each : measures) known |= each.stages;
        const bool whole = added.stages.empty();
        added.stages = added.stages - known;
        // There is one measure of the finding as a whole, apart from those of its stages.
        const auto same = std::find_if(measures.begin(), measures.end(), [&](const Measure& each) {
            if (whole || each.stages.empty()) return whole && each.stages.empty();
            return each.quantity == added.quantity && each.number == added.number && each.currency == added.currency;
        });
        if (same != measures.end()) {
            same->stages |= added.stages;
        } else if (whole || !added.stages.empty()) {
            measures.push_back(std::move(added));
        }
    }
}

void Finding::measure(Quantity quantity, Bounded<double> number) {
    add_measures(measures, {{stages, quantity, number, {}}});
}

void Finding::measure_money(Bounded<Amount> amount, std::string_view currency) {
    add_measures(measures, {{stages, Quantity::money, amount, std::string(currency)}});
}

void Finding::say_at(StageId stage, std::string said, std::vector<Note> with) {
    const auto same = std::ranges::find(by_stage, said, &StageMessage::message);
    if (same != by_stage.end()) {
        same->stages.add(stage);
        return;
    }
    if (by_stage.empty()) {
        message = said;
        notes = with;
    }
    by_stage.push_back({StageSet::only(stage), std::move(said), std::move(with)});
}

void Finding::narrow(StageSet to) {
    stages = to;
    std::erase_if(by_stage, [&](StageMessage& each) {
        each.stages = each.stages & to;
        return each.stages.empty();
    });
    if (!by_stage.empty()) {
        message = by_stage.front().message;
        notes = by_stage.front().notes;
    }
    std::erase_if(measures, [&](Measure& each) {
        if (each.stages.empty()) return false;
        each.stages = each.stages & to;
        return each.stages.empty();
    });
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
    return findings_.emplace_back(
        Finding{std::string(rule), severity, where, std::move(message), std::move(help), {}, {}, {}, {}, {}});
}

void Findings::sort() {
    std::stable_sort(findings_.begin(), findings_.end(),
                     [](const Finding& a, const Finding& b) { return order(a) < order(b); });
    // What holds in several stages may come once a stage: the first of equals takes their stages.
    auto kept = findings_.begin();
    for (auto at = findings_.begin(); at != findings_.end(); ++at) {
        if (kept != findings_.begin() && order(*(kept - 1)) == order(*at)) {
            Finding& same = *(kept - 1);
            add_measures(same.measures, at->measures);
            for (StageMessage& said : at->by_stage) {
                const auto known = std::ranges::find(same.by_stage, said.message, &StageMessage::message);
                if (known == same.by_stage.end()) {
                    same.by_stage.push_back(std::move(said));
                } else {
                    known->stages |= said.stages;
                }
            }
            same.stages = same.stages.empty() || at->stages.empty() ? StageSet() : same.stages | at->stages;
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
