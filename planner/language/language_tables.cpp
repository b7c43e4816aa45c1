#include <fmt/format.h>

#include "planner/language/language.h"
#include "planner/language/language_data.h"

namespace orgplan::language {
namespace {

std::string form_cell(const Key& key, const Language& language) {
    std::string cell = key.written;
    const std::vector<std::string>* words = &language.forms[key.form].words;
    if (words->empty() && language.forms[key.form].list())
        words = &language.forms[language.forms[key.form].list_of].words;
    if (words->empty() && language.forms[key.form].map_value != ValueForm::kNone) {
        words = &language.forms[language.forms[key.form].map_value].words;
    }
    for (std::size_t i = 0; i < words->size(); ++i) cell += fmt::format("{}`{}`", i == 0 ? ": " : ", ", (*words)[i]);
    return cell;
}

}  // namespace

std::string language_tables() {
    std::string text;
    for (const LanguageEntity& thing : language().things) {
        text += fmt::format("{}### {}\n\n| key | form | meaning |\n| --- | --- | --- |\n", text.empty() ? "" : "\n",
                            thing.called);
        for (const Key& key : thing.keys) {
            text += fmt::format("| `{}`{} | {} | {} |\n", key.name, key.required ? " (required)" : "",
                                form_cell(key, language()), key.about);
        }
    }
    return text;
}

}  // namespace orgplan::language
