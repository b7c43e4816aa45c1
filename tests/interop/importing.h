#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "planner/interop/csv.h"

// Imports as the tests of CSV ask for them.

namespace orgplan::interop {

using Lines = std::vector<std::string>;

inline CsvOptions acme() {
    CsvOptions options;
    options.company = "Acme";
    options.today = parse_date("2027-01-15");
    return options;
}

/// `line kind: message` of each note, but of the one that names the columns.
inline Lines notes_of(const ImportResult& result) {
    Lines notes;
    for (const ImportNote& note : result.notes)
        if (!note.message.starts_with("read id from"))
            notes.push_back(fmt::format("{} {}: {}", note.line, name_of(note.kind), note.message));
    return notes;
}

/// How many seats are told to report to themselves, and so to be at the top.
inline std::size_t told_of_themselves(const ImportResult& result) {
    std::size_t told = 0;
    for (const ImportNote& note : result.notes)
        if (note.message.find("to itself") != std::string::npos ||
            note.message.find("to themselves") != std::string::npos)
            told += note.count;
    return told;
}

/// An import that options do not prevent and whose balance holds.
inline ImportResult imported(const std::string& csv, const CsvOptions& options = acme()) {
    ImportResult result = import_csv(csv, options);
    EXPECT_EQ(result.usage_error, "") << csv;
    EXPECT_TRUE(result.counts.balanced()) << csv;
    return result;
}

inline CsvOptions with(CsvOptions options, auto change) {
    change(options);
    return options;
}

}  // namespace orgplan::interop
