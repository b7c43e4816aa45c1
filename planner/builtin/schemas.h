#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "planner/glossary/glossary.h"
#include "planner/interop/import_words.h"
#include "planner/language/language_data.h"
#include "planner/manual/topics.h"
#include "planner/rules/rule.h"
#include "planner/text/catalogue.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

// What the program is built with. None of this is part of the program, which unpacks what `pack` made of it.

namespace orgplan::builtin {

/// What the files below a folder such as `schemas/` say; `findings` say what is wrong with them.
struct Schemas {
    std::vector<text::CatalogueEntry> catalogue;
    glossary::Glossary glossary;
    language::Language language;
    rules::RuleSet rules;
    std::vector<manual::Topic> topics;
    std::map<std::string, std::string> templates;  ///< texts by name, with dates yet to be filled in
    interop::ImportWords imports;

    text::Sources sources;
    text::Findings findings{text::Findings::Severities::all_errors};

    /// The findings, each as a line `file:line:column: message; help`.
    std::string report() const;
};

Schemas read_schemas(const std::filesystem::path& folder);

}  // namespace orgplan::builtin
