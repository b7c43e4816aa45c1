#include "planner/language/things_at.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <set>

#include "tests/language/folder.h"
#include "tests/language/resolved.h"

namespace orgplan::testing {
using namespace language;
using namespace text;
namespace {

std::string told(const Spec& spec, const Thing* thing) {
    if (thing == nullptr) return "nothing";
    constexpr std::array<std::string_view, 8> kKinds = {"section", "stage",   "unit",    "seat",
                                                        "person",  "product", "project", "rule"};
    std::string text = fmt::format("{} {}", kKinds[static_cast<std::size_t>(thing->kind)], thing->id);
    const Organisation& org = spec.organisation;
    for (const std::uint32_t number : thing->numbers) {
        switch (thing->kind) {
            case ThingKind::stage:
                text += fmt::format(" ={}", org.stages.at(number).id);
                break;
            case ThingKind::unit:
                text += fmt::format(" ={}", org.units.at(number).id);
                break;
            case ThingKind::seat:
                text += fmt::format(" ={}", org.positions.at(number).id);
                break;
            case ThingKind::person:
                text += fmt::format(" ={}", org.people.at(number).id);
                break;
            case ThingKind::product:
                text += fmt::format(" ={}", org.products.at(number).id);
                break;
            case ThingKind::project:
                text += fmt::format(" ={}", org.projects.at(number).id);
                break;
            default:
                text += " ?";
        }
    }
    return text;
}

/// What the first byte of a text in a file is about.
std::string at(const Spec& spec, const Things& things, std::uint32_t file, std::string_view needle) {
    const std::size_t found = spec.sources[file].text.find(needle);
    EXPECT_NE(found, std::string::npos) << needle;
    return told(spec, things.at(file, static_cast<std::uint32_t>(found)));
}

const char* const kSpec = R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages:
  - {id: now, name: Today}   # gap
  - id: later
positions:
  - id: ceo
    role: ceo
units:
  - id: tech
    name: Technology
    units:
      - id: core
        positions:
          - {id: lead, title: Lead}
          - role: backend-developer
            count: 4
            seats:
              2: {holder: Ann}
              4: {fte: 0.5}
            level: senior
people: [{id: ann, name: Ann}]
products: [{id: app, units: [core]}]
projects:
  - {id: move, name: Moving, units: [core]}
rules:
  set: {x: 1}
  severity: {layer-too-wide: hide}
  ignore:
    - {rule: span-too-wide, why: meant}
  define:
    - {id: own-rule, for: seats, require: {level: senior}}
)";

TEST(Things, AreFoundByTheirBytes) {
    const Resolved resolved(kSpec);
    const Spec& spec = *resolved.spec;
    const Things things(spec);
    for (const auto& [needle, expected] : std::vector<std::pair<std::string, std::string>>{
             {"orgplan: 1", "section orgplan"},
             {"Acme", "section company"},
             {"stages:", "section stages"},
             {"now, name", "stage now =now"},
             {"Today", "stage now =now"},
             {"# gap", "section stages"},
             {"later", "stage later =later"},
             {"id: ceo", "seat ceo =ceo"},
             {"role: ceo", "seat ceo =ceo"},
             {"units:\n  - id: tech", "section units"},
             {"Technology", "unit tech =tech"},
             {"units:\n      - id: core", "unit tech =tech"},
             {"id: core", "unit core =core"},
             {"{id: lead", "seat lead =lead"},
             {"backend-developer",
              "seat  =core/backend-developer-1 =core/backend-developer-2 "
              "=core/backend-developer-3 =core/backend-developer-4"},
             {"level: senior\npeople",
              "seat  =core/backend-developer-1 =core/backend-developer-2 "
              "=core/backend-developer-3 =core/backend-developer-4"},
             {"2: {", "seat 2 =core/backend-developer-2"},
             {"holder: Ann", "seat 2 =core/backend-developer-2"},
             {"0.5", "seat 4 =core/backend-developer-4"},
             {"id: ann", "person ann =ann"},
             {"id: app", "product app =app"},
             {"Moving", "project move =move"},
             {"x: 1", "section rules"},
             {"layer-too-wide", "rule layer-too-wide"},
             {"meant", "rule span-too-wide"},
             {"own-rule", "rule own-rule"},
             {"require", "rule own-rule"},
         }) {
        EXPECT_EQ(at(spec, things, 0, needle), expected) << needle;
    }
    EXPECT_EQ(things.at(0, 1'000'000), nullptr);
    EXPECT_EQ(things.at(7, 0), nullptr);
}

TEST(Things, OfEditsAreWhatTheyEdit) {
    const Folder folder({{"base.yaml", kSpec}, {"scenario.yaml", R"(orgplan: 1
scenario: {id: s, base: base.yaml}
edit:
  stages: {later: {name: Tomorrow}}
  units: {tech: {name: All}}
  seats:
    core/backend-developer-1..2: {level: lead}
    core/backend-developer: {tags: [x]}
    lead: ~
  products: {app: {name: App}}
  projects: {move: {name: Gone}}
units:
  - id: new
    positions: [{id: fresh, title: Fresh}]
rules:
  ignore: [{rule: unit-too-small, why: new}]
)"}});
    const ReadResult read = read_spec(folder.path("scenario.yaml"));
    ASSERT_TRUE(read.spec);
    const Spec& spec = *read.spec;
    ASSERT_TRUE(spec.built);
    const std::string& path = spec.sources[0].path;
    const std::uint32_t scenario = path.ends_with("scenario.yaml") ? 0 : 1;
    const std::uint32_t base = 1 - scenario;
    const Things things(spec);
    const std::string all =
        " =core/backend-developer-1 =core/backend-developer-2 =core/backend-developer-3"
        " =core/backend-developer-4";
    EXPECT_EQ(at(spec, things, scenario, "base.yaml"), "section scenario");
    EXPECT_EQ(at(spec, things, scenario, "Tomorrow"), "stage later =later");
    EXPECT_EQ(at(spec, things, scenario, "tech: {"), "unit tech =tech");
    EXPECT_EQ(at(spec, things, scenario, "name: All"), "unit tech =tech");
    EXPECT_EQ(at(spec, things, scenario, "core/backend-developer-1..2"),
              "seat core/backend-developer-1..2 =core/backend-developer-1 =core/backend-developer-2");
    EXPECT_EQ(at(spec, things, scenario, "level: lead"),
              "seat core/backend-developer-1..2 =core/backend-developer-1 =core/backend-developer-2");
    EXPECT_EQ(at(spec, things, scenario, "[x]"), "seat core/backend-developer" + all);
    EXPECT_EQ(at(spec, things, scenario, "lead: ~"), "seat lead");
    EXPECT_EQ(at(spec, things, scenario, "app: {"), "product app =app");
    EXPECT_EQ(at(spec, things, scenario, "Gone"), "project move =move");
    EXPECT_EQ(at(spec, things, scenario, "new\n"), "unit new =new");
    EXPECT_EQ(at(spec, things, scenario, "fresh"), "seat fresh =fresh");
    EXPECT_EQ(at(spec, things, scenario, "unit-too-small"), "rule unit-too-small");
    EXPECT_EQ(at(spec, things, base, "Technology"), "unit tech =tech");
    EXPECT_EQ(at(spec, things, base, "backend-developer"), "seat " + all);
    EXPECT_EQ(at(spec, things, base, "0.5"), "seat 4 =core/backend-developer-4");
    EXPECT_EQ(at(spec, things, base, "Lead"), "unit core =core");  // which the scenario takes away
}

TEST(Things, OfOneTextThatIsRepeatedAreAll) {
    const Resolved resolved(
        "orgplan: 1\ncompany: {manager: a}\npositions: [{id: a, role: ceo}]\nunits:\n"
        "  - {id: x, positions: &two [{title: Cook, count: 2}]}\n  - {id: y, positions: *two}\n");
    const Things things(*resolved.spec);
    EXPECT_EQ(at(*resolved.spec, things, 0, "Cook"), "seat  =x/cook-1 =x/cook-2 =y/cook-1 =y/cook-2");
}

TEST(Things, OfWhatWasNotBuiltAreNone) {
    const Resolved broken("orgplan: 1\npositions: [{id: a, role: ceo}\n");
    EXPECT_TRUE(Things(*broken.spec).all().empty());
}

/// The lines of seats below a value, as written, before any scenario.
void each_line(Node node, const std::function<void(Node)>& visit) {
    for (const Node child : node) {
        if (child.key() == "positions" && child.is_sequence()) {
            for (const Node line : child) visit(line);
        } else if (child.key() == "units" || child.key().empty()) {
            each_line(child, visit);
        }
    }
}

TEST(Things, OfAllExamplesAreFoundByTheirIdsAndBytes) {
    std::size_t seats_seen = 0;
    for (const auto& entry : std::filesystem::directory_iterator(ORGPLAN_SOURCE_DIR "/examples")) {
        if (entry.path().extension() != ".yaml") continue;
        const ReadResult read = read_spec(entry.path().string());
        ASSERT_TRUE(read.spec) << entry.path();
        const Spec& spec = *read.spec;
        ASSERT_TRUE(spec.built);
        const Organisation& org = spec.organisation;
        const Things things(spec);
        const auto expect = [&](ThingKind kind, Place place, std::size_t number) {
            for (std::uint32_t offset = place.begin; offset < place.end; ++offset) {
                const Thing* const thing = things.at(place.file, offset);
                ASSERT_NE(thing, nullptr);
                ASSERT_EQ(thing->kind, kind) << spec.sources.text(place);
                ASSERT_THAT(thing->numbers, ::testing::Contains(number)) << spec.sources.text(place);
            }
        };
        for (std::size_t i = 0; i < org.positions.size(); ++i) expect(ThingKind::seat, org.positions[i].place, i);
        for (std::size_t i = 0; i < org.units.size(); ++i) expect(ThingKind::unit, org.units[i].place, i);
        for (std::size_t i = 0; i < org.products.size(); ++i) expect(ThingKind::product, org.products[i].place, i);
        for (std::size_t i = 0; i < org.projects.size(); ++i) expect(ThingKind::project, org.projects[i].place, i);
        for (std::size_t i = 0; i < org.people.size(); ++i) {
            if (!org.people[i].id.empty()) expect(ThingKind::person, org.people[i].place, i);
        }
        // All bytes of a line lead to seats, those at its beginning to all that are written nowhere else.
        std::set<std::uint32_t> seen;
        for (std::uint32_t file = 0; file < spec.sources.size(); ++file) {
            Findings ignored;
            const auto document = Document::read(spec.sources, file, ignored);
            each_line(document->root(), [&](Node line) {
                const Place place = line.place();
                if (const Thing* const first = things.at(file, place.begin); first->kind != ThingKind::seat) return;
                for (std::uint32_t offset = place.begin; offset < place.end; ++offset) {
                    const Thing* const thing = things.at(file, offset);
                    ASSERT_NE(thing, nullptr);
                    ASSERT_EQ(thing->kind, ThingKind::seat);
                    ASSERT_FALSE(thing->numbers.empty());
                    ASSERT_GE(thing->place.begin, place.begin);
                    ASSERT_LE(thing->place.end, place.end);
                    seen.insert(thing->numbers.begin(), thing->numbers.end());
                }
            });
        }
        EXPECT_EQ(seen.size(), org.positions.size()) << entry.path();
        seats_seen += seen.size();
    }
    EXPECT_GT(seats_seen, 100u);
}

TEST(Things, OfManySeatsTakeLittleTime) {
    std::string text = "orgplan: 1\ncompany: {manager: s0}\npositions:\n";
    for (int i = 0; i < 40'000; ++i) text += fmt::format("  - {{id: s{}, role: cto}}\n", i);
    text += "  - {id: many, title: Cook, count: 40000}\n";
    const Resolved resolved(text);
    const Things things(*resolved.spec);
    EXPECT_EQ(at(*resolved.spec, things, 0, "s39999"), "seat s39999 =s39999");
    const std::size_t many = resolved.spec->sources[0].text.find("Cook");
    EXPECT_EQ(things.at(0, static_cast<std::uint32_t>(many))->numbers.size(), 40'000u);
}

}  // namespace
}  // namespace orgplan::testing
