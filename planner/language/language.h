#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/text/document.h"
#include "planner/text/finding.h"

// The language as data (`schemas/language.yaml`): which keys each thing has and what form each value takes. Forms
// only: whether a seat of that id exists is checked when the organisation is built.

namespace orgplan::language {

/// Checks a value against a named thing of the language ("spec", "overlay", "roles", ...); reports unknown keys (with
/// the near ones), wrong types and forms, missing required keys, each at its place; marks every faulty value, so that
/// it is skipped. A value that stays unmarked is safe to read with the functions of `values.h`. Where the spec has
/// several files, help looks at those that are given.
void check_form(text::Node value, std::string_view thing, text::Findings& findings,
                std::span<const text::Node> files = {});

/// `schemas/org.schema.json`: the same language as a JSON Schema, made from the same data.
std::string json_schema();

/// The table of keys as Markdown, for `docs/language.md`.
std::string language_tables();

}  // namespace orgplan::language
