#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "tests/ci/random_spec.h"
#include "tests/ci/repository.h"
#include "tests/effort.h"

// Random specs, written in other ways and changed: fingerprints, comments that suppress and the baseline still hold,
// what is planted is shown, and what is mended is told.

namespace orgplan::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Json = nlohmann::json;
using Names = std::set<std::string>;

struct Seen {
    Names fresh;  // that are not in the baseline
    Names known;
    std::vector<std::string> resolved;
    Names suppressed;
    Names places;  // where they are in the organisation, by fingerprint
};

class Properties : public InRepository {
  protected:
    // Writes a spec, as one file or a folder, in place of what was written before; its path.
    std::string write(const Yaml& spec, Random& random, bool folder = false, const std::string& name = "acme") const {
        for (const auto& each : fs::directory_iterator(repository.folder())) {
            if (each.path().filename() != ".git" && each.path().extension() != ".baseline") fs::remove_all(each);
        }
        if (!folder) {
            repository.write(name + ".yaml", written(spec, random));
            return name + ".yaml";
        }
        for (const auto& [file, text] : split(spec, random)) repository.write(name + "/" + file, text);
        return name;
    }

    Outcome run(const std::string& command) const { return repository.run(command + " --today 2027-01-15"); }

    Seen check(const std::string& path, const std::string& more = " --baseline acme.baseline") const {
        const Outcome outcome = run("check " + path + " --format json" + more);
        EXPECT_LE(outcome.exit_code, 1) << outcome.text() << text_of(repository.folder() / path);
        const Json report = Json::parse(outcome.out);
        Seen seen;
        for (const Json& each : report["findings"]) {
            seen.fresh.insert(each["fingerprint"]);
            seen.places.insert(each["fingerprint"].get<std::string>() + " in " +
                               each["organisation_path"].get<std::string>());
        }
        for (const Json& each : report["suppressed"]) seen.suppressed.insert(each["fingerprint"]);
        if (report.contains("baseline")) {
            for (const Json& each : report["baseline"]["known"]) seen.known.insert(each);
            for (const Json& each : report["baseline"]["resolved"]) seen.resolved.push_back(each);
        }
        return seen;
    }

    // A spec, and its baseline.
    Yaml begin(Random& random) {
        const Yaml spec = random_spec(random);
        const std::string path = write(spec, random);
        before_ = check(path, "");
        fs::remove(repository.folder() / "acme.baseline");
        const Outcome outcome = run("baseline write " + path + " --baseline acme.baseline");
        EXPECT_EQ(outcome.exit_code, 0) << outcome.text();
        return spec;
    }

    Seen before_;
};

struct Way {
    const char* name;
    std::function<void(Yaml&, Random&)> change;
    bool folder = false;
    const char* file = "acme";
};

TEST_F(Properties, HoldWhicheverWayASpecIsWritten) {
    const auto nothing = [](Yaml&, Random&) {};
    const auto message = [](Yaml& spec, Random&) {
        *spec.find("rules")->find("define")->entries.front().find("message") = "there are not enough testers here";
    };
    const auto out = [](Yaml& spec, Random&) { take_units_out(spec); };
    const std::vector<Way> ways{{"reformatted", nothing},
                                {"reordered", reorder},
                                {"renamed", nothing, false, "moved-elsewhere"},
                                {"split", nothing, true},
                                {"units moved in the text", out},
                                {"another message", message},
                                {"all of it",
                                 [&](Yaml& spec, Random& random) {
                                     out(spec, random);
                                     message(spec, random);
                                     reorder(spec, random);
                                 },
                                 true, "moved-elsewhere"}};
    for (std::size_t seed = 1; seed <= tries(6); ++seed) {
        Random random(seed);
        const Yaml spec = begin(random);
        EXPECT_THAT(before_.suppressed, Contains("empty-unit unit:quiet"));
        for (const char* finding :
             {"unknown-key key:compny", "wrong-type key:projects", "missing-key section:products word:id word:Shop"}) {
            EXPECT_THAT(before_.fresh, Contains(finding));
        }
        for (const Way& way : ways) {
            SCOPED_TRACE(std::string(way.name) + ", seed " + std::to_string(seed));
            Yaml changed = spec;
            way.change(changed, random);
            const std::string path = write(changed, random, way.folder, way.file);
            const Seen seen = check(path);
            EXPECT_THAT(seen.fresh, IsEmpty());
            EXPECT_THAT(seen.resolved, IsEmpty());
            EXPECT_EQ(seen.known, before_.fresh);
            EXPECT_EQ(seen.suppressed, before_.suppressed);
            EXPECT_EQ(check(path, "").places, before_.places);
        }
    }
}

