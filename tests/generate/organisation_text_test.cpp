#include "tests/generate/organisation_text.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "planner/spec/read.h"

namespace orgplan {
namespace {

/// The text as a file, read and gone again.
ReadResult read(const std::string& text) {
    const auto file =
        std::filesystem::temp_directory_path() / ("orgplan-generated-" + std::to_string(getpid()) + ".yaml");
    std::ofstream(file, std::ios::binary) << text;
    ReadResult result = read_spec(file.string());
    std::filesystem::remove(file);
    return result;
}

std::string errors_of(const Spec& spec) {
    std::string text;
    for (const Finding& finding : spec.findings.all()) {
        if (finding.severity == Severity::error) text += finding.rule + ": " + finding.message + "\n";
    }
    return text;
}

struct Case {
    GeneratorOptions options;
    const char* why;
};

std::string name_of(const testing::TestParamInfo<Case>& info) {
    std::string name = info.param.why;
    for (char& c : name) c = c == ' ' ? '_' : c;
    return name;
}

class OrganisationText : public testing::TestWithParam<Case> {};

TEST_P(OrganisationText, IsSoundAndHasItsSeats) {
    const GeneratorOptions& options = GetParam().options;
    const ReadResult result = read(organisation_text(options));
    ASSERT_TRUE(result.spec) << result.unreadable;
    EXPECT_EQ(errors_of(*result.spec), "");
    EXPECT_TRUE(result.spec->sound);
    EXPECT_EQ(result.spec->organisation.positions.size(), options.seats);
    EXPECT_EQ(result.spec->organisation.stages.size(), options.stages);
}

INSTANTIATE_TEST_SUITE_P(
    Generate, OrganisationText,
    testing::Values(Case{{.seats = 1}, "the head alone"}, Case{{.seats = 2}, "one unit without members"},
                    Case{{.seats = 9, .stages = 1}, "one stage"}, Case{{.seats = 300, .span = 2}, "deep"},
                    Case{{.seats = 300, .span = 60}, "wide"}, Case{{.seats = 2000, .seed = 7}, "usual"},
                    Case{{.seats = 2000, .stages = 64, .seed = 3}, "every stage there may be"},
                    Case{{.seats = 1000, .counted = false}, "no counted lines"}),
    name_of);

TEST(OrganisationText, SameOptionsGiveTheSameBytes) {
    EXPECT_EQ(organisation_text({.seats = 500, .seed = 5}), organisation_text({.seats = 500, .seed = 5}));
    EXPECT_NE(organisation_text({.seats = 500, .seed = 5}), organisation_text({.seats = 500, .seed = 6}));
}

}  // namespace
}  // namespace orgplan
