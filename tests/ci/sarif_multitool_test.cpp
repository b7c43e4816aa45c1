#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <string_view>

#include "tests/ci/conformance.h"

// SARIF against every rule of Microsoft's multitool, of its own and of GitHub code scanning, as
// `export-validation-rules` describes them. It exits with 0 whatever it finds, so its output is read.

namespace orgplan {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

struct Rule {
    std::string_view id;
    std::string_view says;
    std::string_view not_kept = {};  // why; empty: kept
};

constexpr std::array kRules{
    Rule{"GH1001", "each location has the path of a file"},
    Rule{"GH1002", "code flows have their locations in them; there are none"},
    Rule{"GH1003", "each region has its lines and columns"},
    Rule{"GH1004", "at most 25,000 results, and other arrays as far as GitHub shows them"},
    Rule{"GH1005", "paths are relative"},
    Rule{"GH1006", "no absolute path without a root"},
    Rule{"GH1007", "messages have a text"},
    Rule{"GH1011", "the final schema is named"},
    Rule{"GH1013", "what GitHub needs of a log"},
    Rule{"GH1014", "of a run"},
    Rule{"GH1015", "of a result"},
    Rule{"GH1016", "of a location"},
    Rule{"GH1017", "of a place in a file"},
    Rule{"GH1018", "of a tool"},
    Rule{"GH2012", "of a rule"},
    Rule{"SARIF1001", "a rule's name is not its id"},
    Rule{"SARIF1002", "URIs are valid"},
    Rule{"SARIF1004", "uriBaseId is used as it is meant; it is not used"},
    Rule{"SARIF1005", "addresses of help are absolute"},
    Rule{"SARIF1006", "the times of an invocation fit each other; it has none"},
    Rule{"SARIF1007", "the numbers of a region fit each other"},
    Rule{"SARIF1008", "a context region is around its region; there is none"},
    Rule{"SARIF1009", "ruleIndex is an index of `rules`"},
    Rule{"SARIF1010", "each result has a rule"},
    Rule{"SARIF1011", "the final schema is named"},
    Rule{"SARIF1012", "arguments of a message fit those of its rule; it has none"},
    Rule{"SARIF1013", "references within the log lead somewhere"},
    Rule{"SARIF2001", "messages end with a period",
         "what to do follows the message, and may end with a line of YAML that is copied"},
    Rule{"SARIF2002", "messages are arguments of their rule", "GitHub code scanning does not show them (GH1007)"},
    Rule{"SARIF2003", "the revision of the repository is named",
         "whoever uploads the log names it, and without git there is none"},
    Rule{"SARIF2004", "no array says what is said elsewhere"},
    Rule{"SARIF2005", "the tool has a name of few words, a version and a page"},
    Rule{"SARIF2006", "URIs can be opened", "tests have no network"},
    Rule{"SARIF2007", "paths are those of the repository", "they are as the user gave them, from where it is run"},
    Rule{"SARIF2008", "a schema is named"},
    Rule{"SARIF2009", "rule ids are a prefix and a number", "ids name the fault, so that people can read them"},
    Rule{"SARIF2010", "results have the text of their place", "a spec has names and pay, which stay in the repository"},
    Rule{"SARIF2011", "results have the text around their place", "likewise"},
    Rule{"SARIF2012", "each rule has a name in Pascal case and a page of help"},
    Rule{"SARIF2013", "the log has the files in it", "likewise"},
    Rule{"SARIF2014", "messages of one rule differ"},
    Rule{"SARIF2015", "what differs is in single quotes", "it is in backticks, as everywhere else"},
    Rule{"SARIF2016", "paths are relative"},
    Rule{"SARIF2017", "each region says where"},
};

class Multitool : public Conformance {
  protected:
    void SetUp() override {
        Conformance::SetUp();
        if (IsSkipped()) return;
        // As the action sets it.
        ::setenv("ORGPLAN_DOCS", "https://example.org/orgplan/docs", 1);
        const NpmSchemas npm("multitool");
        if (!npm.missing().empty()) GTEST_SKIP() << npm.missing();
        const std::string program = npm.file("@microsoft/sarif-multitool-linux/Sarif.Multitool").string();
        ASSERT_EQ(shell("chmod u+x '" + program + "'").exit_code, 0);
        command_ =
            "cd '" + repository.folder().string() + "' && DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 '" + program + "' ";
    }
    void TearDown() override { ::unsetenv("ORGPLAN_DOCS"); }

    std::string command_;
};

TEST_F(Multitool, AllItsRulesAreInTheTable) {
    EXPECT_EQ(shell(command_ + "export-validation-rules rules.md").exit_code, 0);
    const std::string text = repository.read("rules.md");
    std::set<std::string> all, known;
    const std::regex heading("## Rule `((SARIF|GH)[0-9]+)\\.");
    for (std::sregex_iterator at(text.begin(), text.end(), heading), end; at != end; ++at) all.insert((*at)[1]);
    for (const Rule& each : kRules) known.emplace(each.id);
    EXPECT_EQ(all, known);
}

TEST_F(Multitool, FindsNothingButWhatTheTableSays) {
    std::string files;
    std::size_t number = 0;
    for (const std::string& report : reports("sarif")) {
        // Without results there are no rules, which it takes for rules that are missing (SARIF2012).
        if (Json::parse(report)["runs"][0]["results"].empty()) continue;
        const std::string name = "report-" + std::to_string(number++) + ".sarif";
        repository.write(name, report);
        files += " " + name;
    }
    const ShellRun ran = shell(command_ + "validate" + files +
                               " --rule-kind 'Sarif;Ghas' --level 'Error;Warning;Note' --output found.sarif");
    EXPECT_NE(ran.said.find("Analysis completed successfully"), std::string::npos) << ran.said;
    std::map<std::string, std::string> found;
    const Json log = Json::parse(repository.read("found.sarif"));
    ASSERT_EQ(log["runs"].size(), 1u);
    for (const Json& result : log["runs"][0]["results"]) {
        const std::string rule = result["ruleId"].get<std::string>();
        found.emplace(rule.substr(0, rule.find('/')), result["message"].dump());
    }
    for (const Rule& each : kRules) {
        const auto seen = found.find(std::string(each.id));
        if (!each.not_kept.empty()) continue;
        EXPECT_EQ(seen, found.end()) << each.id << ": " << each.says << ": " << seen->second;
    }
}

}  // namespace
}  // namespace orgplan
