#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "planner/builtin/schemas.h"
#include "planner/text/embedded.h"
#include "planner/text/pack.h"

namespace orgplan {
using namespace builtin;
namespace {

template <class Value>
void expect_equal(const Value& built_in, const Value& read, const std::string& name) {
    EXPECT_TRUE(built_in == read) << name << " is not what schemas/ says";
}

template <class List, class Name>
void expect_all_equal(const List& built_in, const List& read, Name name) {
    ASSERT_EQ(built_in.size(), read.size());
    for (std::size_t i = 0; i < read.size(); ++i) expect_equal(built_in[i], read[i], std::invoke(name, read[i]));
}

// Field by field: whatever is left out where a type is packed differs here.
TEST(BuiltIn, IsWhatSchemasSay) {
    const Schemas schemas = read_schemas(ORGPLAN_SOURCE_DIR "/schemas");
    EXPECT_EQ(schemas.report(), "");

    const std::vector<text::CatalogueEntry> catalogue(text::catalogue().begin(), text::catalogue().end());
    expect_all_equal(catalogue, schemas.catalogue, &text::CatalogueEntry::id);
    EXPECT_GE(catalogue.size(), 280u);

    const glossary::Glossary& glossary = glossary::glossary();
    expect_all_equal(glossary.roles, schemas.glossary.roles, &glossary::GlossaryRole::id);
    expect_equal(glossary, schemas.glossary, "the glossary");

    expect_all_equal(language::language().things, schemas.language.things, &language::LanguageEntity::id);
    expect_equal(language::language(), schemas.language, "the language");

    const rules::RuleSet& rules = rules::builtin_rules();
    expect_all_equal(rules.rules, schemas.rules.rules, &rules::Rule::id);
    expect_all_equal(rules.parameters, schemas.rules.parameters, &rules::Parameter::name);
    expect_all_equal(rules.statements, schemas.rules.statements, &rules::Statement::code);
    expect_equal(rules, schemas.rules, "the set of rules");

    const auto templates =
        text::unpack<std::map<std::string, std::string>>(text::embedded(text::SchemaPart::templates));
    expect_equal(templates, schemas.templates, "the set of templates");

    expect_equal(interop::import_words(), schemas.imports, "what imports understand");

    const std::vector<manual::Topic> topics(manual::topics().begin(), manual::topics().end());
    expect_all_equal(topics, schemas.topics, &manual::Topic::id);
}

std::string text_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

using FilesByPath = std::map<std::string, std::string>;

FilesByPath sound_files() {
    return {
        {"families.yaml", "families: [{id: data, title: Data, colour: '#0878a4'}]\n"},
        {"tags.yaml", "tags: [{id: technical, meaning: Builds.}]\n"},
        {"ambiguous-titles.yaml", "titles: [{titles: [DA], roles: [data-analyst], outside: a lawyer}]\n"},
        {"language.yaml", "things:\n- {id: spec, called: a spec, keys: {name: {is: text, about: Its name}}}\n"},
        {"topics.yaml", "topics:\n- {id: seats, title: Seats, also: [], text: Of seats.}\n"},
        {"imports.yaml", text_of(ORGPLAN_SOURCE_DIR "/schemas/imports.yaml")},
        {"findings.yaml",
         "findings:\n- {id: reporting-cycle, pack: structure, severity: error, summary: S, why: W, help: H}\n"},
        {"roles/data.yaml",
         "family: data\nroles:\n- {id: data-analyst, title: Data Analyst, definition: Counts., manages: no,\n"
         "   origin: {seed: 1, description: 2, lines: '3', named: true, sureness: high}}\n"},
        {"titles/words.yaml",
         "gender_letters: mwd\nspellings: [{means: senior, says: [sr]}]\n"
         "levels: [{level: senior, at: both, says: [senior]}]\n"},
        {"titles/names.yaml", "names: {data-analyst: [datenanalyst]}\n"},
        {"titles/unclear.yaml", "unclear: [{says: [analyst], roles: [data-analyst], outside: of anything}]\n"},
        {"titles/fields.yaml", "trades: []\nfields: [{family: none, says: [figures]}]\n"},
        {"titles/examples.yaml", "examples: [{title: Sr. Datenanalyst, role: data-analyst, level: senior}]\n"},
        {"rules/data.yaml",
         "rules:\n- {id: nobody, pack: benchmark, source: S, for: company, require: {count: {}}}\n"
         "statements:\n- {code: A, says: B, rule: reporting-cycle}\n"},
        {"rules/README.md", "no: yaml: at all\n"},
        {"templates/5.yaml", "stages: [{id: today, date: {day+0}}]\n"},
    };
}

/// The program of the build, run on such files.
class Build {
  public:
    explicit Build(const FilesByPath& files) {
        std::string name = (std::filesystem::temp_directory_path() / "orgplan-schemas-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        for (const auto& [path, text] : files) {
            std::filesystem::create_directories((folder_ / "schemas" / path).parent_path());
            std::ofstream(folder_ / "schemas" / path, std::ios::binary) << text;
        }
        const std::string command =
            fmt::format("cd '{}' && '{}' schemas source.cpp 2> told", folder_.string(), ORGPLAN_BUILD_BUILTIN);
        failed = std::system(command.c_str()) != 0;
        std::ifstream in(folder_ / "told", std::ios::binary);
        told.assign(std::istreambuf_iterator<char>(in), {});
        wrote = std::filesystem::exists(folder_ / "source.cpp");
    }
    ~Build() { std::filesystem::remove_all(folder_); }

