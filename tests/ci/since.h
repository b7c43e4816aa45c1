#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/ci/repository.h"

namespace orgplan {

/// A company with a unit that has no seats, and whatever else a test adds.
inline constexpr auto kStart =
    "orgplan: 1\ncompany: {name: Acme, manager: boss}\npositions: [{id: boss, role: ceo}]\nunits:\n  - {id: idle}\n";
inline constexpr auto kToday = " --today 2027-01-15";

/// What `check --since` says of a change.
class Since : public InRepository {
  protected:
    using Json = nlohmann::json;
    struct Checked {
        int exit_code;
        std::vector<std::string> rules;
        Json since;
        std::string err;
    };

    Checked check(const std::string& arguments = "acme.yaml --since main") const {
        const Outcome outcome = repository.run("check --fail-on advice --format json " + arguments + kToday);
        if (outcome.out.empty()) return {outcome.exit_code, {}, {}, outcome.err};
        Checked checked{outcome.exit_code, {}, Json::parse(outcome.out)["since"], outcome.err};
        const Json report = Json::parse(outcome.out);
        for (const Json& each : report["findings"]) checked.rules.push_back(each["rule"]);
        return checked;
    }
    std::vector<std::string> silenced(const Checked& checked) const {
        std::vector<std::string> all;
        for (const Json& each : checked.since["silenced"]) {
            all.push_back(each["rule"].get<std::string>() + " " + each["now"].get<std::string>());
        }
        return all;
    }
};

}  // namespace orgplan
