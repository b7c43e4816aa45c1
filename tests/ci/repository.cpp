#include "tests/ci/repository.h"

#include <stdlib.h>

#include <fstream>

namespace orgplan {

namespace fs = std::filesystem;

Repository::Repository() {
    std::string name = (fs::temp_directory_path() / "orgplan-ci-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    git("init -q -b main");
    git("config user.name n");
    git("config user.email e");
}

Repository::~Repository() {
    fs::remove_all(folder_);
}

void Repository::git(const std::string& arguments) const {
    ASSERT_EQ(std::system(("git -C '" + folder_.string() + "' " + arguments).c_str()), 0) << arguments;
}

void Repository::write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
}

void Repository::commit(const std::string& message) const {
    git("add -A");
    git("commit -q -m '" + message + "'");
}

Outcome Repository::run(const std::string& words, const std::string& input, const std::string& folder) const {
    return run_in(folder_ / folder, words_of(words), input);
}

}  // namespace orgplan
