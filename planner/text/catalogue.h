#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/text/finding.h"

namespace orgplan::text {

/// What is known about one rule or fault of the text, whatever reports it: an entry of `schemas/findings.yaml`, or what
/// a rule says about itself.
struct CatalogueEntry {
    std::string id;
    std::string pack;  ///< text, plan, structure, glossary, profile, relation, benchmark
    Severity severity = Severity::error;
    std::string summary;      ///< one line: the fault
    std::string why;          ///< why it matters
    std::string details;      ///< what exactly is counted, and exceptions; may be empty
    std::string help;         ///< what to do
    std::string evidence;     ///< source text and words, or the source of a number; may be empty
    bool says_when = false;   ///< its message says when, in a month, a day or a period
    bool of_make_up = false;  ///< of the structure: it is about who sits in a unit, so that others would mend it

    bool operator==(const CatalogueEntry&) const = default;
};

/// Whether no policy changes what is found: faults of the text, and of a plan that `plan verify` checks.
inline bool is_fixed(std::string_view pack) {
    return pack == "text" || pack == "plan";
}

/// Every id a user can meet, sorted by id; part of the program.
std::span<const CatalogueEntry> catalogue();
/// The entry, or null for an unknown id.
const CatalogueEntry* find_in_catalogue(std::string_view id);

}  // namespace orgplan::text
