#include <fmt/format.h>

#include <array>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

#include "planner/builtin/schemas.h"
#include "planner/glossary/glossary_fields.h"
#include "planner/interop/import_words_fields.h"
#include "planner/language/language_fields.h"
#include "planner/manual/topic_fields.h"
#include "planner/rules/rule_fields.h"
#include "planner/text/catalogue_fields.h"
#include "planner/text/embedded.h"
#include "planner/text/pack.h"

// Runs while the program is built: reads `schemas/` and writes the source that holds it, or what is wrong with it.

namespace orgplan {

std::string_view text::embedded(SchemaPart) {
    throw std::logic_error("the built-in schemas are only being built");
}

namespace {

std::string literal(std::string_view bytes) {
    constexpr std::size_t kLine = 2000;
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i % kLine == 0) text += i == 0 ? "\"" : "\"\n        \"";
        const char c = bytes[i];
        const bool plain = c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '?';
        text += plain ? std::string(1, c) : fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    }
    return text + "\"";
}

std::string source_of(const builtin::Schemas& schemas) {
    const std::array<std::string, 7> parts{text::pack(schemas.catalogue), text::pack(schemas.glossary),
                                           text::pack(schemas.language),  text::pack(schemas.rules),
                                           text::pack(schemas.topics),    text::pack(schemas.templates),
                                           text::pack(schemas.imports)};
    std::string rows;
    for (const std::string& part : parts) {
        rows += fmt::format("    std::string_view({},\n        {}),\n", literal(part), part.size());
    }
    return fmt::format(R"(#include "planner/text/embedded.h"

#include <array>

namespace orgplan::text {{
namespace {{

constexpr std::array<std::string_view, {}> kParts{{
{}}};

}}  // namespace

std::string_view embedded(SchemaPart part) {{
    return kParts[static_cast<std::size_t>(part)];
}}

}}  // namespace orgplan::text
)",
                       parts.size(), rows);
}

int build(const std::string& folder, const std::string& output) {
    const builtin::Schemas schemas = builtin::read_schemas(folder);
    if (!schemas.findings.empty()) {
        std::cerr << schemas.report();
        return 1;
    }
    std::ofstream out(output, std::ios::binary);
    out << source_of(schemas);
    if (out.flush()) return 0;
    std::cerr << output << ": cannot be written\n";
    return 1;
}

}  // namespace
}  // namespace orgplan

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: orgplan_build_builtin SCHEMAS SOURCE\n";
        return 2;
    }
    try {
        return orgplan::build(argv[1], argv[2]);
    } catch (const std::exception& error) {
        std::cerr << argv[1] << ": " << error.what() << "\n";
        return 1;
    }
}
