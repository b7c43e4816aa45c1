#include "planner/manual/own_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/report/text_report.h"

namespace orgplan::manual {

namespace {

// The lines at a place, without the blanks before the column where it begins.
std::string lines_of(std::string_view text, Place place, std::size_t column) {
    std::string lines;
    text = text.substr(place.begin, place.end - place.begin);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!lines.empty()) {
            const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
            line.remove_prefix(std::min(blanks, column - 1));
        }
        lines += report::printable(line) + '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

}  // namespace

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
        entry.summary = rule.summary;
        entry.why = rule.why;
        entry.help = rule.help;
        DefinedAt defined{sources[rule.place.file].path, sources.line_column(rule.place.file, rule.place.begin)};
        std::string written = lines_of(sources[rule.written.file].text, rule.written,
                                       sources.line_column(rule.written.file, rule.written.begin).column);
        entries_.push_back({&entry, {&rule}, &set, std::move(defined), std::move(written)});
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
