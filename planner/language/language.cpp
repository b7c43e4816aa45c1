#include "planner/language/language.h"

#include <fmt/format.h>

#include <cassert>
#include <cstdint>

#include "planner/language/language_data.h"
#include "planner/text/nearest.h"

namespace orgplan::language {
namespace {

// A text with more faults than this is something else than a spec; nobody reads on, and memory is bounded.
constexpr std::size_t kMostFaults = 1000;

// How a value is given.
enum class Given : std::uint8_t {
    whole,    // all that is required stands here
    part,     // `~` takes a value away
    overlay,  // of a scenario: its own keys, of which what is partial is laid over a spec
    laid      // laid over what is there, as deep as maps are merged
};

class FormCheck {
  public:
    explicit FormCheck(text::Findings& findings) : findings_(findings), language_(language()) {}

    void check_root(text::Node value, const LanguageEntity& thing) {
        if (value.is_map()) {
            check_thing(value, thing, thing.id == "overlay" ? Given::overlay : Given::whole, false);
        } else {
            report("wrong-type", value.place(),
                   fmt::format("expected {}, found {}", thing.called, value.is_null() ? "nothing" : seen(value)));
        }
    }

  private:
    // As deep as the document, whose depth its reader bounds.
    void check(text::Node value, const ValueForm& form, Given given) {
        if (form.anything) return;
        switch (value.kind()) {
            case text::NodeKind::null:
                if (given != Given::part && given != Given::laid && !form.or_null) refuse_null(value, form);
                return;
            case text::NodeKind::scalar:
                return check_scalar(value, form);
            case text::NodeKind::sequence:
                if (!form.list()) return refuse_kind(value, form);
                for (const text::Node element : value) check(element, language_.forms[form.list_of], Given::whole);
                return;
            case text::NodeKind::map:
                if (form.any_map) return;
                if (form.thing != ValueForm::kNone)
                    return check_thing(value, language_.things[form.thing], given, form.partial);
                if (form.map_value == ValueForm::kNone) return refuse_kind(value, form);
                for (const text::Node element : value) {
                    if (!has_form(element.key(), false, form.map_key, {})) {
                        refuse_text(element, element.key(), false, element.key_place(), form.map_key, {});
                    } else {
                        check(element, language_.forms[form.map_value], given);
                    }
                }
                return;
        }
    }

    void check_scalar(text::Node value, const ValueForm& form) {
        if (form.scalar == ScalarForm::nothing) return refuse_kind(value, form);
        const std::string_view text = value.text();
        const bool quoted = value.quoted();
        if (has_form(text, quoted, form.scalar, form.words)) return;
        if (text.empty()) return refuse_null(value, form);
        refuse_text(value, text, quoted, value.place(), form.scalar, form.words);
    }

    static Given given_inside(Given given, bool partial) {
        if (given == Given::overlay) return partial ? Given::laid : Given::overlay;
        if (given == Given::laid && !partial) return Given::laid;
        return partial ? Given::part : Given::whole;
    }

    void check_thing(text::Node map, const LanguageEntity& thing, Given given, bool partial) {
        const Given inside = given_inside(given, partial);
        std::uint64_t seen_keys = 0;
        for (const text::Node value : map) {
            const auto known = thing.by_name.find(value.key());
            if (known == thing.by_name.end()) {
                refuse_key(value, thing);
                continue;
            }
            seen_keys |= std::uint64_t{1} << known->second;
            check(value, language_.forms[thing.keys[known->second].form], inside);
        }
        for (const auto& group : thing.exclusive) check_exclusive(map, thing, group, seen_keys);
        // What is missing may stand behind the syntax error at which reading ended.
        if (partial || given == Given::laid || map.cut_off()) return;
        for (std::uint32_t i = 0; i < thing.keys.size(); ++i) {
            const Key& key = thing.keys[i];
            // A key that was read and found faulty is not missing as well.
            if (!key.required || ((seen_keys >> i) & 1) != 0 || was_faulty(map, key.name)) continue;
            report("missing-key", begin_of(map), fmt::format("{} needs `{}`", thing.called, key.name),
                   fmt::format("add `{}: {}`", key.name, example(language_.forms[key.form])));
            map.mark_faulty();
        }
    }

