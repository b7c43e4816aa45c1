#include "planner/language/corrections.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "planner/language/key_elsewhere.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

// In a form: what follows belongs at the top level of a spec that has no currency.
constexpr std::string_view kBeside = " + ";
constexpr std::string_view kAtTop = "+ ";
// In a form: the keys of another map.
constexpr std::string_view kKeys = "<keys>";
// A form for a price of a day.
constexpr std::string_view kDaily = "{daily:";
// What follows is said as it is.
constexpr std::string_view kWords = "= ";

// `640` of `640/day` or `640 a day`; empty of any other text.
std::string without_per_day(std::string_view text) {
    for (const std::string_view end : {"/day", "/ day", "/d", " per day", " a day", " daily"}) {
        if (!text.ends_with(end)) continue;
        text.remove_suffix(end.size());
        while (text.ends_with(' ')) text.remove_suffix(1);
        return std::string(text);
    }
    return {};
}

// A value with its key, where it has one that can be shown.
std::string with_key(text::Node value, const std::string& text) {
    const bool shown = !value.key().empty() && value.key().size() + text.size() <= kLongestShown;
    return shown ? fmt::format("{}: {}", value.key(), text) : text;
}

// The key of a form without a hole and without a colon may be a key of the thing; one with a colon says it all.
bool says_it_all(std::string_view form) {
    return !has_hole(form) && form.find(':') != std::string_view::npos;
}

// Of a value that takes the word of its key back, such as `no` or `~`.
bool takes_back(text::Node value) {
    return value.is_null() || (value.is_scalar() && meant_boolean(value.text()) == false);
}

// "the first day without it" of a time that ends something, as the language says it; else empty.
std::string first_day_of(const Key& key) {
    constexpr std::string_view kDay = "first day ";
    const std::size_t at = key.about.find(kDay);
    const bool is_time = language().forms[key.form].scalar == ScalarForm::time;
    return at == std::string::npos || !is_time ? std::string() : "the " + key.about.substr(at);
}

// `to: 2027-09-30` means the whole of September, so that 1 October is the first day without it.
std::string day_after(const std::string& date) {
    constexpr std::size_t kDay = 10;
    const std::optional<Tick> last = date.size() == kDay ? parse_date(date) : std::nullopt;
    if (!last) return date;
    const std::string next = date_text(*last + 1);
    return next.ends_with("-01") ? next : date;
}

// "`freeze` under `hiring`".
std::string under(const Addition& added) {
    return fmt::format("`{}`", fmt::join(added.under, "` under `"));
}

// A form with its own examples in the holes, without what belongs at the top level.
std::string example_in(std::string_view form) {
    form = form.substr(0, form.find(kBeside));
    if (form.starts_with(kAtTop)) form.remove_prefix(kAtTop.size());
    return Holes::examples(form);
}

// The forms with the holder that a seat has, for `<holder>`: the name, or all that is said of them. Where there is one,
// the others that would name somebody else are left out.
// Whether any of them takes the place of what names the holder now.
bool name_holder(std::vector<std::string>& forms, text::Node holder) {
    constexpr std::string_view kHole = "<holder>";
    constexpr std::string_view kName = "name: ";
    std::string whole, name;
    if (holder.is_scalar() && holder.text() != "vacant") {
        whole = name = on_line(holder);
    } else if (holder.is_map()) {
        whole = on_line(holder);
        const std::string keys = inside(holder);
        if (keys.starts_with(kName)) name = keys.substr(kName.size());
    }
    bool named = false, vacant = false;
    for (std::string& form : forms) {
        const std::size_t at = form.find(kHole);
        if (at == std::string::npos) continue;
        vacant = holder.is_scalar() && whole.empty();
        const bool is_name = std::string_view(form).substr(0, at).ends_with(kName);
        const std::string& text = is_name ? name : whole;
        named = named || !text.empty();
        form = text.empty() ? text : form.replace(at, kHole.size(), text);
    }
    std::erase_if(forms, [&](const std::string& form) {
        return form.empty() || (named && form.starts_with("holder:") && form.find(whole) == std::string::npos &&
                                form.find(name) == std::string::npos);
    });
    return named || vacant;
}

const LanguageEntity* thing_of(const ValueForm& form) {
    return form.thing == ValueForm::kNone ? nullptr : &language().things[form.thing];
}

const ValueForm& form_of(const Key& key) {
    return language().forms[key.form];
}

// Some keys of a thing.
ValueForm part_of(const LanguageEntity& thing) {
    ValueForm form;
    form.thing = static_cast<std::uint32_t>(&thing - language().things.data());
    form.partial = true;
    return form;
}

