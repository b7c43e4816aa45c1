#include "planner/text/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "planner/text/document.h"
#include "planner/text/embedded.h"

namespace orgplan::text {
namespace {

Severity severity_named(std::string_view name) {
    for (const Severity severity : {Severity::hide, Severity::advice, Severity::warning, Severity::error}) {
        if (name == name_of(severity)) return severity;
    }
    assert(false && "a severity of the catalogue is one of four words");
    return Severity::error;
}

// The words of a seed, the source of a number, or both; of a table how many rows have their own.
std::string evidence_of(Node entry) {
    std::string evidence;
    if (const Node rows = entry.find("rows")) {
        std::size_t count = 0;
        for (Node row = rows.first(); row; row = row.next()) ++count;
        evidence = fmt::format("words of a seed for each of {} row{}", count, count == 1 ? "" : "s");
    }
    if (const Node words = entry.find("evidence")) {
        const std::string_view description = words.find("description").text();
        const std::string which = description == "0" ? "" : fmt::format(", description {}", description);
        evidence = fmt::format("seed {}{}: \"{}\"", words.find("seed").text(), which, words.find("quote").text());
    }
    if (const Node source = entry.find("source")) {
        evidence += fmt::format("{}{}", evidence.empty() ? "" : "; ", source.text());
    }
    return evidence;
}

void read_entries(Node list, std::vector<CatalogueEntry>& entries) {
    for (const Node entry : list) {
        entries.push_back({std::string(entry.find("id").text()), std::string(entry.find("pack").text()),
                           severity_named(entry.find("severity").text()), std::string(entry.find("summary").text()),
                           std::string(entry.find("why").text()), std::string(entry.find("help").text()),
                           evidence_of(entry)});
    }
}

std::vector<CatalogueEntry> read_catalogue() {
    std::vector<CatalogueEntry> entries;
    std::string_view paths = embedded_paths();
    while (!paths.empty()) {
        const std::string_view path = paths.substr(0, paths.find('\n'));
        paths.remove_prefix(std::min(paths.size(), path.size() + 1));
        const bool faults = path == "findings.yaml";
        if (!faults && !path.starts_with("roles/") && !path.starts_with("rules/")) continue;
        Sources sources;
        Findings findings(Findings::Severities::all_errors);
        const auto document =
            Document::read(sources, sources.add(std::string(path), std::string(embedded(path))), findings);
        assert(findings.empty() && "the built-in data is sound YAML");
        read_entries(document->root().find(faults ? "findings" : "rules"), entries);
    }
    std::sort(entries.begin(), entries.end(),
              [](const CatalogueEntry& a, const CatalogueEntry& b) { return a.id < b.id; });
    return entries;
}

const std::vector<CatalogueEntry>& entries() {
    static const std::vector<CatalogueEntry> read = read_catalogue();
    return read;
}

}  // namespace

std::span<const CatalogueEntry> catalogue() {
    return entries();
}

const CatalogueEntry* find_in_catalogue(std::string_view id) {
    const auto found =
        std::lower_bound(entries().begin(), entries().end(), id,
                         [](const CatalogueEntry& entry, std::string_view wanted) { return entry.id < wanted; });
    return found != entries().end() && found->id == id ? &*found : nullptr;
}

}  // namespace orgplan::text
