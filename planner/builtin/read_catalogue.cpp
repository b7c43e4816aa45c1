#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/builtin/schema_reader.h"

namespace orgplan::builtin {
namespace {

text::Severity severity_of(text::Node entry, SchemaReader& reader) {
    const std::string word = reader.text(entry, "severity");
    for (const auto severity : {text::Severity::advice, text::Severity::warning, text::Severity::error}) {
        if (word == name_of(severity)) return severity;
    }
    reader.fault(entry.find("severity"), fmt::format("`{}` is not a severity", word));
    return text::Severity::error;
}

}  // namespace

std::vector<text::CatalogueEntry> read_faults(text::Node root, SchemaReader& reader) {
    std::vector<text::CatalogueEntry> entries;
    for (const text::Node each : reader.list(root, "findings")) {
        entries.push_back({reader.text(each, "id"), reader.text(each, "pack"), severity_of(each, reader),
                           reader.text(each, "summary"), reader.text(each, "why"),
                           std::string(each.find("details").text()), reader.text(each, "help"),
                           std::string(each.find("source").text()),
                           each.find("says_when") && reader.flag(each, "says_when"),
                           each.find("of_make_up") && reader.flag(each, "of_make_up")});
    }
    return entries;
}

std::vector<manual::Topic> read_topics(text::Node root, SchemaReader& reader) {
    std::vector<manual::Topic> topics;
    for (const text::Node each : reader.list(root, "topics")) {
        topics.push_back({reader.text(each, "id"), reader.text(each, "title"), reader.texts(each, "also"),
                          reader.text(each, "text")});
    }
    return topics;
}

std::vector<text::CatalogueEntry> entries_of(const rules::RuleSet& rules) {
    std::vector<text::CatalogueEntry> entries;
    for (auto rule = rules.rules.begin(); rule != rules.rules.end();) {
        const auto next = std::find_if(rule, rules.rules.end(), [&](const auto& each) { return each.id != rule->id; });
        const auto rows = next - rule;
        entries.push_back(
            {rule->id, rule->pack, rule->severity, rule->summary, rule->why, rule->details, rule->help,
             rule->row == 0 ? evidence_text(rule->evidence)
                            : fmt::format("words of a source text for each of {} row{}", rows, rows == 1 ? "" : "s")});
        rule = next;
    }
    return entries;
}

}  // namespace orgplan::builtin
