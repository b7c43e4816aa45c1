#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "graph/chart/scene/compose.h"
#include "planner/language/read.h"

namespace orgplan {
using namespace cards;
using namespace language;
using namespace layout;
using namespace scene;
using namespace text;

/// A spec given as text, which must be sound.
inline std::unique_ptr<Spec> spec_of(const std::string& text) {
    ReadOptions options;
    options.stdin_text = text;
    ReadResult result = read_spec("-", options);
    EXPECT_EQ(result.unreadable, "");
    EXPECT_TRUE(result.spec && result.spec->sound);
    if (result.spec) {
        for (const Finding& finding : result.spec->findings.all()) {
            if (finding.severity == Severity::error) ADD_FAILURE() << finding.rule << ": " << finding.message;
        }
    }
    return std::move(result.spec);
}

inline std::vector<StageId> all_stages(const Organisation& organisation) {
    std::vector<StageId> stages;
    for (std::size_t s = 0; s < organisation.stages.size(); ++s) stages.push_back(id_at<StageId>(s));
    return stages;
}

inline ChartOptions options_for(const Organisation& organisation, const std::string& page = "a4") {
    ChartOptions options;
    options.cards.stages = all_stages(organisation);
    options.page = parse_page(page).value();
    return options;
}

/// The card of that id, or null.
inline const SceneCard* card_of(const Scene& scene, const std::string& id) {
    for (const SceneCard& card : scene.cards) {
        if (card.id == id) return &card;
    }
    return nullptr;
}

/// All that stands on a card, its texts joined by a bar.
inline std::string words_of(const SceneCard& card) {
    std::string words;
    for (const TextRun& run : card.texts) words += (words.empty() ? "" : " | ") + run.text;
    return words;
}

inline std::string words_on(const Scene& scene, const std::string& id) {
    const SceneCard* card = card_of(scene, id);
    return card == nullptr ? "no card" : words_of(*card);
}

/// A text of an SVG as people see it.
inline std::string entities_read(std::string text) {
    for (const auto& [entity, letter] : {std::pair<std::string, std::string>{"&lt;", "<"},
                                         {"&gt;", ">"},
                                         {"&quot;", "\""},
                                         {"&#39;", "'"},
                                         {"&#45;", "-"},
                                         {"\u2060", ""},
                                         {"&amp;", "&"}}) {
        for (std::size_t at = text.find(entity); at != text.npos; at = text.find(entity, at + letter.size())) {
            text.replace(at, entity.size(), letter);
        }
    }
    return text;
}

/// Six seats that become eight, with every mark.
inline const char* const kGrowing = R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages:
  - {id: seed, date: 2027-01-31}
  - {id: series-a, name: Series A, date: 2027-10-31}
  - {id: series-b, date: 2028-09-30}
positions:
  - {id: ceo, role: founder, holder: Grace Hopper, also: [{role: product-manager, to: pm}]}
  - {id: ea, role: executive-assistant, assistant_to: ceo}
units:
  - id: engineering
    name: Engineering
    manager: cto
    positions:
      - {id: cto, role: cto, holder: Ada Lovelace}
      - {id: pm, role: product-manager, holder: Tess, opens: series-b, dotted: [ceo]}
    units:
      - id: core
        name: Core
        purpose: development
        positions:
          - {id: rosa, role: backend-developer, holder: Rosa Diaz, changes: {series-a: {role: tech-lead}}}
          - {id: noor, role: qa-engineer, holder: Noor Haddad, closes: series-b}
          - {id: duo, role: qa-engineer, holder: [{name: Mia Lund, share: 0.6}, {name: Jo Park, share: 0.5}]}
          - {id: ext, role: devops-engineer, employment: contractor}
          - {id: open, role: backend-developer, holder: vacant, opens: series-a}
          - {id: tom, role: backend-developer, holder: Tom, changes: {series-b: {unit: platform}}}
          - {role: frontend-developer, count: 3}
      - id: platform
        name: Platform
        positions:
          - {id: sre, role: site-reliability-engineer, holder: Jo}
          - {id: sre2, role: site-reliability-engineer, holder: Al}
)";

}  // namespace orgplan
