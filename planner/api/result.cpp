#include "planner/api/result.h"

#include "planner/text/nearest.h"

namespace orgplan::api {

Refusal no_such(std::string message, std::string_view word, std::span<const std::string_view> known,
                std::string_view listed) {
    std::string hint = text::did_you_mean(word, known);
    return {Refusal::Why::wrong, std::move(message), text::followed_by(std::move(hint), listed)};
}

Refusal both(Refusal first, const Refusal* second) {
    if (second != nullptr) first.more.push_back(*second);
    return first;
}

Refusal faulty(text::Findings findings) {
    return {Refusal::Why::faulty, {}, {}, std::move(findings)};
}

}  // namespace orgplan::api
