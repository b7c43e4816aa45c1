#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace orgplan::report {

/// One thing that a spec, or a policy of it, says about rules, as plain text.
struct RuleSetting {
    enum class What : std::uint8_t { packs, policy, severity, parameter, own_rule, ignored };
    What what = What::severity;
    std::string id = {};                  ///< of a rule, a parameter or a file; of a severity empty: any rule
    std::vector<std::string> roles = {};  ///< of a severity: only for these
    std::vector<std::string> at = {};     ///< of a severity or what is ignored: only at these units and seats
    std::string value = {};               ///< the packs, the severity, the number or word, until when it is ignored
    std::string usual = {};               ///< the value where nothing is said
    std::string why = {};                 ///< of what is ignored
    std::vector<std::pair<std::string, std::string>> keys = {};  ///< of an own rule: what else it says, by key
};

}  // namespace orgplan::report
