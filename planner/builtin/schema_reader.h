#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/glossary/glossary.h"
#include "planner/language/language_data.h"
#include "planner/rules/rule.h"
#include "planner/text/catalogue.h"
#include "planner/text/document.h"
#include "planner/text/finding.h"

namespace orgplan::builtin {

/// Asks for values that must be there; what is not, or is none of its kind, is reported and read as empty.
class SchemaReader {
  public:
    explicit SchemaReader(text::Findings& findings) : findings_(findings) {}

    std::string text(text::Node map, std::string_view key);
    std::vector<std::string> texts(text::Node map, std::string_view key);
    int number(text::Node map, std::string_view key);
    bool flag(text::Node map, std::string_view key);
    text::Node list(text::Node map, std::string_view key);
    void fault(text::Node at, std::string message);

  private:
    text::Findings& findings_;
};

/// The entries of `findings.yaml`.
std::vector<text::CatalogueEntry> read_faults(text::Node root, SchemaReader& reader);
/// What the rules say of themselves: a table once, by its first row.
std::vector<text::CatalogueEntry> entries_of(const rules::RuleSet& rules);

void read_families(text::Node root, glossary::Glossary& glossary, SchemaReader& reader);
void read_tags(text::Node root, glossary::Glossary& glossary, SchemaReader& reader);
/// The roles of a family.
void read_roles(text::Node root, glossary::Glossary& glossary, SchemaReader& reader);
void read_ambiguous(text::Node root, glossary::Glossary& glossary, SchemaReader& reader);

language::Language read_language(text::Node root, SchemaReader& reader);

}  // namespace orgplan::builtin
