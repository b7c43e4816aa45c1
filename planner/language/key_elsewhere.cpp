#include "planner/language/key_elsewhere.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "planner/language/forms.h"

namespace orgplan::language {
namespace {

struct Way {
    const LanguageEntity* thing = nullptr;
    std::string before;
    std::string after;
    bool by_keys = true;
};

// What a thing needs as well as a key.
std::string needed_with(const LanguageEntity& thing, std::string_view key) {
    std::string text;
    for (const Key& each : thing.keys) {
        if (!each.required || each.name == key) continue;
        text += fmt::format("{}: {}, ", each.name, example_of(language().forms[each.form]));
    }
    return text;
}

// The way on, through a key whose value is a thing, a list of them, or a map of them.
Way further(const Way& way, const Key& key) {
    const Language& all = language();
    const ValueForm& form = all.forms[key.form];
    std::uint32_t thing = form.thing;
    std::string keyed;
    std::string_view open = "{", close = "}";
    bool by_keys = way.by_keys;
    if (thing == ValueForm::kNone && form.list()) {
        thing = all.forms[form.list_of].thing;
        open = "[{";
        close = "}]";
        by_keys = false;
    } else if (thing == ValueForm::kNone && form.map_value != ValueForm::kNone) {
        thing = all.forms[form.map_value].thing;
        keyed = fmt::format("{{{}: ", traits_of(form.map_key).example);
        close = "}}";
        by_keys = false;
    }
    if (thing == ValueForm::kNone) return {};
    // Where the way begins, what the thing needs is there.
    const std::string needed = way.before.empty() ? std::string() : needed_with(*way.thing, key.name);
    return {&all.things[thing], fmt::format("{}{}{}: {}{}", way.before, needed, key.name, keyed, open),
            fmt::format("{}{}", close, way.after), by_keys && needed.empty()};
}

}  // namespace

std::vector<KeyElsewhere> keys_below(const LanguageEntity& from, std::string_view key) {
    std::vector<KeyElsewhere> found;
    std::vector<const LanguageEntity*> seen{&from};
    std::vector<Way> ways;
    const auto go_on = [&](const Way& way) {
        for (const Key& each : way.thing->keys) {
            Way next = further(way, each);
            if (next.thing == nullptr || std::ranges::find(seen, next.thing) != seen.end()) continue;
            seen.push_back(next.thing);
            ways.push_back(std::move(next));
        }
    };
    go_on({&from, {}, {}, true});
    for (std::size_t i = 0; i < ways.size(); ++i) {
        const Way way = ways[i];
        if (const auto known = way.thing->by_name.find(key); known != way.thing->by_name.end()) {
            const std::string needed = needed_with(*way.thing, key);
            found.push_back({way.thing, &language().forms[way.thing->keys[known->second].form], way.before + needed,
                             way.after, way.by_keys && needed.empty()});
        }
        go_on(way);
    }
    return found;
}

}  // namespace orgplan::language
