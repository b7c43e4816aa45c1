#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "planner/builtin/schema_reader.h"
#include "planner/text/letters.h"

namespace orgplan::builtin {
namespace {

using language::Language;
using language::LanguageEntity;
using language::ScalarForm;
using language::ValueForm;

/// Reads forms as `schemas/language.yaml` writes them; see the comment at its top.
class FormReader {
  public:
    FormReader(Language& language, std::vector<std::string> words, SchemaReader& reader)
        : language_(language), words_(std::move(words)), reader_(reader) {}

    std::uint32_t read(text::Node written) {
        written_ = written;
        rest_ = written.text();
        const std::uint32_t form = alternatives();
        if (!rest_.empty()) reader_.fault(written, fmt::format("`{}` must end before `{}`", written.text(), rest_));
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

    std::uint32_t keep(ValueForm form) {
        language_.forms.push_back(std::move(form));
        return static_cast<std::uint32_t>(language_.forms.size() - 1);
    }

    std::uint32_t alternatives() {
        ValueForm form;
        do add_term(form);
        while (take("or"));
        return keep(std::move(form));
    }

    std::uint32_t single() {
        ValueForm form;
        add_term(form);
        return keep(std::move(form));
    }

    static ScalarForm scalar(std::string_view name) {
        for (const language::ScalarTraits& traits : language::scalar_forms()) {
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
            named(take(), form);
        }
    }

    void named(std::string_view name, ValueForm& form) {
        const auto thing = std::ranges::find(language_.things, name, &LanguageEntity::id);
        if (thing != language_.things.end()) {
            form.thing = static_cast<std::uint32_t>(thing - language_.things.begin());
            return;
        }
        form.scalar = scalar(name);
        form.words = words_;
        if (form.scalar != ScalarForm::nothing) return;
        reader_.fault(written_, fmt::format("`{}` is neither a thing nor a single value", name));
    }

    Language& language_;
    std::vector<std::string> words_;
    SchemaReader& reader_;
    text::Node written_;
    std::string_view rest_;
};

// The example of a form and, as far as it shows them, of what is inside.
void set_example(Language& language, std::uint32_t at, std::string_view like) {
    ValueForm& form = language.forms[at];
    form.like = like;
    const bool map = like.starts_with('{'), list = like.starts_with('[');
    if (form.map_value != ValueForm::kNone) {
        const std::string_view value = map ? like.substr(like.find(": ") + 2) : like;
        const std::size_t end = value.starts_with('[') ? value.find(']') + 1 : value.find_first_of(",}");
        set_example(language, form.map_value, value.substr(0, end));
    }
    if (form.list() && !map) {
        set_example(language, form.list_of, list ? like.substr(1, like.find_first_of(",]") - 1) : like);
    }
}

void read_thing(text::Node from, LanguageEntity& thing, Language& language, SchemaReader& reader) {
    for (const text::Node key : from.find("keys")) {
        const std::string written = reader.text(key, "is");
        const std::uint32_t form = FormReader(language, reader.texts(key, "words"), reader).read(key.find("is"));
        if (key.find("like")) set_example(language, form, reader.text(key, "like"));
        thing.keys.push_back({std::string(key.key()), form, key.find("required") && reader.flag(key, "required"),
                              reader.text(key, "about"), written});
    }
    // The form check keeps the keys that it has seen as bits of a word.
    constexpr std::size_t kMostKeys = 64;
    if (thing.keys.size() > kMostKeys) reader.fault(from, fmt::format("more than {} keys", kMostKeys));
    thing.index_keys();
    for (const text::Node word : from.find("instead")) {
        std::vector<std::string> forms{std::string(word.text())};
        if (word.is_sequence()) forms = reader.texts(from.find("instead"), word.key());
        thing.instead.emplace(word.key(), std::move(forms));
    }
    thing.meant = reader.texts(from, "meant");
    for (const text::Node group : from.find("exclusive")) {
        std::vector<std::uint32_t>& keys = thing.exclusive.emplace_back();
        for (const text::Node key : group) {
            const auto known = thing.by_name.find(key.text());
            if (known == thing.by_name.end()) {
                reader.fault(key, fmt::format("`{}` is not a key of `{}`", key.text(), thing.id));
            } else {
                keys.push_back(known->second);
            }
        }
    }
}

}  // namespace

Language read_language(text::Node root, SchemaReader& reader) {
    Language language;
    const text::Node things = reader.list(root, "things");
    // Forms name things that come after them.
    for (const text::Node thing : things) {
        LanguageEntity& entity = language.things.emplace_back();
        entity.id = reader.text(thing, "id");
        entity.called = reader.text(thing, "called");
    }
    std::size_t at = 0;
    for (const text::Node thing : things) read_thing(thing, language.things[at++], language, reader);
    for (const text::Node word : root.find("synonyms")) language.synonyms.emplace(word.key(), word.text());
    for (const std::string& word : reader.texts(root, "not_names")) language.not_names.insert(text::folded(word));
    return language;
}

}  // namespace orgplan::builtin
