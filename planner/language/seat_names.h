#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "planner/text/document.h"

namespace orgplan::language {

/// The seats of a text by the names of their holders, and by their roles and titles, for help where one of these is
/// written in place of an id.
class SeatNames {
  public:
    /// Reads all positions, in linear time.
    explicit SeatNames(const std::vector<text::Node>& roots);

    /// What to write for a text under a key: "write `reports_to: em`, the seat of Ann Lee", or without a key
    /// "write `em`, ..."; empty where no seat, or more than one, is meant.
    std::string help(std::string_view text, std::string_view key) const;
    /// The same for the name of a unit: "write `web`, the unit of that name".
    std::string help_for_unit(std::string_view text) const;

  private:
    struct Seat {
        std::string id;  ///< empty: it has none
        std::size_t seats = 0;
        bool by_holder = false;
    };
    void read_unit(text::Node unit);
    void read_position(text::Node position);
    void read_holder(text::Node holder, text::Node position);
    void add(std::string_view name, bool by_holder, text::Node position);

    std::map<std::string, Seat> seats_;         // by slugs of names
    std::map<std::string, std::string> units_;  // likewise, their ids; empty where several have the name
};

}  // namespace orgplan::language
