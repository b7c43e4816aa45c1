#include "planner/language/corrections.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "planner/language/forms.h"
#include "planner/language/key_elsewhere.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

// What follows is said as it is.
constexpr std::string_view kWords = "= ";

// A value with its key, where it has one that can be shown.
std::string with_key(text::Node value, const std::string& text) {
    const bool shown = !value.key().empty() && value.key().size() + text.size() <= kLongestShown;
    return shown ? fmt::format("{}: {}", value.key(), text) : text;
}

// "`freeze` under `hiring`".
std::string under(const Addition& added) {
    return fmt::format("`{}`", fmt::join(added.under, "` under `"));
}

// Fills `<holder>` of forms with the holder that a seat has: the name, or all that is said of them. Where there is one,
// the forms that would name somebody else are left out. Returns whether any takes the place of what names the holder
// now.
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

// The form for a vacant seat is the only one for it, and none for any other.
void choose_for_vacant(std::vector<std::string>& forms, bool vacant) {
    constexpr std::string_view kVacant = "vacant: ";
    const auto at = std::ranges::find_if(forms, [&](const std::string& form) { return form.starts_with(kVacant); });
    if (at == forms.end()) return;
    if (vacant) {
        forms = {at->substr(kVacant.size())};
    } else {
        forms.erase(at);
    }
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

}  // namespace

Corrections::Corrections(text::Node root, const LanguageEntity& top, std::span<const text::Node> files)
    : roots_{root}, holes_(roots_), top_(top) {
    std::ranges::copy_if(files, std::back_inserter(roots_), [&](text::Node file) { return !(file == root); });
}

std::string Corrections::of_value(text::Node value, const ValueForm& form) {
    if (const std::string help = of_added(value, form); !help.empty()) return help;
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

std::string Corrections::of_added(text::Node list, const ValueForm& form) const {
    if (top_.id != "overlay" || !list.is_sequence() || form.map_value == ValueForm::kNone) return {};
    const LanguageEntity* const thing = thing_of(language().forms[form.map_value]);
    const bool unit = thing != nullptr && thing->id == "unit-entry";
    if (!unit && (thing == nullptr || thing->id != "position")) return {};
    return fmt::format(
        "to add {}, write the list under `{}` beside `edit`{}", unit ? "units" : "seats", unit ? "units" : "positions",
        unit ? ", with `within: ...` for the unit above" : ", with `unit: ...` for the unit it belongs to");
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
    choose_for_vacant(forms, holder.text() == "vacant");
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
    // A name makes an id.
    const std::string id = form_of(*key).scalar == ScalarForm::id ? text::slug(value.text()) : std::string();
    if (fits(id, form_of(*key))) {
        const std::string shown = fmt::format("{}: {}", last, id);
        shown_.push_back(std::make_unique<Line>(fmt::format("{{{}}}", shown)));
        return fmt::format("write `{}`", shown);
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
