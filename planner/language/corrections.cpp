#include "planner/language/corrections.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "planner/text/values.h"

namespace orgplan::language {
namespace {

// Longer forms are not shown.
constexpr std::size_t kLongest = 160;
// In a form: what follows belongs at the top level of a spec that has no currency.
constexpr std::string_view kBeside = " + ";
constexpr std::string_view kAtTop = "+ ";

std::string scalar_on_line(std::string_view text, bool quoted) {
    if (!quoted && text.find_first_of(",[]{}\n") == std::string_view::npos) return std::string(text);
    std::string line = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') line += '\\';
        line += c == '\n' ? ' ' : c;
    }
    return line + "\"";
}

// A value as it is written, on one line; what is longer than is shown is cut.
void write_on_line(text::Node value, std::string& line) {
    if (value.is_null()) line += "~";
    if (value.is_scalar()) line += scalar_on_line(value.text(), value.quoted());
    if (!value.is_sequence() && !value.is_map()) return;
    line += value.is_map() ? "{" : "[";
    const char* separator = "";
    for (const text::Node child : value) {
        if (line.size() > kLongest) return;
        line += separator;
        separator = ", ";
        if (value.is_map()) line += scalar_on_line(child.key(), false) + ": ";
        write_on_line(child, line);
    }
    line += value.is_map() ? "}" : "]";
}

std::string on_line(text::Node value) {
    std::string line;
    write_on_line(value, line);
    return line;
}

// A value with its key, where it has one that can be shown.
std::string with_key(text::Node value, const std::string& text) {
    const bool shown = !value.key().empty() && value.key().size() <= kLongest;
    return shown ? fmt::format("{}: {}", value.key(), text) : text;
}

bool has_hole(std::string_view form) {
    return form.find('<') != std::string_view::npos;
}

// A form with its own examples in the holes, without what belongs at the top level.
std::string example_in(std::string_view form) {
    form = form.substr(0, form.find(kBeside));
    if (form.starts_with(kAtTop)) form.remove_prefix(kAtTop.size());
    std::string text(form);
    std::erase_if(text, [](char c) { return c == '<' || c == '>'; });
    return text;
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
    return fmt::format("{{{}: <>}}", thing.keys.front().name);
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
    if (!form.words.empty()) return form.words.front();
    if (form.scalar != ScalarForm::nothing) return std::string(traits_of(form.scalar).example);
    if (form.list()) return in_brackets(example_of(language().forms[form.list_of]));
    if (const LanguageEntity* const thing = thing_of(form)) return example_of_thing(*thing);
    if (form.map_value == ValueForm::kNone) return {};
    const std::string value = example_of(language().forms[form.map_value]);
    return value.empty() ? value : fmt::format("{{{}: {}}}", traits_of(form.map_key).example, value);
}

std::string Corrections::of_value(text::Node value, const ValueForm& form) {
    if (const std::string help = of_list(value, form); !help.empty()) return help;
    const std::string example = example_of(form);
    return example.empty() ? example : fmt::format("write it as in `{}`", with_key(value, example));
}

std::string Corrections::of_list(text::Node list, const ValueForm& form) {
    beside_.clear();
    const std::string text = corrected(list, form);
    return text.empty() ? text : with_beside(fmt::format("write `{}`", with_key(list, text)));
}

std::string Corrections::of_key(text::Node value, text::Node map, const LanguageEntity& thing) {
    const std::vector<std::string>* forms = nullptr;
    if (const auto own = thing.instead.find(value.key()); own != thing.instead.end()) {
        forms = &own->second;
    } else if (const auto top = top_.instead.find(value.key());
               top != top_.instead.end() && top->second.front().starts_with(kAtTop)) {
        forms = &top->second;
    }
    if (forms == nullptr) return {};
    beside_.clear();
    std::string help;
    const auto at_top = [&](std::string_view form) {
        return form.starts_with(kAtTop) && &thing != &top_ ? " at the top level" : "";
    };
    for (const std::string& form : *forms) {
        const std::string text = pair(form, value, map, thing);
        const bool fixed = !has_hole(form) && !thing.by_name.contains(form);
        if (fixed && value.text() == "false") return "remove it";
        if (!text.empty()) help += fmt::format("{} `{}`{}", help.empty() ? "write" : " or", text, at_top(form));
    }
    if (!help.empty()) return with_beside(std::move(help));
    const std::string& last = forms->back();
    const auto key = thing.by_name.find(last);
    if (key == thing.by_name.end()) return fmt::format("write it as in `{}`{}", example_in(last), at_top(last));
    if (value.is_map() || value.is_sequence()) return fmt::format("write `{}`", last);
    const ValueForm& form = form_of(thing.keys[key->second]);
    if (form.scalar != ScalarForm::nothing) return fmt::format("write `{}` with {}", last, words_of(form));
    return fmt::format("write it as in `{}: {}`", last, example_of(form));
}

std::string Corrections::corrected(text::Node value, const ValueForm& form) {
    const std::string written = on_line(value);
    if (value.is_null() || written.size() > kLongest) return {};
    if (fits(written, form)) return written;
    std::string text;
    if (form.list()) {
        const ValueForm& element = language().forms[form.list_of];
        if (value.is_sequence()) {
            for (const text::Node each : value) {
                const std::string one = corrected(each, element);
                if (one.empty()) return {};
                text += (text.empty() ? "" : ", ") + one;
            }
            return in_brackets(text);
        }
        text = in_brackets(corrected(value, element));
        if (text.empty() && value.is_map()) text = listed(value, element);
        return fits(text, form) ? text : std::string();
    }
    if (value.is_sequence()) {
        const text::Node only = value.first();
        return only && !only.next() ? corrected(only, form) : std::string();
    }
    const LanguageEntity* const thing = thing_of(form);
    if (thing == nullptr) return {};
    text = meant(written, form);
    if (!text.empty() || !value.is_map()) return text;
    const std::string keys = body(value, *thing);
    text = keys.empty() ? keys : fmt::format("{{{}}}", keys);
    return fits(text, form) ? text : std::string();
}

std::string Corrections::meant(const std::string& written, const ValueForm& form) {
    const LanguageEntity& thing = *thing_of(form);
    for (const std::string_view each : thing.meant.empty() ? std::vector{first_key(thing)} : thing.meant) {
        const std::size_t beside = each.find(kBeside);
        const std::string text = filled(each.substr(0, beside), written, {});
        if (!fits(text, form)) continue;
        // A scenario is applied to a spec that may have a currency.
        const bool needed = top_.id == "spec" && !root_.find("costs").find("currency");
        if (needed && beside != std::string_view::npos) {
            beside_ = filled(each.substr(beside + kBeside.size()), written.substr(written.rfind(' ') + 1), {});
        }
        return text;
    }
    if (!thing.by_name.contains("id") || !thing.by_name.contains("name")) return {};
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
            one = filled(form.substr(0, form.size() - 1), entry.key(), {});
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
        text = corrected(value, form_of(holder.keys[key->second]));
        if (!text.empty()) text = fmt::format("{}: {}", form, text);
    } else if (!value.is_null() || !has_hole(form)) {
        text = filled(form, on_line(value), map);
    }
    return !text.empty() && fits(fmt::format("{{{}}}", text), part_of(holder)) ? text : std::string();
}

