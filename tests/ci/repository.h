#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/golden/program.h"

namespace orgplan {

/// A folder under git's care, gone again at the end.
class Repository {
  public:
    Repository();
    ~Repository();
    Repository(const Repository&) = delete;
    Repository& operator=(const Repository&) = delete;

    const std::filesystem::path& folder() const { return folder_; }
    /// git with these arguments, as a shell reads them; fails the test where git does.
    void git(const std::string& arguments) const;
    void write(const std::string& name, const std::string& text) const;
    std::string read(const std::string& name) const { return text_of(folder_ / name); }
    void commit(const std::string& message) const;
    /// orgplan with these words, in its folder, or in one of its folders.
    Outcome run(const std::string& words, const std::string& input = {}, const std::string& folder = {}) const;

  private:
    std::filesystem::path folder_;
};

/// Skips where there is no git.
class InRepository : public ::testing::Test {
  protected:
    void SetUp() override {
        if (std::system("git --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "there is no git";
    }
    Repository repository;
};

}  // namespace orgplan
