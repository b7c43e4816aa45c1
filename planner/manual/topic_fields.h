#pragma once

#include "planner/manual/topics.h"

namespace orgplan::manual {

template <class Archive>
void serialize(Archive& archive, Topic& topic) {
    archive(topic.id, topic.title, topic.also, topic.text);
}

}  // namespace orgplan::manual
