#include "planner/language/language_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "planner/text/document.h"
#include "planner/text/embedded.h"

namespace orgplan::language {
namespace {

/// Reads forms as `schemas/language.yaml` writes them; see the comment at its head.
class FormReader {
  public:
    FormReader(Language& language, std::vector<std::string> words) : language_(language), words_(std::move(words)) {}

    std::uint32_t read(std::string_view written) {
        rest_ = written;
        const std::uint32_t form = alternatives();
        assert(rest_.empty() && "a form ends where its text ends");
        return form;
    }

  private:
    std::string_view peek() {
        while (rest_.starts_with(' ')) rest_.remove_prefix(1);
        if (rest_.starts_with('(') || rest_.starts_with(')')) return rest_.substr(0, 1);
        return rest_.substr(0, rest_.find_first_of(" ()"));
    }

    bool take(std::string_view word) {
        if (peek() != word) return false;
        rest_.remove_prefix(word.size());
        return true;
    }

    std::string_view take() {
        const std::string_view word = peek();
        rest_.remove_prefix(word.size());
        return word;
    }

    std::uint32_t alternatives() {
        ValueForm form;
        do add_term(form);
        while (take("or"));
        language_.forms.push_back(std::move(form));
        return static_cast<std::uint32_t>(language_.forms.size() - 1);
    }

    std::uint32_t single() {
        ValueForm form;
        add_term(form);
        language_.forms.push_back(std::move(form));
        return static_cast<std::uint32_t>(language_.forms.size() - 1);
    }

    static ScalarForm scalar(std::string_view name) {
        for (const ScalarTraits& traits : scalar_forms()) {
            if (traits.name == name && !name.empty()) return traits.form;
        }
        return ScalarForm::nothing;
    }

    void add_term(ValueForm& form) {
        if (take("(")) {
            do add_term(form);
            while (take("or"));
            take(")");
        } else if (take("list")) {
            take("of");
            form.list_of = single();
        } else if (take("map")) {
            take("of");
            form.map_key = scalar(take());
            take("to");
            form.map_value = single();
        } else if (take("timed")) {
            const std::string_view from = rest_;
            add_term(form);
            rest_ = from;
            form.map_key = ScalarForm::time;
            form.map_value = single();
        } else if (take("any")) {
            (take("map") ? form.any_map : form.anything) = true;
        } else if (take("none")) {
            form.or_null = true;
        } else {
            form.partial = take("partial");
            const std::string_view name = take();
            const auto thing = std::find_if(language_.things.begin(), language_.things.end(),
                                            [&](const LanguageEntity& candidate) { return candidate.id == name; });
            if (thing != language_.things.end()) {
                form.thing = static_cast<std::uint32_t>(thing - language_.things.begin());
            } else {
                form.scalar = scalar(name);
                form.words = words_;
                assert(form.scalar != ScalarForm::nothing && "a form names a thing or a single value");
            }
        }
    }

    Language& language_;
    std::vector<std::string> words_;
    std::string_view rest_;
};

std::vector<std::string> texts_of(text::Node list) {
    std::vector<std::string> texts;
    for (const text::Node element : list) texts.emplace_back(element.text());
    return texts;
}

void read_thing(text::Node from, LanguageEntity& thing, Language& language) {
    for (const text::Node key : from.find("keys")) {
        const std::string written(key.find("is").text());
        const std::uint32_t form = FormReader(language, texts_of(key.find("words"))).read(written);
        thing.keys.push_back({std::string(key.key()), form, key.find("required").text() == "true",
                              std::string(key.find("about").text()), written});
    }
    assert(thing.keys.size() <= 64 && "the keys that were seen are bits of a word");
    for (std::uint32_t i = 0; i < thing.keys.size(); ++i) thing.by_name.emplace(thing.keys[i].name, i);
    for (const text::Node word : from.find("instead")) thing.instead.emplace(word.key(), word.text());
    for (const text::Node group : from.find("exclusive")) {
        auto& keys = thing.exclusive.emplace_back();
        for (const text::Node key : group) keys.push_back(thing.by_name.at(key.text()));
    }
}

Language read_language() {
    text::Sources sources;
    text::Findings findings(text::Findings::Severities::all_errors);
    const auto document = text::Document::read(
        sources, sources.add("language.yaml", std::string(text::embedded("language.yaml"))), findings);
    assert(findings.empty() && "the built-in data is sound YAML");
    Language language;
    const text::Node things = document->root().find("things");
    // Forms name things that stand below them.
    for (const text::Node thing : things) {
        language.things.emplace_back();
        language.things.back().id = thing.find("id").text();
        language.things.back().called = thing.find("called").text();
    }
    std::size_t at = 0;
    for (const text::Node thing : things) read_thing(thing, language.things[at++], language);
    return language;
}

}  // namespace

const LanguageEntity* Language::find(std::string_view id) const {
    const auto found =
        std::find_if(things.begin(), things.end(), [&](const LanguageEntity& thing) { return thing.id == id; });
    return found == things.end() ? nullptr : &*found;
}

const Language& language() {
    static const Language read = read_language();
    return read;
}

std::string words_of(const ValueForm& form) {
    std::string words;
    const auto add = [&](std::string_view more) { words += (words.empty() ? "" : " or ") + std::string(more); };
    if (form.scalar != ScalarForm::nothing) add(traits_of(form.scalar).noun);
    if (form.list()) add("a list");
    if (form.map()) add(form.map_key == ScalarForm::time ? "a map of times" : "a map");
    if (form.or_null) add("`~`");
    return words;
}

}  // namespace orgplan::language
