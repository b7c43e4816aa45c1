#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "graph/chart/scene/scene.h"

namespace orgplan {
using namespace layout;
using namespace scene;

/// What is wrong with a scene, in words; empty where nothing is: cards that overlap or leave the page, texts that leave
/// their card, run into each other or leave the page.
inline std::string faults_of(const Scene& scene) {
    constexpr double kSlack = 1e-6;
    std::string faults;
    for (std::size_t i = 0; i < scene.cards.size(); ++i) {
        const SceneCard& card = scene.cards[i];
        const Rect& a = card.rect;
        if (a.x < 0 || a.y < 0 || a.right() * scene.scale > scene.width || a.bottom() * scene.scale > scene.height) {
            faults += fmt::format("{} leaves the page\n", card.id);
        }
        for (std::size_t j = 0; j < i; ++j) {
            const Rect& b = scene.cards[j].rect;
            if (a.x + kSlack < b.right() && b.x + kSlack < a.right() && a.y + kSlack < b.bottom() &&
                b.y + kSlack < a.bottom()) {
                faults += fmt::format("{} overlaps {}\n", card.id, scene.cards[j].id);
            }
        }
        for (const TextRun& run : card.texts) {
            if (run.at.x < a.x || run.at.x + run.width > a.right() || run.at.y > a.bottom() ||
                run.at.y - run.size < a.y) {
                faults += fmt::format("`{}` leaves {}\n", run.text, card.id);
            }
            for (const TextRun& other : card.texts) {
                if (&other != &run && other.at.y == run.at.y && run.at.x < other.at.x + other.width - kSlack &&
                    other.at.x < run.at.x + run.width - kSlack) {
                    faults += fmt::format("`{}` runs into `{}` on {}\n", run.text, other.text, card.id);
                }
            }
        }
        for (const Fill& fill : card.fills) {
            if (fill.rect.x < a.x || fill.rect.right() > a.right() || fill.rect.y < a.y ||
                fill.rect.bottom() > a.bottom()) {
                faults += fmt::format("a colour leaves {}\n", card.id);
            }
        }
    }
    for (const TextRun& run : scene.texts) {
        if ((run.at.x + run.width) * scene.scale > scene.width || run.at.x < 0) {
            faults += fmt::format("`{}` leaves the page\n", run.text);
        }
    }
    return faults;
}

}  // namespace orgplan
