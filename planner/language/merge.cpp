#include "planner/language/merge.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/language/forms.h"
#include "planner/text/same_value.h"

namespace orgplan::language {
namespace {

// The form of the value under a key of a map; null where the language leaves it open.
const ValueForm* form_under(const ValueForm& form, std::string_view key) {
    if (const LanguageEntity* const thing = thing_of(form)) {
        const auto known = thing->by_name.find(key);
        return known == thing->by_name.end() ? nullptr : &language().forms[thing->keys[known->second].form];
    }
    return form.map_value == ValueForm::kNone ? nullptr : &language().forms[form.map_value];
}

// A map of times to single values or lists is one value that differs in time.
bool is_timed(const ValueForm& form) {
    return form.map_key == ScalarForm::time && (form.scalar != ScalarForm::nothing || form.list());
}

bool merges(const ValueForm* form, text::Node base, text::Node over) {
    return form != nullptr && !is_timed(*form) &&
           (form->thing != ValueForm::kNone || form->map_value != ValueForm::kNone) && base.is_map() && over.is_map();
}

// Whether nothing below a value was there before, so that all it needs has to be in it.
bool stands_alone(const ValueForm* form, text::Node value) {
    return form != nullptr && form->thing != ValueForm::kNone && !form->partial && value.is_map();
}

// What a value adds to a list; nothing where it is no such value.
text::Node adds(const ValueForm* form, text::Node value) {
    return form != nullptr && form->list() && value.is_map() ? value.find("add") : text::Node();
}

bool is_required(const ValueForm& form, std::string_view key) {
    const LanguageEntity* const thing = thing_of(form);
    if (thing == nullptr) return false;
    const auto known = thing->by_name.find(key);
    return known != thing->by_name.end() && thing->keys[known->second].required;
}

}  // namespace

Entries::Entries(text::Node map) {
    for (const text::Node child : map) set(child.key(), child);
}

text::Node* Entries::find(std::string_view key) {
    const auto at = at_.find(std::string(key));
    return at == at_.end() || !entries_[at->second].value ? nullptr : &entries_[at->second].value;
}

void Entries::set(std::string_view key, text::Node value) {
    const auto [at, fresh] = at_.emplace(key, entries_.size());
    if (fresh) {
        entries_.push_back({std::string(key), value});
    } else {
        entries_[at->second].value = value;
    }
}

void Entries::remove(std::string_view key) {
    if (text::Node* const value = find(key)) *value = text::Node();
}

// Reports what a scenario does not give for a thing that its base does not have.
void Merge::need_all(text::Node value, const ValueForm& form) {
    const LanguageEntity& thing = *thing_of(form);
    for (const Key& key : thing.keys) {
        if (!key.required || value.find(key.name)) continue;
        findings_.add("missing-key", value.first() ? value.first().key_place() : value.place(),
                      fmt::format("{} needs `{}`, because the base has none", thing.called, key.name),
                      fmt::format("add `{}`", key.name));
    }
}

// As deep as the overlay, whose depth its reader bounds.
text::Node Merge::merged(text::Node base, text::Node over, const ValueForm& form, bool keeps_null, text::Node line) {
    Entries entries(base);
    bool changed = false;
    for (const text::Node value : over) {
        const std::string_view key = value.key();
        const text::Node* const own = entries.find(key);
        // Changes of one seat are added to those of its line; everything else hides what the line says.
        const text::Node before = own != nullptr ? *own : key == "changes" ? text::Node() : line.find(key);
        if (value.is_null()) {
            if (!before || before.is_null()) continue;
            if (is_required(form, key)) {
                findings_.add("missing-key", value.key_place(),
                              fmt::format("{} needs `{}`, which is removed here", thing_of(form)->called, key),
                              "write another value");
                continue;
            }
            if (keeps_null) {
                entries.set(key, value);
            } else {
                entries.remove(key);
            }
            changed = true;
            continue;
        }
        const ValueForm* const below = form_under(form, key);
        text::Node after = value;
        if (const text::Node added = adds(below, value)) {
            std::vector<text::Node> all;
            for (const text::Node element : before) all.push_back(element);
            for (const text::Node element : added) all.push_back(element);
            if (!added.first()) continue;
            after = list_of(before ? before : value, all);
        } else if (merges(below, before, value)) {
            // A map that `seats:` gives to one seat is whole: nothing in it has to remove what the line says.
            after = merged(before, value, *below, form.map_key == ScalarForm::whole, {});
            if (after == before) continue;
        } else if (before && text::same_value(before, value)) {
            continue;
        } else if (stands_alone(below, value)) {
            after = merged({}, value, *below, false, {});
            if (!after) continue;
            need_all(after, *below);
        }
        entries.set(key, after);
        changed = true;
    }
    if (!changed) return base;
    if (const LanguageEntity* const thing = thing_of(form)) {
        for (const std::vector<std::uint32_t>& group : thing->exclusive) {
            for (const std::uint32_t key : group) {
                const text::Node given = over.find(thing->keys[key].name);
                if (!given || given.is_null()) continue;
                for (const std::uint32_t other : group) {
                    if (other != key) entries.remove(thing->keys[other].name);
                }
            }
        }
    }
    return map_of(base ? base : over, entries.all());
}

text::Node Merge::list_of(text::Node like, const std::vector<text::Node>& elements) {
    made_.push_back(text::Document::list_of(like, elements));
    return made_.back()->root();
}

text::Node Merge::map_of(text::Node like, const std::vector<text::KeyedNode>& entries) {
    made_.push_back(text::Document::map_of(like, entries));
    return made_.back()->root();
}

}  // namespace orgplan::language
