#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/model/organisation.h"
#include "planner/text/document.h"
#include "planner/text/finding.h"
#include "planner/text/nearest.h"

namespace orgplan::language {

/// The one name space of units and seats: what an id, a number behind a stem, or a range of them refers to.
class Names {
  public:
    Names(Organisation& org, text::Findings& findings) : org_(org), findings_(findings) {}

    /// From then on references may name a line of seats, as edits do, and what is missing is suggested likewise.
    void lines_too() { lines_too_ = true; }

    /// Each reports an id that is taken already, and then changes nothing.
    bool add_unit(Text id, UnitId unit, Place place);
    bool add_seat(Text id, PositionId seat, Place place);
    /// The same without a report, of a seat whose line has an id that is taken.
    void add_beside(Text id, PositionId seat, Place place) {
        entries_.try_emplace(id, Entry{kNone<UnitId>, seat, place, true});
    }
    /// A stem that is written as an `id` is an id too.
    bool add_written_stem(Text stem, Place place);
    /// Seats that one stem names together: `be` for `be-1` to `be-8`, `core/product-owner` for its seats.
    /// Seats that are not `pinned` by an id are numbered in the order of the text.
    void add_to_stem(Text stem, PositionId seat, bool pinned);
    /// Marks the seats whose numbers depend on what else is written. To be called once all are added.
    void mark_shifting() const;

    /// The seat or unit a value names; nothing, and a finding there, where it names none. To be called once all are
    /// added. What is missing is one finding, at the first place that names it, with a note at each other.
    /// `manager_of` is the seat whose manager it is to be, and is not suggested.
    std::optional<PositionId> seat(std::string_view text, Place place, PositionId manager_of = kNone<PositionId>);
    std::optional<PositionId> seat(text::Node value, PositionId manager_of = kNone<PositionId>) {
        return seat(value.text(), value.place(), manager_of);
    }
    std::optional<UnitId> unit(std::string_view text, Place place);
    std::optional<UnitId> unit(text::Node value) { return unit(value.text(), value.place()); }
    /// One seat, or those of a range `stem-1..3`.
    std::vector<PositionId> seats(std::string_view text, Place place);
    std::vector<PositionId> seats(text::Node value) { return seats(value.text(), value.place()); }
    /// The seats of a line or of a role in a unit that a stem names together, where it names several; else none.
    std::span<const PositionId> several(std::string_view text) const;
    /// Whether a unit has the id.
    std::optional<UnitId> is_unit(std::string_view text) const;
    /// Reports nothing.
    bool known(std::string_view text) const { return entries_.contains(text) || stems_.contains(text); }

  private:
    struct Entry {
        UnitId unit = kNone<UnitId>;
        PositionId seat = kNone<PositionId>;
        Place place;
        bool beside = false;  // of a line whose own id is taken
    };
    struct Stem {
        std::vector<PositionId> seats;
        bool pinned = true;
    };

    bool add(Text id, Entry entry);
    void report_unknown(std::string_view rule, std::string_view what, std::string_view text, Place place, bool seats,
                        PositionId manager_of = kNone<PositionId>);
    /// For a number that a line of seats does not have: those that it has.
    std::string of_line(std::string_view text) const;
    /// For `platform/backend`, where the seats of that id or role in that unit have an id of their own: what names
    /// them.
    std::string of_own_id(std::string_view text);
    /// What `help` says where no seat has an id, but seats without one have such a role; adds where they are.
    std::string without_id(std::string_view text, text::Finding& finding);
    void find_roles();
    void advise_against_number(std::string_view text, PositionId seat, Place place);

    Organisation& org_;
    text::Findings& findings_;
    std::unordered_map<Text, Entry> entries_;
    std::unordered_map<Text, Entry> taken_;  // an id that another thing of the other kind has already
    std::unordered_map<Text, Stem> stems_;
    struct Unnamed {
        std::vector<PositionId> seats;
        std::vector<std::string_view> lines;  // `platform/backend-developer`
    };
    std::unordered_map<std::string_view, Unnamed> by_role_;  // those without an id of their own
    std::unordered_map<std::string, std::vector<std::string>>
        own_ids_;  // of the others, by `platform/backend-developer`
    text::Suggestions roles_;
    bool lines_too_ = false;
    std::set<Place> reported_;                              // where an unknown id was reported
    std::unordered_map<std::string, std::size_t> missing_;  // each unknown id, and its finding
    text::Suggestions unit_ids_;
    text::Suggestions seat_ids_;
};

}  // namespace orgplan::language
