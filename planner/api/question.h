#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/api/read.h"
#include "planner/propose/scenario.h"

// What somebody wants to reach, said in one line in place of `needs` in the spec.

namespace orgplan::api {

/// So many heads by a day.
struct Reach {
    int heads = 0;
    Tick by;
    std::string text;  ///< as the user wrote it: `--reach 40 --by 2027-12`
};

/// So many seats in a unit by a day; a unit that the spec does not have is a team that is to open.
struct TeamNeed {
    std::string unit;
    int seats = 0;
    Tick by;
    std::string text;  ///< as the user wrote it: `--need payments=6@2027-09`
};

struct Question {
    std::optional<Reach> reach = {};
    std::vector<TeamNeed> teams = {};

    bool any() const { return reach || !teams.empty(); }
};

/// The last day of a month, or a day as it is.
std::optional<Tick> day_by(const std::string& text);
/// `payments=6@2027-09`; nothing where it is not of this form.
std::optional<TeamNeed> team_need(const std::string& text);
/// The question of options in one text; nothing where it is none.
std::optional<Question> question_of(const std::string& text);

/// A question in the language, which a scenario on the spec says.
struct Asked {
    std::string path;                       ///< as which its text is read: what the user wrote
    std::string stages;                     ///< entries of stages that it adds, as a block of YAML; empty: none
    std::string edits;                      ///< what it changes of those there are, likewise
    std::vector<propose::AddedUnit> units;  ///< to be opened by a plan

    std::string text() const;
};

/// Refused where it does not fit the spec. Teams that a headcount may need, since those that there are have no room for
/// so many (`most_in_team`), are added.
Result<Asked> asked_of(const Question& question, const language::Spec& spec, double most_in_team);

}  // namespace orgplan::api