std::string in_brackets(const std::string& text) {
    return text.empty() ? text : fmt::format("[{}]", text);
}

// A text as the value of the first key.
std::string first_key(const LanguageEntity& thing) {
    const Key& key = thing.keys.front();
    return fmt::format("{{{}: <{}>}}", key.name, example_of(form_of(key)));
}

// The forms for all words that contain what is between two `*`, with the word where they say `<key>`.
std::vector<std::string> forms_of_kind(std::string_view key, const LanguageEntity& thing) {
    constexpr std::string_view kKey = "<key>";
    for (const auto& [kind, all] : thing.instead) {
        const bool is_kind = kind.size() > 2 && kind.front() == '*' && kind.back() == '*';
        if (!is_kind || key.find(kind.substr(1, kind.size() - 2)) == std::string_view::npos) continue;
        if (key.find_first_of("<>{}") != std::string_view::npos) return {};
        std::vector<std::string> forms = all;
        for (std::string& form : forms) {
            const std::size_t at = form.find(kKey);
            if (at != std::string::npos) form.replace(at, kKey.size(), key);
        }
        return forms;
    }
    return {};
}

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

Corrections::Corrections(text::Node root, const LanguageEntity& top, std::span<const text::Node> files)
    : roots_{root}, holes_(roots_), top_(top) {
    std::ranges::copy_if(files, std::back_inserter(roots_), [&](text::Node file) { return !(file == root); });
}

std::string Corrections::of_value(text::Node value, const ValueForm& form) {
    if (const std::string help = of_list(value, form); !help.empty()) return help;
    return of_example(value, form);
}

std::string Corrections::of_seat(std::string_view text, std::string_view key) {
    if (!seat_names_) seat_names_.emplace(roots_);
    return seat_names_->help(text, key);
}

std::string Corrections::of_unit(std::string_view text) {
    if (!seat_names_) seat_names_.emplace(roots_);
    return seat_names_->help_for_unit(text);
}

std::string Corrections::of_example(text::Node value, const ValueForm& form) {
    const std::string example = example_of(form);
    return example.empty() ? example : fmt::format("write it as in `{}`", with_key(value, example));
}

std::string Corrections::of_list(text::Node list, const ValueForm& form) {
    std::string help;
    for (const bool digits_alone : {false, true}) {
        if (!help.empty()) break;
        digits_alone_ = digits_alone;
        beside_.clear();
        renamed_.clear();
        const std::string text = corrected(list, form);
        if (!text.empty()) help = completed(fmt::format("{} `{}`", lead(), with_key(list, text)));
    }
    digits_alone_ = false;
    return help;
}

std::string Corrections::of_element(text::Node value, const ValueForm& form, std::unordered_set<std::string>& ids) {
    const std::string text = corrected(value, form);
    if (const std::string id(Line(text).root().find("id").text()); id.empty() || ids.insert(id).second) {
        return of_value(value, form);
    }
    return fmt::format("write it as in `{}`", example_of(form));
}

std::string Corrections::of_key(text::Node value, text::Node map, const LanguageEntity& thing) {
    std::vector<std::string> forms;
    if (const auto own = thing.instead.find(value.key()); own != thing.instead.end()) {
        forms = own->second;
    } else if (const auto top = top_.instead.find(value.key());
               top != top_.instead.end() && top->second.front().starts_with(kAtTop)) {
        forms = top->second;
    } else {
        forms = forms_of_kind(value.key(), thing);
    }
    if (forms.empty()) return {};
    if (!(map == map_)) shown_.clear();
    map_ = map;
    if (forms.front().starts_with(kWords)) {
        const std::string words = forms.front().substr(kWords.size());
        std::string text = holes_.filled(words, on_line(value), map);
        if (text.empty() && forms.size() == 1) text = Holes::examples(words);
        if (!text.empty()) return text;
        forms.erase(forms.begin());
    }
    text::Node holder;
    for (const text::Node each : there(map)) {
        if (!holder || holder.is_null()) holder = each.find("holder");
    }
    replaces_holder_ = name_holder(forms, holder);
    const std::string remove = fmt::format("remove `{}`", value.key());
    if (says_it_all(forms.front()) && takes_back(value)) return remove;
    std::string help = by_forms(forms, value, map, thing);
    if (help.empty()) {
        digits_alone_ = true;
        help = by_forms(forms, value, map, thing);
        digits_alone_ = false;
    }
    if (!help.empty()) return help;
    // What was written fits no form: an example, where there is room for it.
    const std::string& last = forms.back();
    const auto found = thing.by_name.find(last);
    const Key* const key = found == thing.by_name.end() ? nullptr : &thing.keys[found->second];
    const bool at_top = last.starts_with(kAtTop) && &thing != &top_;
    const char* const where = at_top ? " at the top level" : "";
    const std::string value_of_key = key == nullptr ? std::string() : example_of(form_of(*key));
    const std::string example = key == nullptr ? example_in(last) : fmt::format("{}: {}", last, value_of_key);
    const Line line(fmt::format("{{{}}}", example));
    const auto room = room_for(line.root(), map, at_top, thing);
    if (!room) return remove;
    const bool holds_more = key != nullptr && (value.is_map() || value.is_sequence());
    if (!room->under.empty()) {
        if (holds_more) return fmt::format("add what it holds to {}", under(*room));
        return fmt::format("add to {}{}, as in `{}`", under(*room), where, room->text);
    }
    if (holds_more || (key != nullptr && value_of_key.empty())) return fmt::format("write `{}`", last);
    if (key == nullptr || form_of(*key).scalar == ScalarForm::nothing) {
        return fmt::format("write it as in `{}`{}", example, where);
    }
    if (form_of(*key).scalar == ScalarForm::seat && value.is_scalar()) {
        if (std::string named = of_seat(value.text(), last); !named.empty()) return named;
    }
    const std::string day = first_day_of(*key);
    return fmt::format("write `{}` with {}{}{}", last, words_of(form_of(*key)), day.empty() ? "" : ": ", day);
}

