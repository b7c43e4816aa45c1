#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/ci/repository.h"
#include "tests/ci/schemas.h"

namespace orgplan {

/// Reports of many kinds of findings: of wrong examples, and of a repository whose change silences, with a baseline, a
/// comment, a rule of its own, and text that has to be escaped.
class Conformance : public InRepository {
  protected:
    void SetUp() override;

    std::vector<std::string> reports(const std::string& format) const;
    /// Fails where one of them does not fit a JSON Schema; skips where there is nothing to compare with.
    void expect_schema(const std::string& format, const std::filesystem::path& schema,
                       const std::string& more = {}) const;
};

}  // namespace orgplan
