#include "planner/redact/written_rules.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "planner/text/document.h"

namespace orgplan::redact {
namespace {

// What a rule says to people, and checks nothing by.
constexpr std::array<std::string_view, 7> kProse{"id", "message", "why", "help", "summary", "severity", "source"};
constexpr std::array<std::string_view, 8> kOfMoney{"cost",    "costs",    "pay",  "budget",
                                                   "budgets", "run_rate", "band", "currency"};
constexpr std::array<std::string_view, 3> kContractKeys{"employment", "external", "externals"};

void add_word(std::string_view word, Secrets& needed) {
    const auto is = [&](const auto& words) { return std::ranges::find(words, word) != words.end(); };
    if (word == "level") needed.add(Secret::levels);
    if (is(kOfMoney)) needed.add(Secret::cost);
    if (is(kContractKeys)) needed.add(Secret::employment);
}

void look(text::Node node, Secrets& needed) {
    if (node.is_scalar()) add_word(node.text(), needed);
    for (const text::Node each : node) {
        add_word(each.key(), needed);
        look(each, needed);
    }
}

}  // namespace

std::map<std::string, Secrets, std::less<>> own_rules_in(const text::Sources& sources) {
    std::map<std::string, Secrets, std::less<>> rules;
    for (std::uint32_t file = 0; file < sources.size(); ++file) {
        text::Findings findings;
        const std::unique_ptr<text::Document> document = text::Document::read(sources, file, findings);
        for (const text::Node rule : document->root().find("rules").find("define")) {
            Secrets& needed = rules[std::string(rule.find("id").text())];
            for (const text::Node each : rule) {
                if (std::ranges::find(kProse, each.key()) == kProse.end()) look(each, needed);
            }
        }
    }
    return rules;
}

}  // namespace orgplan::redact