std::string Corrections::of_key_elsewhere(text::Node value, text::Node map, const LanguageEntity& thing) {
    std::vector<KeyElsewhere> found = keys_below(thing, value.key());
    const std::size_t below = found.size();
    if (&thing != &top_) std::ranges::move(keys_below(top_, value.key()), std::back_inserter(found));
    if (found.empty()) return {};
    std::size_t best = 0;
    std::string text;
    for (std::size_t i = 0; i < found.size() && text.empty(); ++i) {
        text = corrected(value, *found[i].form);
        if (!text.empty()) best = i;
    }
    const KeyElsewhere& key = found[best];
    const bool fitting = !text.empty();
    if (!fitting) text = example_of(*key.form);
    text = fmt::format("{}{}: {}{}", key.before, value.key(), text, key.after);
    if (fitting && key.by_keys) {
        map_ = map;
        replaces_holder_ = false;
        const std::string help = by_forms({best < below ? text : fmt::format("{}{}", kAtTop, text)}, value, map, thing);
        if (!help.empty()) return help;
    }
    const bool shown = fits(fmt::format("{{{}}}", text), part_of(best < below ? thing : top_));
    return fmt::format("it is a key of {}{}", key.of->called,
                       shown ? fmt::format(", as in `{}`", text) : std::string());
}

std::string Corrections::by_forms(const std::vector<std::string>& forms, text::Node value, text::Node map,
                                  const LanguageEntity& thing) {
    std::string written;
    std::string added;
    std::size_t alternatives = 0;
    std::unique_ptr<Line> shown;
    bool fitting = false;
    beside_.clear();
    renamed_.clear();
    for (const std::string& form : forms) {
        const std::string text = pair(form, value, map, thing);
        if (text.empty()) continue;
        fitting = true;
        const bool at_top = form.starts_with(kAtTop) && &thing != &top_;
        auto line = std::make_unique<Line>(fmt::format("{{{}}}", text));
        const auto room = room_for(line->root(), map, at_top, thing);
        if (!room) continue;
        const char* const where = at_top ? " at the top level" : "";
        if (!room->under.empty()) {
            added = fmt::format("add to {}{}{}: `{}`", under(*room), where, digits_alone_ ? ", in digits alone" : "",
                                room->text);
        } else {
            const auto key = thing.by_name.find(form);
            const std::string day = key == thing.by_name.end() ? "" : first_day_of(thing.keys[key->second]);
            if (!day.empty()) renamed_.clear();
            written += fmt::format("{} `{}`{}{}", written.empty() ? lead() : " or", text, where,
                                   day.empty() ? day : fmt::format(" ({})", day));
        }
        ++alternatives;
        shown = std::move(line);
    }
    if (alternatives == 0) return fitting ? fmt::format("remove `{}`", value.key()) : std::string();
    const bool whole = map == roots_.front() || forms.front().starts_with(kAtTop);
    if (alternatives == 1) (whole ? shown_at_top_ : shown_).push_back(std::move(shown));
    return completed(written.empty() ? added : written);
}

