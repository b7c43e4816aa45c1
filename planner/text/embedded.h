#pragma once

#include <cstdint>
#include <string_view>

namespace orgplan::text {

/// What the files under `schemas/` say, by the room that knows it.
enum class SchemaPart : std::uint8_t { catalogue, glossary, language, rules, topics, templates, imports };

/// A part as `pack` wrote it when the program was built, read and checked. Defined by each program: it links
/// `orgplan_builtin`, but for the one that makes that.
std::string_view embedded(SchemaPart part);

}  // namespace orgplan::text
