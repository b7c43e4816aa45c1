#include "tests/golden/program.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "planner/cli/commands.h"

namespace orgplan {
using namespace cli;
namespace {

namespace fs = std::filesystem;

class InFolder {
  public:
    explicit InFolder(const fs::path& folder) : before_(fs::current_path()) { fs::current_path(folder); }
    ~InFolder() { fs::current_path(before_); }

  private:
    fs::path before_;
};

}  // namespace

std::string Outcome::text() const {
    std::string all = out;
    if (!err.empty()) all += "--- standard error\n" + err;
    return all + "--- exit code " + std::to_string(exit_code) + "\n";
}

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

Outcome run_in(const fs::path& folder, const std::vector<std::string>& arguments, const std::string& input) {
    const InFolder in_folder(folder);
    std::ostringstream out;
    std::ostringstream err;
    std::istringstream in(input);
    Console console{out, err, in};
    const int exit_code = run(arguments, console);
    return {out.str(), err.str(), exit_code};
}

void expect_golden(const fs::path& file, const std::string& seen) {
    if (std::getenv("ORGPLAN_BLESS") != nullptr) {
        std::ofstream(file, std::ios::binary) << seen;
        return;
    }
    ASSERT_TRUE(fs::exists(file)) << file.filename() << " is missing; ORGPLAN_BLESS=1 writes it";
    EXPECT_EQ(text_of(file), seen) << "ORGPLAN_BLESS=1 writes " << file.filename();
}

}  // namespace orgplan
