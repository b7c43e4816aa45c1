#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/time.h"
#include "planner/interop/lean_text.h"

namespace orgplan::interop {

/// A seat as an import found it. Every seat names its manager.
struct ImportedSeat {
    std::size_t line = 1;
    std::string id;
    bool ordered = false;  ///< the id follows from its unit, its role and its place, so that it is not written
    LeanText role;         ///< id; empty: none fits
    LeanText title;        ///< empty: the role's
    std::vector<std::string> holders;
    std::vector<double> shares;  ///< of a full week, of each holder; empty: not said
    bool vacant = false;
    std::string reports_to;  ///< the id of a seat, of somebody outside, `none`, or a text that names nobody
    std::vector<std::string> dotted;
    std::optional<Tick> opens;
    std::optional<Tick> leaves;
    LeanText status;      ///< of the requisition; empty: none
    LeanText employment;  ///< empty: an employee
    std::optional<double> fte;
    LeanText level;
    LeanText location;
    std::optional<double> pay;  ///< of a year, or of a day
    bool paid_by_day = false;
    LeanText paid_in;  ///< its currency
    LeanText email;
    LeanText requisition;
    // What the export gives a value of, which may be the one that is not written.
    bool start_said = false;
    bool part_said = false;
    bool pay_said = false;
    bool contract_said = false;
};

struct ImportedUnit {
    std::string id;
    std::string name;
    std::string manager;  ///< id of a seat; empty: none
    std::string kind;     ///< empty: not given
    std::vector<std::size_t> seats;
    std::vector<std::size_t> units;                     ///< inside, by their place in `ImportedCompany::units`
    std::size_t within = static_cast<std::size_t>(-1);  ///< the unit around it; none: the company
};

/// A person whose name somebody else has too.
struct ImportedPerson {
    std::string id;
    std::string name;
};

/// A role that the glossary does not have.
struct ImportedRole {
    std::string id;
    std::string title;
};

struct ImportedCompany {
    std::string name;
    std::string manager;   ///< id of a seat; empty: none
    std::string currency;  ///< in which most are paid; empty: no pay is known
    std::vector<std::string> outside;
    std::vector<ImportedSeat> seats;
    std::vector<std::size_t> unitless;  ///< seats outside every unit
    std::vector<ImportedUnit> units;
    std::vector<ImportedPerson> people;
    std::vector<ImportedRole> roles;
};

/// A text as YAML that reads back as that text: plain where that is safe, also inside `[]` and `{}`, else in double
/// quotes.
std::string yaml_scalar(std::string_view text);

/// A seat as `{id: .., ..}`, with its unit where that is not written around it.
std::string seat_text(const ImportedSeat& seat, std::string_view unit = {});

/// Who holds a seat, as the value of `holder`: a name, or a list; empty where nobody is named.
std::string holder_text(const ImportedSeat& seat);
/// What a seat costs, as the value of `cost`.
std::string cost_text(const ImportedSeat& seat);

/// The spec, a line for each seat.
std::string spec_text(const ImportedCompany& company);

}  // namespace orgplan::interop
