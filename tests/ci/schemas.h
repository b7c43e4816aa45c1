#pragma once

#include <filesystem>
#include <string>

namespace orgplan {

/// The exit code of a shell command, which reads `input`, and what it says.
struct ShellRun {
    int exit_code = 0;
    std::string said;
};
ShellRun shell(const std::string& command, const std::string& input = {});

/// Schemas and validators that npm installs, in the versions of the lock of a folder beside this file.
class NpmSchemas {
  public:
    explicit NpmSchemas(const std::string& name = "schemas");

    /// Why they are not here; empty: they are.
    const std::string& missing() const { return missing_; }
    std::filesystem::path file(const std::string& name) const { return folder_ / "node_modules" / name; }

  private:
    std::filesystem::path folder_;
    std::string missing_;
};

}  // namespace orgplan
