#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "planner/text/finding.h"

namespace orgplan::text {

/// Adds the one finding that `make(findings, items)` adds about items, each of which is a fault of its `seat` and could
/// be reported alone. `make` is kept with the finding, and refers to nothing that ends before the policy is applied.
template <class Item, class Make>
void add_grouped(Findings& findings, std::vector<Item> items, Make make) {
    make(findings, items);
    Finding& finding = findings.all().back();
    for (const Item& item : items) finding.several.push_back(item.seat);
    finding.of_some = [items = std::move(items), make](std::span<const std::size_t> chosen) {
        std::vector<Item> some;
        for (const std::size_t i : chosen) some.push_back(items[i]);
        Findings alone;
        make(alone, some);
        return std::move(alone.all().front());
    };
}

}  // namespace orgplan::text
