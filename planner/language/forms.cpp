#include "planner/language/forms.h"

#include <fmt/format.h>

#include "planner/text/values.h"

namespace orgplan::language {

const LanguageEntity* thing_of(const ValueForm& form) {
    return form.thing == ValueForm::kNone ? nullptr : &language().things[form.thing];
}

const ValueForm& form_of(const Key& key) {
    return language().forms[key.form];
}

ValueForm part_of(const LanguageEntity& thing) {
    ValueForm form;
    form.thing = static_cast<std::uint32_t>(&thing - language().things.data());
    form.partial = true;
    return form;
}

std::string in_brackets(const std::string& text) {
    return text.empty() ? text : fmt::format("[{}]", text);
}

std::string first_key(const LanguageEntity& thing) {
    const Key& key = thing.keys.front();
    return fmt::format("{{{}: <{}>}}", key.name, example_of(form_of(key)));
}

bool says_it_all(std::string_view form) {
    return !has_hole(form) && form.find(':') != std::string_view::npos;
}

bool takes_back(text::Node value) {
    return value.is_null() || (value.is_scalar() && meant_boolean(value.text()) == false);
}

std::string first_day_of(const Key& key) {
    constexpr std::string_view kDay = "first day ";
    const std::size_t at = key.about.find(kDay);
    const bool is_time = language().forms[key.form].scalar == ScalarForm::time;
    return at == std::string::npos || !is_time ? std::string() : "the " + key.about.substr(at);
}

std::string example_in(std::string_view form) {
    form = form.substr(0, form.find(kBeside));
    if (form.starts_with(kAtTop)) form.remove_prefix(kAtTop.size());
    return Holes::examples(form);
}

namespace {

std::string example_of_thing(const LanguageEntity& thing) {
    if (!thing.meant.empty()) return example_in(thing.meant.back());
    std::string keys;
    const auto add = [&](const Key& key) {
        const std::string example = example_of(form_of(key));
        keys += fmt::format("{}{}: {}", keys.empty() ? "" : ", ", key.name, example.empty() ? "{...}" : example);
        return !example.empty();
    };
    bool whole = true;
    for (const Key& key : thing.keys) whole = (!key.required || add(key)) && whole;
    if (keys.empty()) whole = add(thing.keys.front());
    return whole ? fmt::format("{{{}}}", keys) : std::string();
}

}  // namespace

std::string example_of(const ValueForm& form) {
    if (!form.like.empty()) return form.like;
    if (!form.words.empty()) return form.words.front();
    if (form.scalar != ScalarForm::nothing) return std::string(traits_of(form.scalar).example);
    if (form.list()) return in_brackets(example_of(language().forms[form.list_of]));
    if (const LanguageEntity* const thing = thing_of(form)) return example_of_thing(*thing);
    if (form.map_value == ValueForm::kNone) return {};
    const std::string value = example_of(language().forms[form.map_value]);
    return value.empty() ? value : fmt::format("{{{}: {}}}", traits_of(form.map_key).example, value);
}

}  // namespace orgplan::language
