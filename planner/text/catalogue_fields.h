#pragma once

#include "planner/text/catalogue.h"

namespace orgplan::text {

template <class Archive>
void serialize(Archive& archive, CatalogueEntry& entry) {
    archive(entry.id, entry.pack, entry.severity, entry.summary, entry.why, entry.details, entry.help, entry.evidence,
            entry.says_when, entry.of_make_up);
}

}  // namespace orgplan::text