std::optional<Addition> Corrections::room_for(text::Node fresh, text::Node map, bool at_top,
                                              const LanguageEntity& thing) const {
    // A form that names the holder is written over what names them now.
    if (replaces_holder_ && fresh.first().key() == "holder") return Addition{{}, inside(fresh)};
    return addition(fresh, there(at_top ? roots_.front() : map), at_top ? top_ : thing);
}

std::string Corrections::corrected(text::Node value, const ValueForm& form) {
    const std::string written = on_line(value, digits_alone_);
    if (value.is_null() || written.size() > kLongestShown) return {};
    if (fits(written, form)) return written;
    if (form.list()) {
        const ValueForm& element = language().forms[form.list_of];
        if (std::string span = span_of(value, element); !span.empty()) return span;
        std::string text =
            value.is_sequence() ? corrected_list(value, element) : in_brackets(corrected(value, element));
        if (text.empty() && value.is_map()) text = listed(value, element);
        return fits(text, form) ? text : std::string();
    }
    if (value.is_sequence()) {
        const text::Node only = value.first();
        return only && !only.next() ? corrected(only, form) : std::string();
    }
    const LanguageEntity* const thing = thing_of(form);
    if (thing == nullptr) {
        if (!value.is_scalar() || form.map_value == ValueForm::kNone || !text::number_of(value.text())) return {};
        // One number for a map by role is for all of them, one by time from the first stage on, one by period for its
        // year.
        const std::string key = form.map_key == ScalarForm::id       ? "default"
                                : form.map_key == ScalarForm::time   ? holes_.first_stage()
                                : form.map_key == ScalarForm::period ? holes_.year_ahead()
                                                                     : std::string();
        const std::string all = key.empty() ? key : fmt::format("{{{}: {}}}", key, written);
        return fits(all, form) ? all : std::string();
    }
    const std::string keys = value.is_map() ? body(value, *thing) : std::string();
    for (const std::string_view each : thing->meant) {
        const std::size_t at = each.find(kKeys);
        if (keys.empty() || at == std::string_view::npos) continue;
        std::string text = fmt::format("{}{}{}", each.substr(0, at), keys, each.substr(at + kKeys.size()));
        if (fits(text, form)) return text;
    }
    std::string text = meant(written, form);
    if (!text.empty() || keys.empty()) return text;
    text = fmt::format("{{{}}}", keys);
    return fits(text, form) ? text : std::string();
}

std::string Corrections::span_of(text::Node list, const ValueForm& element) {
    const text::Node from = list.is_sequence() ? list.first() : text::Node();
    const text::Node to = from ? from.next() : text::Node();
    if (!to || to.next() || !from.is_scalar() || !to.is_scalar() || from.text() >= to.text()) return {};
    if (!parse_date(from.text()) || !parse_date(to.text())) return {};
    const std::string span = fmt::format("{{opens: {}, closes: {}}}", from.text(), to.text());
    return fits(span, element) ? in_brackets(span) : std::string();
}

std::string Corrections::corrected_list(text::Node list, const ValueForm& element) {
    std::string text;
    for (const text::Node each : list) {
        const std::string one = corrected(each, element);
        if (one.empty()) return {};
        text += (text.empty() ? "" : ", ") + one;
    }
    return in_brackets(text);
}

std::string Corrections::meant(const std::string& written, const ValueForm& form) {
    const LanguageEntity& thing = *thing_of(form);
    const std::string price = without_per_day(written);
    for (const std::string_view each : thing.meant.empty() ? std::vector{first_key(thing)} : thing.meant) {
        const bool daily = each.starts_with(kDaily);
        if (each.find(kKeys) != std::string_view::npos || daily == price.empty()) continue;
        const std::string& taken = daily ? price : written;
        const std::size_t beside = each.find(kBeside);
        const std::string text = holes_.filled(each.substr(0, beside), taken, {});
        if (!fits(text, form)) continue;
        // A scenario is applied to a spec that may have a currency.
        const bool needed = top_.id == "spec" && holes_.currency().empty();
        if (needed && beside != std::string_view::npos) {
            beside_ = holes_.filled(each.substr(beside + kBeside.size()), taken.substr(taken.rfind(' ') + 1), {});
        }
        return text;
    }
    if (!thing.by_name.contains("id") || !thing.by_name.contains("name") || text::number_of(written)) return {};
    const std::string text = fmt::format("{{id: {}, name: {}}}", text::slug(written), written);
    return fits(text, form) ? text : std::string();
}

