#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/ci/repository.h"
#include "tests/ci/schemas.h"

// The schema in an editor: what yaml-language-server says of specs that name it by a path beside them.

namespace orgplan {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

TEST(Editor, ChecksASpecByTheSchemaBesideIt) {
    const NpmSchemas npm("editor");
    if (!npm.missing().empty()) GTEST_SKIP() << npm.missing();
    const Repository repository;
    const std::string begin = "# yaml-language-server: $schema=org.schema.json\n";
    repository.write("org.schema.json", repository.run("schema").out);
    std::string files;
    for (const auto& each : fs::directory_iterator(kRoot / "examples")) {
        if (each.path().extension() != ".yaml") continue;
        repository.write(each.path().filename().string(), begin + text_of(each.path()));
        files += " '" + each.path().filename().string() + "'";
    }
    const auto said_of = [&](const std::string& names) {
        return shell("cd '" + repository.folder().string() + "' && python3 '" +
                     (kRoot / "tests/ci/yaml_server.py").string() + "' '" +
                     npm.file("yaml-language-server/bin/yaml-language-server").string() + "' " + names);
    };
    const ShellRun ran = said_of(files);
    EXPECT_EQ(ran.exit_code, 0) << ran.said;
    EXPECT_EQ(ran.said, "");
    repository.write("wrong.yaml", begin + "orgplan: 1\npositons: [{id: ceo, role: ceo}]\n");
    EXPECT_THAT(said_of("wrong.yaml").said, HasSubstr("wrong.yaml: 3: Property positons is not allowed"));
}

}  // namespace
}  // namespace orgplan
