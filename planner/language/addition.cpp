#include "planner/language/addition.h"

#include <algorithm>
#include <unordered_set>

#include "planner/language/on_line.h"

namespace orgplan::language {
namespace {

// Whether a key that excludes this one is there.
bool is_excluded(std::string_view key, const std::vector<text::Node>& there, const LanguageEntity& thing) {
    const auto known = thing.by_name.find(key);
    if (known == thing.by_name.end()) return false;
    return std::ranges::any_of(thing.exclusive, [&](const std::vector<std::uint32_t>& group) {
        return std::ranges::find(group, known->second) != group.end() &&
               std::ranges::any_of(group, [&](std::uint32_t other) {
                   return other != known->second && has_key(there, thing.keys[other].name);
               });
    });
}

// The elements of a list whose ids the lists that are there do not have yet, on one line.
std::string new_elements(text::Node fresh, const std::vector<text::Node>& there) {
    std::unordered_set<std::string_view> left;
    for (const text::Node element : fresh) {
        if (const text::Node id = element.find("id")) left.insert(id.text());
    }
    if (left.empty()) return inside(fresh);
    for (const text::Node list : there) {
        for (const text::Node element : list) {
            left.erase(element.is_map() ? element.find("id").text() : element.text());
        }
    }
    std::string text;
    for (const text::Node element : fresh) {
        const text::Node id = element.find("id");
        if (!id || left.contains(id.text())) text += (text.empty() ? "" : ", ") + on_line(element);
    }
    return text;
}

const ValueForm* form_of(std::string_view key, const LanguageEntity* thing) {
    if (thing == nullptr) return nullptr;
    const auto known = thing->by_name.find(key);
    return known == thing->by_name.end() ? nullptr : &language().forms[thing->keys[known->second].form];
}

const LanguageEntity* thing_of(const ValueForm* form) {
    return form == nullptr || form->thing == ValueForm::kNone ? nullptr : &language().things[form->thing];
}

// What makes a value of a key longer, or belongs there once that is corrected; empty where there is no room.
std::string added_to_value(const std::vector<text::Node>& values, text::Node fresh, const ValueForm* form) {
    const text::Node value = values.front();
    if (value.is_sequence() && fresh.is_sequence()) return new_elements(fresh, values);
    const bool longer = value.is_sequence() && fresh.is_scalar() && form != nullptr && form->list();
    const bool right = value.is_scalar() && form != nullptr && form->scalar != ScalarForm::nothing;
    return longer || (!fresh.is_scalar() && !right) ? inside(fresh) : std::string();
}

// Of a map of a thing, or of one whose keys the user chose.
std::optional<Addition> added_to(const std::vector<text::Node>& there, text::Node fresh, const LanguageEntity* thing) {
    bool free = true;
    for (const text::Node value : fresh) {
        if (thing != nullptr && is_excluded(value.key(), there, *thing)) return std::nullopt;
        free = free && !has_key(there, value.key());
    }
    if (free) return Addition{{}, inside(fresh)};
    const text::Node value = fresh.first();
    // Several keys of which some are there: only the user knows which of them hold.
    if (value.next()) return std::nullopt;
    // A key without a value, or with a faulty one, is to be corrected: it takes anything.
    std::vector<text::Node> values;
    for (const text::Node map : there) {
        const text::Node known = map.find(value.key());
        if (known && !known.is_null()) values.push_back(known);
    }
    const ValueForm* const form = form_of(value.key(), thing);
    std::optional<Addition> found;
    if (!values.empty() && value.is_map() && values.front().is_map()) {
        found = added_to(values, value, thing_of(form));
    } else {
        std::string text = values.empty() ? inside(value) : added_to_value(values, value, form);
        if (!text.empty()) found = Addition{{}, std::move(text)};
    }
    if (found) found->under.emplace_back(value.key());
    return found;
}

}  // namespace

bool has_key(const std::vector<text::Node>& maps, std::string_view key) {
    return std::ranges::any_of(maps, [&](text::Node map) { return map.find(key) || map.holds_faulty(key); });
}

std::optional<Addition> addition(text::Node fresh, const std::vector<text::Node>& there, const LanguageEntity& thing) {
    return added_to(there, fresh, &thing);
}

}  // namespace orgplan::language
