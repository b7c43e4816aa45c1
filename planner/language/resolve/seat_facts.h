#pragma once

#include <map>
#include <unordered_map>

#include "planner/language/resolve/assembly.h"

namespace orgplan::language {

/// Reads the facts of seats, and keeps equal ones once. The seats of one line come one after another.
class SeatFactsReader {
  public:
    explicit SeatFactsReader(Assembly& assembly) : assembly_(assembly) {}

    /// The facts of a seat as written, as an index into `Organisation::seat_facts`.
    std::uint32_t read(const WrittenSeat& written);
    /// The facts after a change.
    std::uint32_t change(text::Node change, std::uint32_t before);

  private:
    void apply(text::Node keys, SeatFacts& facts);
    std::optional<std::vector<TimeShare>> time_of(text::Node parts);
    bool room_to_copy(const SeatFacts& facts, Place place);
    std::uint32_t keep(SeatFacts facts);

    Assembly& assembly_;
    Place line_;  // the line read last, and its facts
    std::uint32_t of_line_ = 0;
    std::map<std::pair<text::Node, std::uint32_t>, std::uint32_t> changed_;  // a line changes all its seats alike
    std::unordered_map<std::string, std::uint32_t> known_;
    std::size_t copied_ = 0;  // words
};

}  // namespace orgplan::language
