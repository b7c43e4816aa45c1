#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/mutator.h"

// Specs with findings as trees, which can be changed and written in many ways that mean the same.

namespace orgplan::testing {

/// A value of YAML: a text, a list or a map.
struct Yaml {
    enum class Kind : std::uint8_t { text, list, map } kind = Kind::text;
    std::string text = {};
    std::vector<Yaml> entries = {};
    std::vector<std::pair<std::string, Yaml>> keys = {};
    std::string comment = {};  ///< that stays with it: what follows `# `, of an entry of a list

    static Yaml list(std::vector<Yaml> entries = {}) { return {Kind::list, {}, std::move(entries), {}, {}}; }
    static Yaml map(std::vector<std::pair<std::string, Yaml>> keys, std::string comment = {}) {
        return {Kind::map, {}, {}, std::move(keys), std::move(comment)};
    }
    Yaml() = default;
    Yaml(const char* value) : text(value) {}
    Yaml(std::string value) : text(std::move(value)) {}

    Yaml* find(const std::string& key);

  private:
    Yaml(Kind is, std::string value, std::vector<Yaml> list, std::vector<std::pair<std::string, Yaml>> map,
         std::string said)
        : kind(is), text(std::move(value)), entries(std::move(list)), keys(std::move(map)), comment(std::move(said)) {}
};

/// An organisation with units inside units, teams that are too large or too small, misspelt roles, a budget that is too
/// low, a rule of its own, empty units, some of these suppressed by comments, and a misspelt, a wrong and a missing key
/// of the file.
Yaml random_spec(Random& random);

/// Every unit of a spec that is written inside another one or at the top, by its id.
std::map<std::string, Yaml*> units_of(Yaml& spec);

/// Keys of maps and entries of lists in another order, but for stages and for lines without an id, which are numbered.
void reorder(Yaml& value, Random& random);

/// Units that are written inside others stand at the top, with `within`.
void take_units_out(Yaml& spec);

/// As a text: in blocks or on one line, quoted or not, indented one way or another, with remarks between.
std::string written(const Yaml& spec, Random& random);

/// As the files of a folder, each with some of the sections, the units, seats and rules.
std::map<std::string, std::string> split(const Yaml& spec, Random& random);

}  // namespace orgplan::testing