// Of what is inside the unit; above it, sizes and spans change.
TEST_F(Properties, HoldInAUnitThatIsMoved) {
    for (std::size_t seed = 1; seed <= tries(4); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(100 + seed);
        Yaml spec = begin(random);
        std::vector<Yaml>& units = spec.find("units")->entries;
        Yaml holder = Yaml::map({{"id", "holder"}, {"manager", "cto"}});
        Yaml inside = Yaml::list();
        for (const char* id : {"idle", "quiet", "wide"}) {
            const auto unit = std::ranges::find_if(units, [&](Yaml& each) { return each.find("id")->text == id; });
            inside.entries.push_back(*unit);
            units.erase(unit);
        }
        holder.keys.emplace_back("units", std::move(inside));
        units.push_back(std::move(holder));
        const Seen seen = check(write(spec, random));
        EXPECT_EQ(seen.suppressed, before_.suppressed);
        for (const char* finding : {"empty-unit unit:idle", "span-too-wide seat:wide-lead"}) {
            EXPECT_THAT(before_.fresh, Contains(finding));
            EXPECT_THAT(seen.known, Contains(finding));
        }
        EXPECT_THAT(check("acme.yaml", "").places, Contains("empty-unit unit:idle in company/holder/idle"));
    }
}

TEST_F(Properties, HoldWhereAManagerGetsOneReportMore) {
    for (std::size_t seed = 1; seed <= tries(4); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(200 + seed);
        Yaml spec = begin(random);
        const std::string message = run("check acme.yaml --format concise").out;
        Yaml* const wide = units_of(spec).at("wide");
        wide->find("positions")
            ->entries.push_back(
                Yaml::map({{"id", "one-more"}, {"role", "backend-developer"}, {"reports_to", "wide-lead"}}));
        const Seen seen = check(write(spec, random));
        EXPECT_THAT(seen.fresh, IsEmpty());
        EXPECT_THAT(seen.resolved, IsEmpty());
        EXPECT_EQ(seen.suppressed, before_.suppressed);
        EXPECT_NE(run("check acme.yaml --format concise").out, message);
    }
}

struct Fault {
    const char* finding;
    std::function<void(Yaml&)> plant;
    std::function<void(Yaml&)> mend;
};

// Planted into a spec that is also written another way; and mended again.
TEST_F(Properties, ShowWhatIsPlantedAndTellWhatIsMended) {
    const auto units = [](Yaml& spec) -> std::vector<Yaml>& { return spec.find("units")->entries; };
    const auto positions = [](Yaml& spec) -> std::vector<Yaml>& { return spec.find("positions")->entries; };
    const std::vector<Fault> faults{
        {"empty-unit unit:planted",
         [&](Yaml& spec) {
             units(spec).push_back(Yaml::map({{"id", "planted"}}));
         },
         [&](Yaml& spec) { units(spec).pop_back(); }},
        {"unknown-role seat:planted word:qa-enginer",
         [&](Yaml& spec) {
             positions(spec).push_back(Yaml::map({{"id", "planted"}, {"role", "qa-enginer"}, {"reports_to", "ceo"}}));
         },
         [&](Yaml& spec) { *positions(spec).back().find("role") = "qa-engineer"; }},
    };
    for (std::size_t seed = 1; seed <= tries(3); ++seed) {
        for (const Fault& fault : faults) {
            SCOPED_TRACE(std::string(fault.finding) + ", seed " + std::to_string(seed));
            Random random(300 + seed);
            Yaml spec = begin(random);
            fault.plant(spec);
            Yaml shuffled = spec;
            reorder(shuffled, random);
            const std::string path = write(shuffled, random, random.below(2) == 0);
            Seen seen = check(path);
            EXPECT_THAT(seen.fresh, Contains(fault.finding));
            EXPECT_EQ(seen.known, before_.fresh);
            EXPECT_EQ(run("baseline write " + path + " --baseline acme.baseline").exit_code, 0);
            fault.mend(spec);
            seen = check(write(spec, random));
            EXPECT_THAT(seen.fresh, IsEmpty());
            EXPECT_THAT(seen.resolved, Contains(fault.finding));
        }
        // What a comment suppressed comes back without it.
        Random random(300 + seed);
        Yaml spec = begin(random);
        units_of(spec).at("quiet")->comment.clear();
        EXPECT_THAT(check(write(spec, random)).fresh, ElementsAre("empty-unit unit:quiet"));
    }
}

// The same against a revision, where all that changed is how it is written.
TEST_F(Properties, HoldSinceARevision) {
    for (std::size_t seed = 1; seed <= tries(2); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(400 + seed);
        Yaml spec = random_spec(random);
        write(spec, random);
        repository.commit("one");
        repository.git("tag -f one >/dev/null");
        Yaml changed = spec;
        take_units_out(changed);
        reorder(changed, random);
        write(changed, random);
        EXPECT_THAT(check("acme.yaml", " --since one --fail-on advice").fresh, IsEmpty());
        EXPECT_EQ(run("check acme.yaml --since one --fail-on advice --fail-on-silenced").exit_code, 0);
        changed.find("units")->entries.push_back(Yaml::map({{"id", "planted"}}));
        write(changed, random);
        EXPECT_THAT(check("acme.yaml", " --since one").fresh, ElementsAre("empty-unit unit:planted"));
        std::erase_if(changed.find("units")->entries,
                      [](Yaml& each) { return each.find("id")->text == "planted" || each.find("id")->text == "idle"; });
        write(changed, random);
        EXPECT_THAT(run("check acme.yaml --since one").out, ::testing::HasSubstr("1 is resolved"));
    }
}

}  // namespace
}  // namespace orgplan::testing