    bool failed = false;
    bool wrote = false;
    std::string told;

  private:
    std::filesystem::path folder_;
};

TEST(BuildOfSchemas, TakesSoundOnes) {
    const Build build(sound_files());
    EXPECT_EQ(build.told, "");
    EXPECT_FALSE(build.failed);
    EXPECT_TRUE(build.wrote);
}

struct Fault {
    const char* name;
    const char* file;
    const char* from;  ///< replaced by `to`; nothing: the whole text
    const char* to;
    const char* told;  ///< below the folder
};

class FaultySchema : public testing::TestWithParam<Fault> {};

TEST_P(FaultySchema, FailsTheBuildAtItsPlace) {
    FilesByPath files = sound_files();
    std::string& text = files.at(GetParam().file);
    const std::string_view from = *GetParam().from == '\0' ? std::string_view(text) : GetParam().from;
    text.replace(text.find(from), from.size(), GetParam().to);
    const Build build(files);
    EXPECT_TRUE(build.failed);
    EXPECT_FALSE(build.wrote);
    EXPECT_EQ(build.told, fmt::format("schemas/{}\n", GetParam().told));
}

INSTANTIATE_TEST_SUITE_P(
    OfEachKind, FaultySchema,
    testing::Values(
        Fault{"syntax", "tags.yaml", "meaning: Builds.", "meaning: [",
              "tags.yaml:1:34: this bracket closes nothing; remove it, or add the bracket that it closes"},
        Fault{"empty", "tags.yaml", "", "", "tags.yaml:1:1: `tags` must be a list"},
        Fault{"no_list", "families.yaml", "families", "family", "families.yaml:1:1: `families` must be a list"},
        Fault{"no_text", "families.yaml", ", title: Data", "", "families.yaml:1:12: `title` must be a text"},
        Fault{"role", "roles/data.yaml", "manages: no", "manages: maybe",
              "roles/data.yaml:3:73: `manages` must be no, possibly, usually or yes, found `maybe`"},
        Fault{"number", "roles/data.yaml", "seed: 1", "seed: one",
              "roles/data.yaml:4:19: `seed` must be a whole number"},
        Fault{"flag", "roles/data.yaml", "named: true", "named: 1",
              "roles/data.yaml:4:57: `named` must be `true` or `false`"},
        Fault{"no_origin", "roles/data.yaml", "origin", "origins", "roles/data.yaml:3:3: `origin` is missing"},
        Fault{"example", "titles/examples.yaml", "level: senior", "family: data",
              "titles/examples.yaml:1:12: `Sr. Datenanalyst` is read as role `data-analyst`, level `senior`, "
              "family ``, may be []"},
        Fault{"level_nowhere", "titles/words.yaml", "at: both", "at: each",
              "titles/words.yaml:3:30: `each` is not before, after or both"},
        Fault{"unclear_role", "titles/unclear.yaml", "roles: [data-analyst]", "roles: [data-analist]",
              "titles/unclear.yaml:1:11: `data-analist` is not a role"},
        Fault{"clear", "titles/unclear.yaml", ", outside: of anything", "",
              "titles/unclear.yaml:1:11: nothing says what else the titles may mean"},
        Fault{"field_family", "titles/fields.yaml", "family: none", "family: date",
              "titles/fields.yaml:2:10: `date` is not a family"},
        Fault{"said_twice", "titles/fields.yaml", "[figures]", "[figures, Figures]",
              "titles/fields.yaml:1:1: `Figures` is given twice"},
        Fault{"form", "language.yaml", "is: text", "is: list of txt",
              "language.yaml:2:48: `txt` is neither a thing nor a single value"},
        Fault{"form_goes_on", "language.yaml", "is: text", "is: text text",
              "language.yaml:2:48: `text text` must end before `text`"},
        Fault{"severity", "findings.yaml", "error", "eror", "findings.yaml:2:52: `eror` is not a severity"},
        Fault{"rule", "rules/data.yaml", "count", "coutn",
              "rules/data.yaml:2:68: `coutn` is not a condition for the company; did you mean `count`?"},
        Fault{"statement", "rules/data.yaml", "reporting-cycle", "nobodi",
              "rules/data.yaml:4:28: there is no rule `nobodi`; did you mean `nobody`?"}),
    [](const auto& fault) { return fault.param.name; });

TEST(BuildOfSchemas, AsksForEveryFile) {
    FilesByPath files = sound_files();
    files.erase("tags.yaml");
    EXPECT_EQ(Build(files).told,
              "schemas/tags.yaml:1:1: `tags` must be a list\nschemas/tags.yaml:1:1: the file cannot be read\n");
    files = sound_files();
    files.erase("roles/data.yaml");
    EXPECT_TRUE(Build(files).failed);
}

}  // namespace
}  // namespace orgplan
