#include "planner/language/seat_names.h"

#include <fmt/format.h>

#include "planner/text/values.h"

namespace orgplan::language {

SeatNames::SeatNames(const std::vector<text::Node>& roots) {
    for (const text::Node root : roots) read_unit(root);
}

// As deep as the text, whose depth its reader bounds.
void SeatNames::read_unit(text::Node unit) {
    if (const text::Node name = unit.find("name")) {
        const auto [known, fresh] = units_.emplace(text::slug(name.text()), unit.find("id").text());
        if (!fresh) known->second.clear();
    }
    for (const text::Node position : unit.find("positions")) read_position(position);
    for (const text::Node each : unit.find("units")) read_unit(each);
}

void SeatNames::read_position(text::Node position) {
    add(position.find("role").text(), false, position);
    if (const text::Node title = position.find("title"); title.text() != position.find("role").text()) {
        add(title.text(), false, position);
    }
    const text::Node holder = position.find("holder");
    if (!holder.is_sequence()) return read_holder(holder, position);
    for (const text::Node each : holder) read_holder(each, position);
}

void SeatNames::read_holder(text::Node holder, text::Node position) {
    add(holder.is_map() ? holder.find("name").text() : holder.text(), true, position);
}

void SeatNames::add(std::string_view name, bool by_holder, text::Node position) {
    const std::string slug = text::slug(name);
    if (slug.empty() || slug == "vacant") return;
    Seat& seat = seats_[slug];
    // A counted line has seats of several ids.
    seat.seats += position.find("count") ? 2 : 1;
    seat.id = position.find("id").text();
    seat.by_holder = by_holder;
}

std::string SeatNames::help(std::string_view text, std::string_view key) const {
    const auto found = seats_.find(text::slug(text));
    if (found == seats_.end() || found->second.seats != 1) return {};
    const Seat& seat = found->second;
    const std::string whose = seat.by_holder ? fmt::format("the seat of {}", text) : "the seat of that role";
    if (seat.id.empty())
        return fmt::format("give {} an `id`, and write that{}", whose,
                           key.empty() ? " here" : fmt::format(" under `{}`", key));
    return fmt::format("write `{}{}{}`, {}", key, key.empty() ? "" : ": ", seat.id, whose);
}

std::string SeatNames::help_for_unit(std::string_view text) const {
    const auto found = units_.find(text::slug(text));
    if (found == units_.end() || found->second.empty()) return {};
    return fmt::format("write `{}`, the unit of that name", found->second);
}

}  // namespace orgplan::language
