#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "planner/language/language.h"
#include "planner/text/catalogue.h"
#include "tests/effort.h"
#include "tests/mutator.h"
#include "tests/text/reading.h"

namespace orgplan::testing {
using namespace language;
using namespace text;
namespace {

std::vector<std::string> specs() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(ORGPLAN_SOURCE_DIR "/tests/text/specs")) {
        paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> texts;
    for (const auto& path : paths) {
        std::ostringstream text;
        text << std::ifstream(path, std::ios::binary).rdbuf();
        texts.push_back(text.str());
    }
    return texts;
}

/// Every place lies in the text, what a value holds lies in it, and a plain scalar on one line is its bytes.
void expect_sound_places(const Reading& reading) {
    const std::size_t size = reading.sources[0].text.size();
    const std::function<void(Node)> walk = [&](Node node) {
        const Place place = node.place();
        ASSERT_LE(place.begin, place.end);
        ASSERT_LE(place.end, size);
        ASSERT_LE(node.key_place().end, size);
        const std::string_view bytes = reading.sources.text(place);
        if (node.is_scalar() && !node.quoted() && bytes.find('\n') == bytes.npos && bytes.find('\r') == bytes.npos) {
            ASSERT_EQ(bytes, node.text());
        }
        for (const Node child : node) walk(child);
    };
    walk(reading.document->root());
}

TEST(Mutants, AreReadAndCheckedWithoutACrash) {
    const std::vector<std::string> texts = specs();
    const std::size_t wanted = tries(5'000);
    std::size_t faulty = 0;
    for (std::size_t i = 0; i < wanted; ++i) {
        const std::string text = Mutator(i).mutate(texts[i % texts.size()]);
        Reading reading(text);
        expect_sound_places(reading);
        const Node root = reading.document->root();
        check_form(root, root.find("scenario") ? "overlay" : "spec", reading.findings);
        for (const Finding& finding : reading.findings.all()) {
            ASSERT_NE(find_in_catalogue(finding.rule), nullptr) << finding.rule;
            ASSERT_LE(finding.where.begin, finding.where.end) << finding.message;
            ASSERT_LE(finding.where.end, text.size()) << finding.message;
            ASSERT_FALSE(finding.message.empty());
        }
        if (!reading.document->whole()) {
            ASSERT_FALSE(reading.findings.empty());
        }
        faulty += reading.findings.empty() ? 0 : 1;
        if (HasFatalFailure()) FAIL() << "mutant " << i << ":\n" << text;
    }
    EXPECT_GT(faulty, wanted / 2) << "the mutator breaks too little";
}

}  // namespace
}  // namespace orgplan::testing
