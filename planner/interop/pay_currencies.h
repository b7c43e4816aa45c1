#pragma once

#include <optional>
#include <string>
#include <utility>

#include "planner/interop/import_values.h"
#include "planner/interop/written_pay.h"

namespace orgplan::interop {

/// In which currency each amount of a column of pay is.
class PayCurrencies {
  public:
    /// `of_header`: what the header of the column says; empty: nothing.
    PayCurrencies(ValueColumns& values, std::string of_header) : values_(values), of_header_(std::move(of_header)) {}

    /// What the value says, a column of currencies, the header or an option; nothing, which is reported, where nobody
    /// says it, or value and column contradict each other.
    std::optional<std::string> of(const ExportRow& row, const WrittenPay& pay);

  private:
    std::optional<std::string> lost(const ExportRow& row, const std::string& why);

    ValueColumns& values_;
    std::string of_header_;
    bool told_ = false;  // that header and column contradict each other
};

}  // namespace orgplan::interop
