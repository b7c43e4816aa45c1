#include "graph/chart/scene/placeholders.h"

#include <algorithm>

namespace orgplan::scene {
namespace {

// Calls with each piece of a text: `plain` with what is said as it is, `named` with a name in braces.
template <class Plain, class Named>
void each_piece(std::string_view text, Plain plain, Named named) {
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("{{") || rest.starts_with("}}")) {
            plain(rest.substr(0, 1));
            at += 2;
            continue;
        }
        const std::size_t end = rest.find('}');
        if (rest.front() == '{' && end != rest.npos) {
            named(rest.substr(1, end - 1));
            at += end + 1;
        } else {
            plain(rest.substr(0, 1));
            ++at;
        }
    }
}

}  // namespace

std::string filled(std::string_view text, const PlaceholderTexts& texts) {
    std::string out;
    each_piece(
        text, [&](std::string_view plain) { out += plain; },
        [&](std::string_view name) {
            const auto found = std::ranges::find(kPlaceholders, name);
            if (found == kPlaceholders.end()) {
                out.append("{").append(name).append("}");
            } else {
                out += texts[static_cast<std::size_t>(found - kPlaceholders.begin())];
            }
        });
    return out;
}

bool has(std::string_view text, Placeholder placeholder) {
    bool found = false;
    each_piece(
        text, [](std::string_view) {},
        [&](std::string_view name) { found |= name == kPlaceholders[static_cast<std::size_t>(placeholder)]; });
    return found;
}

std::string unknown_placeholder(std::string_view text) {
    std::string unknown;
    each_piece(
        text, [](std::string_view) {},
        [&](std::string_view name) {
            if (unknown.empty() && std::ranges::find(kPlaceholders, name) == kPlaceholders.end()) {
                unknown = "{" + std::string(name) + "}";
            }
        });
    return unknown;
}

}  // namespace orgplan::scene
