#include "planner/rules/near_words.h"

#include <vector>

#include "planner/text/nearest.h"

namespace orgplan::rules {
namespace {

std::string without_number(std::string_view word) {
    std::string text(word);
    std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
    const std::size_t last = text.size() - 1;
    const bool letter = text.size() > 1 && (text[last - 1] == '-' || text[last - 1] == ' ' || text[last - 1] == '_');
    if (letter) text.pop_back();
    return text;
}

}  // namespace

bool differ_in_number(std::string_view a, std::string_view b) {
    return without_number(a) == without_number(b);
}

std::string near_word(std::string_view word, std::span<const std::string_view> known) {
    std::vector<std::string_view> others;
    for (const std::string_view each : known) {
        const bool begun = each.starts_with(word) && each.size() > word.size() + 1;
        if (!begun && !differ_in_number(each, word)) others.push_back(each);
    }
    return text::nearest_name(word, others);
}

}  // namespace orgplan::rules
