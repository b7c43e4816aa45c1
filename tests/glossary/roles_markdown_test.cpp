#include "planner/glossary/roles_markdown.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace orgplan {
namespace {

TEST(RolesMarkdown, IsTheDocumentOfTheProject) {
    const std::string path = ORGPLAN_SOURCE_DIR "/docs/roles.md";
    const std::string made = roles_markdown();
    if (std::getenv("ORGPLAN_BLESS") != nullptr) {
        std::ofstream(path, std::ios::binary) << made;
        return;
    }
    std::ifstream file(path, std::ios::binary);
    const std::string kept(std::istreambuf_iterator<char>(file), {});
    EXPECT_EQ(kept, made) << "ORGPLAN_BLESS=1 rewrites docs/roles.md";
}

}  // namespace
}  // namespace orgplan
