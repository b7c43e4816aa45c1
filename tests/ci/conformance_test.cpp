#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "tests/ci/conformance.h"

// Reports that other programs read, held against what those take: schemas, and the escapes of annotations.

namespace orgplan {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Json = nlohmann::json;

const fs::path kSchemas = kRoot / "tests/ci/schemas";

TEST_F(Conformance, OfJsonToItsSchema) {
    expect_schema("json", kRoot / "schemas/check.schema.json");
}

TEST_F(Conformance, OfSarifToItsSchema) {
    const NpmSchemas npm;
    if (!npm.missing().empty()) GTEST_SKIP() << npm.missing();
    expect_schema("sarif", npm.file("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"));
}

// What GitHub code scanning needs besides.
TEST_F(Conformance, OfSarifToCodeScanning) {
    for (const std::string& report : reports("sarif")) {
        const Json run = Json::parse(report)["runs"][0];
        const Json& rules = run["tool"]["driver"]["rules"];
        for (const Json& rule : rules) {
            for (const char* const key : {"shortDescription", "fullDescription", "help"}) {
                EXPECT_FALSE(rule[key]["text"].get<std::string>().empty()) << rule;
            }
        }
        std::set<std::string> fingerprints;
        for (const Json& result : run["results"]) {
            EXPECT_EQ(rules[result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
            const Json& place = result["locations"][0]["physicalLocation"];
            for (const char* const key : {"startLine", "startColumn", "endLine", "endColumn"}) {
                EXPECT_GE(place["region"][key].get<int>(), 1) << result;
            }
            EXPECT_EQ(place["region"]["startLine"], place["region"]["endLine"]);
            EXPECT_EQ(place["artifactLocation"]["uri"].get<std::string>().find_first_of(" %") == std::string::npos,
                      place["artifactLocation"]["uri"].get<std::string>().find("%20") == std::string::npos);
            const auto fingerprint = result["partialFingerprints"]["orgplanIdentity/v1"].get<std::string>();
            if (!result.contains("suppressions")) {
                EXPECT_TRUE(fingerprints.insert(fingerprint).second) << fingerprint;
                EXPECT_FALSE(result["partialFingerprints"]["primaryLocationLineHash"].get<std::string>().empty());
            } else {
                EXPECT_FALSE(result["suppressions"][0]["justification"].get<std::string>().empty());
            }
        }
    }
}

TEST_F(Conformance, OfReviewdogToItsValidator) {
    const NpmSchemas npm;
    if (!npm.missing().empty()) GTEST_SKIP() << npm.missing();
    const std::string validator = npm.file("@umbrelladocs/rdformat-validator/bin/rdformat-validator.js").string();
    for (const std::string& report : reports("rdjson")) {
        const ShellRun run = shell("node '" + validator + "' --format json", report);
        EXPECT_EQ(run.exit_code, 0) << run.said << report.substr(0, 1000);
    }
}

TEST_F(Conformance, OfGitLabToItsDocumentation) {
    expect_schema("gitlab", kSchemas / "gitlab.schema.json");
    for (const std::string& report : reports("gitlab")) {
        std::set<std::string> fingerprints;
        for (const Json& each : Json::parse(report)) {
            EXPECT_TRUE(fingerprints.insert(each["fingerprint"]).second) << each;
        }
    }
}

TEST_F(Conformance, OfJUnitToItsDocumentation) {
    if (shell("command -v xmllint").exit_code != 0) GTEST_SKIP() << "libxml2-utils is not installed";
    for (const std::string& report : reports("junit")) {
        const ShellRun run = shell("xmllint --noout --schema '" + (kSchemas / "junit.xsd").string() + "' -", report);
        EXPECT_EQ(run.exit_code, 0) << run.said << report.substr(0, 2000);
    }
}

// Characters of a spec, and bytes of a file's name, that XML cannot have.
TEST_F(Conformance, OfJUnitToXml) {
    if (shell("command -v xmllint").exit_code != 0) GTEST_SKIP() << "libxml2-utils is not installed";
    const std::string file = "bad\xFF.yaml";
    repository.write(file, "orgplan: 1\npositions: [{id: boss, role: \"c\\uFFFFo\"}]\n");
    const Outcome outcome = repository.run("check " + file + " --format junit --today 2027-01-15");
    EXPECT_THAT(outcome.out, HasSubstr("bad\xEF\xBF\xBD.yaml"));
    const ShellRun run = shell("xmllint --noout -", outcome.out);
    EXPECT_EQ(run.exit_code, 0) << run.said;
}

TEST_F(Conformance, OfLinesOfJson) {
    for (const std::string& report : reports("jsonl")) {
        std::istringstream lines(report);
        for (std::string line; std::getline(lines, line);) {
            const Json row = Json::parse(line);
            EXPECT_TRUE(row.contains("rule") && row.contains("fingerprint") && row.contains("message")) << line;
        }
    }
}

// Services look for files from the root of the repository on, whatever path a job gives.
TEST_F(Conformance, OfPathsToTheRepository) {
    repository.write("org/acme.yaml", "orgplan: 1\npositions: [{id: boss, role: ceoo}]\n");
    for (const char* const format : {"sarif", "junit", "github", "gitlab", "rdjson", "jsonl", "concise"}) {
        const std::string expected = repository.run("check org/acme.yaml --format " + std::string(format)).out;
        EXPECT_THAT(expected, HasSubstr("org/acme.yaml"));
        for (const std::string& path :
             {std::string("./org/acme.yaml"), (repository.folder() / "org/acme.yaml").string()}) {
            EXPECT_EQ(repository.run("check " + path + " --format " + format).out, expected) << path;
        }
    }
    // From a folder of it, too; where reviewdog looks from its own folder, as editors and scripts do, nothing is added.
    for (const char* const format : {"sarif", "junit", "github", "gitlab", "markdown"}) {
        const std::string expected = repository.run("check org/acme.yaml --format " + std::string(format)).out;
        EXPECT_THAT(expected, HasSubstr("org/acme.yaml"));
        for (const char* const path : {"acme.yaml", "../org/acme.yaml"}) {
            EXPECT_EQ(repository.run("check " + std::string(path) + " --format " + format, {}, "org").out, expected);
        }
    }
    for (const char* const format : {"rdjson", "concise", "json", "jsonl"}) {
        EXPECT_THAT(repository.run("check acme.yaml --format " + std::string(format), {}, "org").out,
                    AllOf(HasSubstr("acme.yaml"), Not(HasSubstr("org/acme.yaml"))));
    }
    // A path that is left out says nothing of its folder.
    EXPECT_THAT(repository.run("check acme.yaml --redact names --format gitlab", {}, "org").out,
                Not(HasSubstr("org/")));
    std::filesystem::remove_all(repository.folder() / ".git");
    EXPECT_THAT(repository.run("check acme.yaml --format gitlab", {}, "org").out, Not(HasSubstr("org/")));
}

// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions: `%`, CR and LF in the data, and
// `:` and `,` in properties as well; ten of each severity are shown of a step.
TEST_F(Conformance, OfAnnotationsToTheirEscapes) {
    for (const std::string& report : reports("github")) {
        std::istringstream lines(report);
        std::map<std::string, int> counts;
        for (std::string line; std::getline(lines, line);) {
            ASSERT_THAT(line, StartsWith("::"));
            const std::size_t end = line.find("::", 2);
            ASSERT_NE(end, line.npos) << line;
            const std::string command = line.substr(2, line.find_first_of(" :", 2) - 2);
            for (std::size_t at = line.find('%'); at != line.npos; at = line.find('%', at + 1)) {
                const std::string code = line.substr(at + 1, 2);
                EXPECT_TRUE(code == "25" || code == "0D" || code == "0A" ||
                            (at < end && (code == "3A" || code == "2C")))
                    << line;
            }
            for (const char c : line) EXPECT_GE(static_cast<unsigned char>(c), 0x20) << line;
            EXPECT_EQ(line.substr(0, end).find(": "), line.npos) << line;
            ++counts[command];
        }
        for (const auto& [command, count] : counts) EXPECT_LE(count, 10) << command;
    }
    EXPECT_THAT(reports("github").back(), HasSubstr("file=a%2Cb%3A c%25.yaml,line="));
}

}  // namespace
}  // namespace orgplan
