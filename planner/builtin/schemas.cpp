#include "planner/builtin/schemas.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>

#include "planner/builtin/schema_reader.h"
#include "planner/rules/read/read_rules.h"
#include "planner/text/document.h"

namespace orgplan::builtin {
namespace {

/// The YAML of a folder, by path from there.
class Files {
  public:
    Files(std::filesystem::path folder, Schemas& schemas) : folder_(std::move(folder)), schemas_(schemas) {}

    text::Node read(const std::filesystem::path& name) {
        documents_.push_back(text::Document::read(schemas_.sources, source(name), schemas_.findings));
        return documents_.back()->root();
    }

    /// Those directly in a folder, in the order of their names.
    std::vector<text::Node> read_all(const std::filesystem::path& folder) {
        std::vector<text::Node> roots;
        for (const std::filesystem::path& name : names_in(folder)) roots.push_back(read(name));
        return roots;
    }

    /// The texts of the same, by name without its ending.
    std::map<std::string, std::string> texts(const std::filesystem::path& folder) {
        std::map<std::string, std::string> texts;
        for (const std::filesystem::path& name : names_in(folder)) {
            texts[name.stem().string()] = schemas_.sources[source(name)].text;
        }
        return texts;
    }

  private:
    std::uint32_t source(const std::filesystem::path& name) {
        const std::filesystem::path path = folder_ / name;
        std::ifstream in(path, std::ios::binary);
        const std::uint32_t file =
            schemas_.sources.add(path.string(), std::string(std::istreambuf_iterator<char>(in), {}));
        if (!in) schemas_.findings.add("faulty-schema", {file, 0, 0}, "the file cannot be read");
        return file;
    }

    std::vector<std::filesystem::path> names_in(const std::filesystem::path& folder) const {
        std::vector<std::filesystem::path> names;
        for (const auto& entry : std::filesystem::directory_iterator(folder_ / folder)) {
            if (entry.path().extension() == ".yaml") names.push_back(folder / entry.path().filename());
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    std::filesystem::path folder_;
    Schemas& schemas_;
    std::vector<std::unique_ptr<text::Document>> documents_;
};

rules::RuleSet read_rules(const std::vector<text::Node>& files, std::span<const text::CatalogueEntry> faults,
                          text::Findings& findings) {
    rules::RuleSet rules;
    // A rule may compare with a parameter of any file.
    for (const text::Node file : files) rules::read_parameters(file, rules, findings);
    for (const text::Node file : files) rules::read_spellings(file, rules, findings);
    for (const text::Node file : files) rules::read_rule_file(file, rules, findings);
    for (const text::Node file : files) rules::read_statements(file, faults, rules, findings);
    return rules;
}

}  // namespace

std::string Schemas::report() const {
    std::string text;
    for (const text::Finding& finding : findings.all()) {
        const text::LineColumn at = sources.line_column(finding.where.file, finding.where.begin);
        text += fmt::format("{}:{}:{}: {}{}{}\n", sources[finding.where.file].path, at.line, at.column, finding.message,
                            finding.help.empty() ? "" : "; ", finding.help);
    }
    return text;
}

Schemas read_schemas(const std::filesystem::path& folder) {
    Schemas schemas;
    Files files(folder, schemas);
    SchemaReader reader(schemas.findings);

    glossary::Glossary& glossary = schemas.glossary;
    read_families(files.read("families.yaml"), glossary, reader);
    read_tags(files.read("tags.yaml"), glossary, reader);
    for (const text::Node family : files.read_all("roles")) read_roles(family, glossary, reader);
    std::ranges::sort(glossary.roles, {}, &glossary::GlossaryRole::id);
    read_ambiguous(files.read("ambiguous-titles.yaml"), glossary, reader);
    read_title_words(files.read("titles/words.yaml"), glossary, reader);
    read_title_names(files.read("titles/names.yaml"), glossary, reader);
    read_unclear_titles(files.read("titles/unclear.yaml"), glossary, reader);
    read_title_fields(files.read("titles/fields.yaml"), glossary, reader);
    read_title_examples(files.read("titles/examples.yaml"), glossary, reader);

    schemas.language = read_language(files.read("language.yaml"), reader);

    std::vector<text::CatalogueEntry>& catalogue = schemas.catalogue;
    catalogue = read_faults(files.read("findings.yaml"), reader);
    schemas.rules = read_rules(files.read_all("rules"), catalogue, schemas.findings);
    std::ranges::move(entries_of(schemas.rules), std::back_inserter(catalogue));
    std::ranges::sort(catalogue, {}, &text::CatalogueEntry::id);

    schemas.topics = read_topics(files.read("topics.yaml"), reader);
    schemas.templates = files.texts("templates");
    schemas.imports = read_imports(files.read("imports.yaml"), reader);

    schemas.findings.sort();
    return schemas;
}

}  // namespace orgplan::builtin