std::string Corrections::body(text::Node map, const LanguageEntity& thing) {
    std::string text;
    for (const text::Node value : map) {
        std::string one;
        if (thing.by_name.contains(value.key())) {
            one = pair(value.key(), value, map, thing);
        } else if (const auto word = thing.instead.find(value.key()); word != thing.instead.end()) {
            if (says_it_all(word->second.front()) && takes_back(value)) continue;
            for (const std::string& form : word->second) {
                if (one.empty() && !form.starts_with(kAtTop)) one = pair(form, value, map, thing);
            }
        }
        if (one.empty()) return {};
        text += (text.empty() ? "" : ", ") + one;
    }
    return text;
}

std::string Corrections::listed(text::Node map, const ValueForm& element) {
    const LanguageEntity* const thing = thing_of(element);
    if (thing == nullptr) return {};
    std::vector<std::string> forms = thing->meant;
    forms.push_back(first_key(*thing));
    std::string text;
    for (const text::Node entry : map) {
        const bool empty = !entry.first() && !entry.is_scalar();
        std::string one = empty ? meant(std::string(entry.key()), element) : std::string();
        const std::string keys = entry.is_map() ? body(entry, *thing) : std::string();
        for (std::string_view form : forms) {
            if (!one.empty() || keys.empty()) break;
            form = form.substr(0, form.find(kBeside));
            one = holes_.filled(form.substr(0, form.size() - 1), entry.key(), {});
            if (!one.empty()) one += fmt::format(", {}}}", keys);
            if (!fits(one, element)) one.clear();
        }
        if (one.empty()) return {};
        text += (text.empty() ? "" : ", ") + one;
    }
    return in_brackets(text);
}

std::string Corrections::pair(std::string_view form, text::Node value, text::Node map, const LanguageEntity& thing) {
    const bool at_top = form.starts_with(kAtTop);
    if (at_top) form.remove_prefix(kAtTop.size());
    const LanguageEntity& holder = at_top ? top_ : thing;
    std::string text;
    if (const auto key = holder.by_name.find(form); key != holder.by_name.end()) {
        const Key& known = holder.keys[key->second];
        text = corrected(value, form_of(known));
        const std::string day = form == value.key() ? std::string() : first_day_of(known);
        if (!day.empty() && value.key() != "back") text = day_after(text);
        if (!text.empty()) text = fmt::format("{}: {}", form, text);
        if (!text.empty() && !day.empty()) renamed_ = fmt::format("`{}` is {}", form, day);
    } else if (!value.is_null() || !has_hole(form)) {
        text = with_value(form, value, map);
    }
    return !text.empty() && fits(fmt::format("{{{}}}", text), part_of(holder)) ? text : std::string();
}

std::string Corrections::with_value(std::string_view form, text::Node value, text::Node map) {
    if (value.is_map() && is_for_each(form)) return holes_.filled_each(form, value, map);
    const std::size_t hole = form.find('<'), end = form.find('>');
    if (hole != std::string_view::npos) {
        if (const ValueForm* const named = form_named(form.substr(hole + 1, end - hole - 1))) {
            const std::string text = corrected(value, *named);
            return text.empty() ? text : fmt::format("{}{}{}", form.substr(0, hole), text, form.substr(end + 1));
        }
    }
    return holes_.filled(form, on_line(value, digits_alone_), map);
}

bool Corrections::fits(const std::string& text, const ValueForm& form) {
    if (text.empty() || text.size() > kLongestShown || left_ == 0) return false;
    --left_;
    return accepts(text, form);
}

const std::vector<std::unique_ptr<Line>>& Corrections::shown_in(text::Node map) const {
    static const std::vector<std::unique_ptr<Line>> kNone;
    return map == roots_.front() ? shown_at_top_ : map == map_ ? shown_ : kNone;
}

bool Corrections::has_shown(std::string_view key, text::Node map) const {
    return std::ranges::any_of(shown_in(map), [&](const auto& line) { return bool(line->root().find(key)); });
}

std::vector<text::Node> Corrections::there(text::Node map) const {
    std::vector<text::Node> maps = map == roots_.front() ? roots_ : std::vector{map};
    for (const auto& line : shown_in(map)) maps.push_back(line->root());
    return maps;
}

std::string Corrections::completed(std::string help) const {
    if (!renamed_.empty()) help += fmt::format(" ({})", renamed_);
    if (beside_.empty()) return help;
    const Line line(fmt::format("{{{}}}", beside_));
    const std::optional<Addition> room = addition(line.root(), there(roots_.front()), top_);
    if (!room) return help;
    if (room->under.empty()) return fmt::format("{}, and `{}` at the top level", help, beside_);
    return fmt::format("{}, and `{}` under {}", help, room->text, under(*room));
}

}  // namespace orgplan::language
