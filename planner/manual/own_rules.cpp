#include "planner/manual/own_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/report/text_report.h"

namespace orgplan::manual {

OwnRules::OwnRules(const rules::RuleSet& set, const text::Sources& sources) {
    const auto own = [](const rules::Rule& rule) { return rule.place.known(); };
    // Entries point to it.
    catalogue_.reserve(static_cast<std::size_t>(std::ranges::count_if(set.rules, own)));
    for (const rules::Rule& rule : set.rules) {
        if (!own(rule)) continue;
        text::CatalogueEntry& entry = catalogue_.emplace_back();
        entry.id = rule.id;
        entry.pack = rule.pack;
        entry.severity = rule.severity;
        entry.summary = rule.summary.empty() ? "A rule without a summary" : rule.summary;
        entry.why = rule.why;
        entry.help = rule.help;
        DefinedAt defined{sources[rule.place.file].path, sources.line_column(rule.place.file, rule.place.begin)};
        entries_.push_back({&entry, {&rule}, &set, std::move(defined)});
    }
}

const RuleEntry* OwnRules::find(std::string_view id) const {
    const auto found =
        std::ranges::find(entries_, id, [](const RuleEntry& each) { return std::string_view(each.entry->id); });
    return found == entries_.end() ? nullptr : &*found;
}

std::string place_text(const DefinedAt& defined) {
    return fmt::format("{}:{}:{}", report::printable(defined.file), defined.at.line, defined.at.column);
}

}  // namespace orgplan::manual
