#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "planner/interop/csv.h"
#include "planner/interop/import_topics.h"

namespace orgplan::interop {

/// What a report says of one row: alone, and in a list of several.
struct Said {
    std::string message;
    std::string detail;
};

/// The line of what no row of the export says.
constexpr std::size_t kNoLine = 0;

/// What an import has to report. Texts are made only of what will be shown, so that a million notes cost little.
class ImportLog {
  public:
    explicit ImportLog(ImportResult& result) : result_(result) {}

    /// `say` gives a `Said`, or a text that is both.
    template <class Say>
    void add(std::size_t line, const Topic& topic, Say say, std::size_t rows = 1) {
        count(line, topic.kind, rows);
        Told& told = told_[&topic];
        ++told.count;
        if (line != kNoLine) told.lines.push_back(line);
        if (told.said.size() < most_of(topic.kind)) {
            told.said.emplace_back(line, said_of(say()));
        }
    }
    /// A note by itself.
    void note(std::size_t line, std::string message) {
        result_.notes.push_back({line, ImportKind::note, std::move(message)});
    }

    /// Puts what was said into the result, by line.
    void finish();

  private:
    struct Told {
        std::size_t count = 0;
        std::vector<std::size_t> lines;                  // all there are
        std::vector<std::pair<std::size_t, Said>> said;  // the first ones, with their lines
    };

    static Said said_of(Said said) { return said; }
    static Said said_of(std::string message) { return {message, message}; }
    static std::size_t most_of(ImportKind kind);
    void count(std::size_t line, ImportKind kind, std::size_t rows);
    void finish_topic(const Topic& topic, Told& told);

    ImportResult& result_;
    std::map<const Topic*, Told> told_;
    std::vector<std::size_t> repaired_;  // lines
};

}  // namespace orgplan::interop
