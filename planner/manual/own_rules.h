#pragma once

#include <string>
#include <vector>

#include "planner/manual/rule_facts.h"
#include "planner/text/source.h"

namespace orgplan::manual {

/// The rules that a spec and its policies define, as the built-in ones are known.
class OwnRules {
  public:
    /// The set must outlive this.
    OwnRules(const rules::RuleSet& set, const text::Sources& sources);
    OwnRules(const OwnRules&) = delete;
    OwnRules& operator=(const OwnRules&) = delete;

    /// In the order in which they are defined.
    const std::vector<RuleEntry>& entries() const { return entries_; }
    /// Null where none has that id.
    const RuleEntry* find(std::string_view id) const;

  private:
    std::vector<text::CatalogueEntry> catalogue_;
    std::vector<RuleEntry> entries_;
};

/// `policy.yaml:5:11`.
std::string place_text(const DefinedAt& defined);

}  // namespace orgplan::manual
