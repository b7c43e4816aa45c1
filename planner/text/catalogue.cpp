#include "planner/text/catalogue.h"

#include <algorithm>

#include "planner/text/catalogue_fields.h"
#include "planner/text/embedded.h"
#include "planner/text/pack.h"

namespace orgplan::text {

std::span<const CatalogueEntry> catalogue() {
    static const auto entries = unpack<std::vector<CatalogueEntry>>(embedded(SchemaPart::catalogue));
    return entries;
}

const CatalogueEntry* find_in_catalogue(std::string_view id) {
    const std::span<const CatalogueEntry> entries = catalogue();
    const auto found = std::ranges::lower_bound(
        entries, id, {}, [](const CatalogueEntry& entry) -> std::string_view { return entry.id; });
    return found != entries.end() && found->id == id ? &*found : nullptr;
}

}  // namespace orgplan::text
