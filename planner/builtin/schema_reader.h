#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/glossary/glossary.h"
#include "planner/interop/import_words.h"
#include "planner/language/language_data.h"
#include "planner/manual/topics.h"
#include "planner/rules/rule.h"
#include "planner/text/catalogue.h"
#include "planner/text/document.h"
#include "planner/text/finding.h"

namespace orgplan::builtin {

/// Reads values that must be there; one that is missing, or of the wrong kind, is reported and read as empty.
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
/// What the rules say about themselves; a table counts once, by its first row.
std::vector<text::CatalogueEntry> entries_of(const rules::RuleSet& rules);

void read_families(text::Node root, glossary::Glossary& glossary, SchemaReader& reader);
void read_tags(text::Node root, glossary::Glossary& glossary, SchemaReader& reader);
/// The roles of a family.
void read_roles(text::Node root, glossary::Glossary& glossary, SchemaReader& reader);
void read_ambiguous(text::Node root, glossary::Glossary& glossary, SchemaReader& reader);
/// The files of `titles/`, in this order, once the roles are sorted; the examples are checked.
void read_title_words(text::Node root, glossary::Glossary& glossary, SchemaReader& reader);
void read_title_names(text::Node root, glossary::Glossary& glossary, SchemaReader& reader);
void read_unclear_titles(text::Node root, glossary::Glossary& glossary, SchemaReader& reader);
void read_title_fields(text::Node root, glossary::Glossary& glossary, SchemaReader& reader);
void read_title_examples(text::Node root, glossary::Glossary& glossary, SchemaReader& reader);

language::Language read_language(text::Node root, SchemaReader& reader);

/// The entries of `topics.yaml`.
std::vector<manual::Topic> read_topics(text::Node root, SchemaReader& reader);

/// `imports.yaml`.
interop::ImportWords read_imports(text::Node root, SchemaReader& reader);

}  // namespace orgplan::builtin
