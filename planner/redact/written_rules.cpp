#include "planner/redact/written_rules.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "planner/text/document.h"

namespace orgplan::redact {
namespace {

// What a rule says to people, and asks nothing by.
constexpr std::array<std::string_view, 7> kProse{"id", "message", "why", "help", "summary", "severity", "source"};
constexpr std::array<std::string_view, 8> kOfMoney{"cost",    "costs",    "pay",  "budget",
                                                   "budgets", "run_rate", "band", "currency"};
constexpr std::array<std::string_view, 3> kContractKeys{"employment", "external", "externals"};

void add_word(std::string_view word, Secrets& asked) {
    const auto is = [&](const auto& words) { return std::ranges::find(words, word) != words.end(); };
    if (word == "level") asked.add(Secret::levels);
    if (is(kOfMoney)) asked.add(Secret::cost);
    if (is(kContractKeys)) asked.add(Secret::employment);
}

void look(text::Node node, Secrets& asked) {
    if (node.is_scalar()) add_word(node.text(), asked);
    for (const text::Node each : node) {
        add_word(each.key(), asked);
        look(each, asked);
    }
}

}  // namespace

std::map<std::string, Secrets, std::less<>> own_rules_in(const text::Sources& sources) {
    std::map<std::string, Secrets, std::less<>> rules;
    for (std::uint32_t file = 0; file < sources.size(); ++file) {
        text::Findings findings;
        const std::unique_ptr<text::Document> document = text::Document::read(sources, file, findings);
        for (const text::Node rule : document->root().find("rules").find("define")) {
            Secrets& asked = rules[std::string(rule.find("id").text())];
            for (const text::Node each : rule) {
                if (std::ranges::find(kProse, each.key()) == kProse.end()) look(each, asked);
            }
        }
    }
    return rules;
}

}  // namespace orgplan::redact
