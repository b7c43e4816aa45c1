#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/model/organisation.h"
#include "planner/interop/import_log.h"
#include "planner/interop/import_spec.h"

namespace orgplan::interop {

/// What an export says otherwise of seats that a spec has. A value that it does not give stays as it is.
class SeatComparison {
  public:
    /// `read`: whether the export has a column of a field.
    SeatComparison(const Organisation& org, std::function<bool(Field)> read, const ImportedCompany& company,
                   ImportLog& log);

    /// The keys of an edit; empty where nothing differs. `line` is the manager that the spec says, null where the line
    /// is not compared.
    std::string differences(const ImportedSeat& seat, PositionId id, const PositionState& state,
                            const std::string* line);

    /// Whether the scenario can say a pay: its currency is that of the spec, or has a rate there.
    bool has_rate(const ImportedSeat& seat);
    /// the name of a holder, which the export may give by the id of a person.
    std::string name_of(const std::string& holder) const;
    /// The holder of a seat of the export, in a message.
    std::string who(const ImportedSeat& seat) const;

  private:
    class Keys;
    void compare_holders(const ImportedSeat& seat, const PositionState& state, Keys& keys);
    void compare_title(const ImportedSeat& seat, const PositionState& state, Keys& keys);
    void compare_contract(const ImportedSeat& seat, const PositionState& state, Keys& keys);
    void compare_dotted(const ImportedSeat& seat, const PositionState& state, Keys& keys);
    void compare_times(const ImportedSeat& seat, PositionId id, Keys& keys);
    bool same_pay(const ImportedSeat& seat, const PositionState& state) const;
    void not_said(const ImportedSeat& seat, std::string_view what, std::string_view value);

    const Organisation& org_;
    std::function<bool(Field)> read_;
    ImportLog& log_;
    std::unordered_map<std::string, std::string> names_;  // of people, by id
};

}  // namespace orgplan::interop
