#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "graph/index/org_graph.h"
#include "planner/language/read.h"

namespace orgplan {
using namespace graph;
using namespace language;
using namespace text;

/// What reading a spec and looking at its lines finds, by the ids of the findings.
struct Judged {
    std::vector<std::string> faults;   ///< rule ids of what reading found, in order of the text
    std::vector<std::string> missing;  ///< what `unknown-seat` speaks of, each once
    std::size_t asked_for = 0;         ///< how many seats ask for them
    std::size_t self_reports = 0;
    std::size_t cycles = 0;  ///< longer ones
    std::size_t seats = 0;
    std::size_t tops = 0;

    bool clean() const { return faults.empty() && self_reports == 0 && cycles == 0; }
};

inline Judged judge(const std::string& yaml) {
    ReadOptions options;
    options.today = parse_date("2027-01-15").value();
    options.stdin_text = yaml;
    const ReadResult read = read_spec("-", options);
    Judged judged;
    for (const Finding& finding : read.spec->findings.all()) {
        if (finding.severity < Severity::warning) continue;
        judged.faults.push_back(finding.rule);
        if (finding.rule != "unknown-seat") continue;
        judged.asked_for += 1 + finding.notes.size();
        const std::string text(read.spec->sources.text(finding.where));
        if (std::find(judged.missing.begin(), judged.missing.end(), text) == judged.missing.end())
            judged.missing.push_back(text);
    }
    const Organisation& org = read.spec->organisation;
    judged.seats = org.positions.size();
    for (const Position& position : org.positions) judged.tops += !position.top.empty();
    for (const Cycle& cycle : read.spec->graph->cycles())
        ++(cycle.path.size() == 1 ? judged.self_reports : judged.cycles);
    return judged;
}

}  // namespace orgplan
