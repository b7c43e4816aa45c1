#include "planner/manual/topics.h"

#include <algorithm>
#include <vector>

#include "planner/manual/topic_fields.h"
#include "planner/text/embedded.h"
#include "planner/text/pack.h"

namespace orgplan::manual {

std::span<const Topic> topics() {
    static const auto all = text::unpack<std::vector<Topic>>(text::embedded(text::SchemaPart::topics));
    return all;
}

const Topic* find_topic(std::string_view word) {
    const auto found = std::ranges::find_if(topics(), [&](const Topic& topic) {
        return topic.id == word || std::ranges::find(topic.also, word) != topic.also.end();
    });
    return found == topics().end() ? nullptr : &*found;
}

}  // namespace orgplan::manual
