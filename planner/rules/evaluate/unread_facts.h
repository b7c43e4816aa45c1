#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "planner/language/read.h"
#include "planner/rules/evaluate/subject.h"

namespace orgplan::rules {

/// Facts that a spec gives in a form that is not understood: their value is not known, and that they are given is.
class UnreadFacts {
  public:
    UnreadFacts() = default;
    /// The spec must outlive them.
    explicit UnreadFacts(const language::Spec& spec);

    /// Whether a fact of a subject, such as `level` or `duties.on-call`, is one of them.
    bool has(const Organisation& org, const Subject& about, std::string_view fact) const;

    /// Whether units, seats or people are written under a key that is not understood, or in a form that is not.
    bool hides_seats() const { return hides_seats_; }

  private:
    enum class Kind : std::uint8_t { company, seat, unit, product, project };

    std::map<std::pair<Kind, std::uint32_t>, std::vector<text::Node>> maps_;  // that hold something of theirs
    bool hides_seats_ = false;
};

}  // namespace orgplan::rules