std::string Corrections::filled(std::string_view form, std::string_view written, text::Node map) const {
    std::string text;
    bool all_used = true;
    for (std::size_t hole = form.find('<'); hole != std::string_view::npos; hole = form.find('<')) {
        const std::size_t end = form.find('>', hole);
        const std::string_view name = form.substr(hole + 1, end - hole - 1);
        text += form.substr(0, hole);
        form.remove_prefix(end + 1);
        std::string_view value;
        if (name == "currency") {
            value = root_.find("costs").find("currency").text();
        } else if (name == "id") {
            value = map.find("id").text();
        } else {
            // One of several holes takes a word, the last one the rest.
            value = written.substr(0, has_hole(form) ? written.find(' ') : std::string_view::npos);
            written.remove_prefix(std::min(value.size() + 1, written.size()));
            all_used = written.empty();
            if (text::number_of(value) && !name.empty() && !text::number_of(name)) return {};
        }
        if (value.empty()) return {};
        text += value;
    }
    text += form;
    return all_used ? text : std::string();
}

bool Corrections::fits(const std::string& text, const ValueForm& form) {
    if (text.empty() || text.size() > kLongest || left_ == 0) return false;
    --left_;
    return accepts(text, form);
}

std::string Corrections::with_beside(std::string help) const {
    return beside_.empty() ? help : fmt::format("{}, and `{}` at the top level", help, beside_);
}

}  // namespace orgplan::language
