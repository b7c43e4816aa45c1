#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "tests/interop/importing.h"

// Exports with the whole spec and the whole report that they become.

namespace orgplan::interop {

struct ImportCase {
    const char* name;
    std::string csv;
    std::string yaml;
    Lines notes;  ///< `line kind: message`, but for the one that names the columns
    CsvOptions options = acme();
};

/// The spec of Acme, of which `rest` is below its name.
inline std::string spec(std::string_view rest) {
    return fmt::format("orgplan: 1\ncompany:\n  name: Acme\n{}", rest);
}

inline void expect_import(const ImportCase& c) {
    const ImportResult result = import_csv(c.csv, c.options);
    EXPECT_EQ(result.usage_error, "");
    EXPECT_EQ(result.yaml, c.yaml);
    EXPECT_EQ(notes_of(result), c.notes);
    EXPECT_TRUE(result.counts.balanced());
}

}  // namespace orgplan::interop
