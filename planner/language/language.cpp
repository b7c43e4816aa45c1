#include "planner/language/language.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cassert>
#include <cstdint>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "planner/language/corrections.h"
#include "planner/language/forms.h"
#include "planner/language/language_data.h"
#include "planner/language/on_line.h"
#include "planner/text/nearest.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

// A text with more faults than this is not a spec; nobody reads on, and memory is bounded.
constexpr std::size_t kMostFaults = 1000;
// Of what an entry without an id is known by.
constexpr std::size_t kMostKnown = 200;

// How a value is given.
enum class Given : std::uint8_t {
    whole,    // all that is required is here
    part,     // `~` takes a value away
    overlay,  // of a scenario: its own keys, where what is partial is applied to a spec
    applied   // on top of what is there, as deep as maps are merged
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
                   fmt::format("expected {}, found {}", thing.called, value.is_null() ? "nothing" : seen(value)),
                   "begin with `orgplan: 1`; `orgplan init FILE` writes a spec to start from");
        }
    }

    // As deep as the document, whose depth its reader bounds.
    void check(text::Node value, const ValueForm& form, Given given) {
        if (form.anything) return;
        // What a map of any keys is for is known to its reader, which says what else it should be.
        if (form.any_map && !value.is_null()) return;
        switch (value.kind()) {
            case text::NodeKind::null:
                if (given != Given::part && given != Given::applied && !form.or_null) refuse_null(value, form);
                return;
            case text::NodeKind::scalar:
                return check_scalar(value, form);
            case text::NodeKind::sequence:
                return form.list() ? check_list(value, form) : refuse_kind(value, form);
            case text::NodeKind::map:
                if (form.thing != ValueForm::kNone)
                    return check_thing(value, language_.things[form.thing], given, form.partial);
                if (form.map_value == ValueForm::kNone) return refuse_kind(value, form);
                for (const text::Node element : value) {
                    if (!has_form(element.key(), false, form.map_key, {})) {
                        ValueForm key;
                        key.scalar = form.map_key;
                        refuse_text(element, element.key(), false, element.key_place(), key);
                    } else if (std::string help = helps() ? corrections_->of_levels(element, form) : "";
                               !help.empty()) {
                        refuse_kind(element, language_.forms[form.map_value], std::move(help));
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
        // Of texts where maps are expected, the first shows the whole list if it can.
        std::string whole;
        std::unordered_set<std::string> ids;
        if (helps() && element.scalar == ScalarForm::nothing) {
            bool texts = false;
            for (const text::Node each : list) {
                texts = texts || each.is_scalar();
                if (const text::Node id = each.find("id")) ids.emplace(id.text());
            }
            if (texts) whole = corrections_->of_list(list, form);
        }
        const text::Node first = list.first();
        const bool span = helps() && corrections_->is_span(list, element);
        for (const text::Node each : list) {
            if (!helps() || !each.is_scalar() || element.scalar != ScalarForm::nothing) {
                check(each, element, Given::whole);
            } else if (span && !(each == first)) {
                each.mark_faulty();  // its end, of which the help for its beginning says all
            } else {
                std::string own = corrections_->of_element(each, element, ids);
                refuse_kind(each, element, whole.empty() ? std::move(own) : std::exchange(whole, {}));
            }
        }
    }

    void check_scalar(text::Node value, const ValueForm& form) {
        if (form.scalar == ScalarForm::nothing) return refuse_kind(value, form);
        const std::string_view text = value.text();
        const bool quoted = value.quoted();
        // In what help shows, `62.000` would be read as 62.
        const bool misread =
            corrections_ == nullptr && form.scalar == ScalarForm::amount && with_digits_alone(text).has_value();
        if (!misread && has_form(text, quoted, form.scalar, form.words)) return;
        if (text.empty()) return refuse_null(value, form);
        refuse_text(value, text, quoted, value.place(), form);
    }

    static Given given_inside(Given given, bool partial) {
        if (given == Given::overlay) return partial ? Given::applied : Given::overlay;
        if (given == Given::applied && !partial) return Given::applied;
        return partial ? Given::part : Given::whole;
    }

    void check_thing(text::Node map, const LanguageEntity& thing, Given given, bool partial) {
        const Given inside = given_inside(given, partial);
        std::uint64_t seen_keys = 0;
        std::uint64_t misspelt = 0;
        const std::size_t first = known_.size();
        // Help for an unknown key looks at the others, which are checked afterwards: none is marked by then.
        for (const text::Node value : map) {
            const auto known = thing.by_name.find(value.key());
            if (known == thing.by_name.end()) {
                const Key* const meant = refuse_key(value, map, thing);
                if (meant != nullptr) misspelt |= std::uint64_t{1} << (meant - thing.keys.data());
                continue;
            }
            seen_keys |= std::uint64_t{1} << known->second;
            known_.emplace_back(value, known->second);
        }
        // What help for another key writes is not missing as well.
        std::uint64_t shown_keys = 0;
        for (std::uint32_t i = 0; i < thing.keys.size(); ++i) {
            const Key& key = thing.keys[i];
            if (key.required && corrections_ != nullptr && corrections_->has_shown(key.name, map)) {
                shown_keys |= std::uint64_t{1} << i;
            }
        }
        for (std::size_t i = first; i < known_.size(); ++i) {
            const auto [value, key] = known_[i];
            check(value, language_.forms[thing.keys[key].form], inside);
        }
        known_.resize(first);
        for (const auto& group : thing.exclusive) check_exclusive(map, thing, group, seen_keys);
        // What is missing may be behind the syntax error at which reading ended.
        if (partial || given == Given::applied || map.cut_off()) return;
        for (std::uint32_t i = 0; i < thing.keys.size(); ++i) {
            const Key& key = thing.keys[i];
            // A key that was read and found faulty is not missing as well.
            if (!key.required || ((seen_keys >> i) & 1) != 0 || was_faulty(map, key.name)) continue;
            map.mark_faulty();
            if ((((shown_keys | misspelt) >> i) & 1) != 0) continue;
            std::string value = key.name == "id" ? id_for(map) : std::string();
            const bool made_up = value.empty() && language_.forms[key.form].scalar == ScalarForm::id;
            if (value.empty()) value = example(language_.forms[key.form]);
            text::Finding* const finding =
                report("missing-key", begin_of(map), fmt::format("{} needs `{}`", thing.called, key.name),
                       made_up ? fmt::format("add `{0}`, as in `{0}: {1}`", key.name, value)
                               : fmt::format("add `{}: {}`{}", key.name, value, meaning(key)));
            if (finding != nullptr && key.name == "id") tell_apart(map, *finding);
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

    // Returns the key that it misspells, if it does.
    const Key* refuse_key(text::Node value, text::Node map, const LanguageEntity& thing) {
        value.mark_faulty();
        if (!helps()) {
            report("unknown-key", value.key_place(), {});
            return nullptr;
        }
        const Key* misspelt = nullptr;
        const std::string_view key = value.key();
        std::string help = corrections_->of_key(value, map, thing);
        if (help.empty()) {
            std::vector<std::string_view> names;
            for (const Key& known : thing.keys) names.push_back(known.name);
            const std::string meant = text::nearest(key, names);
            help = !meant.empty() && map.find(meant)
                       ? fmt::format("remove {}, or move its value to `{}`", in_backticks(key), meant)
                       : text::did_you_mean(key, names);
            if (const auto found = thing.by_name.find(meant); found != thing.by_name.end()) {
                misspelt = &thing.keys[found->second];
            }
        }
        if (help.empty()) help = corrections_->of_key_elsewhere(value, map, thing);
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
        return misspelt;
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
        if (value.cut_off()) return;  // `costs: [` opens what the syntax error says is not closed
        report("wrong-type", value.place(), fmt::format("expected {}, found {}", words_of(form), seen(value)),
               std::move(help));
    }

    // `2027-04` of `2027-Q2`, and the first of the year of any other period.
    static std::string first_month_of(std::string_view period) {
        const std::string_view year = period.substr(period.starts_with("FY") ? 2 : 0, 4);
        const bool quarter = period.size() == 7 && period[5] == 'Q';
        return fmt::format("{}-{:02}", year, quarter ? 3 * (period[6] - '1') + 1 : 1);
    }

    // `text` is the value itself, or its key.
    void refuse_text(text::Node value, std::string_view text, bool quoted, Place where, const ValueForm& form) {
        value.mark_faulty();
        if (!helps()) return void(report("wrong-form", where, {}));
        FormFault fault = explain_form(text, quoted, form.scalar, form.words);
        const bool of_seat = form.scalar == ScalarForm::seat || form.scalar == ScalarForm::seats;
        std::string help;
        if (of_seat && !text.empty()) help = corrections_->of_seat(text);
        const bool unit_too = (of_seat && value.key() != "reports_to") || form.scalar == ScalarForm::unit;
        if (help.empty() && unit_too && !text.empty()) help = corrections_->of_unit(text);
        if (!help.empty()) {
            fault.help = std::move(help);
        } else if (of_seat && value.key() == "reports_to") {
            fault.help = "write the id of a seat, or leave `reports_to` out for a manager who is not in the spec";
            if (const std::string name = text::slug(text); !name.empty() && name != text) {
                fault.help = fmt::format(
                    "write the id of a seat; for a manager who is not in the spec leave `reports_to` out, or write "
                    "`outside: [{0}]` at the top level and `reports_to: {0}`",
                    name);
            }
        }
        const auto synonym = language_.synonyms.find(text::slug(text));
        if (synonym != language_.synonyms.end() && std::ranges::find(form.words, synonym->second) != form.words.end()) {
            fault.help = fmt::format("write `{}`", synonym->second);
        }
        const bool is_key = !value.key().empty() && where.begin == value.key_place().begin;
        // A budget from a time on is for each month, and a quarter or a year is a period.
        const bool budget = is_key && form.scalar == ScalarForm::time && text::number_of(value.text()).has_value();
        if (budget && has_form(text, quoted, ScalarForm::period, {})) {
            fault.message =
                fmt::format("{} is a period, and a monthly budget holds from a time on", in_backticks(text));
            fault.help = fmt::format(
                "write `total: {{{0}: {1}}}` for what may be spent in it in all, or "
                "`run_rate: {{{2}: {1}}}` for a budget per month from then on",
                text, value.text(), first_month_of(text));
        }
        if (const std::string load = value.key() == "load" ? load_of(text) : ""; !is_key && !load.empty()) {
            fault.help = fmt::format("write `{}`", load);
        }
        if (!is_key && !form.words.empty() && form.map()) add_map(fault, text, form);
        if (fault.help.empty()) {
            fault.help = is_key ? fmt::format("write it as in `{}: ...`", example_of(form))
                                : Corrections::of_example(value, form);
        }
        report(fault.wrong_type ? "wrong-type" : "wrong-form", where, std::move(fault.message), std::move(fault.help));
    }

    // Where a map can be written instead of a word, that is said as well.
    static void add_map(FormFault& fault, std::string_view text, const ValueForm& form) {
        ValueForm map = form;
        map.scalar = ScalarForm::nothing;
        map.words.clear();
        map.like.clear();
        const std::string words = fmt::format("`{}`", fmt::join(form.words, "`, `"));
        fault.message = fmt::format("expected {} or a map, found {}", words, in_backticks(text));
        if (fault.help.starts_with("write ")) fault.help = fmt::format("write {} or `{}`", words, example(map));
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

    // Of what it is called, where that is written.
    static std::string id_for(text::Node map) {
        for (const std::string_view key : {"title", "name"}) {
            if (const text::Node called = map.find(key)) return text::slug(called.text());
        }
        // Of a rule what it says, without what is a placeholder.
        std::string said(map.find("summary") ? map.find("summary").text() : map.find("message").text());
        for (std::size_t open = said.find('{'); open != said.npos; open = said.find('{', open)) {
            said.erase(open, said.find('}', open) - open + 1);
        }
        return text::slug(said);
    }

    // What a number means, which its example does not show.
    std::string meaning(const Key& key) const {
        const ScalarForm form = language_.forms[key.form].scalar;
        const bool number = form == ScalarForm::number || form == ScalarForm::part || form == ScalarForm::whole;
        if (!number) return {};
        std::string about = key.about;
        if (about.size() > 1 && about[0] >= 'A' && about[0] <= 'Z' && about[1] >= 'a') {
            about[0] = static_cast<char>(about[0] - 'A' + 'a');
        }
        return fmt::format(" ({})", about);
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

    // What has no id is known by its name, else by all that it says in single words.
    static void tell_apart(text::Node map, text::Finding& finding) {
        std::string known(map.find("name").text());
        if (known.empty()) {
            std::set<std::string> words;
            for (const text::Node value : map) {
                if (value.is_scalar()) words.insert(fmt::format("{} {}", value.key(), value.text()));
            }
            known = fmt::format("{}", fmt::join(words, " "));
        }
        if (!known.empty()) finding.about = {{"word", known.substr(0, kMostKnown)}};
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
    std::vector<std::pair<text::Node, std::uint32_t>> known_;  // a stack: of each map that is open, the keys it has
    std::size_t faults_ = 0;
};

// Whether no list has an id twice.
bool ids_differ(text::Node value) {
    std::unordered_set<std::string_view> ids;
    for (const text::Node child : value) {
        const text::Node id = child.find("id");
        if (value.is_sequence() && id && !ids.insert(id.text()).second) return false;
        if (!ids_differ(child)) return false;
    }
    return true;
}

}  // namespace

bool accepts(std::string yaml, const ValueForm& form) {
    Line line(std::move(yaml));
    if (line.findings.empty()) FormCheck(line.findings, nullptr).check(line.root(), form, Given::whole);
    return line.findings.empty() && ids_differ(line.root());
}

void check_form(text::Node value, std::string_view thing, text::Findings& findings, std::span<const text::Node> files) {
    const LanguageEntity* const known = language().find(thing);
    assert(known != nullptr && "a thing of the language");
    if (!value || known == nullptr) return;
    Corrections corrections(value, *known, files);
    FormCheck(findings, &corrections).check_root(value, *known);
}

}  // namespace orgplan::language