    void check_exclusive(text::Node map, const LanguageEntity& thing, const std::vector<std::uint32_t>& group,
                         std::uint64_t seen_keys) {
        text::Node first;
        for (const std::uint32_t key : group) {
            if (((seen_keys >> key) & 1) == 0) return;
        }
        for (const text::Node value : map) {
            if (value.key() != thing.keys[group[0]].name && value.key() != thing.keys[group[1]].name) continue;
            if (!first) {
                first = value;
                continue;
            }
            if (text::Finding* const finding =
                    report("exclusive-keys", value.key_place(),
                           fmt::format("{} has either `{}` or `{}`", thing.called, first.key(), value.key()))) {
                finding->notes.push_back({first.key_place(), "the other one"});
            }
            value.mark_faulty();
            return;
        }
    }

    void refuse_key(text::Node value, const LanguageEntity& thing) {
        value.mark_faulty();
        if (faults_ >= kMostFaults) return void(report("unknown-key", value.key_place(), {}));
        const std::string_view key = value.key();
        std::string help;
        if (const auto meant = thing.instead.find(key); meant != thing.instead.end()) {
            help = fmt::format("write `{}`", meant->second);
        } else {
            std::vector<std::string_view> names;
            for (const Key& known : thing.keys) names.push_back(known.name);
            help = text::did_you_mean(key, names);
        }
        for (const LanguageEntity& other : language_.things) {
            if (help.empty() && other.by_name.contains(key)) help = fmt::format("it is a key of {}", other.called);
        }
        if (help.empty()) {
            std::string keys;
            for (const Key& known : thing.keys) keys += (keys.empty() ? "" : ", ") + known.name;
            help = "its keys are " + keys;
        }
        report("unknown-key", value.key_place(), fmt::format("{} is no key of {}", in_backticks(key), thing.called),
               std::move(help));
    }

    void refuse_null(text::Node value, const ValueForm& form) {
        value.mark_faulty();
        const std::string what = value.key().empty() ? "this entry" : in_backticks(value.key());
        report("empty-value", value.place(), fmt::format("{} has no value", what),
               fmt::format("write {}, or remove it", words_of(form)));
    }

    void refuse_kind(text::Node value, const ValueForm& form) {
        value.mark_faulty();
        std::string help;
        if (value.is_scalar() && form.list() && form.scalar == ScalarForm::nothing) {
            const ValueForm& element = language_.forms[form.list_of];
            if (has_form(value.text(), value.quoted(), element.scalar, element.words)) {
                help = fmt::format("write `[{}]`", value.text());
            }
        }
        report("wrong-type", value.place(), fmt::format("expected {}, found {}", words_of(form), seen(value)),
               std::move(help));
    }

    void refuse_text(text::Node value, std::string_view text, bool quoted, Place where, ScalarForm form,
                     std::span<const std::string> words) {
        value.mark_faulty();
        if (faults_ >= kMostFaults) return void(report("wrong-form", where, {}));
        FormFault fault = explain_form(text, quoted, form, words);
        report(fault.wrong_type ? "wrong-type" : "wrong-form", where, std::move(fault.message), std::move(fault.help));
    }

    static std::string seen(text::Node value) {
        switch (value.kind()) {
            case text::NodeKind::null:
                return "nothing";
            case text::NodeKind::sequence:
                return "a list";
            case text::NodeKind::map:
                return "a map";
            case text::NodeKind::scalar:
                break;
        }
        return fmt::format("the text {}", in_backticks(value.text()));
    }

    static std::string_view example(const ValueForm& form) {
        if (!form.words.empty()) return form.words.front();
        if (form.scalar != ScalarForm::nothing) return traits_of(form.scalar).example;
        return form.list() ? "[...]" : "{...}";
    }

    static bool was_faulty(text::Node map, std::string_view key) { return map.holds_faulty(key); }

    /// The first key of a map, or the bracket that opens it.
    static Place begin_of(text::Node map) {
        Place place = map.place();
        const text::Node first = map.first();
        if (first && first.key_place().begin == place.begin) return first.key_place();
        place.end = std::min(place.end, place.begin + 1);
        return place;
    }

    text::Finding* report(std::string_view rule, Place where, std::string message, std::string help = {}) {
        if (faults_ > kMostFaults) return nullptr;
        if (++faults_ > kMostFaults) {
            return &findings_.add(
                "too-many-faults", where,
                fmt::format("from here on faults of form are not listed, after {} of them", kMostFaults));
        }
        return &findings_.add(rule, where, std::move(message), std::move(help));
    }

    text::Findings& findings_;
    const Language& language_;
    std::size_t faults_ = 0;
};

}  // namespace

void check_form(text::Node value, std::string_view thing, text::Findings& findings) {
    const LanguageEntity* const known = language().find(thing);
    assert(known != nullptr && "a thing of the language");
    if (value && known != nullptr) FormCheck(findings).check_root(value, *known);
}

}  // namespace orgplan::language
