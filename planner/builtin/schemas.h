#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "planner/glossary/glossary.h"
#include "planner/language/language_data.h"
#include "planner/rules/rule.h"
#include "planner/text/catalogue.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

// What the program is built with. Nothing of this is part of the program: it decodes what `pack` made of it.

namespace orgplan::builtin {

/// What the files below a folder such as `schemas/` say; `findings` tell what is wrong with them.
struct Schemas {
    std::vector<text::CatalogueEntry> catalogue;
    glossary::Glossary glossary;
    language::Language language;
    rules::RuleSet rules;

    text::Sources sources;
    text::Findings findings{text::Findings::Severities::all_errors};

    /// The findings, each as a line `file:line:column: message; help`.
    std::string told() const;
};

Schemas read_schemas(const std::filesystem::path& folder);

}  // namespace orgplan::builtin
