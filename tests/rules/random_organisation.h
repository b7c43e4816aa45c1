#pragma once

#include <random>

#include "graph/organisation.h"

namespace orgplan {

/// A small organisation at random, over three stages: titles outside the glossary, hats, members of other units,
/// assistants, dotted lines, moves, vacancies, now and then a circle of lines or of units.
inline Organisation random_organisation(unsigned seed, std::size_t most_seats = 24) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const auto chance = [&](unsigned percent) { return random() % 100 < percent; };
    Organisation org;
    const auto text = [&](const std::string& word) { return org.texts->keep(word); };
    const auto pick = [&](std::initializer_list<const char*> words) {
        return text(*(words.begin() + below(words.size())));
    };
    const auto stages = [&] {
        StageSet some;
        for (std::size_t s = 0; s < 3; ++s) {
            if (chance(80)) some.add(id_at<StageId>(s));
        }
        return some;
    };

    for (int s = 0; s < 3; ++s) {
        Stage stage;
        stage.id = text("stage-" + std::to_string(s));
        stage.at = s;
        org.stages.push_back(stage);
    }
    for (const char* family : {"engineering", "sales"}) org.families.push_back({text(family), text(family), {}});
    struct Given {
        const char* id;
        std::size_t family;
        std::vector<const char*> tags;
        Manages manages;
    };
    for (const Given& each : {Given{"developer", 0, {"developer", "technical"}, Manages::no},
                              Given{"tester", 0, {"technical"}, Manages::no},
                              Given{"manager", 0, {"technical"}, Manages::yes}, Given{"seller", 1, {}, Manages::no}}) {
        Role role;
        role.id = role.title = text(each.id);
        role.family = id_at<FamilyId>(each.family);
        for (const char* tag : each.tags) role.tags.push_back(text(tag));
        role.manages = each.manages;
        org.roles.push_back(role);
    }
    const std::size_t units = 1 + below(7);
    const std::size_t seats = 2 + below(most_seats);
    const auto role = [&] { return chance(20) ? kNone<RoleId> : id_at<RoleId>(below(org.roles.size())); };
    const auto unit = [&] { return chance(15) ? kNone<UnitId> : id_at<UnitId>(below(units)); };
    const auto seat = [&] { return id_at<PositionId>(below(seats)); };

    for (std::size_t u = 0; u < units; ++u) {
        Unit made;
        made.id = text("unit-" + std::to_string(u));
        made.stages = stages();
        for (int from = 0; from < (chance(30) ? 2 : 1); ++from) {
            UnitState state;
            state.from = from == 0 ? kSinceEver : 1;
            if (chance(30)) state.tags.push_back(text("core"));
            if (chance(70)) state.kind = pick({"team", "department"});
            if (chance(60)) state.purpose = pick({"development", "sales"});
            if (chance(60)) state.agile = chance(50);
            if (chance(40)) state.location = pick({"oslo", "berlin"});
            if (u > 0 && chance(60)) state.within = id_at<UnitId>(below(u));
            if (chance(3)) state.within = id_at<UnitId>(below(units));
            if (chance(60)) state.manager = seat();
            made.states.push_back(state);
        }
        org.units.push_back(std::move(made));
    }
    for (std::size_t p = 0; p < seats; ++p) {
        Position made;
        made.id = text("seat-" + std::to_string(p));
        made.stages = stages();
        if (chance(15)) made.tags.push_back(text("developer"));
        for (int from = 0; from < (chance(30) ? 2 : 1); ++from) {
            PositionState state;
            state.from = from == 0 ? kSinceEver : 1;
            state.role = role();
            state.home = unit();
            state.occupancy = chance(20) ? Occupancy::vacant : Occupancy::unnamed;
            state.employment = chance(25) ? Employment::contractor : Employment::employee;
            if (chance(30)) state.level = text("senior");
            if (chance(30)) state.location = pick({"oslo", "berlin"});
            made.states.push_back(state);
        }
        for (std::size_t h = below(3); h-- > 0 && chance(50);) {
            Hat hat;
            hat.role = role();
            hat.in = unit();
            hat.opens = chance(50) ? kSinceEver : 1;
            hat.closes = chance(50) ? kForever : 2;
            made.hats.push_back(hat);
        }
        org.positions.push_back(std::move(made));
    }
    for (std::size_t p = 0; p < seats; ++p) {
        const PositionId from = id_at<PositionId>(p);
        StageSet left = org.all_stages();
        for (int tries = 0; tries < 2 && p > 0; ++tries) {
            Line line;
            line.from = from;
            line.to = chance(4) ? seat() : id_at<PositionId>(below(p));
            line.stages = left & stages();
            left = left - line.stages;
            if (chance(10)) {
                line.reason = LineReason::assistant;
                org.positions[p].assists.push_back(line.to);
            }
            if (!line.stages.empty()) org.lines.push_back(line);
        }
        if (chance(25)) {
            Line line;
            line.from = from;
            line.to = seat();
            line.kind = LineKind::dotted;
            line.reason = LineReason::dotted;
            line.stages = stages();
            if (line.to != from) org.lines.push_back(line);
        }
    }
    for (std::size_t m = below(8); m-- > 0;) {
        org.memberships.push_back({id_at<UnitId>(below(units)), seat(), stages()});
    }
    if (chance(60)) org.company.sector = pick({"finance", "retail"});
    if (chance(60)) org.company.builds = std::vector<Text>{pick({"software", "hardware"})};
    if (chance(60)) org.company.customers = std::vector<Text>{pick({"consumers", "businesses"}), text("agencies")};
    if (chance(60)) org.company.data_sensitivity = pick({"high", "low"});
    return org;
}

}  // namespace orgplan
