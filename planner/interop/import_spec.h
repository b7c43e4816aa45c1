#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/time.h"

namespace orgplan::interop {

/// A seat as an import found it. Every seat names its manager.
struct ImportedSeat {
    std::size_t line = 1;
    std::string id;
    std::string role;   ///< id; empty: none fits
    std::string title;  ///< empty: the role's
    std::vector<std::string> holders;
    bool vacant = false;
    std::string reports_to;  ///< the id of a seat, of somebody outside, or `none`
    std::optional<Tick> opens;
};

struct ImportedUnit {
    std::string id;
    std::string name;
    std::string manager;  ///< id of a seat; empty: none
    std::vector<std::size_t> seats;
};

/// A person whose name somebody else has too.
struct ImportedPerson {
    std::string id;
    std::string name;
};

struct ImportedCompany {
    std::string name;
    std::string manager;  ///< id of a seat; empty: none
    std::vector<std::string> outside;
    std::vector<ImportedSeat> seats;
    std::vector<std::size_t> unitless;  ///< seats outside every unit
    std::vector<ImportedUnit> units;
    std::vector<ImportedPerson> people;
};

/// A text as YAML that reads back as that text: plain where that is safe, also inside `[]` and `{}`, else in double
/// quotes.
std::string yaml_scalar(std::string_view text);

/// The spec, a line for each seat.
std::string spec_text(const ImportedCompany& company);

}  // namespace orgplan::interop
