#include "planner/language/language.h"

#include <fmt/format.h>

#include <cassert>
#include <cstdint>
#include <memory>
#include <utility>

#include "planner/language/corrections.h"
#include "planner/language/language_data.h"
#include "planner/text/nearest.h"
#include "planner/text/source.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

// A text with more faults than this is not a spec; nobody reads on, and memory is bounded.
constexpr std::size_t kMostFaults = 1000;

// How a value is given.
enum class Given : std::uint8_t {
    whole,    // all that is required is here
    part,     // `~` takes a value away
    overlay,  // of a scenario: its own keys, where what is partial is applied to a spec
    laid      // applied to what is there, as deep as maps are merged
};

class FormCheck {
  public:
    /// Without corrections it finds out whether there are faults, and says no more of them.
    FormCheck(text::Findings& findings, Corrections* corrections)
        : findings_(findings), corrections_(corrections), language_(language()) {}

    void check_root(text::Node value, const LanguageEntity& thing) {
        if (value.is_map()) {
            check_thing(value, thing, thing.id == "overlay" ? Given::overlay : Given::whole, false);
        } else {
            report("wrong-type", value.place(),
                   fmt::format("expected {}, found {}", thing.called, value.is_null() ? "nothing" : seen(value)));
        }
    }

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
                return form.list() ? check_list(value, form) : refuse_kind(value, form);
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

  private:
    void check_list(text::Node list, const ValueForm& form) {
        const ValueForm& element = language_.forms[form.list_of];
        // Texts where maps are expected are one finding, where its help can show the whole list.
        std::string help;
        if (helps() && element.scalar == ScalarForm::nothing) {
            text::Node each = list.first();
            while (each && !each.is_scalar()) each = each.next();
            if (each) help = corrections_->of_list(list, form);
        }
        bool reported = false;
        for (const text::Node each : list) {
            if (help.empty() || !each.is_scalar()) {
                check(each, element, Given::whole);
            } else if (std::exchange(reported, true)) {
                each.mark_faulty();
            } else {
                refuse_kind(each, element, help);
            }
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
                refuse_key(value, map, thing);
                continue;
            }
            seen_keys |= std::uint64_t{1} << known->second;
            check(value, language_.forms[thing.keys[known->second].form], inside);
        }
        for (const auto& group : thing.exclusive) check_exclusive(map, thing, group, seen_keys);
        // What is missing may be behind the syntax error at which reading ended.
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
                           fmt::format("{} has `{}` or `{}`, not both", thing.called, first.key(), value.key()))) {
                finding->notes.push_back({first.key_place(), "the other one"});
            }
            value.mark_faulty();
            return;
        }
    }

    void refuse_key(text::Node value, text::Node map, const LanguageEntity& thing) {
        value.mark_faulty();
        if (!helps()) return void(report("unknown-key", value.key_place(), {}));
        const std::string_view key = value.key();
        std::string help = corrections_->of_key(value, map, thing);
        if (help.empty()) {
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
            help = fmt::format("the keys of {} are {}", thing.called, keys);
        }
        report("unknown-key", value.key_place(), fmt::format("{} is not a key of {}", in_backticks(key), thing.called),
               std::move(help));
    }

    void refuse_null(text::Node value, const ValueForm& form) {
        value.mark_faulty();
        const std::string what = value.key().empty() ? "this entry" : in_backticks(value.key());
        report("empty-value", value.place(), fmt::format("{} has no value", what),
               fmt::format("write {}, or remove it", words_of(form)));
    }

    void refuse_kind(text::Node value, const ValueForm& form, std::string help = {}) {
        if (help.empty() && helps()) help = corrections_->of_value(value, form);
        value.mark_faulty();
        report("wrong-type", value.place(), fmt::format("expected {}, found {}", words_of(form), seen(value)),
               std::move(help));
    }

    void refuse_text(text::Node value, std::string_view text, bool quoted, Place where, ScalarForm form,
                     std::span<const std::string> words) {
        value.mark_faulty();
        if (!helps()) return void(report("wrong-form", where, {}));
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
        const bool number = !value.quoted() && text::number_of(value.text()).has_value();
        return fmt::format("the {} {}", number ? "number" : "text", in_backticks(value.text()));
    }

    static std::string example(const ValueForm& form) {
        const std::string example = example_of(form);
        return example.empty() ? "{...}" : example;
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

    // Whether a finding says what to do.
    bool helps() const { return corrections_ != nullptr && faults_ < kMostFaults; }

    text::Finding* report(std::string_view rule, Place where, std::string message, std::string help = {}) {
        if (faults_ > kMostFaults) return nullptr;
        if (++faults_ > kMostFaults) {
            return &findings_.add(
                "too-many-faults", where,
                fmt::format("after {} faults of form, those from here on are not listed", kMostFaults));
        }
        return &findings_.add(rule, where, std::move(message), std::move(help));
    }

    text::Findings& findings_;
    Corrections* const corrections_;
    const Language& language_;
    std::size_t faults_ = 0;
};

}  // namespace

bool accepts(std::string yaml, const ValueForm& form) {
    text::Sources sources;
    text::Findings findings;
    const std::uint32_t file = sources.add({}, std::move(yaml));
    const std::unique_ptr<text::Document> document = text::Document::read(sources, file, findings);
    if (findings.empty()) FormCheck(findings, nullptr).check(document->root(), form, Given::whole);
    return findings.empty();
}

void check_form(text::Node value, std::string_view thing, text::Findings& findings) {
    const LanguageEntity* const known = language().find(thing);
    assert(known != nullptr && "a thing of the language");
    if (!value || known == nullptr) return;
    Corrections corrections(value, *known);
    FormCheck(findings, &corrections).check_root(value, *known);
}

}  // namespace orgplan::language
