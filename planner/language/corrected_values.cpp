// What a user wrote, as a value of the form that belongs there.

#include <fmt/format.h>

#include "planner/language/corrections.h"
#include "planner/language/forms.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

// A form for a price of a day.
constexpr std::string_view kDaily = "{daily:";

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

// `to: 2027-09-30` means the whole of September, so that 1 October is the first day without it.
std::string day_after(const std::string& date) {
    constexpr std::size_t kDay = 10;
    const std::optional<Tick> last = date.size() == kDay ? parse_date(date) : std::nullopt;
    if (!last) return date;
    const std::string next = date_text(*last + 1);
    return next.ends_with("-01") ? next : date;
}

}  // namespace

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
        const std::string key = form.map_key == ScalarForm::role     ? "default"
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
        text = form == "load" && value.is_scalar() ? load_of(value.text()) : std::string();
        if (text.empty()) text = corrected(value, form_of(known));
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

}  // namespace orgplan::language
