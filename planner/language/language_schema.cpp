#include <nlohmann/json.hpp>

#include "planner/language/language.h"
#include "planner/language/language_data.h"

namespace orgplan::language {
namespace {

using Json = nlohmann::ordered_json;

/// Writes each thing once, and once more as `THING-partial` where only a part of it may be given.
class SchemaWriter {
  public:
    SchemaWriter() : language_(language()) {}

    Json write() {
        Json schema;
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        schema["title"] = "orgplan spec";
        schema["description"] = "An organisation: its units, seats and people, and how they change over time";
        schema["if"] = {{"required", {"scenario"}}};
        schema["then"] = {{"$ref", "#/$defs/overlay"}};
        schema["else"] = {{"$ref", "#/$defs/spec"}};
        Json& definitions = schema["$defs"];
        for (const LanguageEntity& thing : language_.things) {
            definitions[thing.id] = thing_schema(thing, false);
            definitions[thing.id + "-partial"] = thing_schema(thing, true);
        }
        return schema;
    }

  private:
    Json thing_schema(const LanguageEntity& thing, bool partial) const {
        Json schema = {{"type", "object"}, {"additionalProperties", false}};
        schema["properties"] = Json::object();
        for (const Key& key : thing.keys) {
            const ValueForm& form = language_.forms[key.form];
            Json value = form_schema(form, partial);
            value["description"] = key.about;
            if (form.scalar != ScalarForm::nothing) {
                const std::string_view example =
                    form.like.empty() ? traits_of(form.scalar).example : std::string_view(form.like);
                const Json parsed = Json::parse(example, nullptr, false);
                const Json shown = !form.words.empty()     ? Json(form.words.front())
                                   : parsed.is_discarded() ? Json(std::string(example))
                                                           : parsed;
                value["examples"] = Json::array({shown});
            }
            schema["properties"][key.name] = std::move(value);
            if (key.required && !partial) schema["required"].push_back(key.name);
        }
        for (const auto& group : thing.exclusive) {
            Json both = Json::array();
            for (const std::uint32_t key : group) both.push_back(thing.keys[key].name);
            schema["allOf"].push_back({{"not", {{"required", both}}}});
        }
        return schema;
    }

    Json form_schema(const ValueForm& form, bool or_null) const {
        if (form.anything) return Json::object();
        Json ways = Json::array();
        if (form.scalar != ScalarForm::nothing) {
            ways.push_back(form.words.empty() ? Json::parse(traits_of(form.scalar).schema)
                                              : Json{{"enum", form.words}});
        }
        if (form.list())
            ways.push_back({{"type", "array"}, {"items", form_schema(language_.forms[form.list_of], false)}});
        if (form.any_map) ways.push_back({{"type", "object"}});
        if (form.thing != ValueForm::kNone) {
            ways.push_back(
                {{"$ref", "#/$defs/" + language_.things[form.thing].id + (form.partial || or_null ? "-partial" : "")}});
        }
        if (form.map_value != ValueForm::kNone) {
            Json keys = Json::parse(traits_of(form.map_key).schema);
            // The key of a JSON object is a text; an editor takes what YAML makes of it, as of `2027`, for another
            // type.
            keys.erase("type");
            if (form.map_key == ScalarForm::whole) keys = {{"pattern", "^\\d{1,9}$"}};
            ways.push_back({{"type", "object"},
                            {"propertyNames", std::move(keys)},
                            {"additionalProperties", form_schema(language_.forms[form.map_value], or_null)}});
        }
        if (or_null || form.or_null) ways.push_back({{"type", "null"}});
        return ways.size() == 1 ? ways.front() : Json{{"anyOf", std::move(ways)}};
    }

    const Language& language_;
};

}  // namespace

std::string json_schema() {
    return SchemaWriter().write().dump(2) + "\n";
}

}  // namespace orgplan::language
